import * as z from 'zod';
import { type Item, SK } from './change.ts';
import { Instant } from './clock.ts';
import type { Ranking } from './ranking.ts';
import { shown } from './shown.ts';
import type { TallyLine } from './tally-line.ts';

/**
 * Where a proposal stood in its call when it was decided, as the model of severity had it then: later reviews of other proposals move the
 * ranked list, and move nothing here. It names all that it was worked out from.
 */
export const Stood = z.object({
  decision: z.number().int().positive(),
  at: Instant,
  /** The call, or the quarter of the open intake. */
  panel: z.string(),
  rubric: z.string(),
  formula: z.string(),
  /** From which score on acceptance is suggested. */
  line: z.number(),
  place: z.number().int().positive(),
  /** The weighted mean as it was, and what the model made of it: 0 to 100, with nine chances in ten between low and high. */
  raw: z.number().nullable(),
  score: z.number(),
  low: z.number(),
  high: z.number(),
  /** The chance of lying above the line. */
  above: z.number(),
  band: z.string(),
  /** Each review that was counted: of which proposal, by whom, and the how-manyth text of it. */
  inputs: z.array(z.object({ proposal: z.string(), reviewer: z.string(), n: z.number().int().positive() })),
});
export type Stood = z.infer<typeof Stood>;

export const stoodItem = (stood: Stood): Item => ({ ...stood, sk: SK.stood(stood.decision), type: 'stood' });

/** Nothing where reviewers overlap too little: then the raw score stands alone, and it is kept with the decision itself. */
export const stoodFrom = (
  { standings, formula, line }: Ranking,
  lines: readonly TallyLine[],
  { proposal, rubric, ...decided }: Pick<Stood, 'decision' | 'at' | 'panel' | 'rubric'> & { readonly proposal: string },
): Stood | undefined => {
  const standing = standings.find((one) => one.proposal === proposal);
  if (!standing?.calibrated || standing.place === null) return undefined;
  const inputs = lines
    .filter(({ status, marks }) => status === 'submitted' && marks !== undefined)
    .map(({ proposal: of, reviewer, n = 1 }) => ({ proposal: of, reviewer, n }))
    .sort((a, b) => (`${a.proposal}${a.reviewer}` < `${b.proposal}${b.reviewer}` ? -1 : 1));
  return {
    ...decided,
    rubric,
    formula,
    line,
    place: standing.place,
    raw: standing.score === null ? null : shown(standing.score, 2),
    ...standing.calibrated,
    inputs,
  };
};

/** Only what was worked out from items that its reader may know of: nobody else's marks show in it. */
export const knownStood = (all: readonly Stood[], isHidden: (item: string) => boolean): Stood[] =>
  all.filter(({ inputs }) => !inputs.some(({ proposal }) => isHidden(proposal)));

/** The same without the list of its inputs, for a page: of how many it was made. */
export const StoodView = Stood.omit({ inputs: true }).extend({ proposals: z.number(), reviewers: z.number(), reviews: z.number() });
export type StoodView = z.infer<typeof StoodView>;
export const stoodView = ({ inputs, ...stood }: Stood): StoodView => ({
  ...stood,
  proposals: new Set(inputs.map(({ proposal }) => proposal)).size,
  reviewers: new Set(inputs.map(({ reviewer }) => reviewer)).size,
  reviews: inputs.length,
});
