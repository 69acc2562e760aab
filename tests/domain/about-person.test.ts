import { expect, it } from 'vitest';
import { aboutPerson, personIn } from '../../shared/domain/words/about-person.ts';
import { factText } from '../../shared/domain/words/index.ts';

it('says of a fact whom it is about and what was decided, in both languages', () => {
  const invited = { data: { reviewer: 'per_a', round: 1 } };
  expect(aboutPerson(factText('ReviewerInvited', 'en'), invited, 'Jan de Peiler', 'en')).toBe('A reviewer was invited: Jan de Peiler.');
  expect(aboutPerson(factText('ReviewerInvited', 'nl'), invited, 'Jan de Peiler', 'nl')).toBe('Een beoordelaar werd uitgenodigd: Jan de Peiler.');
  const decided = (state: string) => ({ data: { person: 'per_a', state, reason: 'competitor' } });
  expect(aboutPerson(factText('ConflictDecided', 'en'), decided('dismissed'), 'Jan', 'en')).toBe('A conflict was decided on: Jan, it is not so.');
  expect(aboutPerson(factText('ConflictDecided', 'nl'), decided('waived'), 'Jan', 'nl')).toBe('Over een belangenconflict werd besloten: Jan, het is aanvaard.');
  expect(aboutPerson(factText('ConflictDecided', 'en'), decided('constructor'), undefined, 'en')).toBe('A conflict was decided on.');
});

it('knows a reviewer and whoever else a fact names, and nobody where it names nobody', () => {
  expect([personIn({ data: { reviewer: 'per_a' } }), personIn({ data: { person: 'per_b' } }), personIn({ data: {} })]).toEqual(['per_a', 'per_b', undefined]);
});
