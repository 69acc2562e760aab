import { conflictOf } from '../domain/conflict.ts';
import type { Proposal } from '../domain/proposal.ts';
import { conflictsWith } from './people.ts';
import { ownerFrom, snapshotOf } from './roster.ts';
import type { Store } from './store.ts';

/**
 * Who goes on with a proposal whose owner steps back: whoever the desk would have chosen, had that one and everybody with a conflict not been
 * there; nobody where all are bound.
 */
export const standInFor = async (store: Store, { id }: Pick<Proposal, 'id'>, gone: string): Promise<(root: Proposal) => string | undefined> => {
  const snapshot = await snapshotOf(store);
  const liaisons = snapshot.roster.filter((entry) => entry.roles.includes('liaison') && entry.id !== gone);
  const stands = await conflictsWith(
    store,
    liaisons.map((entry) => entry.id),
    id,
  );
  return (root) => {
    const free = liaisons.filter((entry) => !conflictOf({ ...entry, conflicts: stands[entry.id] ? { [id]: stands[entry.id]! } : {} }, root));
    return ownerFrom({ ...snapshot, roster: free }, root);
  };
};
