import { backersIn } from '../domain/backing.ts';
import { conflictOf, standOf } from '../domain/conflict.ts';
import { ConflictRow, Person } from '../domain/person.ts';
import type { Proposal } from '../domain/proposal.ts';
import { getRows, type Store } from './store.ts';
import { upcast } from './upcast.ts';

/**
 * Who of those behind each of these held decisions has a conflict by now, as it is judged when one is announced. Somebody who is not known
 * any more counts as one who has.
 */
export const conflictedBackers = async (store: Store, held: readonly Proposal[]): Promise<(root: Proposal) => readonly string[]> => {
  const pairs = held.flatMap((root) => backersIn(root).map((person) => ({ pk: person, sk: `k#${root.id}` })));
  const people = [...new Set(pairs.map(({ pk }) => pk))].map((pk) => ({ pk, sk: 'a' }));
  const rows = await getRows(store, [...people, ...pairs]);
  const persons = new Map(rows.filter(({ sk }) => sk === 'a').map((row) => [row.pk as string, Person.parse(upcast(row))]));
  const conflicts = rows.filter(({ sk }) => sk !== 'a').map((row) => ({ person: row.pk, ...ConflictRow.parse(row) }));
  return (root) =>
    backersIn(root).filter((id) => {
      const person = persons.get(id);
      const row = conflicts.find((each) => each.person === id && each.item === root.id);
      return !person || conflictOf({ id, keys: person.keys, relations: person.relations, conflicts: row ? { [root.id]: standOf(row) } : {} }, root);
    });
};
