import { bestPanel } from './best-panel.ts';
import { lift, type Standing, standingOf } from './exchange.ts';
import { above, bestPanels, refutes } from './floor.ts';
import { assignedOf, chosen, isUnserved } from './found.ts';
import { type Model, openModel, penaltyOf } from './model.ts';
import { reprice } from './network.ts';
import { isNested, type Prepared } from './prepared.ts';
import { optimise, solveModel } from './pricing.ts';
import type { Assigned, Floor } from './problem.ts';
import type { Fallback } from './program.ts';
import { solveFloor } from './fair-linear.ts';

const UNIT = 64;
const HEAVIEST = 64 * UNIT;
const ROUNDS = 40;
const FEW = 5;

/** Gives each paper's scores another weight and goes on from the basis at hand. */
const reweigh = (model: Model, weight: Float64Array): void => {
  const { network, prepared } = model;
  for (let arc = 0; arc < network.arcs; arc++) {
    const from = network.from[arc]!;
    const p = from > 0 && from <= prepared.reviewers && network.to[arc]! > prepared.reviewers ? model.paperOfNode[network.to[arc]!]! : -1;
    if (p >= 0) network.cost[arc] = -weight[p]! * prepared.scores[p * prepared.reviewers + from - 1]!;
  }
  model.weight.set(weight);
  reprice(network);
  optimise(model);
};

const totalOf = (standing: Standing): number => standing.sums.reduce((sum, each) => sum + each, 0);

/**
 * Tries to give every paper the floor: by exchanges from the optimum, and, where these do not suffice, from optima in which the papers that lie
 * below weigh more each time. The standing of the largest total among those that get there; else null.
 */
const reach = (prepared: Prepared, from: readonly Standing[], floor: number, polish: boolean, rounds: number): Standing | null => {
  let best: Standing | null = null;
  const consider = (panels: readonly (readonly number[])[]): void => {
    const standing = standingOf(prepared, panels);
    if (lift(standing, floor, polish) > 0) return;
    if (!best || totalOf(standing) > totalOf(best)) best = standing;
  };
  for (const { panels } of from) {
    consider(panels);
    if (best) return best;
  }
  if (!isNested(prepared) || prepared.rules.balance) return best;
  const weight = new Float64Array(prepared.papers).fill(UNIT);
  const penalty = penaltyOf(prepared) * (prepared.rules.penalty === undefined ? HEAVIEST : UNIT);
  const model = openModel(above(prepared, floor), { weight: UNIT, heaviest: HEAVIEST, penalty });
  solveModel(model);
  if (isUnserved(model)) return null;
  for (let round = 0; round < rounds; round++) {
    const panels = chosen(model);
    const { sums } = standingOf(prepared, panels);
    consider(panels);
    if (best) return best;
    for (let p = 0; p < weight.length; p++) {
      if (sums[p]! < floor) weight[p] = Math.min(HEAVIEST, Math.ceil(weight[p]! * 1.25));
      else weight[p] = Math.max(UNIT, Math.floor(weight[p]! * 0.99));
    }
    reweigh(model, weight);
  }
  return best;
};

/** The largest whole number in (from, to] that passes, if passing one means passing all below; `from` when none does. */
const largest = (from: number, to: number, passes: (at: number) => boolean): number => {
  let [low, high] = [from, to];
  while (low < high) {
    const at = Math.floor((low + high + 1) / 2);
    if (passes(at)) low = at;
    else high = at - 1;
  }
  return low;
};

const leastOf = ({ prepared, sums, panels }: Standing): number => {
  const pinned = new Set(prepared.pinned.map(([p]) => p));
  return sums.reduce((least, sum, p) => (panels[p]!.length > 0 || pinned.has(prepared.paperOf[p]!) ? Math.min(least, sum) : least), Number.POSITIVE_INFINITY);
};

/** The most that the paper which can get least can get, were it alone. */
const ownBound = (prepared: Prepared): number => {
  const panels = bestPanels(prepared);
  const pinned = new Set(prepared.pinned.map(([p]) => p));
  let bound = Number.POSITIVE_INFINITY;
  for (let p = 0; p < prepared.papers; p++) {
    if (prepared.demand[p]! <= 0 && !pinned.has(prepared.paperOf[p]!)) continue;
    panels.look(p);
    const loose = panels.most(p);
    const exact = bestPanel(prepared, p);
    bound = Math.min(bound, exact === null ? loose : panels.pins[p]! + exact);
  }
  return bound;
};

/** An exact solver takes over up to this many pairs. */
const SMALL = 120_000;

/**
 * First the largest least sum of a paper, then as much in total as it allows (max-min fairness as of Garg et al. 2010). `best` is the optimum without
 * fairness; its prices go along, so that what fairness costs in total is known.
 */
export const fairest = (given: Prepared, best: Assigned, fallback: Fallback | undefined): Assigned => {
  // Where a soft rule is kept everywhere and outweighs all scores, fairness keeps it as a hard one.
  const kept = given.rules.sectors === 'soft' && given.rules.penalty === undefined && best.shortages.length === 0;
  const prepared: Prepared = kept ? { ...given, rules: { ...given.rules, sectors: 'hard' } } : given;
  const paperAt = new Int32Array(prepared.papers);
  prepared.paperOf.forEach((original, p) => {
    paperAt[original] = p;
  });
  const reviewerAt = new Int32Array(prepared.reviewers);
  prepared.reviewerOf.forEach((original, r) => {
    reviewerAt[original] = r;
  });
  const pins = new Set(prepared.pinned.map(([p, r]) => p * prepared.reviewers + r));
  const panels = Array.from(prepared.paperOf, (original) =>
    best.panels[original]!.filter((r) => !pins.has(original * prepared.reviewers + r))
      .map((r) => reviewerAt[r]!)
      // In canonical order, so that ties do not fall by the order of the input.
      .sort((a, b) => a - b),
  );
  let standing = standingOf(prepared, panels);
  const polish = prepared.papers * prepared.reviewers * prepared.reviewers < 4e7;
  let bound = ownBound(prepared);
  if (!Number.isFinite(bound)) return best;
  let proof: Floor['proof'] = 'paper';
  let prices: Floor['prices'] = null;
  const attempt = (floor: number, starts: readonly Standing[], rounds = ROUNDS): boolean => {
    if (floor <= leastOf(standing)) return true;
    const got = reach(prepared, starts, floor, polish, rounds);
    if (got) standing = got;
    return got !== null;
  };
  const start = standing;
  if (!attempt(bound, [start])) {
    const unrefuted = largest(leastOf(standing), bound, (floor) => refutes(prepared, floor) === null);
    if (unrefuted < bound) {
      bound = unrefuted;
      proof = 'prices';
      prices = refutes(prepared, bound + 1);
    }
    if (!attempt(bound, [start])) {
      largest(leastOf(standing), bound - 1, (floor) => attempt(floor, [standing, start], FEW));
      if (fallback && prepared.papers * prepared.reviewers <= SMALL) {
        const exact = solveFloor(prepared, fallback, leastOf(standing), bound);
        if (exact.panels) {
          standing = standingOf(prepared, exact.panels);
          lift(standing, leastOf(standing), polish);
        }
        if (exact.bound < bound) [bound, proof, prices] = [exact.bound, 'solver', null];
      }
    }
  }
  const found = assignedOf(given, standing.panels, best.penalty, best.prices, best.proof);
  const reached = found.perPaperMin;
  return { ...found, floor: { reached, bound, proof: reached < bound ? 'open' : proof, prices } };
};
