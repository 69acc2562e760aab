import { community } from '../community.ts';
import type { Invitee } from '../domain/assignment.ts';
import { SK } from '../domain/change.ts';
import { standOf } from '../domain/conflict.ts';
import { ConflictRow, isSafetyCompetent, Person, USUAL_CAPACITY } from '../domain/person.ts';
import { quarterOf } from '../domain/promise.ts';
import { Refusal } from '../domain/refusal.ts';
import { type LoadedProposal, loadProposal } from './load.ts';
import { placesKey } from './places.ts';
import { getRows, type Store } from './store.ts';
import { upcast } from './upcast.ts';

/** A proposal with its round, and the people who are to be invited as they are now. */
export type Inviting = LoadedProposal & { readonly invitees: readonly Invitee[] };

const refused = (code: 'person.unknown' | 'person.no-address', i: number): Refusal =>
  new Refusal(code, { fields: [{ path: `reviewers/${i}`, code, message: '' }] });

/** The people of these ids, in their order. @throws person.unknown, person.no-address */
const peopleOf = async (store: Store, ids: readonly string[]): Promise<Person[]> => {
  const rows = await getRows(
    store,
    ids.map((pk) => ({ pk, sk: SK.root })),
  );
  return ids.map((id, i) => {
    const row = rows.find(({ pk }) => pk === id);
    const person = row && Person.parse(upcast(row));
    if (!person?.roles.includes('reviewer')) throw refused('person.unknown', i);
    if (person.email === '') throw refused('person.no-address', i);
    return person;
  });
};

/**
 * People as an invitation needs them: keys and relations, and the places that are taken in this quarter. The version of the relations is read
 * before them, so that one which comes in later is noticed. Two requests, however many they are.
 */
export const inviteesOf = async (store: Store, proposal: string, ids: readonly string[], at: string): Promise<Invitee[]> => {
  const people = await peopleOf(store, ids);
  const places = placesKey(quarterOf(at, community));
  const rows = await getRows(
    store,
    ids.flatMap((id) => [
      { pk: id, sk: `k#${proposal}` },
      { pk: places, sk: id },
    ]),
  );
  return people.map((person) => {
    const stand = rows.find(({ pk, sk }) => pk === person.id && sk === `k#${proposal}`);
    const taken = rows.find(({ pk, sk }) => pk === places && sk === person.id)?.n as number | undefined;
    const { id, keys, relations, relationVersion, capacity = USUAL_CAPACITY } = person;
    return {
      id,
      keys,
      ...(relations ? { relations } : {}),
      conflicts: stand ? { [proposal]: standOf(ConflictRow.parse(stand)) } : {},
      safetyCompetent: isSafetyCompetent(person),
      relationVersion,
      places: { taken: taken ?? 0, capacity },
    };
  });
};

/** Everything that an invitation is decided from, read anew for each try. @throws item.not-found */
export const loadInviting = async (store: Store, proposal: string, ids: readonly string[], at: string): Promise<Inviting> => {
  const loaded = await loadProposal(store, proposal, 'round');
  if (!loaded) throw new Refusal('item.not-found');
  return { ...loaded, invitees: ids.length === 0 ? [] : await inviteesOf(store, proposal, ids, at) };
};
