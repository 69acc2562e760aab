/**
 * What a place of each reviewer is worth later, estimated from what came lately: the prices at which the proposals of the past weeks, if they
 * came again, would take no more places than are left.
 *
 * These are the dual prices of the batch assignment over the sample (Agrawal, Wang and Ye 2014, on online linear programs), smoothed: each
 * proposal spreads its demand over reviewers by exp((score − price) / TEMPERATURE) instead of taking the top alone (as in entropic transport,
 * Cuturi 2013), so that a small sample does not make prices jump, and a price is corrected by the logarithm of demand over places.
 */
export type Sample = {
  /** Of the past weeks: a row for each proposal, a score 0-1 for each reviewer, below 0 where the two must not meet. */
  readonly scores: readonly ArrayLike<number>[];
  /** Reviewers for each proposal. */
  readonly demand: number;
  /** Places of each reviewer for as many proposals as the sample holds. */
  readonly places: ArrayLike<number>;
  /** The prices of last time, to begin from. */
  readonly from?: ArrayLike<number> | undefined;
};

const TEMPERATURE = 0.1;
/** The part of the places that is counted on: a price that comes too late costs more than one that comes too early. */
const COUNTED = 0.8;
const ROUNDS = 8;
/** A change of prices below this changes no choice. */
const STILL = 1e-4;
const LEAST = 1e-9;

/** The factor by which weights, each capped at 1, add up to the demand. */
const scaleFor = (weights: Float64Array, demand: number): number => {
  let total = 0;
  for (const weight of weights) total += weight;
  let scale = total > 0 ? demand / total : 0;
  for (let round = 0; round < 4; round += 1) {
    let [whole, rest] = [0, 0];
    for (const weight of weights)
      if (weight * scale >= 1) whole += 1;
      else rest += weight;
    if (whole >= demand || rest === 0) break;
    scale = (demand - whole) / rest;
  }
  return scale;
};

/** Prices in units of the score, 0-1, one for each reviewer; with nothing in the sample all are 0. */
export const reviewerPrices = ({ scores, demand, places, from }: Sample): Float64Array => {
  const reviewers = places.length;
  const prices = Float64Array.from({ length: reviewers }, (_, r) => from?.[r] ?? 0);
  if (scores.length === 0) return prices.fill(0);
  const [use, weights] = [new Float64Array(reviewers), new Float64Array(reviewers)];
  for (let round = 0; round < ROUNDS; round += 1) {
    use.fill(0);
    for (const row of scores) {
      for (let r = 0; r < reviewers; r += 1) weights[r] = row[r]! < 0 ? 0 : Math.exp((row[r]! - prices[r]!) / TEMPERATURE);
      const scale = scaleFor(weights, demand);
      for (let r = 0; r < reviewers; r += 1) use[r]! += Math.min(1, weights[r]! * scale);
    }
    let change = 0;
    for (let r = 0; r < reviewers; r += 1) {
      const price = Math.min(1, Math.max(0, prices[r]! + TEMPERATURE * Math.log((use[r]! + LEAST) / Math.max(COUNTED * places[r]!, LEAST))));
      change = Math.max(change, Math.abs(price - prices[r]!));
      prices[r] = price;
    }
    if (change < STILL) break;
  }
  return prices;
};
