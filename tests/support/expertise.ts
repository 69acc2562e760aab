/** One judgement: how expert a reviewer says to be on a paper, by their places. */
export type Judgement = readonly [paper: number, reviewer: number, expertise: number];
/** Loss and largest possible loss of one reviewer. */
export type Loss = { readonly loss: number; readonly most: number };

/**
 * The loss of the gold standard of reviewer-paper matching (Stelmakh, Wieting, Neubig and Shah 2023), per reviewer: over each pair of papers
 * the difference in expertise when they are ordered wrongly, half of it when they are tied.
 */
export const lossesOf = (judgements: readonly Judgement[], score: (paper: number, reviewer: number) => number): Loss[] =>
  [...Map.groupBy(judgements, ([, reviewer]) => reviewer)]
    .sort(([a], [b]) => a - b)
    .map(([reviewer, own]) => {
      let [loss, most] = [0, 0];
      const scores = own.map(([paper]) => score(paper, reviewer));
      for (let i = 0; i < own.length; i += 1)
        for (let j = 0; j < i; j += 1) {
          const wanted = own[i]![2] - own[j]![2];
          const given = scores[i]! - scores[j]!;
          most += Math.abs(wanted);
          if (wanted * given < 0) loss += Math.abs(wanted);
          if (given === 0) loss += Math.abs(wanted) / 2;
        }
      return { loss, most };
    });

/** The loss over all reviewers together, 0 to 1; half for a coin. */
export const lossOf = (losses: readonly Loss[]): number => losses.reduce((sum, { loss }) => sum + loss, 0) / losses.reduce((sum, { most }) => sum + most, 0);
