import { type Model, openModel, pairPaper } from './model.ts';
import type { Prepared } from './prepared.ts';
import { solveModel } from './pricing.ts';
import { type Assigned, CONFLICT, type Prices } from './problem.ts';
import type { Fallback, Program, Programmed } from './program.ts';

/** Rows and columns of a prepared problem whose rules cross each other (seniors beside sectors), with few of its pairs as columns. */
export type Draft = {
  readonly prepared: Prepared;
  readonly counting: boolean;
  readonly penalty: number;
  readonly big: number;
  readonly pairs: number[];
  readonly made: Set<number>;
  /** Rows of one per institution, by paper × institutions + institution. */
  readonly houses: Map<number, number>;
  readonly seatRow: Int32Array;
  readonly seniorRow: Int32Array;
  readonly rows: number;
};

export const openDraft = (prepared: Prepared, penalty: number, counting: boolean): Draft => {
  const { papers, reviewers, groups, need, needSenior, span, rules, low } = prepared;
  let rows = papers + reviewers;
  const seatRow = Int32Array.from({ length: papers * groups }, (_, at) => (rules.sectors && need[at] ? rows++ : -1));
  const seniorRow = Int32Array.from({ length: papers }, (_, p) => (needSenior[p] ? rows++ : -1));
  // While what is missing is counted, places come first: one that stays empty weighs more than all minimums.
  const big = counting ? 1 + low.reduce((sum, each) => sum + each, 0) : (reviewers + 2) * 2 * (span + penalty) + 1;
  return { prepared, counting, penalty, big, pairs: [], made: new Set(), houses: new Map(), seatRow, seniorRow, rows };
};

export const addColumn = ({ prepared, pairs, made }: Draft, pair: number): boolean => {
  if (made.has(pair) || prepared.scores[pair] === CONFLICT) return false;
  made.add(pair);
  pairs.push(pair);
  return true;
};

/** The pairs that the problem without the crossing rules would look at, and the best seniors of each seat. */
const startingColumns = (draft: Draft): void => {
  const { prepared } = draft;
  const { papers, reviewers, groups, group, seniors, scores } = prepared;
  const plain: Model = openModel({ ...prepared, institution: new Int32Array(reviewers).fill(-1), institutions: [], rules: { ...prepared.rules, balance: 0 } });
  solveModel(plain);
  for (let arc = 0; arc < plain.network.arcs; arc++) {
    const p = pairPaper(plain, arc);
    if (p >= 0) addColumn(draft, p * reviewers + plain.network.from[arc]! - 1);
  }
  for (let p = 0; p < papers; p++)
    for (let g = -1; g < groups; g++) {
      const able = [...seniors.keys()].filter((r) => seniors[r] && group[r] === g && scores[p * reviewers + r] !== CONFLICT);
      able.sort((a, b) => scores[p * reviewers + b]! - scores[p * reviewers + a]!);
      for (const r of able.slice(0, 2)) addColumn(draft, p * reviewers + r);
    }
};

export const programOf = (draft: Draft, whole: boolean): Program => {
  const { prepared, pairs, houses, seatRow, seniorRow, big, penalty, counting } = draft;
  const { papers, reviewers, groups, group, seniors, institution, institutions, scores, demand, low, high, rules } = prepared;
  const gain: number[] = [];
  const upper: number[] = [];
  const start = [0];
  const row: number[] = [];
  const column = (worth: number, most: number, ...entries: number[]): void => {
    gain.push(worth);
    upper.push(most);
    for (const entry of entries) if (entry >= 0) row.push(entry);
    start.push(row.length);
  };
  for (const pair of pairs) {
    const [p, r] = [Math.floor(pair / reviewers), pair % reviewers];
    const seat = group[r]! >= 0 && groups > 0 ? seatRow[p * groups + group[r]!]! : -1;
    const house = institution[r]! >= 0 ? (houses.get(p * institutions.length + institution[r]!) ?? -1) : -1;
    column(counting ? 0 : scores[pair]!, 1, p, papers + r, seat, seniors[r] ? seniorRow[p]! : -1, house);
  }
  // Somebody who does not exist takes each place that stays empty: a senior of the sector that is missing.
  for (let p = 0; p < papers; p++) column(-big, Math.max(0, demand[p]!), p, seniorRow[p]!);
  for (let at = 0; at < seatRow.length; at++) {
    if (seatRow[at]! < 0) continue;
    const p = Math.floor(at / groups);
    if (rules.sectors === 'soft') column(counting ? 0 : -penalty, 1, seatRow[at]!);
    else column(-big, 1, p, seatRow[at]!, seniorRow[p]!);
  }
  for (let r = 0; r < reviewers; r++) column(counting ? -1 : -big, low[r]!, papers + r);
  const rows = draft.rows + houses.size;
  const rowLower = new Float64Array(rows).fill(1);
  const rowUpper = new Float64Array(rows).fill(Number.POSITIVE_INFINITY);
  for (let p = 0; p < papers; p++) rowLower[p] = rowUpper[p] = Math.max(0, demand[p]!);
  for (let r = 0; r < reviewers; r++) {
    rowLower[papers + r] = low[r]!;
    rowUpper[papers + r] = high[r]!;
  }
  for (const at of houses.values()) {
    rowLower[at] = 0;
    rowUpper[at] = 1;
  }
  return {
    gain: Float64Array.from(gain),
    upper: Float64Array.from(upper),
    whole,
    rowLower,
    rowUpper,
    start: Int32Array.from(start),
    row: Int32Array.from(row),
    value: new Float64Array(row.length).fill(1),
  };
};

/** Adds rows for institutions that have more than one reviewer at a paper; whether there were any. */
export const addHouses = (draft: Draft, columns: Float64Array): boolean => {
  const { reviewers, institution, institutions } = draft.prepared;
  const sums = new Map<number, number>();
  draft.pairs.forEach((pair, at) => {
    const house = institution[pair % reviewers]!;
    if (house < 0 || columns[at]! < 1e-7) return;
    const key = Math.floor(pair / reviewers) * institutions.length + house;
    sums.set(key, (sums.get(key) ?? 0) + columns[at]!);
  });
  let added = false;
  for (const [key, sum] of sums) {
    if (sum <= 1 + 1e-6 || draft.houses.has(key)) continue;
    draft.houses.set(key, draft.rows + draft.houses.size);
    added = true;
  }
  return added;
};

/** Adds pairs that gain more than `least` at these prices, at most `most` for a paper; the number added. */
const addPromising = (draft: Draft, prices: Float64Array, least: number, most: number): number => {
  const { prepared, seatRow, seniorRow, houses, counting } = draft;
  const { papers, reviewers, groups, group, seniors, institution, institutions, scores, demand } = prepared;
  let added = 0;
  for (let p = 0; p < papers; p++) {
    if (demand[p]! <= 0) continue;
    const found: { pair: number; gain: number }[] = [];
    for (let r = 0; r < reviewers; r++) {
      const pair = p * reviewers + r;
      const score = scores[pair]!;
      if (score === CONFLICT) continue;
      let gain = (counting ? 0 : score) - prices[p]! - prices[papers + r]!;
      const seat = group[r]! >= 0 && groups > 0 ? seatRow[p * groups + group[r]!]! : -1;
      if (seat >= 0) gain -= prices[seat]!;
      if (seniors[r] && seniorRow[p]! >= 0) gain -= prices[seniorRow[p]!]!;
      const house = institution[r]! >= 0 ? houses.get(p * institutions.length + institution[r]!) : undefined;
      if (house !== undefined) gain -= prices[house]!;
      if (gain > least && !draft.made.has(pair)) found.push({ pair, gain });
    }
    found.sort((a, b) => b.gain - a.gain);
    for (const { pair } of found.slice(0, most)) if (addColumn(draft, pair)) added++;
  }
  return added;
};

/** A price at which nobody wants a paper that has no place left. */
const keepsOut = ({ prepared, counting, seatRow, seniorRow }: Draft, rows: Float64Array, p: number): number => {
  const { papers, reviewers, groups, group, seniors, scores } = prepared;
  let price = 0;
  for (let r = 0; r < reviewers; r++) {
    const score = scores[p * reviewers + r]!;
    if (score === CONFLICT) continue;
    const seat = group[r]! >= 0 && groups > 0 ? seatRow[p * groups + group[r]!]! : -1;
    const helped = (seat < 0 ? 0 : rows[seat]!) + (seniors[r] && seniorRow[p]! >= 0 ? rows[seniorRow[p]!]! : 0);
    price = Math.max(price, (counting ? 0 : score) - rows[papers + r]! - helped);
  }
  return price;
};

const pricesOfRows = (draft: Draft, rows: Float64Array): Prices => {
  const { prepared, seatRow, seniorRow, houses } = draft;
  const { papers, reviewers, groups, rules, paperOf, reviewerOf, institutions } = prepared;
  const paper = new Float64Array(papers);
  const reviewer = new Float64Array(reviewers);
  const sector = new Float64Array(rules.sectors ? papers * groups : 0);
  const senior = new Float64Array(rules.senior ? papers : 0);
  // Rounding may leave a price of the wrong sign by a trifle; it is none then.
  const atLeast = (row: number): number => (row < 0 ? 0 : Math.max(0, -rows[row]!));
  for (let r = 0; r < reviewers; r++) reviewer[reviewerOf[r]!] = rows[papers + r]!;
  for (let p = 0; p < papers; p++) {
    paper[paperOf[p]!] = draft.prepared.demand[p]! > 0 ? rows[p]! : keepsOut(draft, rows, p);
    for (let g = 0; g < sector.length / papers; g++)
      sector[paperOf[p]! * groups + g] = Math.min(draft.penalty || Number.POSITIVE_INFINITY, atLeast(seatRow[p * groups + g]!));
    if (rules.senior) senior[paperOf[p]!] = atLeast(seniorRow[p]!);
  }
  const institution = [...houses].map(
    ([key, row]) => [paperOf[Math.floor(key / institutions.length)]!, institutions[key % institutions.length]!, Math.max(0, rows[row]!)] as const,
  );
  return { paper, reviewer, sector, senior, institution };
};

export type LinearFound = {
  /** Panels in canonical numbers; null where no assignment exists, or none was found. */
  readonly panels: number[][] | null;
  readonly prices: Prices;
  readonly proof: Assigned['proof'];
  /** Places that stay empty, reviews that minimum loads ask for in vain, and the papers with such places; none when the problem has a solution. */
  readonly missing: number;
  readonly unmet: number;
  readonly short: readonly number[];
};

/** What stays unserved in a whole solution. */
const lackingOf = (draft: Draft, columns: Float64Array): { missing: number; unmet: number; short: number[] } => {
  const { papers, reviewers, groups, rules, paperOf } = draft.prepared;
  const short = new Set<number>();
  let at = draft.pairs.length;
  let missing = 0;
  const look = (p: number): void => {
    const lacks = Math.round(columns[at++]!);
    missing += lacks;
    if (lacks > 0) short.add(paperOf[p]!);
  };
  for (let p = 0; p < papers; p++) look(p);
  for (const [seat, row] of draft.seatRow.entries()) {
    if (row < 0) continue;
    if (rules.sectors === 'soft') at++;
    else look(Math.floor(seat / groups));
  }
  let unmet = 0;
  for (let r = 0; r < reviewers; r++) unmet += Math.round(columns[at++]!);
  return { missing, unmet, short: [...short].sort((a, b) => a - b) };
};

/** The optimum with a solver for linear programs, whole numbers only where the linear one is not whole by itself. */
export const solveLinear = (prepared: Prepared, fallback: Fallback, penalty: number, counting = false): LinearFound => {
  const draft = openDraft(prepared, penalty, counting);
  const { papers, reviewers } = prepared;
  startingColumns(draft);
  let found: Programmed;
  do {
    found = fallback(programOf(draft, false));
    if (!found.columns || !found.rowPrices) throw new Error('The solver for linear programs gave no answer.');
  } while (addHouses(draft, found.columns) || addPromising(draft, found.rowPrices, 1e-6, 12) > 0);
  const prices = pricesOfRows(draft, found.rowPrices);
  const linear = found;
  const isWhole = (columns: Float64Array): boolean => columns.every((each) => Math.abs(each - Math.round(each)) < 1e-6);
  if (!isWhole(found.columns)) found = wholeNumbers(draft, fallback, linear);
  const proof = found === linear ? 'prices' : found.status === 'optimal' ? 'solver' : 'open';
  const lacking = found.columns ? lackingOf(draft, found.columns) : { missing: 0, unmet: 0, short: [] };
  if (lacking.missing + lacking.unmet > 0 || counting) return { panels: null, prices, proof, ...lacking };
  const panels = Array.from({ length: papers }, (): number[] => []);
  draft.pairs.forEach((pair, at) => {
    if (found.columns && found.columns[at]! > 0.5) panels[Math.floor(pair / reviewers)]!.push(pair % reviewers);
  });
  return { panels: found.columns ? panels : null, prices, proof, ...lacking };
};

/** The best whole solution: first over the pairs at hand, then over all that could still be part of a better one. */
const wholeNumbers = (draft: Draft, fallback: Fallback, linear: Programmed): Programmed => {
  let best = fallback(programOf(draft, true));
  while (best.columns && addHouses(draft, best.columns)) best = fallback(programOf(draft, true));
  const gap = linear.objective - best.objective;
  if (addPromising(draft, linear.rowPrices!, -gap - 1e-6, Number.POSITIVE_INFINITY) === 0) return best;
  do best = fallback(programOf(draft, true));
  while (best.columns && addHouses(draft, best.columns));
  return best;
};
