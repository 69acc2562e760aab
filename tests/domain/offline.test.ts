import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readReviewText } from '../../shared/domain/offline/read.ts';
import { reviewText } from '../../shared/domain/offline/write.ts';
import { ReviewDraft } from '../../shared/domain/review.ts';
import { RUBRIC_VERSIONS, rubricOf } from '../../shared/domain/rubrics.ts';
import { offlineWords } from '../../web/words/offline.ts';
import { holds } from '../support/build.ts';
import { NAUGHTY } from '../support/naughty.ts';

const HEAD = { reference: 'OT-26-7K3FW-X', draft: 4, revision: 2 };
const standard = rubricOf('standard-1');
const written = (draft: ReviewDraft, language: 'nl' | 'en' = 'nl', rubric = standard) =>
  reviewText(draft, { rubric, head: HEAD, words: offlineWords[language].form, language });

/** Without what says nothing: an empty comment, a criterion of which nothing was said. */
const said = ({ criteria = {}, note, ...draft }: ReviewDraft): ReviewDraft => {
  const given = Object.entries(criteria).flatMap(([id, { mark, comment }]) => {
    const entry = { ...(mark === undefined ? {} : { mark }), ...(comment ? { comment } : {}) };
    return Object.keys(entry).length > 0 ? [[id, entry] as const] : [];
  });
  return { ...(given.length > 0 ? { criteria: Object.fromEntries(given) } : {}), ...draft, ...(note ? { note } : {}) };
};

const NASTY = [
  '[[N comment]]',
  '\\[[end]]',
  '[[',
  '\\\\[[x]]',
  '# no remark',
  '',
  ' ',
  '[[end]] so',
  '[[#]] uitleg?',
  '\t- punt',
  'regel',
  '[[sluis-review 1 X draft 0 revision 1]]',
  '-',
  '3,5',
];
const prose = fc.oneof(
  fc.array(fc.constantFrom(...NASTY), { maxLength: 8 }).map((lines) => lines.join('\n')),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(...NAUGHTY),
);
const draftOf = (ids: readonly string[]) =>
  fc.record(
    {
      criteria: fc.dictionary(
        fc.constantFrom(...ids),
        fc.record({ mark: fc.option(fc.integer({ min: 0, max: 10 }).map((n) => n / 2)), comment: prose }, { requiredKeys: [] }),
      ),
      inScope: fc.boolean(),
      vote: fc.constantFrom('yes' as const, 'no' as const, 'pitch' as const),
      confidence: fc.integer({ min: 1, max: 3 }),
      note: prose,
    },
    { requiredKeys: [] },
  );

it.each(RUBRIC_VERSIONS)('gives back every draft by the rubric %s exactly as it was kept, whatever was typed', (version) => {
  const rubric = rubricOf(version);
  let tried = 0;
  holds(
    `a form of ${version}`,
    fc.property(draftOf(rubric.criteria.map(({ id }) => id)), fc.constantFrom('nl' as const, 'en' as const), fc.boolean(), (raw, language, windows) => {
      const draft = ReviewDraft.safeParse(raw);
      if (!draft.success) return;
      tried += 1;
      const text = written(draft.data, language, rubric);
      const read = readReviewText(windows ? `\uFEFF${text.replaceAll('\n', '\r\n')}` : text, rubric);
      expect(read.faults).toEqual([]);
      expect(read.head).toEqual(HEAD);
      expect(ReviewDraft.parse(read.draft)).toEqual(said(draft.data));
    }),
  );
  expect(tried).toBeGreaterThan(50);
});

const filled = (change: (lines: string[]) => void): string[] => {
  const lines = written({}).split('\n');
  change(lines);
  return readReviewText(lines.join('\n'), standard).faults.map(({ path, code }) => `${path} ${code}`);
};
const after = (lines: string[], heading: string): number => lines.findIndex((line) => line.startsWith(`[[${heading}]]`)) + 1;

it.each(['nl', 'en'] as const)('brings along in %s what marks mean, what they weigh, and how much is to be said, beside the place for each', (language) => {
  const text = written({}, language);
  for (const { id, name, weight, minimum, anchors } of standard.criteria) {
    const above = text
      .slice(0, text.indexOf(`[[${id} mark]]`))
      .split('\n')
      .slice(-5, -1);
    expect(above[0]).toContain(name[language]);
    expect(above[0]).toMatch(new RegExp(`\\b${weight}\\b.*\\b${minimum}\\b`));
    expect(above.slice(1)).toEqual(anchors[language].map((anchor, i) => `[[#]] ${[1, 3, 5][i]} = ${anchor}`));
  }
  expect(text).toMatch(
    language === 'nl' ? /40 tekens, en 120 bij een cijfer tot en met 1,5 en bij een 5/ : /40 characters, and 120 with a mark up to 1\.5 and with a 5/,
  );
  expect(readReviewText(text, standard).faults).toEqual([]);
  const form = { rubric: standard, head: HEAD, words: offlineWords[language].form, language };
  const dashes = (scoresSafety: boolean) =>
    reviewText({}, { ...form, scoresSafety })
      .split('\n')
      .filter((line) => /streepje|hyphen/.test(line));
  expect([dashes(false).length, dashes(true).length]).toEqual([6, 5]);
  expect(dashes(true).some((line) => line.startsWith('[[S mark]]'))).toBe(false);
});

it('takes explanations for nothing, wherever they stand, and an answer that looks like one for an answer', () => {
  const lines = written({ criteria: { N: { mark: 3, comment: '[[#]] zo staat het er' } } }).split('\n');
  lines.splice(lines.length - 3, 0, '[[#]] nog iets');
  expect(readReviewText(lines.join('\n'), standard)).toMatchObject({ faults: [], draft: { criteria: { N: { mark: 3, comment: '[[#]] zo staat het er' } } } });
  expect(
    readReviewText(
      written({})
        .split('\n')
        .filter((line) => !line.startsWith('[[#]]'))
        .join('\n'),
      standard,
    ).faults,
  ).toEqual([]);
});

it('names what is wrong by its line, and all of it at once', () => {
  const at = (heading: string) => after(written({}).split('\n'), heading) + 1;
  expect(filled((lines) => (lines[after(lines, 'N mark')] = '7'))).toEqual([`line/${at('N mark')} form.mark`]);
  expect(filled((lines) => (lines[after(lines, 'N mark')] = '3,7'))).toEqual([`line/${at('N mark')} form.mark`]);
  expect(filled((lines) => (lines[after(lines, 'vote')] = 'misschien'))).toEqual([`line/${at('vote')} form.vote`]);
  expect(filled((lines) => (lines[after(lines, 'confidence')] = '4'))).toEqual([`line/${at('confidence')} form.confidence`]);
  expect(filled((lines) => (lines[after(lines, 'in-scope')] = 'ja\nof nee'))).toEqual([`line/${at('in-scope') + 1} form.one-line`]);
  expect(filled((lines) => lines.splice(0, 0, 'Beste liaison'))).toEqual(['line/1 form.nowhere']);
  expect(filled((lines) => lines.push('en dit nog'))).toEqual([`line/${written({}).split('\n').length + 1} form.nowhere`]);
  expect(filled((lines) => (lines[after(lines, 'N comment')] = '[[N comment]] twee'))).toEqual([`line/${at('N comment')} form.twice`]);
  expect(filled((lines) => (lines[after(lines, 'N comment')] = '[[N toelichting]] x'))).toEqual([`line/${at('N comment')} form.heading`]);
  expect(filled((lines) => (lines[after(lines, 'N comment')] = `een ${String.fromCharCode(7)} bel`))).toEqual([
    `line/${at('N comment')} text.control-character`,
  ]);
  expect(filled((lines) => (lines[after(lines, 'note')] = 'x'.repeat(2001)))).toEqual([`line/${at('note') - 1} field.long:2000`]);
  expect(filled((lines) => lines.splice(after(lines, 'S comment') - 1, 1))).toContain(`line/${written({}).split('\n').length - 2} form.missing:S comment`);
  expect(filled((lines) => lines.splice(4, 1))).toContain('line/1 form.head');
  expect(readReviewText('', standard).faults.length).toBeGreaterThan(10);
});

it('takes a mark with a point or a comma, a dash of any length, and words of either language', () => {
  const read = (heading: string, typed: string) => {
    const lines = written({}).split('\n');
    lines[after(lines, heading)] = typed;
    return readReviewText(lines.join('\n'), standard).draft;
  };
  for (const typed of ['3,5', '3.5', ' 3.5 ']) expect(read('N mark', typed)).toEqual({ criteria: { N: { mark: 3.5 } } });
  for (const typed of ['-', '–', '—']) expect(read('N mark', typed)).toEqual({ criteria: { N: { mark: null } } });
  for (const typed of ['ja', 'Yes', 'JA']) expect(read('in-scope', typed)).toEqual({ inScope: true });
  for (const typed of ['nee', 'No']) expect(read('vote', typed)).toEqual({ vote: 'no' });
});
