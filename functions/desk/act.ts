import type { Change } from '../../shared/domain/change.ts';
import type { Candidate } from '../../shared/domain/conflict.ts';
import type { ContactRequest } from '../../shared/domain/contact.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { ContactBundle } from '../../shared/domain/view/bundle.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { conflictsWith, rosterOf } from '../../shared/store/people.ts';
import { changeContact } from '../../shared/store/records.ts';
import { actOf, type Known } from '../http/serve.ts';

export const done = (root: { id: string; stage: string }) => ({ id: root.id, stage: root.stage });

/** Only on what this person may see, and tied to the relations that were read. */
export const guardedBy = <R>(call: Known, change: Change<R>): Change<R> => ({
  ...change,
  checks: [...(change.checks ?? []), { kind: 'relation-version', person: call.actor.id, version: call.actor.relationVersion }],
});

/** Every act on a contact request. */
export const actOn = <Reply>(call: Known, decide: (loaded: ContactBundle) => Change<ContactRequest>, reply: (root: ContactRequest) => Reply): Promise<Reply> =>
  changeContact(
    call.store,
    call.params.contact!,
    actOf(call),
    (loaded) => {
      requireStaffView(loaded.root, call.actor);
      return guardedBy(call, decide(loaded));
    },
    reply,
  );

export const act = (call: Known, decide: (root: ContactRequest) => Change<ContactRequest>) => actOn(call, ({ root }) => decide(root), done);

/** Somebody at the desk, with the own relation to an item. @throws person.unknown */
export const colleagueOf = async (call: Known, id: string, item: string, path: string): Promise<Candidate> => {
  const entry = (await rosterOf(call.store)).find((candidate) => candidate.id === id);
  if (!entry?.roles.some((role) => role === 'liaison' || role === 'chair' || role === 'admin'))
    throw new Refusal('person.unknown', { fields: [{ path, code: 'colleague.unknown', message: '' }] });
  const stand = (await conflictsWith(call.store, [id], item))[id];
  return { id, keys: entry.keys, conflicts: stand ? { [item]: stand } : {} };
};
