import { community } from '../community.ts';
import { Assignment, isLive } from '../domain/assignment.ts';
import { quarterOf } from '../domain/promise.ts';
import { hiddenOf } from './hidden.ts';
import { takenIn } from './places.ts';
import { queryRange, type Store } from './store.ts';

/**
 * How many places each reviewer has taken, as far as this member of staff may know: a place that was taken for an item which is hidden
 * from the viewer would tell who judges it.
 */
export const takenSeenBy = async (store: Store, at: string, viewer: { readonly id: string }): Promise<Readonly<Record<string, number>>> => {
  const [taken, { rows }] = await Promise.all([takenIn(store, at), hiddenOf(store, viewer.id)]);
  const quarter = quarterOf(at, community);
  const hidden = await Promise.all(rows.filter(({ kind }) => kind === 'proposal').map(({ item }) => queryRange(store, item as string, 'b#', 'b#~')));
  const seen = { ...taken };
  for (const assignment of hidden.flat().map((row) => Assignment.parse(row)))
    if (isLive(assignment) && quarterOf(assignment.invitedAt, community) === quarter) seen[assignment.reviewer] = (seen[assignment.reviewer] ?? 0) - 1;
  return seen;
};
