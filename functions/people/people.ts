import { community } from '../../shared/community.ts';
import type { peopleOperations } from '../../shared/contract/people.ts';
import { isAbsent } from '../../shared/domain/absence.ts';
import { dateAt } from '../../shared/domain/clock.ts';
import { enteredFormer, formerAfter, isOtherEmployer, toldFormer } from '../../shared/domain/employer.ts';
import { newId } from '../../shared/domain/id.ts';
import { foldName, organisationKey } from '../../shared/domain/organisation.ts';
import { type Person, type PersonBody, type RosterEntry, USUAL_CAPACITY } from '../../shared/domain/person.ts';
import type { ProfileBody } from '../../shared/domain/profile.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { setAbsences } from '../../shared/domain/settings.ts';
import { loadOrganisation, organisationsBy, type Related, relatedAs } from '../../shared/store/organisations.ts';
import { addressHash, addressWrite, newSender, personByAddress, personOf, rosterOf, rosterWrite } from '../../shared/store/people.ts';
import { changePerson } from '../../shared/store/person.ts';
import { takenIn } from '../../shared/store/places.ts';
import { takenSeenBy } from '../../shared/store/places-seen.ts';
import { positionOf } from '../../shared/store/lists.ts';
import { commitChange } from '../../shared/store/records.ts';
import { sealCursor } from '../../shared/store/secrets.ts';
import { remove, type Store } from '../../shared/store/store.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';

type People = Pick<
  Handlers<typeof peopleOperations>,
  'addPerson' | 'changePerson' | 'setAbsenceOf' | 'listPeople' | 'searchPeople' | 'readPerson' | 'readProfile' | 'saveProfile'
>;
type Loaded<P> = { readonly person: P; readonly other: Person | undefined; readonly after: Person; readonly related: Related };

/** What is entered replaces what the person was, and what is left out stays. */
const told = (person: Person, { helix, former, ...body }: Partial<Omit<PersonBody, 'email'>>): Person => ({
  ...person,
  ...body,
  ...(helix === undefined ? {} : { helix: helix ?? undefined }),
  ...(former === undefined ? {} : { former: toldFormer(person, former) }),
});

/** The same by an administrator, who may say that somebody works elsewhere: then the employer until now stays known as a former one. */
const entered = async (
  store: Store,
  person: Person,
  body: Partial<Omit<PersonBody, 'email'>>,
  { at, slip = false }: { at: string; slip?: boolean | undefined },
) => {
  const former = enteredFormer(person, body.former ?? person.former ?? []);
  const after: Person = { ...told(person, body), ...(body.former || person.former ? { former } : {}) };
  const names = [person.organisation, after.organisation].filter((name) => name !== '');
  const records = slip || names.length < 2 ? new Map<string, string>() : await organisationsBy(store, names.map(organisationKey));
  const moves = !slip && isOtherEmployer(person.organisation, after.organisation, records);
  return moves ? { ...after, former: formerAfter(person, after, dateAt(at, community)) } : after;
};

/** With the keys and relations that follow from it, and with them what may be seen. */
const described = (person: Person, related: Related): Person => ({ ...person, ...related, relationVersion: person.relationVersion + 1 });

const PAGE = 25;
const sortOf = ({ name, id }: Pick<RosterEntry, 'name' | 'id'>): string => `${foldName(name)}#${id}`;
const capacityOf = ({ roles, capacity = USUAL_CAPACITY }: Pick<RosterEntry, 'roles' | 'capacity'>): number => (roles.includes('reviewer') ? capacity : 0);

/** Everybody knows all of the own places. */
const profileOf = async ({ store, at, actor }: Known, person: Person) => {
  const [taken, pointers] = await Promise.all([
    person.id === actor.id ? takenIn(store, at) : takenSeenBy(store, at, actor),
    organisationsBy(store, [organisationKey(person.organisation)]),
  ]);
  const employer = person.organisation === '' ? undefined : await loadOrganisation(store, [...pointers.values()][0] ?? '');
  const { id, name, email, language, roles, organisation, organisationType, languages, capabilities, absences = [], unreachable = false } = person;
  const { assets, sectors, protocols, helix, standing, former, terms, relations = [] } = person;
  return {
    id,
    name,
    email,
    language,
    roles,
    organisation,
    organisationType,
    languages,
    capabilities,
    assets,
    sectors,
    protocols,
    helix,
    standing,
    former,
    terms,
    capacity: capacityOf(person),
    taken: Math.max(0, taken[id] ?? 0),
    absences,
    ...(employer ? { employer: { id: employer.id, name: employer.name } } : {}),
    related: relations.map(({ kind, capability }) => ({ kind, ...(capability === undefined ? {} : { capability }) })),
    unreachable,
  };
};

/** An invitation's link leads to one proposal and not to its reader's profile. */
const requireOwnDoor = ({ actor }: Known): void => refuseUnless(actor.scope.door === 'person' || actor.scope.door === 'staff', 'session.not-enough');

/** Reviewers and staff are known to each other; whoever only sent something in is no part of it. */
const onRoster = async (store: Store, id: string): Promise<Person> => {
  const person = await personOf(store, id);
  if (!person || person.erased || person.roles.length === 0) throw new Refusal('item.not-found');
  return person;
};

export const peopleHandlers: People = {
  addPerson: async (call) => {
    const { store, body, at } = call;
    const id = newId('per', store.random);
    const { email, ...rest } = body;
    return commitChange<Loaded<Person | undefined>, Person, { person: string }>(store, actOf(call), {
      load: async () => {
        const person = await personByAddress(store, email);
        const base = person ?? { ...newSender(store, { email, language: body.language, at }), id };
        const after = await entered(store, base, rest, { at });
        return { person, other: undefined, after, related: await relatedAs(store, after, at) };
      },
      before: ({ person }) => person,
      decide: ({ person, after, related }) => {
        refuseUnless(!person || person.roles.length === 0, 'person.exists');
        return { root: described(after, related), facts: [{ type: 'PersonAdded', roles: body.roles }] };
      },
      reply: (root) => ({ person: root.id }),
      also: (root, { person }) => [...(person ? [] : [addressWrite(store, root)]), rosterWrite(store, root)],
    });
  },

  changePerson: async (call) => {
    const { store, body, at } = call;
    const { email, slip, ...rest } = body;
    return commitChange<Loaded<Person>, Person, { person: string }>(store, actOf(call), {
      load: async () => {
        const person = await personOf(store, call.params.person!);
        if (!person) throw new Refusal('item.not-found');
        const other = email ? await personByAddress(store, email) : undefined;
        const after = await entered(store, person, rest, { at, slip });
        return { person, other, after, related: await relatedAs(store, { ...after, email: person.email || email || '' }, at) };
      },
      before: ({ person }) => person,
      decide: ({ person, other, after, related }) => {
        refuseUnless(!other || other.id === person.id, 'person.exists');
        refuseUnless(!email || other || person.email === '', 'person.has-address');
        const reached = email && !other ? { ...after, email, address: addressHash(email), unreachable: undefined, unreachableSince: undefined } : after;
        return { root: described(reached, related), facts: [{ type: 'PersonChanged', roles: body.roles }] };
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

  searchPeople: async ({ store, query, at, actor, deps }) => {
    const [roster, taken, keys] = await Promise.all([rosterOf(store), takenSeenBy(store, at, actor), deps.keys()]);
    const wanted = foldName(query.q ?? '');
    const bound = `${actor.id} people ${wanted}`;
    const after = positionOf(keys, bound, query.cursor);
    const matches = ({ name, organisation }: RosterEntry) => wanted === '' || foldName(name).includes(wanted) || foldName(organisation).includes(wanted);
    const found = roster.filter((entry) => matches(entry) && (after === undefined || sortOf(entry) > after)).sort((a, b) => (sortOf(a) < sortOf(b) ? -1 : 1));
    const page = found.slice(0, PAGE);
    return {
      people: page.map((entry) => ({
        id: entry.id,
        name: entry.name,
        roles: entry.roles,
        organisation: entry.organisation,
        languages: entry.languages,
        ...(entry.roles.includes('reviewer') ? { places: { taken: Math.max(0, taken[entry.id] ?? 0), capacity: capacityOf(entry) } } : {}),
        capabilities: entry.capabilities.filter(({ level }) => level > 0).length,
        away: isAbsent(entry, at, community),
        unaddressed: entry.unaddressed === true,
      })),
      ...(found.length > PAGE ? { cursor: sealCursor(keys, bound, sortOf(page.at(-1)!)) } : {}),
    };
  },

  readPerson: async (call) => profileOf(call, await onRoster(call.store, call.params.person!)),

  readProfile: async (call) => {
    requireOwnDoor(call);
    return profileOf(call, call.person);
  },

  saveProfile: async (call) => {
    requireOwnDoor(call);
    const { store, at } = call;
    const body: ProfileBody = call.body;
    return commitChange<Loaded<Person>, Person, { person: string }>(store, actOf(call), {
      load: async () => {
        const person = await onRoster(store, call.actor.id);
        const after = told(person, body);
        return { person, other: undefined, after, related: await relatedAs(store, after, at) };
      },
      before: ({ person }) => person,
      decide: ({ after, related }) => {
        const root = described(after, related);
        const known = root.capabilities.filter(({ level }) => level > 0).length;
        return { root, facts: [{ type: 'ProfileChanged', capabilities: known, standing: root.standing?.length ?? 0 }] };
      },
      reply: (root) => ({ person: root.id }),
      also: (root) => [rosterWrite(store, root)],
    });
  },
};
