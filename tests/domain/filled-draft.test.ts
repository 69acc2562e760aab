import { describe, expect, it } from 'vitest';
import { filledDraft } from '../../shared/domain/draft.ts';
import { AT, applicant, prp } from '../support/build.ts';

const person = { id: applicant.id, address: 'hash', language: 'nl' } as const;
const problemOf = (text: string): unknown => {
  const known = { subject: 'Een sensor voor gemalen', text, organisation: 'Lekdetect BV', name: 'Noor Vondst' };
  const draft = { id: prp(), reference: 'OT-26-7K3FW-X', person, language: 'nl', at: AT } as never;
  const part = filledDraft(draft, known, () => 'seal').items.find((item) => (item as { part?: string }).part === 'substance');
  return (part as { content?: { problem?: string } } | undefined)?.content?.problem;
};

describe('a draft that is made of a message', () => {
  it('takes the message over whole as long as it fits, counted in characters', () => {
    expect(problemOf('🔒'.repeat(1000))).toBe('🔒'.repeat(1000));
    expect(problemOf('x'.repeat(1000))).toBe('x'.repeat(1000));
  });

  it('takes the beginning of a longer one up to the end of a word, and never half a character', () => {
    expect(problemOf('een woord '.repeat(200))).toMatch(/^(een woord )+een…$|^(een woord )*een woord…$/);
    expect(problemOf(`x${'🔒'.repeat(1200)}`)).toBe(`x${'🔒'.repeat(998)}…`);
  });
});
