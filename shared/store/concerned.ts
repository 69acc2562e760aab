import { isLive } from '../domain/assignment.ts';
import { standOf } from '../domain/conflict.ts';
import type { Concerned } from '../domain/conflict-case.ts';
import { ConflictRow } from '../domain/person.ts';
import type { LoadedProposal } from './load.ts';
import { personOf } from './people.ts';
import { getRow, type Store } from './store.ts';

/** Somebody as conflicts with one item are judged. The version of the relations is read before what was decided, so that one which comes in later is noticed. */
export const concernedIn = async (store: Store, id: string, item: string): Promise<Concerned | undefined> => {
  const person = await personOf(store, id);
  if (!person) return undefined;
  const found = await getRow(store, id, `k#${item}`);
  const row = found && ConflictRow.parse(found);
  const { keys, relations, relationVersion } = person;
  return { id, keys, relations, relationVersion, conflicts: row ? { [item]: standOf(row) } : {}, ...(row ? { row } : {}) };
};

/** Whoever reviews an item, as conflicts with it are judged. */
export const reviewersConcerned = async (store: Store, { root, assignments }: Pick<LoadedProposal, 'root' | 'assignments'>): Promise<Concerned[]> => {
  const people = await Promise.all(assignments.filter(isLive).map(({ reviewer }) => concernedIn(store, reviewer, root.id)));
  return people.flatMap((person) => person ?? []);
};
