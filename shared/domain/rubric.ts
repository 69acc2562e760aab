import * as z from 'zod';

/** A criterion goes by one letter: short enough for a key, and the same in every language. */
export const CriterionId = z.string().regex(/^[A-Z]$/);
export type CriterionId = z.infer<typeof CriterionId>;

/** A mark of 0-5 with halves, or null for "cannot judge", which is left out of every mean. */
export const Mark = z.union([z.number().min(0).max(5).multipleOf(0.5), z.null()]);
export type Mark = z.infer<typeof Mark>;
/** By criterion; one without an entry has no mark. */
export type Marks = Readonly<Record<CriterionId, Mark>>;

type Both<T> = { readonly en: T; readonly nl: T };

export type Criterion = {
  readonly id: CriterionId;
  readonly weight: number;
  /** A mean below it stands in the way of acceptance. */
  readonly minimum: number;
  readonly name: Both<string>;
  /** What a 1, a 3 and a 5 mean. */
  readonly anchors: Both<readonly [string, string, string]>;
};

/** A rubric version: criteria with weights that sum to 100 and the minimum of each; frozen when a call opens, and never changed afterwards. */
export type Rubric = {
  readonly version: string;
  /** What its scores were worked out with when it was made; what they are worked out with now, the tally says. */
  readonly formula: string;
  readonly title: Both<string>;
  /** What it is meant for. */
  readonly about: Both<string>;
  /** From which mean on the letter calls a criterion fair, good or strong; below them all it is weak. */
  readonly bands: { readonly fair: number; readonly good: number; readonly strong: number };
  /** Below the one it is suggested to decline, from the other on to accept; in between to talk it over. */
  readonly score: { readonly decline: number; readonly accept: number };
  readonly criteria: readonly Criterion[];
};

/** Every rubric has this criterion: any proposal can say that it touches a safety function. */
export const SAFETY = 'S';

export const criterionOf = ({ criteria }: Rubric, id: string): Criterion | undefined => criteria.find((criterion) => criterion.id === id);
export const idsIn = ({ criteria }: Rubric): readonly CriterionId[] => criteria.map(({ id }) => id);

/** What is wrong with the ids of something that was said by criterion, as the ids that this rubric does not have. */
export const unknownTo = (rubric: Rubric, ids: readonly string[]): readonly string[] => ids.filter((id) => !criterionOf(rubric, id));
