import type { Change } from '../../shared/domain/change.ts';
import { type Candidate, standOf } from '../../shared/domain/conflict.ts';
import type { Concerned } from '../../shared/domain/conflict-case.ts';
import type { ContactRequest } from '../../shared/domain/contact.ts';
import { ConflictRow } from '../../shared/domain/person.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import type { ContactBundle } from '../../shared/domain/view/bundle.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { concernedIn } from '../../shared/store/concerned.ts';
import { personOf, rosterOf } from '../../shared/store/people.ts';
import { changeContact } from '../../shared/store/records.ts';
import { getRows, type Store } from '../../shared/store/store.ts';
import { actOf, type Known } from '../http/serve.ts';

export const done = (root: { id: string; stage: string }) => ({ id: root.id, stage: root.stage });

/** Only on what this person may see, and tied to the relations that were read. */
export const guardedBy = <R>(call: Known, change: Change<R>): Change<R> => ({
  ...change,
  checks: [
    ...(change.checks ?? []).filter((check) => !('person' in check && check.person === call.actor.id)),
    { kind: 'relation-version', person: call.actor.id, version: call.actor.relationVersion },
  ],
});

/** Whoever gets an item, with the version of the relations that were looked at. */
export type Colleague = Candidate & { readonly relationVersion: number };

/** The own relations to these items. The version is read before them, so that one which comes in later is noticed. @throws person.unknown */
export const relatedTo = async (store: Store, id: string, items: readonly string[]): Promise<Colleague> => {
  const person = await personOf(store, id);
  if (!person) throw new Refusal('person.unknown', { fields: [{ path: 'to', code: 'person.unknown', message: '' }] });
  const keys = [...new Set(items)].map((item) => ({ pk: id, sk: `k#${item}` }));
  const rows = keys.length === 0 ? [] : await getRows(store, keys);
  const conflicts = Object.fromEntries(rows.map((row) => ConflictRow.parse(row)).map((row) => [row.item, standOf(row)]));
  return { id, keys: person.keys, relations: person.relations, conflicts, relationVersion: person.relationVersion };
};

/** Somebody whose conflict with an item is decided, as it stands. @throws person.unknown */
export const concernedBy = async (store: Store, id: string, item: string): Promise<Concerned> => {
  const person = await concernedIn(store, id, item);
  if (!person) throw new Refusal('person.unknown', { fields: [{ path: 'person', code: 'person.unknown', message: '' }] });
  return person;
};

/** Holds only as long as the relations of the colleague are those that were looked at. */
export const tiedTo = <R>({ id, relationVersion }: Colleague, change: Change<R>): Change<R> => ({
  ...change,
  checks: [...(change.checks ?? []), { kind: 'relation-version', person: id, version: relationVersion }],
});

/** What was decided upon a page that is no longer so is not done. @throws item.changed */
export const requireSeen = ({ body }: Known, { version }: { readonly version: number }): void => {
  const { seen } = body as { readonly seen?: number };
  refuseUnless(seen === undefined || seen === version, 'item.changed');
};

/** Every act on a contact request. */
export const actOn = <Reply>(call: Known, decide: (loaded: ContactBundle) => Change<ContactRequest>, reply: (root: ContactRequest) => Reply): Promise<Reply> =>
  changeContact(
    call.store,
    call.params.contact!,
    actOf(call),
    (loaded) => {
      requireStaffView(loaded.root, call.actor);
      requireSeen(call, loaded.root);
      return guardedBy(call, decide(loaded));
    },
    reply,
  );

export const act = (call: Known, decide: (root: ContactRequest) => Change<ContactRequest>) => actOn(call, ({ root }) => decide(root), done);

/** Somebody at the desk, with the own relation to an item. @throws person.unknown */
export const colleagueOf = async (call: Known, id: string, item: string, path: string): Promise<Colleague> => {
  const entry = (await rosterOf(call.store)).find((candidate) => candidate.id === id);
  if (!entry?.roles.some((role) => role === 'liaison' || role === 'chair' || role === 'admin'))
    throw new Refusal('person.unknown', { fields: [{ path, code: 'colleague.unknown', message: '' }] });
  return relatedTo(call.store, id, [item]);
};
