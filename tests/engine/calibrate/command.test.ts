import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tallyText } from '../../../infra/local/tally.ts';
import { panelFrom } from './panels.ts';

const panel = panelFrom({ proposals: 28, reviewers: 12, reviews: 3, bias: 0.8, noise: 0.7, isRounded: true, isClipped: true }, 4);
const named = {
  proposals: panel.proposals,
  reviewers: panel.reviewers,
  marks: panel.marks.map(({ proposal, reviewer, value }) => [proposal, reviewer, value]),
  line: 7,
  k: 6,
};
const counted = {
  ...named,
  proposals: 28,
  reviewers: 12,
  marks: panel.marks.map(({ proposal, reviewer, value }) => [Number(proposal.slice(1)), Number(reviewer.slice(1)), value]),
};
type Printed = {
  model: {
    calibrated: boolean;
    formula: string;
    scale: unknown;
    why: { code: string; en: string }[];
    notes: { code: string; en: string; nl: string }[];
    variances: Record<string, number> | null;
  };
  proposals: Record<string, unknown>[];
  reviewers: Record<string, unknown>[];
  oneMore: { proposal: unknown }[];
};
const tally = (given: unknown): Printed => JSON.parse(tallyText(JSON.stringify(given)));

const folder = mkdtempSync(join(tmpdir(), 'tally-'));
afterAll(() => rmSync(folder, { recursive: true }));
const run = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../../../infra/local/tally.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  });

describe('the tally of a file', () => {
  it('prints one JSON document with the tally of each proposal and the offset of each reviewer', () => {
    const printed = tally(named);
    expect(printed.model).toMatchObject({ calibrated: true, formula: 'additive-gaussian-2', why: [], notes: [], scale: { low: 0, high: 10, step: 0.5 } });
    expect(printed.proposals.map(({ proposal }) => proposal)).toEqual(panel.proposals);
    expect(Object.keys(printed.proposals[0]!)).toEqual(
      expect.arrayContaining(['reviews', 'rawMean', 'range', 'calibratedMean', 'interval', 'pAboveLine', 'pFirstK', 'expectedRank', 'band']),
    );
    expect(printed.reviewers[0]).toMatchObject({ reviewer: 'r0', reviews: 7, staffOnly: true });
    expect(printed.oneMore.length).toBeGreaterThan(3);
  });

  it('is the same by names and by numbers from 0, by name or by place in a list, and in any order of marks', () => {
    const text = tallyText(JSON.stringify(named));
    expect(tallyText(JSON.stringify({ ...named, marks: named.marks.toReversed() }))).toBe(text);
    expect(tallyText(JSON.stringify({ ...named, marks: counted.marks }))).toBe(text);
    const byNumber = tally(counted);
    expect(byNumber.proposals.map(({ proposal }) => proposal)).toEqual(Array.from({ length: 28 }, (_, p) => p));
    expect(byNumber.proposals.map(({ calibratedMean }) => calibratedMean)).toEqual(tally(named).proposals.map(({ calibratedMean }) => calibratedMean));
  });

  it('leaves out who cannot judge', () => {
    const last = named.marks.at(-1)!;
    const without = tally({ ...named, marks: named.marks.slice(0, -1) });
    expect(tally({ ...named, marks: [...named.marks.slice(0, -1), [last[0], last[1], null]] })).toEqual(without);
  });

  it('says in a sentence why nothing was corrected', () => {
    const { model, proposals } = tally({
      proposals: ['a', 'b'],
      reviewers: 2,
      marks: [
        ['a', 0, 7],
        ['a', 1, 8, 2],
        ['b', 0, 4],
      ],
    });
    expect(model).toMatchObject({ calibrated: false, variances: null });
    expect(model.why).toMatchObject([
      {
        code: 'few-reviewers',
        have: 0,
        need: 8,
        en: expect.stringContaining('0 reviewers have at least 4 marks'),
        nl: expect.stringContaining('0 beoordelaars'),
      },
    ]);
    expect(proposals[0]).toMatchObject({
      proposal: 'a',
      reviews: 2,
      rawMean: 7.5,
      range: [7, 8],
      calibratedMean: 7.5,
      interval: null,
      pAboveLine: null,
      band: null,
    });
  });

  it('says in a sentence that groups without a common reviewer are compared by assumption alone', () => {
    const marks = ['a', 'b'].flatMap((group) => named.marks.map(([p, r, mark]) => [`${group}${p}`, `${group}${r}`, mark]));
    const both = (names: readonly string[]) => ['a', 'b'].flatMap((group) => names.map((name) => `${group}${name}`));
    const { model } = tally({ ...named, proposals: both(panel.proposals), reviewers: both(panel.reviewers), marks });
    expect(model.notes).toEqual([
      { code: 'separate-groups', en: expect.stringMatching(/into 2 groups .* assumption/), nl: expect.stringMatching(/in 2 groepen .* aangenomen/) },
    ]);
  });

  it('is read whether or not the file begins with a byte order mark', () => {
    expect(tallyText(`\uFEFF${JSON.stringify(named)}`)).toBe(tallyText(JSON.stringify(named)));
  });

  it('takes marks of another scale for what they are, and one beyond the ends for a slip', () => {
    const forty = { ...counted, line: 28, marks: counted.marks.map(([p, r, mark]) => [p, r, Math.round(mark! * 4)]) };
    expect(tally(forty).model).toMatchObject({ calibrated: true, scale: { low: null, high: null, step: 1 } });
    expect(tally({ ...forty, scale: { low: 0, high: 40, step: 1 } }).model.scale).toEqual({ low: 0, high: 40, step: 1 });
    const smooth = counted.marks.map(([p, r, mark], at) => [p, r, mark! - 5 + at / 1000]);
    expect(tally({ ...counted, marks: smooth }).model.scale).toEqual({ low: null, high: null, step: 0 });
    expect(() => tally({ ...counted, marks: [[0, 0, 10.5], ...counted.marks.slice(3)] })).toThrow(/marks\[0\] is 10.5, outside 0 to 10/);
    expect(() => tally({ ...forty, scale: { low: 0, high: 20, step: 1 } })).toThrow(/outside 0 to 20/);
  });

  it.each<[string, string, RegExp]>([
    ['no JSON', 'marks', /not JSON/],
    ['no object', '[]', /one JSON object/],
    ['no marks', '{"proposals":2,"reviewers":2}', /marks must be/],
    ['no proposals', '{"proposals":0,"reviewers":2,"marks":[]}', /proposals must be/],
    ['a word for a mark', '{"proposals":2,"reviewers":2,"marks":[[0,0,5],[0,1,"good"]]}', /marks\[1\] is \[0,1,"good"\]/],
    ['a confidence of 3', '{"proposals":2,"reviewers":2,"marks":[[0,0,5,3]]}', /confidence from 0.5 to 2/],
    ['a number that is not counted', '{"proposals":2,"reviewers":2,"marks":[[2,0,5]]}', /numbers run from 0 to 1/],
    ['a name that is not in the list', '{"proposals":["a"],"reviewers":2,"marks":[["b",0,5]]}', /proposal "b", which is not in the list/],
    ['a name twice', '{"proposals":["a","a"],"reviewers":2,"marks":[]}', /"a" is named twice/],
    ['a pair twice', '{"proposals":2,"reviewers":2,"marks":[[0,0,5],[0,0,5]]}', /second mark of proposal 0 by reviewer 0/],
    ['half a place', '{"proposals":2,"reviewers":2,"marks":[],"k":1.5}', /k must be/],
    ['a word for a line', '{"proposals":2,"reviewers":2,"marks":[],"line":"six"}', /line must be/],
  ])('refuses %s in one sentence', (_, text, sentence) => {
    expect(() => tallyText(text)).toThrow(sentence);
    try {
      tallyText(text);
    } catch (error) {
      expect((error as Error).message).toMatch(/^[A-Za-z][^\n]*\.$/);
    }
  });

  it('comes from the command with 0, and a refusal with 2, nothing on the other stream', () => {
    writeFileSync(join(folder, 'marks.json'), JSON.stringify(named));
    writeFileSync(join(folder, 'bad.json'), '{');
    expect(run('marks.json')).toMatchObject({ status: 0, stderr: '', stdout: `${tallyText(JSON.stringify(named))}\n` });
    expect(run('bad.json')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/^The file is not JSON[^\n]*\n$/) });
    expect(run('none.json')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('none.json cannot be read (ENOENT)') });
    expect(run()).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('npm run tally') });
  });
});
