import { above } from './floor.ts';
import { pinnedSums } from './exchange.ts';
import { addColumn, openDraft, programOf } from './linear.ts';
import { penaltyOf } from './model.ts';
import type { Prepared } from './prepared.ts';
import { CONFLICT } from './problem.ts';
import type { Fallback, Program } from './program.ts';

const SECONDS = 10;

/** The largest floor above the one that was reached, by whole numbers over all pairs that it allows; and what no floor can exceed. */
export const solveFloor = (prepared: Prepared, fallback: Fallback, reached: number, bound: number): { panels: number[][] | null; bound: number } => {
  const { papers, reviewers, scores, demand, institution, institutions } = prepared;
  const within = above(prepared, reached + 1);
  const draft = openDraft(within, prepared.rules.sectors === 'soft' ? penaltyOf(prepared) : 0, false);
  for (let pair = 0; pair < papers * reviewers; pair++)
    if (demand[Math.floor(pair / reviewers)]! > 0 && within.scores[pair] !== CONFLICT) addColumn(draft, pair);
  for (const pair of draft.pairs) {
    const key = institution[pair % reviewers]! < 0 ? -1 : Math.floor(pair / reviewers) * institutions.length + institution[pair % reviewers]!;
    if (key >= 0 && !draft.houses.has(key)) draft.houses.set(key, draft.rows + draft.houses.size);
  }
  const plain = programOf(draft, true);
  const pins = pinnedSums(prepared);
  const asking = [...demand.keys()].filter((p) => demand[p]! > 0);
  const rowOf = new Int32Array(papers).fill(-1);
  asking.forEach((p, at) => {
    rowOf[p] = plain.rowLower.length + at;
  });
  const start = [0];
  const row: number[] = [];
  const value: number[] = [];
  for (let column = 0; column < plain.gain.length; column++) {
    for (let at = plain.start[column]!; at < plain.start[column + 1]!; at++) {
      row.push(plain.row[at]!);
      value.push(1);
    }
    const pair = draft.pairs[column];
    if (pair !== undefined) {
      row.push(rowOf[Math.floor(pair / reviewers)]!);
      value.push(scores[pair]!);
    }
    start.push(row.length);
  }
  // The last column is by how much the floor rises; every paper's sum stands at least that far above the floor reached.
  for (const p of asking) {
    row.push(rowOf[p]!);
    value.push(-1);
  }
  start.push(row.length);
  const program: Program = {
    // Nobody stays unserved: only pairs and what a soft rule allows to be missing may be used.
    gain: Float64Array.from([...plain.gain.map((gain, column) => (column < draft.pairs.length ? 0 : gain)), 1]),
    upper: Float64Array.from([
      ...plain.upper.map((most, column) => (column >= draft.pairs.length && plain.gain[column] === -draft.big ? 0 : most)),
      bound - reached,
    ]),
    whole: true,
    rowLower: Float64Array.from([...plain.rowLower, ...asking.map((p) => reached - pins[p]!)]),
    rowUpper: Float64Array.from([...plain.rowUpper, ...asking.map(() => Number.POSITIVE_INFINITY)]),
    start: Int32Array.from(start),
    row: Int32Array.from(row),
    value: Float64Array.from(value),
    seconds: SECONDS,
  };
  const found = fallback(program);
  // Pairs were left out that no floor above the present one can use: where nothing is left, the present one is the largest.
  if (found.status === 'infeasible') return { panels: null, bound: reached };
  const rise = found.columns ? Math.round(found.columns[program.gain.length - 1]!) : 0;
  const limit = found.status === 'optimal' && prepared.rules.sectors !== 'soft' ? reached + rise : bound;
  if (!found.columns || rise <= 0) return { panels: null, bound: limit };
  const panels = Array.from({ length: papers }, (): number[] => []);
  draft.pairs.forEach((pair, at) => {
    if (found.columns![at]! > 0.5) panels[Math.floor(pair / reviewers)]!.push(pair % reviewers);
  });
  return { panels, bound: limit };
};
