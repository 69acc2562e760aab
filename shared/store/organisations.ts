import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { community } from '../community.ts';
import { idPattern } from '../domain/id.ts';
import { domainKeys, foldName, organisationKey } from '../domain/organisation.ts';
import { keysOfOrganisation, type Mirrored, mirroredIn, Organisation } from '../domain/organisation-record.ts';
import { keysOf, type Person } from '../domain/person.ts';
import { type Around, formerEnds, relationsFor } from '../domain/relations.ts';
import { loadRoots } from './roots.ts';
import { rootRow } from './rows.ts';
import { getRow, getRows, put, queryIndex, queryPage, queryRange, remove, type Store } from './store.ts';
import { upcast } from './upcast.ts';

const isOrganisationId = idPattern('org');
const pointerKey = (key: string) => ({ pk: `organisation#${key}`, sk: 'a' });
const NAMES = 'organisations';
const sortOf = (name: string): string => foldName(name).replaceAll(' ', '-');
const nameKey = (name: string, id: string) => ({ pk: NAMES, sk: `${sortOf(name)}#${id}` });

export const loadOrganisation = async (store: Store, id: string): Promise<Organisation | undefined> => {
  const row = isOrganisationId.test(id) ? await getRow(store, id, 'a') : undefined;
  return row && Organisation.parse(upcast(row));
};

/** The organisations that these keys lead to; a key that leads nowhere is left out. */
export const organisationsBy = async (store: Store, keys: readonly string[]): Promise<Map<string, string>> => {
  const unique = [...new Set(keys)];
  const rows = unique.length === 0 ? [] : await getRows(store, unique.map(pointerKey));
  return new Map(rows.map((row) => [String(row.pk).slice('organisation#'.length), row.organisation as string]));
};

/** The pointers, the lines of the list and what the others are told, as far as they differ from before; a name belongs to one organisation, and may come over `from` another. */
export const organisationWrites = (store: Store, before: Organisation | undefined, after: Organisation, from?: string): TransactWriteItem[] => {
  const [had, has] = [before?.mergedInto ? [] : before ? keysOfOrganisation(before) : [], after.mergedInto ? [] : keysOfOrganisation(after)];
  const lines = (organisation: Organisation | undefined) =>
    organisation === undefined || organisation.mergedInto !== undefined ? [] : [organisation.name, ...organisation.aliases];
  const rowOf = (name: string) => ({ ...nameKey(name, after.id), type: 'organisation-name', name, organisation: after.id, of: after.name });
  const [old, now] = [
    new Map(lines(before).map((name) => [nameKey(name, after.id).sk, name])),
    new Map(lines(after).map((name) => [nameKey(name, after.id).sk, name])),
  ];
  const [said, says] = [before ? mirroredIn(before) : new Map<string, Mirrored[]>(), mirroredIn(after)];
  const free = { expression: 'attribute_not_exists(pk) OR organisation = :me OR organisation = :from', values: { ':me': after.id, ':from': from ?? after.id } };
  return [
    ...has.filter((key) => !had.includes(key)).map((key) => put(store, { ...pointerKey(key), type: 'organisation-key', organisation: after.id }, free)),
    ...(after.mergedInto ? [] : had.filter((key) => !has.includes(key)).map((key) => remove(store, pointerKey(key).pk, 'a'))),
    ...[...now].filter(([sk, name]) => before?.name !== after.name || old.get(sk) !== name).map(([, name]) => put(store, rowOf(name))),
    ...[...old.keys()].filter((sk) => !now.has(sk)).map((sk) => remove(store, NAMES, sk)),
    ...[...says]
      .filter(([id, as]) => JSON.stringify(said.get(id)) !== JSON.stringify(as))
      .map(([id, as]) => put(store, { pk: id, sk: `m#${after.id}`, type: 'organisation-mirror', organisation: after.id, as })),
    ...[...said.keys()].filter((id) => !says.has(id)).map((id) => remove(store, id, `m#${after.id}`)),
  ];
};

/** An organisation that was merged keeps its place and says where it went; the facts of the other tell of it. */
export const goneWrite = (store: Store, before: Organisation, after: Organisation): TransactWriteItem =>
  put(store, rootRow({ ...after, version: before.version + 1 }, community), {
    expression: '#version = :version',
    names: { '#version': 'version' },
    values: { ':version': before.version },
  });

export type NamedRow = { readonly id: string; readonly name: string; readonly of?: string | undefined };
/** A page of all names, aliases among them, that begin like this, from behind a place in the list. */
export const organisationNames = async (store: Store, start: string, limit: number, after?: string): Promise<{ rows: NamedRow[]; next?: string }> => {
  const { rows, more } = await queryPage(store, NAMES, { start: start === '' ? '' : sortOf(start), after, limit });
  const named = rows.map((row) => ({ id: row.organisation as string, name: row.name as string, ...(row.of === row.name ? {} : { of: row.of as string }) }));
  return { rows: named, ...(more ? { next: rows.at(-1)!.sk as string } : {}) };
};

/** An organisation with what others say of it, those that it took in included. */
export type Neighbours = {
  readonly organisation: Organisation;
  readonly mirrors: readonly { readonly organisation: string; readonly as: readonly Mirrored[] }[];
};

export const neighboursOf = async (store: Store, id: string, depth = 0): Promise<Neighbours | undefined> => {
  const rows = await queryRange(store, id, 'a', 'm~');
  const root = rows.find((row) => row.sk === 'a');
  if (!root) return undefined;
  const organisation = Organisation.parse(upcast(root));
  if (organisation.mergedInto && depth < 4) return neighboursOf(store, organisation.mergedInto, depth + 1);
  const others = await Promise.all((organisation.absorbed ?? []).map((each) => queryRange(store, each, 'm', 'm~')));
  const mirrors = [...rows, ...others.flat()].filter((row) => row.type === 'organisation-mirror');
  return { organisation, mirrors: mirrors.map((row) => ({ organisation: row.organisation as string, as: row.as as Mirrored[] })) };
};

/** As far as a line of parents and subsidiaries is followed. */
const LEVELS = 4;
const MOST = 40;

export type Memo = Map<string, Promise<Neighbours | undefined>>;
const known = (store: Store, memo: Memo, id: string): Promise<Neighbours | undefined> => {
  const found = memo.get(id) ?? neighboursOf(store, id);
  memo.set(id, found);
  return found;
};

const lineOf = async (store: Store, memo: Memo, from: readonly Neighbours[], next: (of: Neighbours) => readonly string[]): Promise<Neighbours[]> => {
  const seen = new Map(from.map((each) => [each.organisation.id, each]));
  let level = from;
  for (let depth = 0; depth < LEVELS && level.length > 0 && seen.size < MOST; depth += 1) {
    const ids = [...new Set(level.flatMap(next))].slice(0, MOST);
    const found = (await Promise.all(ids.map((id) => known(store, memo, id)))).flatMap((each) => (each && !seen.has(each.organisation.id) ? [each] : []));
    for (const each of found) seen.set(each.organisation.id, each);
    level = found;
  }
  return [...seen.values()].filter((each) => !from.includes(each));
};

const saidBy = ({ mirrors }: Neighbours, kind: Mirrored['kind']) =>
  mirrors.flatMap(({ organisation, as }) => as.filter((each) => each.kind === kind).map(({ capability }) => ({ organisation, capability })));

/** Calls in which a person has a proposal that was sent in and runs; `more` holds those that an index may not know yet. */
const callsOf = async (store: Store, person: string, more: readonly string[]): Promise<string[]> => {
  const [own, teams] = await Promise.all([
    queryIndex(store, 4, person, { after: 'proposal#', upTo: 'proposal#~', limit: 50 }),
    queryIndex(store, 4, person, { after: 'team#', upTo: 'team#~', limit: 50 }),
  ]);
  const roots = await loadRoots(store, [...[...own, ...teams].map((row) => row.pk as string), ...more]);
  const ended = ['draft', 'withdrawn', 'expired', 'merged'];
  const calls = [...roots.values()].flatMap((root) =>
    root.kind === 'proposal' && root.call !== 'open' && !ended.includes(root.stage) && (root.applicant === person || root.team?.includes(person))
      ? [root.call]
      : [],
  );
  return [...new Set(calls)].sort();
};

type Employed = Pick<Person, 'id' | 'name' | 'email' | 'organisation' | 'standing' | 'former'>;

const around = async (store: Store, person: Employed, memo: Memo, more: readonly string[]): Promise<Around> => {
  const told = [...(person.standing ?? []), ...(person.former ?? [])].flatMap(({ organisation }) => (organisation ? [organisation] : []));
  const ownKeys = [...(person.organisation === '' ? [] : [organisationKey(person.organisation)]), ...domainKeys(person.email)];
  const pointers = await organisationsBy(store, [...ownKeys, ...told.map(organisationKey)]);
  const find = async (keys: readonly string[]) => {
    const ids = [...new Set(keys.flatMap((key) => pointers.get(key) ?? []))];
    return (await Promise.all(ids.map((id) => known(store, memo, id)))).filter((each) => each !== undefined);
  };
  const keysIn = (all: readonly Neighbours[]) => all.flatMap(({ organisation }) => keysOfOrganisation(organisation));
  const own = await find(ownKeys);
  const named = Object.fromEntries(await Promise.all(told.map(async (name) => [name, keysIn(await find([organisationKey(name)]))] as const)));
  const up = await lineOf(store, memo, own, ({ organisation }) => organisation.parents);
  const down = await lineOf(store, memo, own, (of) => saidBy(of, 'parent').map(({ organisation }) => organisation));
  const rivals = own.flatMap((of) => [...of.organisation.competitors, ...saidBy(of, 'competitor')]);
  const customers = own.flatMap((of) => [...of.organisation.customers, ...saidBy(of, 'customer').map(({ organisation }) => organisation)]);
  const keysOfId = async (id: string) => keysIn([await known(store, memo, id)].filter((each) => each !== undefined));
  return {
    own: keysIn(own),
    line: keysIn([...up, ...down]),
    competitors: await Promise.all(
      rivals.map(async ({ organisation, capability }) => ({ keys: await keysOfId(organisation), ...(capability ? { capability } : {}) })),
    ),
    customers: (await Promise.all(customers.map(keysOfId))).flat(),
    named,
    calls: await callsOf(store, person.id, more),
  };
};

/** What follows of a person from other records, and until when. */
export type Related = Required<Pick<Person, 'keys' | 'relations'>> & Pick<Person, 'relationsUntil'>;

/** Keys and relations of a person as they follow from all records now. `memo` keeps organisations for several people; `more` names proposals that came in just now. */
export const relatedAs = async (
  store: Store,
  person: Employed,
  at: string,
  { memo = new Map(), more = [] }: { memo?: Memo; more?: readonly string[] } = {},
): Promise<Related> => {
  const found = await around(store, person, memo, more);
  return { keys: [...new Set([...keysOf(person), ...found.own])], relations: relationsFor(person, found, at), relationsUntil: formerEnds(person, at) };
};
