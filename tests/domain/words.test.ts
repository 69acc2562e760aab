import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { community } from '../../shared/community.ts';
import { CONFLICT_KINDS } from '../../shared/domain/conflict.ts';
import { FACTS } from '../../shared/domain/fact.ts';
import { REFUSALS, type RefusalCode } from '../../shared/domain/refusal.ts';
import { CATALOGUES, factText, fieldText, hasFieldText, outcomeText, problemText, stageText } from '../../shared/domain/words/index.ts';

const LANGUAGES = ['nl', 'en'] as const;
const folder = new URL('../../shared/domain/', import.meta.url);
/** Every file of the domain but the catalogues themselves. */
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.startsWith('words'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

/** Codes of fields as the sources make them: quoted, or with a value behind the colon or the dot. */
const codesIn = (source: string): string[] => {
  const quoted = [...source.matchAll(/['`]((?:field|text|list|gate|question)\.[a-z-]+)(?::\$\{[^}]*\})?['`]/g)].map(([, code = '']) => code);
  const stated = [...source.matchAll(/\bcode: ['`]([a-z-]+\.[a-z-]+)(?::\$\{[^}]*\})?['`], message/g)].map(([, code = '']) => code);
  const conflicts = source.includes('`conflict.${') ? [...CONFLICT_KINDS, 'own'].map((kind) => `conflict.${kind}`) : [];
  return [...quoted, ...stated, ...conflicts];
};
const FIELD_CODES = [...new Set(sources.flatMap(codesIn))].sort();

/** Texts that are the same word in both languages. */
const SAME: readonly string[] = [];

const texts = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'string' ? [[path, value]] : Object.entries(value as object).flatMap(([key, inner]) => texts(inner, `${path}/${key}`));

describe('the catalogue', () => {
  it('has a title and a thing to do for every refusal', () => {
    for (const code of Object.keys(REFUSALS) as RefusalCode[]) {
      for (const language of LANGUAGES) {
        const { title, detail } = problemText(code, language);
        expect(title, code).toMatch(/^\p{Lu}.{5,70}[^.]$/u);
        expect(detail, code).toMatch(/^\p{Lu}.{15,200}\.$/u);
      }
    }
  });

  it('has words for every refusal that the domain throws', () => {
    const thrown = new Set(
      sources.flatMap((source) => [...source.matchAll(/new Refusal\('([^']+)'|refuseUnless\([^\n]*, '([^']+)'\)/g)].map(([, a, b]) => a ?? b ?? '')),
    );
    expect(thrown.size).toBeGreaterThan(10);
    for (const code of thrown) expect(Object.keys(REFUSALS)).toContain(code);
  });

  it('has words for every field code in the domain', () => {
    expect(FIELD_CODES).toEqual(
      expect.arrayContaining([
        'field.short',
        'field.missing',
        'text.control-character',
        'text.address',
        'text.no-address',
        'gate.red',
        'gate.failure',
        'review.safety-mark',
        'conflict.own',
        'list.twice',
        'question.file',
        'gate.untouched',
      ]),
    );
    for (const code of FIELD_CODES) {
      expect(hasFieldText(code), code).toBe(true);
      for (const language of LANGUAGES) expect(fieldText(`${code}:40`, language)).not.toMatch(/[{}]|undefined/);
    }
  });

  it('puts limit and telephone number where they belong', () => {
    expect(fieldText('field.short:40', 'nl')).toBe('Schrijf ten minste 40 tekens.');
    expect(fieldText('field.long:120', 'en')).toBe('Write no more than 120 characters.');
    for (const language of LANGUAGES) expect(fieldText('gate.red', language)).toContain(community.contact.phone);
  });

  it('names a date where the community is at home', () => {
    for (const code of ['call.closed', 'call.not-open', 'call.full']) expect(hasFieldText(code), code).toBe(true);
    expect(fieldText('call.closed:2026-10-25T00:30:00.000Z', 'nl')).toContain('zondag 25 oktober 2026 om 02:30');
    expect(fieldText('call.closed:2026-10-25T01:30:00.000Z', 'en')).toContain('Sunday 25 October 2026 at 02:30');
    expect(fieldText('call.not-open:2026-03-29T01:00:00.000Z', 'nl')).toContain('zondag 29 maart 2026 om 03:00');
  });

  it('answers an unknown code with a plain sentence', () => {
    for (const code of ['', 'never.heard', 'constructor', '__proto__:1']) expect(fieldText(code, 'en')).toBe('This is not right. Check it.');
  });

  it('has one short past sentence for every fact', () => {
    for (const fact of Object.keys(FACTS) as (keyof typeof FACTS)[]) {
      for (const language of LANGUAGES) expect(factText(fact, language)).toMatch(/^\p{Lu}.{8,70}\.$/u);
    }
  });

  it('names stages as the applicant reads them', () => {
    expect(stageText('being-checked', 'nl')).toBe('Wordt bekeken');
    expect(stageText('question', 'en')).toBe('A question for you');
    expect(outcomeText('declined', 'en')).toBe('Declined, with feedback');
  });

  it('holds no Dutch text that equals its English one', () => {
    const english = new Map(texts(CATALOGUES.en));
    const same = texts(CATALOGUES.nl).filter(([path, text]) => english.get(path) === text && !SAME.includes(path));
    expect(same).toEqual([]);
    for (const [path, text] of texts(CATALOGUES.nl)) expect(text, path).not.toMatch(/\b(je|jij|jouw|bezwaar|security)\b/i);
  });
});
