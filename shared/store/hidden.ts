import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type Candidate, conflictOf } from '../domain/conflict.ts';
import type { Item } from '../domain/item.ts';
import type { RosterEntry } from '../domain/person.ts';
import { isUnseen } from '../domain/rules.ts';
import type { Count } from './deliveries.ts';
import type { Stored } from './item.ts';
import { involvementOf } from './roots.ts';
import { wakeKeys } from './rows.ts';
import { ABSENT, getRow, put, queryRange, remove, removeIf, type Store } from './store.ts';

/**
 * What a member of staff may not know of, one small row per item in a partition of that person: counters less these rows betray
 * nothing. Its head says for which tags of the person the rows were worked out; until it is there, that person gets no counts at all.
 */
const partition = (person: string): string => `hidden#${person}`;
const HEAD = ' head';

/** Where an item stands as the counters have been told; `seq` is the fact that told it. */
export type Hidden = {
  readonly item: string;
  readonly kind: string;
  readonly stage: string;
  readonly owner: string;
  readonly seq: number;
  /** The week in which it came in. */
  readonly week?: string | undefined;
};

export const hiddenKey = (person: string, item: string) => ({ pk: partition(person), sk: item });

/** The tags and relations by which a person's involvement is detected, as the head keeps them. */
export const markOf = ({ keys, relations = [] }: Pick<Candidate, 'keys' | 'relations'>): string => {
  const related = relations.map(({ kind, keys: with_, capability = '' }) => `${kind}/${[...with_].sort().join('+')}/${capability}`);
  return ['staff', ...[...keys].sort(), ...related.sort()].join(' ');
};
/** Nothing is kept for whoever is not on the staff. */
export const NOT_STAFF = '';

const STAFF: readonly string[] = ['liaison', 'chair', 'admin'];
export const isStaffEntry = ({ roles }: Pick<RosterEntry, 'roles'>): boolean => roles.some((role) => STAFF.includes(role));

/** Whether somebody may not know of an item; what is anonymous hides from nobody. */
export const isHiddenFrom = (person: Candidate, root: Item): boolean =>
  !isUnseen(root) && root.anonymised === undefined && conflictOf(person, involvementOf(root)) !== undefined;

/** Only while nobody has changed the row since it was read. */
const asRead = (before: Stored | undefined) => (before ? { expression: 'seq = :seq', values: { ':seq': before.seq } } : ABSENT);

export const hide = (store: Store, person: string, what: Hidden, before: Stored | undefined): TransactWriteItem =>
  put(store, { ...what, ...hiddenKey(person, what.item), type: 'hidden' }, asRead(before));

export const unhide = (store: Store, before: Stored): TransactWriteItem => removeIf(store, before.pk as string, before.sk as string, asRead(before));

/** All that is kept of a person, by one Query. */
export const hiddenOf = async (store: Store, person: string): Promise<{ mark: string | undefined; rows: Stored[] }> => {
  const rows = await queryRange(store, partition(person), ' ', '~');
  return { mark: rows.find((row) => row.sk === HEAD)?.mark as string | undefined, rows: rows.filter((row) => row.sk !== HEAD) };
};

/** Whether an item is one that this person may not know of; undefined while that is not worked out for the person's tags. */
export const unknownTo = async (store: Store, person: Candidate): Promise<((item: string) => boolean) | undefined> => {
  const { mark, rows } = await hiddenOf(store, person.id);
  const gone = new Set(rows.map(({ item }) => item as string));
  return mark === markOf(person) ? (item) => gone.has(item) : undefined;
};

/** Counts less what this person may not know of; undefined while that is not worked out for the person's tags. */
export const countsLess = (
  counts: readonly Count[],
  { mark, rows }: { mark: string | undefined; rows: readonly Stored[] },
  person: Pick<Candidate, 'keys' | 'relations'>,
): Count[] | undefined => {
  if (mark !== markOf(person)) return undefined;
  const taken = new Map<string, number>();
  const nameOf = ({ kind, stage, owner }: Stored | Count) => `${kind}#${stage}#${owner}`;
  for (const row of rows) taken.set(nameOf(row), (taken.get(nameOf(row)) ?? 0) + 1);
  return counts.map((count) => ({ ...count, count: count.count - (taken.get(nameOf(count)) ?? 0) })).filter(({ count }) => count > 0);
};

/** The order to work out anew what a person may not know of, and how far that has come; a later order takes the place of an earlier one. */
export type Recount = { readonly person: string; readonly mark: string; readonly source: number; readonly after?: string | undefined };

const orderKey = (person: string) => ({ pk: `recount#${person}`, sk: 'a' });
const unchanged = ({ mark }: Recount) => ({ expression: 'mark = :mark', values: { ':mark': mark } });

const orderRow = (store: Store, order: Recount): object => {
  const key = orderKey(order.person);
  return { ...order, ...key, type: 'recount', ...wakeKeys('item', key.pk, new Date(store.now()).toISOString()) };
};
export const recountOrder = (store: Store, person: string, mark: string): TransactWriteItem => put(store, orderRow(store, { person, mark, source: 0 }));
export const recountProgress = (store: Store, order: Recount): TransactWriteItem => put(store, orderRow(store, order), unchanged(order));

/** An order by the partition that it stands in. */
export const recountOrdered = async (store: Store, pk: string): Promise<Recount | undefined> => {
  const row = await getRow(store, pk, orderKey('').sk);
  return row && { person: row.person as string, mark: row.mark as string, source: row.source as number, after: row.after as string | undefined };
};

/** The work is done: from now on the counts hold for these tags. For whoever is no longer staff nothing is kept. */
export const recountDone = (store: Store, order: Recount, isStaff: boolean): TransactWriteItem[] => {
  const { pk, sk } = orderKey(order.person);
  return [
    removeIf(store, pk, sk, unchanged(order)),
    isStaff ? put(store, { pk: partition(order.person), sk: HEAD, type: 'hidden-head', mark: order.mark }) : remove(store, partition(order.person), HEAD),
  ];
};
