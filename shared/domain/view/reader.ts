import { type Actor, doorLeadsTo } from '../actor.ts';
import { type Assignment, isLive } from '../assignment.ts';
import { conflictOf } from '../conflict.ts';
import type { ProposalBundle } from './bundle.ts';

/** The assignment by which somebody sees a proposal at all; none once it ended, for a conflict, or after a withdrawal. */
export const assignmentOf = ({ root, assignments }: Pick<ProposalBundle, 'root' | 'assignments'>, viewer: Actor): Assignment | undefined => {
  const assignment = assignments.find((candidate) => candidate.reviewer === viewer.id);
  const sees = assignment && isLive(assignment) && !conflictOf(viewer, root) && doorLeadsTo(viewer, root.id) && root.stage !== 'withdrawn';
  return sees ? assignment : undefined;
};

/** Whether a reviewer reads the whole: accepted, which says that there is no conflict, and signed in by more than the invitation's link. */
export const readsWhole = ({ status }: Assignment, { scope }: Actor): boolean =>
  scope.door !== 'invitation' && (status === 'accepted' || status === 'submitted');
