import type { Prepared } from './prepared.ts';
import { CONFLICT, scoreAt } from './problem.ts';

/** An assignment that changes step by step; everything in canonical numbers, panels without pins. */
export type Standing = {
  readonly prepared: Prepared;
  readonly panels: number[][];
  readonly load: Int32Array;
  /** What each paper's scores come to, pins included. */
  readonly sums: Float64Array;
};

/** What the pinned pairs of each paper bring. */
export const pinnedSums = ({ problem, papers, paperOf, pinned }: Prepared): Float64Array => {
  const ofOriginal = new Float64Array(papers);
  for (const [p, r] of pinned) ofOriginal[p] = ofOriginal[p]! + scoreAt(problem, p, r);
  return Float64Array.from(paperOf, (original) => ofOriginal[original]!);
};

export const standingOf = (prepared: Prepared, panels: readonly (readonly number[])[]): Standing => {
  const { scores, reviewers } = prepared;
  const load = new Int32Array(reviewers);
  for (const panel of panels) for (const r of panel) load[r] = load[r]! + 1;
  const sums = pinnedSums(prepared).map((sum, p) => panels[p]!.reduce((total, r) => total + scores[p * reviewers + r]!, sum));
  return { prepared, panels: panels.map((panel) => [...panel]), load, sums };
};

/** Whether a paper may have this reviewer in the place of that one: the rules about sectors, seniors and institutions hold no less than before. */
const fits = ({ prepared, panels }: Standing, p: number, out: number, into: number): boolean => {
  const { group, groups, need, institution, seniors, needSenior, scores, reviewers } = prepared;
  if (scores[p * reviewers + into] === CONFLICT) return false;
  const panel = panels[p]!;
  if (panel.includes(into)) return false;
  const house = institution[into]!;
  if (house >= 0 && panel.some((r) => r !== out && institution[r] === house)) return false;
  const g = group[out]!;
  const lost = g >= 0 && g !== group[into] && groups > 0 && need[p * groups + g] === 1 && !panel.some((r) => r !== out && group[r] === g);
  if (lost) return false;
  return !(needSenior[p] && seniors[out] && !seniors[into]) || panel.some((r) => r !== out && seniors[r] === 1);
};

/** The best exchange from each reviewer to each other one that leaves no paper below the floor, nor lower if it is there already. */
type Exchanges = { readonly gain: Float64Array; readonly paper: Int32Array };
const STEPS = 7;
const PASSES = 4;

const exchangesFrom = (standing: Standing, held: readonly number[][], floor: number, r: number, { gain, paper }: Exchanges): void => {
  const { prepared, sums } = standing;
  const { reviewers, scores } = prepared;
  const row = r * reviewers;
  gain.fill(Number.NEGATIVE_INFINITY, row, row + reviewers);
  for (const q of held[r]!) {
    const now = scores[q * reviewers + r]!;
    const least = Math.min(floor, sums[q]!) - sums[q]! + now;
    for (let into = 0; into < reviewers; into++) {
      const score = scores[q * reviewers + into]!;
      if (score < least || score - now <= gain[row + into]! || !fits(standing, q, r, into)) continue;
      gain[row + into] = score - now;
      paper[row + into] = q;
    }
  }
};

type Walk = { readonly gain: number; readonly moves: readonly (readonly [paper: number, out: number, into: number])[] };

/**
 * The walk of exchanges of most gain that takes `out` off paper p for somebody else and brings every load back within its limits. The node behind
 * the last reviewer stands for all loads that have room.
 */
const bestWalk = (standing: Standing, { gain, paper }: Exchanges, p: number, out: number, wanted: (into: number) => boolean): Walk | null => {
  const { prepared, load } = standing;
  const { reviewers, low, high, scores } = prepared;
  const outside = reviewers;
  const size = reviewers + 1;
  const best = new Float64Array(size * (STEPS + 1)).fill(Number.NEGATIVE_INFINITY);
  const from = new Int32Array(size * (STEPS + 1)).fill(-1);
  const now = scores[p * reviewers + out]!;
  for (let r = 0; r < reviewers; r++) if (r !== out && wanted(r) && fits(standing, p, out, r)) best[r] = scores[p * reviewers + r]! - now;
  let found: Walk | null = null;
  for (let step = 1; step <= STEPS; step++) {
    const before = (step - 1) * size;
    const after = step * size;
    const reach = (node: number, value: number, origin: number): void => {
      if (value <= best[after + node]!) return;
      best[after + node] = value;
      from[after + node] = origin;
    };
    for (let r = 0; r < reviewers; r++) {
      const value = best[before + r]!;
      if (value === Number.NEGATIVE_INFINITY || r === out) continue;
      if (load[r]! < high[r]!) reach(outside, value, r);
      for (let into = 0; into < reviewers; into++)
        if (gain[r * reviewers + into]! > Number.NEGATIVE_INFINITY && paper[r * reviewers + into] !== p) reach(into, value + gain[r * reviewers + into]!, r);
    }
    const value = best[before + outside]!;
    if (value > Number.NEGATIVE_INFINITY) for (let r = 0; r < reviewers; r++) if (load[r]! > low[r]!) reach(r, value, outside);
    if (best[after + out]! <= (found?.gain ?? Number.NEGATIVE_INFINITY)) continue;
    const moves: [number, number, number][] = [];
    let node = out;
    for (let at = step; at > 0; at--) {
      const origin = from[at * size + node]!;
      if (origin !== outside && node !== outside) moves.push([paper[origin * reviewers + node]!, origin, node]);
      node = origin;
    }
    moves.push([p, out, node]);
    // A walk that comes by a paper twice would not add up to what its steps promise.
    if (new Set(moves.map(([q]) => q)).size === moves.length) found = { gain: best[after + out]!, moves };
  }
  return found;
};

const apply = ({ prepared, panels, load, sums }: Standing, held: number[][], moves: Walk['moves']): Set<number> => {
  const { scores, reviewers } = prepared;
  const touched = new Set<number>();
  for (const [q, out, into] of moves) {
    panels[q]![panels[q]!.indexOf(out)] = into;
    load[out] = load[out]! - 1;
    load[into] = load[into]! + 1;
    sums[q] = sums[q]! + scores[q * reviewers + into]! - scores[q * reviewers + out]!;
    held[out]!.splice(held[out]!.indexOf(q), 1);
    held[into]!.push(q);
    for (const r of panels[q]!) touched.add(r);
    touched.add(out);
  }
  return touched;
};

/**
 * Lifts papers below the floor by walks of exchanges, each with the most total that is left, until all stand on it or none can be lifted further;
 * the number that still lies below. With `polish` it then looks for exchanges that gain without letting a paper sink.
 */
export const lift = (standing: Standing, floor: number, polish: boolean): number => {
  const { prepared, panels, sums } = standing;
  const { papers, reviewers, scores } = prepared;
  const held = Array.from({ length: reviewers }, (): number[] => []);
  panels.forEach((panel, p) => {
    for (const r of panel) held[r]!.push(p);
  });
  const exchanges: Exchanges = { gain: new Float64Array(reviewers * reviewers), paper: new Int32Array(reviewers * reviewers) };
  for (let r = 0; r < reviewers; r++) exchangesFrom(standing, held, floor, r, exchanges);
  const move = (p: number, least: number, minimum: number): boolean => {
    let best: Walk | null = null;
    for (const out of panels[p]!) {
      const needed = least - sums[p]! + scores[p * reviewers + out]!;
      const walk = bestWalk(standing, exchanges, p, out, (into) => scores[p * reviewers + into]! >= needed);
      if (walk && walk.gain > minimum && walk.gain > (best?.gain ?? Number.NEGATIVE_INFINITY)) best = walk;
    }
    if (!best) return false;
    for (const r of apply(standing, held, best.moves)) exchangesFrom(standing, held, floor, r, exchanges);
    return true;
  };
  // A paper without places has nothing to lift.
  const below = (): number[] => [...sums.keys()].filter((p) => panels[p]!.length > 0 && sums[p]! < floor).sort((a, b) => sums[a]! - sums[b]! || a - b);
  for (let pass = 0, moved = true; moved && pass < PASSES; pass++) {
    moved = false;
    for (const p of below())
      if (sums[p]! < floor && (move(p, floor, Number.NEGATIVE_INFINITY) || move(p, sums[p]! + 1, Number.NEGATIVE_INFINITY))) moved = true;
  }
  for (let pass = 0, moved = polish && below().length === 0; moved && pass < PASSES; pass++) {
    moved = false;
    for (let p = 0; p < papers; p++) if (move(p, Math.min(floor, sums[p]!), 0)) moved = true;
  }
  return below().length;
};
