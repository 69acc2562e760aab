import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suggestedTags, type TagKind } from '../../../shared/domain/likeness/tags.ts';
import { INVENTIONS } from '../../support/inventions.ts';
import type { Written } from '../../support/rewrites.ts';
import { type BenchResult, type Cell, dataFolder } from './bench.ts';

type Annotated = Written & { readonly [K in TagKind]?: readonly string[] };
const KINDS: readonly TagKind[] = ['capabilities', 'assets', 'sectors', 'protocols'];
/** Said of what no other word fits: nothing that a text could speak for. */
const SPOKEN_FOR_BY_NOTHING = new Set(['other', 'x-multi', 'agnostic']);

const linesOf = (file: string): any[] =>
  readFileSync(join(dataFolder()!, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const rowsOf = (name: string, proposals: readonly Annotated[]): Cell[][] =>
  KINDS.flatMap((kind) => {
    const annotated = proposals.filter((proposal) => proposal[kind] !== undefined);
    let [right, suggested, expected, first, withAny] = [0, 0, 0, 0, 0];
    for (const proposal of annotated) {
      const wanted = proposal[kind]!.filter((id) => !SPOKEN_FOR_BY_NOTHING.has(id));
      const ids = suggestedTags(proposal)[kind].map(({ id }) => id);
      right += ids.filter((id) => wanted.includes(id)).length;
      suggested += ids.length;
      expected += wanted.length;
      withAny += Number(wanted.length > 0);
      first += Number(wanted.includes(ids[0] ?? ''));
    }
    if (expected === 0) return [];
    const share = (part: number, whole: number): string => (whole === 0 ? '—' : (part / whole).toFixed(2));
    return [[name, kind, annotated.length, expected, share(right, suggested), share(right, expected), share(first, withAny)]];
  });

/** How often a suggested tag is one that was given, and how many of those are suggested. */
export const benchTags = (): BenchResult => {
  const given = dataFolder() ? linesOf('proposals.real.dev.jsonl').map((line) => ({ title: line.title, text: line.abstract, ...line.annotation })) : [];
  const invented = dataFolder()
    ? linesOf('proposals.synthetic.dev.jsonl').map((line) => ({ ...line, text: `${line.summary}\n${line.problem}\n${line.solution}` }))
    : [];
  return {
    goals: [],
    plots: [],
    tables: [
      {
        title: 'Suggested tags',
        note: 'Precision: which share of the suggestions was given as a tag; recall: which share of the given tags is suggested; first right: how often the first suggestion was given, where any was. One person gave the tags of the real proposals in one pass, so that a strange suggestion may be right; the words that speak for a tag were looked through once with the real proposals at hand. Tags of the form that its text does not speak of cannot be suggested. In scope: OT security and what borders on it.',
        head: ['proposals', 'kind', 'proposals read', 'tags given', 'precision', 'recall', 'first right'],
        rows: [
          ...rowsOf('invented here', INVENTIONS),
          ...rowsOf('synthetic samples', invented),
          ...rowsOf(
            'real samples in scope',
            given.filter(({ scope }) => /^ot-(core|adjacent)$/.test(scope)),
          ),
          ...rowsOf('real samples, all', given),
        ],
      },
    ],
  };
};
