/** A pair that may never be assigned: this score, and any score that is no number. */
export const CONFLICT = -32768;

/** The three sectors of which a panel has one each, in the order of their names. */
export const HELIX = ['knowledge', 'private', 'public'];

/** Scores are whole numbers in units of 1e-4, row by row (papers × reviewers), or a function of paper and reviewer; CONFLICT (or NaN) = never. */
export type Scores = Int16Array | Int32Array | ((paper: number, reviewer: number) => number);
export type Pair = readonly [paper: number, reviewer: number];

/** Papers and reviewers are numbered from 0. A limit is one number for all, or one each. */
export type Problem = {
  readonly papers: number;
  readonly reviewers: number;
  readonly scores: Scores;
  /** Reviews that each paper needs. */
  readonly demand: number | ArrayLike<number>;
  readonly minLoad?: number | ArrayLike<number>;
  readonly maxLoad: number | ArrayLike<number>;
  /** The sector of each reviewer; which of them a paper needs is a rule. */
  readonly sectors?: readonly (string | null)[];
  /** The institution of each reviewer and of each paper, for the rules about them. */
  readonly institutions?: readonly (string | null)[];
  readonly paperInstitutions?: readonly (string | null)[];
  readonly seniors?: ArrayLike<number | boolean>;
  /** Pairs that are assigned whatever they score, and pairs that never are. */
  readonly pinned?: readonly Pair[];
  readonly forbidden?: readonly Pair[];
};

export type Rules = {
  /** At least one reviewer of each required sector for a paper that needs as many reviews as there are sectors: always, or at a penalty. */
  readonly sectors?: 'hard' | 'soft' | undefined;
  /** The sectors that are required; those of the triple helix unless given. */
  readonly required?: readonly string[];
  /** What a missing sector costs in the soft rule; unless given, more than any gain in scores that it could bring. */
  readonly penalty?: number;
  /** No two reviewers of one institution on a paper. */
  readonly onePerInstitution?: boolean;
  /** No reviewer of the paper's own institution. */
  readonly noOwnInstitution?: boolean;
  /** At least one senior reviewer on each paper. */
  readonly senior?: boolean;
  /** Whether minimum loads hold; true unless given. */
  readonly minimum?: boolean;
  /** What each further review of one reviewer costs more than the one before, in units of score; 0 unless given. */
  readonly balance?: number;
};

/** Dual prices that prove a solution optimal: one for each limit. Those of paper and reviewer may have either sign, the others none below 0. */
export type Prices = {
  readonly paper: Float64Array;
  /** Above 0: what one more place of the reviewer would bring; below 0: what one review less would. */
  readonly reviewer: Float64Array;
  /** By paper × required sector: what the rule costs at that paper. */
  readonly sector: Float64Array;
  readonly senior: Float64Array;
  /** What one per institution costs: paper, institution, price. */
  readonly institution: readonly (readonly [paper: number, institution: string, price: number])[];
};

/** What does not hold: a paper has nobody of a required sector. */
export type Shortage = { readonly paper: number; readonly sector: string };

/** Why no assignment exists: places that stay empty whoever reviews, or reviews that minimum loads ask for and nobody can give. */
export type Clash = {
  readonly code: ClashCode;
  /** Places of papers that stay empty, minimum reviews that stay unmet, or by how much pinned pairs exceed a limit. */
  readonly missing: number;
  /** Who and what clashes, by index: these papers, these reviewers, this sector, these institutions. */
  readonly papers: readonly number[];
  readonly reviewers: readonly number[];
  readonly sector: string | null;
  readonly institutions: readonly string[];
  /** Places that the papers ask for, and how many of them can be had: the capacity of the reviewers, and pairs of others, already used. */
  readonly asked: number;
  readonly capacity: number;
  readonly others: number;
};
export type ClashCode =
  | 'capacity'
  | 'sector'
  | 'senior'
  | 'institution'
  | 'conflicts'
  | 'together'
  | 'minimum'
  | 'load.order'
  | 'pin.conflict'
  | 'pin.forbidden'
  | 'pin.demand'
  | 'pin.load'
  | 'pin.institution'
  | 'pin.sector'
  | 'pin.senior';

/** How far fairness got: the least sum of a paper that was reached, and above which nobody can get. */
export type Floor = {
  readonly reached: number;
  readonly bound: number;
  /** What shows the bound: the best panel of one paper, prices against every assignment above it, an exact solver, or nothing yet. */
  readonly proof: 'paper' | 'prices' | 'solver' | 'open';
  readonly prices: Prices | null;
};

export type Assigned = {
  readonly infeasible: null;
  /** The sum of scores, without penalties. */
  readonly objective: number;
  /** The least sum of scores of a paper that has reviewers. */
  readonly perPaperMin: number;
  /** The reviewers of each paper, ascending. */
  readonly panels: readonly (readonly number[])[];
  readonly shortages: readonly Shortage[];
  /** The penalty per shortage that was used; 0 where the rule is hard or not asked for. */
  readonly penalty: number;
  /** Proves the objective, less penalties, to be the largest; with fairness, that of the same problem without it. */
  readonly prices: Prices;
  /** What shows that: the prices, or only an exact solver where prices leave a gap, or nothing. */
  readonly proof: 'prices' | 'solver' | 'open';
  readonly floor: Floor | null;
};

export type Infeasible = {
  readonly infeasible: {
    /** Places of papers that stay empty at least. */
    readonly missing: number;
    /** Reviews that minimum loads ask for and that cannot be had. */
    readonly unmet: number;
    readonly clashes: readonly Clash[];
  };
  /** Prices at which every assignment costs more than it may: there is none. Null where pinned pairs or a load clash by themselves. */
  readonly prices: Prices | null;
  /** What shows that there is none: the prices or the pins, or only an exact solver where prices leave a gap. */
  readonly proof: Assigned['proof'];
};

export const limitAt = (limit: number | ArrayLike<number> | undefined, index: number): number =>
  limit === undefined ? 0 : typeof limit === 'number' ? limit : limit[index]!;

export const scoreAt = ({ scores, reviewers }: Problem, paper: number, reviewer: number): number => {
  const score = typeof scores === 'function' ? scores(paper, reviewer) : scores[paper * reviewers + reviewer]!;
  return score > CONFLICT ? score : CONFLICT;
};

/** The sectors that a rule requires, in the order of the prices. */
export const requiredSectors = (rules: Rules): readonly string[] => (rules.sectors ? (rules.required ?? HELIX) : []);
