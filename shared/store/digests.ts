import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { Entry } from '../domain/digest.ts';
import type { Intent } from '../domain/mail.ts';
import { intentId } from './mail.ts';
import { intentRow } from './rows.ts';
import { getRows, put, queryRange, type Store, update } from './store.ts';

/** What went out, and what was put by for it, is of no use to anybody after this. */
const KEPT_DAYS = 90;
const ttlOf = (slot: string): number => Math.ceil(Date.parse(slot) / 1000) + KEPT_DAYS * 86_400;

type Order = { readonly to: string; readonly slot: string; readonly at: string };

const causeOf = ({ to, slot }: Omit<Order, 'at'>): string => `${to} digest ${slot}`;
const idOf = (order: Omit<Order, 'at'>): string => intentId({ cause: causeOf(order), template: 'digest', to: order.to });

/**
 * The intent of a digest: one for each person and slot, whoever is first to put something by. Written attribute by attribute, so that
 * writing it again changes nothing; refused once it has begun to leave.
 */
export const digestWrite = (store: Store, order: Order): TransactWriteItem => {
  const { to, slot, at } = order;
  const id = idOf(order);
  const intent: Intent = {
    id,
    v: 1,
    template: 'digest',
    to,
    record: to,
    cause: causeOf(order),
    leaves: 'later',
    state: 'pending',
    attempts: 0,
    createdAt: at,
    nextTouch: slot,
    slot,
  };
  const { pk: _, sk: __, ...attributes } = { ...intentRow(intent), ttl: ttlOf(slot) } as Record<string, unknown>;
  const names = Object.keys(attributes);
  return update(
    store,
    to,
    `x#${id}`,
    `SET ${names.map((_, i) => `#${i} = if_not_exists(#${i}, :${i})`).join(', ')}`,
    { ...Object.fromEntries(names.map((name, i) => [`:${i}`, attributes[name]])), ':pending': 'pending' },
    `attribute_not_exists(pk) OR #${names.indexOf('state')} = :pending`,
    Object.fromEntries(names.map((name, i) => [`#${i}`, name])),
  );
};

const entryKey = (entry: Entry, to: string): string => `u#${entry.slot}#${intentId({ ...entry, to })}`;

const entryWrite = (store: Store, to: string, entry: Entry): TransactWriteItem =>
  put(store, { ...entry, pk: to, sk: entryKey(entry, to), type: 'entry', ttl: ttlOf(entry.slot) });

/**
 * Puts news by for the digests of its readers. An intent that stands already is left alone, so that many facts at once do not all write
 * to the one row of a slot.
 */
export const putBy = async (store: Store, entries: readonly { to: string; entry: Entry }[], at: string): Promise<TransactWriteItem[]> => {
  const digests = [...new Map(entries.map(({ to, entry }) => [`${to} ${entry.slot}`, { to, slot: entry.slot, at }])).values()];
  const known = await getRows(
    store,
    digests.map((order) => ({ pk: order.to, sk: `x#${idOf(order)}` })),
  );
  const stands = new Set(known.map((row) => row.id as string));
  return [
    ...entries.map(({ to, entry }) => entryWrite(store, to, entry)),
    ...digests.filter((order) => !stands.has(idOf(order))).map((order) => digestWrite(store, order)),
  ];
};

/** What was put by for a digest. */
export const entriesOf = async (store: Store, to: string, slot: string): Promise<Entry[]> =>
  (await queryRange(store, to, `u#${slot}#`, `u#${slot}#~`)).map((row) => Entry.parse(row));
