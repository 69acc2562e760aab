import type { deskOperations } from '../../shared/contract/desk.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import { conflictOf } from '../../shared/domain/conflict.ts';
import type { Person } from '../../shared/domain/person.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { ListRow } from '../../shared/domain/view/row.ts';
import type { Stored } from '../../shared/store/item.ts';
import { shownRoot } from '../../shared/store/lists.ts';
import { personOf } from '../../shared/store/people.ts';
import { loadRoots } from '../../shared/store/roots.ts';
import { nameFrom } from '../../shared/store/sender-name.ts';
import { queryIndex, type Store } from '../../shared/store/store.ts';
import type { Handlers, Known } from '../http/serve.ts';
import { visibleRoot } from './visible.ts';

type Sender = Pick<Handlers<typeof deskOperations>, 'readSender'>;

/** Rows that are shown, and items that are counted: "100+" says that there are more. */
const SHOWN = 20;
const COUNTED = 100;
const KINDS = ['proposal', 'contact-request'] as const;

/** Entries of an index about one person or one organisation, of both kinds. */
const entriesOf = async (store: Store, index: 4 | 5, partition: string): Promise<Stored[]> => {
  const found = await Promise.all(KINDS.map((kind) => queryIndex(store, index, partition, { after: `${kind}#`, upTo: `${kind}#~`, limit: COUNTED + 1 })));
  return found.flat();
};

const newestFirst = (a: { receivedAt?: string | undefined }, b: { receivedAt?: string | undefined }): number =>
  (a.receivedAt ?? '') < (b.receivedAt ?? '') ? 1 : -1;

type Group = { rows: ListRow[]; total: { count: number; more: boolean } };
const groupOf = (rows: readonly ListRow[], count: number): Group => ({
  rows: rows.toSorted(newestFirst).slice(0, SHOWN),
  total: { count: Math.min(count, COUNTED), more: count > COUNTED },
});

/** Everything of a person, and the name that it was sent under: what may be seen of it stands in the roots, so that these are read. */
const ofPerson = async (call: Known, person: Person, about: string): Promise<{ items: Group; name: string }> => {
  const entries = await entriesOf(call.store, 4, person.id);
  const roots = await loadRoots(call.store, [about, ...entries.map((row) => row.pk as string)]);
  const seen = [...roots.values()].flatMap((root) => {
    const row = shownRoot(root, call.actor, call.at);
    return row ? [{ root, row }] : [];
  });
  const rows = seen.filter(({ root }) => root.id !== about).map(({ row }) => row);
  const name =
    person.name ||
    (await nameFrom(
      call.store,
      seen.map(({ root }) => root),
    ));
  return { items: groupOf(rows, rows.length), name };
};

const maySee = (viewer: Actor, row: Stored): boolean =>
  conflictOf(viewer, { id: row.pk as string, applicant: row.applicant, organisations: row.organisations, parties: row.parties }) === undefined;

/** What other people of the organisation sent in: the index says who is involved, and the roots of the newest the rest. */
const ofOrganisation = async (call: Known, organisation: string | undefined, person: string): Promise<Group> => {
  const entries = organisation ? await entriesOf(call.store, 5, `org#${organisation}`) : [];
  const others = entries.filter((row) => row.applicant !== person && maySee(call.actor, row)).toSorted(newestFirst);
  const roots = await loadRoots(
    call.store,
    others.slice(0, SHOWN).map((row) => row.pk as string),
  );
  return groupOf(
    [...roots.values()].flatMap((root) => shownRoot(root, call.actor, call.at) ?? []),
    others.length,
  );
};

export const senderHandlers: Sender = {
  readSender: async (call) => {
    const root = await visibleRoot(call.store, call.params.item!, call.actor);
    const person = await personOf(call.store, root.applicant);
    if (!person) throw new Refusal('item.not-found');
    const about = root.kind === 'task' ? root.item : root.id;
    const [{ items, name }, organisation] = await Promise.all([ofPerson(call, person, about), ofOrganisation(call, root.organisations[0], person.id)]);
    const { email, language, unreachable = false } = person;
    return { person: { name, email, language, unreachable }, items, organisation };
  },
};
