import type { peopleOperations } from '../../shared/contract/people.ts';
import { newId } from '../../shared/domain/id.ts';
import { organisationKey, overlap } from '../../shared/domain/organisation.ts';
import {
  changeOrganisation,
  createOrganisation,
  keysOfOrganisation,
  mergeOrganisations,
  type Organisation,
  type OrganisationBody,
  type OrganisationFields,
} from '../../shared/domain/organisation-record.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { positionOf } from '../../shared/store/lists.ts';
import { goneWrite, loadOrganisation, neighboursOf, organisationNames, organisationsBy, organisationWrites } from '../../shared/store/organisations.ts';
import { rosterOf } from '../../shared/store/people.ts';
import { type Act, commitChange, repliedBefore } from '../../shared/store/records.ts';
import { sealCursor } from '../../shared/store/secrets.ts';
import type { Store } from '../../shared/store/store.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';

type Organisations = Pick<
  Handlers<typeof peopleOperations>,
  'searchOrganisations' | 'readOrganisation' | 'addOrganisation' | 'changeOrganisation' | 'mergeOrganisation'
>;
type Loaded = { readonly organisation: Organisation | undefined; readonly taken: ReadonlyMap<string, string> };
type Reply = { organisation: string };

const PAGE = 25;
const BARE: OrganisationFields = { name: '', aliases: [], domains: [], parents: [], competitors: [], customers: [] };

/** A name or a domain that leads to another organisation already is named in what is refused. */
const requireFree = (id: string, fields: Pick<OrganisationFields, 'name' | 'aliases' | 'domains'>, taken: ReadonlyMap<string, string>): void => {
  const isTaken = (of: Partial<OrganisationFields>): boolean =>
    keysOfOrganisation({ name: '', aliases: [], domains: [], ...of }).some((key) => (taken.get(key) ?? id) !== id);
  const faults = [
    ...(isTaken({ aliases: [fields.name] }) ? ['name'] : []),
    ...fields.aliases.flatMap((alias, i) => (isTaken({ aliases: [alias] }) ? [`aliases/${i}`] : [])),
    ...fields.domains.flatMap((domain, i) => (isTaken({ domains: [domain] }) ? [`domains/${i}`] : [])),
  ];
  if (faults.length > 0) throw new Refusal('organisation.known', { fields: faults.map((path) => ({ path, code: 'organisation.known', message: '' })) });
};

const add = (store: Store, act: Act, id: string, fields: OrganisationFields): Promise<Reply> =>
  commitChange<Loaded, Organisation, Reply>(store, act, {
    load: async () => ({ organisation: undefined, taken: await organisationsBy(store, keysOfOrganisation(fields)) }),
    before: () => undefined,
    decide: ({ taken }) => {
      requireFree(id, fields, taken);
      return createOrganisation({ id, at: act.at, fields });
    },
    reply: (root) => ({ organisation: root.id }),
    also: (root) => organisationWrites(store, undefined, root),
  });

/** The organisation of each of these names; one that nobody knows yet is added by that name, harmless to repeat. */
const idsFor = async (store: Store, { by, at }: Act, names: readonly string[], known: Map<string, string>): Promise<Map<string, string>> => {
  const ids = new Map<string, string>();
  for (const name of names) {
    const key = organisationKey(name);
    const found = known.get(key) ?? (await add(store, { by, at }, newId('org', store.random), { ...BARE, name })).organisation;
    known.set(key, found);
    ids.set(name, found);
  }
  return ids;
};

/** What was entered with the others found. All that can be refused is refused before any of those is added, so that a refusal leaves nothing behind. */
const fieldsOf = async (store: Store, act: Act, id: string, { parents, competitors, customers, ...own }: OrganisationBody): Promise<OrganisationFields> => {
  const mine = keysOfOrganisation(own);
  const named = [...parents, ...competitors.map(({ organisation }) => organisation), ...customers];
  const known = await organisationsBy(store, [...mine, ...named.map(organisationKey)]);
  refuseUnless(!named.map(organisationKey).some((key) => mine.includes(key) || known.get(key) === id), 'organisation.itself');
  requireFree(id, own, known);
  const ids = await idsFor(store, act, named, known);
  const found = (name: string): string => ids.get(name)!;
  return {
    ...own,
    parents: [...new Set(parents.map(found))],
    competitors: competitors.map(({ organisation, ...rest }) => ({ organisation: found(organisation), ...rest })),
    customers: [...new Set(customers.map(found))],
  };
};

/** What it is called now, whatever it was merged into. */
const standing = async (store: Store, id: string): Promise<Organisation> => {
  const found = await neighboursOf(store, id);
  if (!found) throw new Refusal('item.not-found');
  return found.organisation;
};

const readOrganisation = async ({ store, params }: Known) => {
  const found = await neighboursOf(store, params.organisation!);
  if (!found) throw new Refusal('item.not-found');
  const { organisation, mirrors } = found;
  const keys = keysOfOrganisation(organisation);
  const nameOf = async (id: string) => {
    const other = await standing(store, id);
    return { id: other.id, name: other.name };
  };
  const said = (kind: string) =>
    Promise.all(
      mirrors.flatMap((mirror) =>
        mirror.as
          .filter((each) => each.kind === kind)
          .map(async ({ capability }) => ({ ...(await nameOf(mirror.organisation)), ...(capability === undefined ? {} : { capability }) })),
      ),
    );
  return {
    id: organisation.id,
    name: organisation.name,
    aliases: organisation.aliases,
    domains: organisation.domains,
    parents: await Promise.all(organisation.parents.map(nameOf)),
    competitors: await Promise.all(organisation.competitors.map(async ({ organisation: id, ...rest }) => ({ ...(await nameOf(id)), ...rest }))),
    customers: await Promise.all(organisation.customers.map(nameOf)),
    subsidiaries: await said('parent'),
    competitorOf: await said('competitor'),
    customerOf: await said('customer'),
    people: (await rosterOf(store)).filter((entry) => overlap(entry.keys, keys)).map(({ id, name }) => ({ id, name })),
  };
};

/** The one that stays, by its id or by any of its names. @throws request.invalid where nobody is called that */
export const mergeTarget = async (store: Store, into: string): Promise<string> => {
  const target = (await loadOrganisation(store, into))?.id ?? [...(await organisationsBy(store, [organisationKey(into)])).values()][0];
  if (target === undefined) throw new Refusal('request.invalid', { fields: [{ path: 'into', code: 'organisation.unknown', message: '' }] });
  return target;
};

export const organisationHandlers: Organisations = {
  searchOrganisations: async ({ store, query: { q = '', cursor }, actor, deps }) => {
    const keys = await deps.keys();
    const bound = `${actor.id} organisations ${q}`;
    const { rows, next } = await organisationNames(store, q, PAGE, positionOf(keys, bound, cursor));
    return { organisations: rows, ...(next === undefined ? {} : { cursor: sealCursor(keys, bound, next) }) };
  },
  readOrganisation,

  addOrganisation: async (call) => {
    const act = actOf(call);
    const earlier = act.key && (await repliedBefore(call.store, act.key));
    if (earlier !== undefined) return earlier as Reply;
    const id = newId('org', call.store.random);
    return add(call.store, act, id, await fieldsOf(call.store, act, id, call.body));
  },

  changeOrganisation: async (call) => {
    const { store } = call;
    const act = actOf(call);
    const earlier = act.key && (await repliedBefore(store, act.key));
    if (earlier !== undefined) return earlier as Reply;
    const { id } = await standing(store, call.params.organisation!);
    const fields = await fieldsOf(store, act, id, call.body);
    return commitChange<Loaded, Organisation, Reply>(store, act, {
      load: async () => ({ organisation: await loadOrganisation(store, id), taken: await organisationsBy(store, keysOfOrganisation(fields)) }),
      before: ({ organisation }) => organisation,
      decide: ({ organisation, taken }) => {
        requireFree(id, fields, taken);
        return changeOrganisation(organisation!, fields);
      },
      reply: (root) => ({ organisation: root.id }),
      also: (root, { organisation }) => organisationWrites(store, organisation, root),
    });
  },

  mergeOrganisation: async (call) => {
    const { store, body } = call;
    const act = actOf(call);
    const target = await mergeTarget(store, body.into);
    return commitChange<{ gone: Organisation; into: Organisation }, Organisation, Reply>(store, act, {
      load: async () => ({ gone: await standing(store, call.params.organisation!), into: await standing(store, target) }),
      before: ({ into }) => into,
      decide: ({ gone, into }) => mergeOrganisations(gone, into).change,
      reply: (root) => ({ organisation: root.id }),
      also: (root, { gone, into }) => [
        ...organisationWrites(store, into, root, gone.id),
        ...organisationWrites(store, gone, mergeOrganisations(gone, into).gone),
        goneWrite(store, gone, mergeOrganisations(gone, into).gone),
      ],
    });
  },
};
