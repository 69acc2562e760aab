import { type Actor, doorLeadsTo } from '../actor.ts';
import { type Assignment, boundTo } from '../assignment.ts';
import type { ProposalBundle } from './bundle.ts';

/** The assignment by which somebody sees a proposal at all, through a door that leads to it. */
export const assignmentOf = ({ root, assignments }: Pick<ProposalBundle, 'root' | 'assignments'>, viewer: Actor): Assignment | undefined =>
  doorLeadsTo(viewer, root.id) ? boundTo({ proposal: root, assignments }, viewer) : undefined;

/** Whether a reviewer reads the whole: accepted, which says that there is no conflict, and signed in by more than the invitation's link. */
export const readsWhole = ({ status }: Assignment, { scope }: Actor): boolean =>
  scope.door !== 'invitation' && (status === 'accepted' || status === 'submitted');
