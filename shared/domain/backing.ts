import * as z from 'zod';
import { approvalsOf } from './approval.ts';
import { type Assignment, counts } from './assignment.ts';
import type { Decision } from './decision.ts';
import type { Proposal } from './proposal.ts';

/** What a held decision still stands on: people and their relations change between the decision and its announcement. */
export const Backing = z.object({
  /** Who stand behind it and have no conflict by now. */
  approvals: z.number(),
  /** How many stood behind it and have a conflict by now, whoever decided among them. */
  conflicted: z.number(),
  /** Whoever decided has a conflict by now: nobody's agreement mends that. */
  deciderConflicted: z.boolean(),
  /** The reviews that were counted when it was decided, and how many of them no longer count. */
  reviews: z.number(),
  lost: z.number(),
});
export type Backing = z.infer<typeof Backing>;

/** Everybody who stands behind a held decision. */
export const backersIn = ({ decidedBy, approvedBy = [] }: Pick<Proposal, 'decidedBy' | 'approvedBy'>): readonly string[] => [
  ...new Set([...(decidedBy ? [decidedBy] : []), ...approvedBy]),
];

const Counted = z.object({ totals: z.array(z.object({ reviewer: z.string() })) });

/** Whose reviews a decision rests on, by the tally that was kept with it. */
export const restsOn = ({ tally }: Pick<Decision, 'tally'>): readonly string[] => {
  const { data } = Counted.safeParse(tally);
  return data ? data.totals.map(({ reviewer }) => reviewer) : [];
};

type Now = { readonly conflicted: readonly string[]; readonly assignments: readonly Pick<Assignment, 'reviewer' | 'status'>[] };

export const backingOf = (root: Proposal, decision: Pick<Decision, 'tally'> | undefined, { conflicted, assignments }: Now): Backing => {
  const restedOn = decision ? restsOn(decision) : [];
  return {
    approvals: approvalsOf(root, conflicted),
    conflicted: backersIn(root).filter((person) => conflicted.includes(person)).length,
    deciderConflicted: conflicted.includes(root.decidedBy ?? ''),
    reviews: restedOn.length,
    lost: restedOn.filter((reviewer) => !assignments.some((each) => each.reviewer === reviewer && counts(each))).length,
  };
};
