import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bestPanel } from '../../../shared/domain/panel/best.ts';
import { byLot } from '../../../shared/domain/panel/hash.ts';
import { reviewerPrices } from '../../../shared/domain/panel/prices.ts';
import { totalOf, worthOf } from '../../../shared/domain/panel/value.ts';
import { WEIGHTS, type Weights } from '../../../shared/domain/panel/weights.ts';

/** Scores 0-1, row-major papers × reviewers, below 0 for a conflict. */
export type Instance = {
  readonly name: string;
  readonly papers: number;
  readonly reviewers: number;
  readonly demand: number;
  readonly maxLoad: number;
  readonly scores: Float64Array;
};

/** Numbers in [0, 1) that follow from a seed (mulberry32). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

export const orderOf = (count: number, seed: number): number[] => {
  const random = randomFrom(seed);
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
};

export const loadInstance = (folder: string, name: string): Instance => {
  const file = JSON.parse(readFileSync(join(folder, 'assignment', `${name}.json`), 'utf8'));
  const { papers, reviewers, demand, maxLoad } = file as Instance;
  const scores = new Float64Array(papers * reviewers);
  if (file.rows)
    for (const [p, row] of (file.rows as string[]).entries())
      for (let r = 0; r < reviewers; r += 1) scores[p * reviewers + r] = file.bidScores[row[r]!] === null ? -1 : file.bidScores[row[r]!] / 10_000;
  else {
    const bytes = Buffer.from(file.scores, 'base64');
    for (let i = 0; i < scores.length; i += 1) scores[i] = bytes.readInt16LE(2 * i) === -32768 ? -1 : bytes.readInt16LE(2 * i) / 10_000;
  }
  return { name, papers, reviewers, demand, maxLoad, scores };
};

/** Reviewers with a few fields each, papers with one or two; some fields are asked more than their people can bear. */
export const madeInstance = (papers: number, reviewers: number, seed: number): Instance => {
  const random = randomFrom(seed);
  const fields = 8;
  const field = (): number => Math.floor(fields * random() ** 1.5);
  const knows = Array.from({ length: reviewers }, () => new Map([0, 1, 2].map(() => [field(), 0.4 + 0.6 * random()])));
  const scores = new Float64Array(papers * reviewers);
  for (let p = 0; p < papers; p += 1) {
    const asks = [field(), field()];
    for (let r = 0; r < reviewers; r += 1) {
      const fit = Math.max(...asks.map((one) => knows[r]!.get(one) ?? 0));
      scores[p * reviewers + r] = random() < 0.03 ? -1 : Math.min(1, 0.75 * fit + 0.25 * random());
    }
  }
  return { name: `made ${papers} × ${reviewers}`, papers, reviewers, demand: 3, maxLoad: Math.ceil((papers * 3 * 1.25) / reviewers), scores };
};

/** Prices are worked out anew after so many arrivals: about one night. */
export const NIGHT = 4;

export type Rule = { readonly weights: Weights; readonly priced: boolean };
const BASE: Weights = WEIGHTS;
export const GREEDY: Rule = { priced: false, weights: { ...BASE, value: { ...BASE.value, load: 0, share: 0, price: 0 } } };
export const ROUTED: Rule = { priced: true, weights: BASE };

export type Run = { readonly total: number; readonly unfilled: number; readonly loads: Int32Array };

/**
 * One arrival after the other in random order, each with its whole panel at once by the same value and the same optimum as the product; a
 * place that is given is given for good, so the sum is comparable with the best assignment in hindsight.
 */
export const arrivals = ({ papers, reviewers, demand, maxLoad, scores }: Instance, seed: number, { weights, priced }: Rule): Run => {
  const loads = new Int32Array(reviewers);
  let [total, unfilled] = [0, 0];
  let prices: Float64Array = new Float64Array(reviewers);
  const past: Float64Array[] = [];
  const ids = Array.from({ length: reviewers }, (_, r) => `r${String(r).padStart(4, '0')}`);
  for (const [t, p] of orderOf(papers, seed).entries()) {
    const row = scores.subarray(p * reviewers, (p + 1) * reviewers);
    if (priced && t > 0 && t % NIGHT === 0) {
      const places = Float64Array.from(loads, (load) => ((maxLoad - load) * t) / (papers - t));
      prices = reviewerPrices({ scores: past, demand, places, from: prices });
    }
    const people = [...row].flatMap((score, r) => {
      if (score < 0 || loads[r]! >= maxLoad) return [];
      const value = totalOf(worthOf(score, { capacity: maxLoad, taken: loads[r]! }, { price: prices[r]! }, weights));
      return [{ id: ids[r]!, organisation: '', value, expert: true, practitioner: true, safety: false, safetyOnly: false }];
    });
    const best = bestPanel(people, { size: demand, compare: byLot(String(seed), `p${p}`), weights });
    for (const id of best.members) {
      const r = Number(id.slice(1));
      loads[r]! += 1;
      total += row[r]!;
    }
    unfilled += best.missing;
    past.push(row);
  }
  return { total, unfilled, loads };
};

/** 0 when all bear the same, towards 1 when one bears all. */
export const gini = (loads: ArrayLike<number>): number => {
  const sorted = Array.from(loads).sort((a, b) => a - b);
  const sum = sorted.reduce((all, load) => all + load, 0);
  return sum === 0 ? 0 : sorted.reduce((all, load, i) => all + (2 * (i + 1) - sorted.length - 1) * load, 0) / (sorted.length * sum);
};
