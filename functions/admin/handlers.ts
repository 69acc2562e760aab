import type { adminOperations } from '../../shared/contract/admin.ts';
import { newId } from '../../shared/domain/id.ts';
import { keysOf, type Person, type PersonBody } from '../../shared/domain/person.ts';
import { standingRelations } from '../../shared/domain/profile.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { setAbsences } from '../../shared/domain/settings.ts';
import { requireStaffView, taskInvolvement } from '../../shared/domain/view/staff.ts';
import { loadCall } from '../../shared/store/calls.ts';
import { verifiedFacts } from '../../shared/store/facts.ts';
import { loadRoot } from '../../shared/store/load.ts';
import { addressHash, addressWrite, newSender, personByAddress, personOf, rosterOf, rosterWrite } from '../../shared/store/people.ts';
import { changePerson } from '../../shared/store/person.ts';
import { commitChange } from '../../shared/store/records.ts';
import { queryIndex, remove } from '../../shared/store/store.ts';
import { actOf, type Handlers } from '../http/serve.ts';

type Known = { known: Person | undefined };
type Loaded = { readonly person: Person; readonly other: Person | undefined };

/** What staff enter replaces what the person was; the keys follow from it, and with them what may be seen. */
const described = (person: Person, { helix, ...body }: Omit<PersonBody, 'email'>): Person => ({
  ...person,
  ...body,
  ...(helix === undefined ? {} : { helix: helix ?? undefined }),
  keys: keysOf({ ...body, email: person.email }),
  relations: standingRelations({ standing: body.standing ?? person.standing }),
  relationVersion: person.relationVersion + 1,
});

export const adminHandlers: Handlers<typeof adminOperations> = {
  addPerson: async (call) => {
    const { store, body, at } = call;
    const id = newId('per', store.random);
    return commitChange<Known, Person, { person: string }>(store, actOf(call), {
      load: async () => ({ known: await personByAddress(store, body.email) }),
      before: ({ known }) => known,
      decide: ({ known }) => {
        refuseUnless(!known || known.roles.length === 0, 'person.exists');
        const { email, ...rest } = body;
        const person = described(known ?? { ...newSender(store, { email, language: body.language, at }), id }, rest);
        return { root: person, facts: [{ type: 'PersonAdded', roles: body.roles }] };
      },
      reply: (root) => ({ person: root.id }),
      also: (root, { known }) => [...(known ? [] : [addressWrite(store, root)]), rosterWrite(store, root)],
    });
  },

  changePerson: async (call) => {
    const { store, body } = call;
    const { email, ...rest } = body;
    return commitChange<Loaded, Person, { person: string }>(store, actOf(call), {
      load: async () => {
        const person = await personOf(store, call.params.person!);
        if (!person) throw new Refusal('item.not-found');
        return { person, other: email ? await personByAddress(store, email) : undefined };
      },
      before: ({ person }) => person,
      decide: ({ person, other }) => {
        refuseUnless(!other || other.id === person.id, 'person.exists');
        refuseUnless(!email || other || person.email === '', 'person.has-address');
        const reached = email && !other ? { ...person, email, address: addressHash(email), unreachable: undefined, unreachableSince: undefined } : person;
        return { root: described(reached, rest), facts: [{ type: 'PersonChanged', roles: body.roles }] };
      },
      reply: (root) => ({ person: root.id }),
      also: (root, { person }) => [
        root.roles.length > 0 ? rosterWrite(store, root) : remove(store, 'roster', root.id),
        ...(root.address === person.address ? [] : [addressWrite(store, root)]),
      ],
    });
  },

  setAbsenceOf: async (call) => {
    const roster = await rosterOf(call.store);
    return changePerson(
      call.store,
      call.params.person!,
      actOf(call),
      (person) => setAbsences(person, { ...call.body, roster }),
      ({ absences = [] }) => ({ absences }),
    );
  },

  listPeople: async ({ store }) => ({
    people: (await rosterOf(store)).map(({ id, name, roles, organisation, languages }) => ({ id, name, roles, organisation, languages })),
  }),

  listUndelivered: async ({ store }) => ({
    rows: (await queryIndex(store, 1, 'undelivered', { limit: 200 })).map((row) => ({
      fact: String(row.pk).slice('undelivered#'.length),
      consumer: row.sk as string,
      attempts: (row.attempts as number | undefined) ?? 0,
      nextTry: String(row.gsi1sk).split('#')[0]!,
    })),
  }),

  verifyRecord: async (call) => {
    const id = call.params.item!;
    const root = await loadRoot(call.store, id);
    const person = root ? undefined : await personOf(call.store, id);
    const found = root || person ? undefined : await loadCall(call.store, id);
    const record = root ?? person ?? found;
    if (!record) throw new Refusal('item.not-found');
    if (root) requireStaffView(root.kind === 'task' ? { ...taskInvolvement(root), stage: root.stage } : root, call.actor);
    const { facts, faults } = await verifiedFacts(call.store, record);
    return { facts: facts.length, faults };
  },
};
