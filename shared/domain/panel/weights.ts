/**
 * All weights of routing, and nothing else decides who is better. A choice stores the version; whoever changes a number raises it.
 * Affinity weights are relative: what a proposal does not ask about is left out of the sum. Value weights are in units of the score (0-1).
 */
export const WEIGHTS = {
  version: '2026-2',
  affinity: {
    capability: 40,
    safety: 25,
    asset: 18,
    sector: 14,
    protocol: 6,
    installs: 6,
    otherHelix: 4,
    answers: 3,
  },
  /** What each level of a capability is worth; 2 is own hands-on work. */
  level: [0, 0.25, 0.8, 1],
  /** Of several things asked, the best match counts this much, and the mean over all the rest. */
  best: 0.7,
  match: {
    same: 1,
    /** A sector and the one above it. */
    kin: 0.8,
    /** Across all sectors, or whatever the asset. */
    any: 0.4,
  },
  /** Who has nothing to do with sector or asset but runs installations of its own. */
  installsElsewhere: 0.4,
  /** Answers within a day count 1, from this many working days on 0; somebody of whom nothing is known stands half-way. */
  slowAnswer: 4,
  unknownAnswer: 0.5,
  /** Who reads no word of the language and was released by hand. */
  unread: 0.6,
  gate: { level: 2, match: 0.5 },
  value: {
    /** For a full load, and for one fair share ahead of the others. */
    load: 0.08,
    share: 0.17,
    /** How far a score is lowered by declines in the past: not at all, since that won nothing where it was measured. */
    acceptance: 0,
    /** How far the price of a place is trusted. */
    price: 0.7,
    /** For having judged the proposal that this one improves on: as much as any score, and never more than a limit. */
    earlier: 1,
    /** For each helix on the panel, and for each of the seats that it should hold. */
    newHelix: 0.05,
    seat: 0.3,
  },
  /** An open invitation stays where it is unless another is better by more than this. */
  stay: 0.1,
} as const;

type Loose<T> = T extends number ? number : T extends string ? string : { readonly [K in keyof T]: Loose<T[K]> };
export type Weights = Loose<typeof WEIGHTS>;

/** Ids that say nothing: two that both ticked them have nothing in common. */
export const VAGUE: readonly string[] = ['other'];
/** Across sectors, or independent of the asset. */
export const ANY: readonly string[] = ['x-multi', 'agnostic'];
/** Organisations that run installations themselves, and those that look on without working in a plant. */
export const OWNERS: readonly string[] = ['asset-owner', 'public-operator'];
export const ONLOOKERS: readonly string[] = ['government', 'university', 'rto', 'investor', 'network'];
