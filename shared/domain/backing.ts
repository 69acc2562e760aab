import * as z from 'zod';
import { approvalsOf } from './approval.ts';
import type { Proposal } from './proposal.ts';

/** What a held decision still stands on: people and their relations change between the decision and its announcement. */
export const Backing = z.object({
  /** Who stand behind it and have no conflict by now. */
  approvals: z.number(),
  /** How many stood behind it and have a conflict by now, whoever decided among them. */
  conflicted: z.number(),
  /** Whoever decided has a conflict by now: nobody's agreement mends that. */
  deciderConflicted: z.boolean(),
});
export type Backing = z.infer<typeof Backing>;

/** Everybody who stands behind a held decision. */
export const backersIn = ({ decidedBy, approvedBy = [] }: Pick<Proposal, 'decidedBy' | 'approvedBy'>): readonly string[] => [
  ...new Set([...(decidedBy ? [decidedBy] : []), ...approvedBy]),
];

export const backingOf = (root: Proposal, conflicted: readonly string[]): Backing => ({
  approvals: approvalsOf(root, conflicted),
  conflicted: backersIn(root).filter((person) => conflicted.includes(person)).length,
  deciderConflicted: conflicted.includes(root.decidedBy ?? ''),
});
