import type { ReviewerProfile } from './profile.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** What makes the value of a person for a panel, each in units of the score; the sum of all is the value. */
export const VALUE_TERMS = ['affinity', 'load', 'share', 'price', 'earlier'] as const;
export type ValueTerm = (typeof VALUE_TERMS)[number];
export type Value = { readonly [T in ValueTerm]: number };

/** Whole millionths, so that sums do not depend on the order of adding. */
export const MICRO = 1_000_000;
export const micro = (value: number): number => Math.round(value * MICRO);
export const totalOf = (value: Value): number => VALUE_TERMS.reduce((sum, term) => sum + value[term], 0);

/** Where the period stands: a fair share in reviews, and the part of the period that is over, 0-1. */
export type Period = { readonly fairShare: number; readonly elapsed: number };

type Loaded = Pick<ReviewerProfile, 'capacity' | 'taken' | 'done' | 'invited'>;

/**
 * The value of one more review by this person, in whole millionths: the score, less for places that are taken, for being ahead of a fair
 * share, and for what a place is likely to be worth later (`price`, 0-1, from the last batch over the past weeks); more for whoever judged the
 * earlier version.
 */
export const worthOf = (
  score: number,
  { capacity, taken, done = 0, invited }: Loaded,
  { period, price = 0, earlier = false }: { period?: Period | undefined; price?: number | undefined; earlier?: boolean },
  { value }: Weights = WEIGHTS,
): Value => {
  const readiness = invited ? 1 - value.acceptance * (1 - (invited.accepted + 1) / (invited.asked + 2)) : 1;
  const ahead = period && period.fairShare > 0 ? (done - period.elapsed * period.fairShare) / period.fairShare : 0;
  return {
    affinity: micro(score * readiness),
    load: -micro((value.load * taken) / Math.max(1, capacity)),
    share: -micro(value.share * ahead),
    price: -micro(value.price * price),
    earlier: earlier ? micro(value.earlier) : 0,
  };
};
