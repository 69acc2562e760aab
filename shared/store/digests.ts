import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { later } from '../domain/clock.ts';
import { ALERT_MARGIN_MS, Entry } from '../domain/digest.ts';
import type { Intent } from '../domain/mail.ts';
import { intentId } from './mail.ts';
import { intentRow } from './rows.ts';
import { getRows, put, queryRange, type Store, update } from './store.ts';

/** What went out, and what was put by for it, is of no use to anybody after this. */
const KEPT_DAYS = 90;
const ttlOf = (slot: string): number => Math.ceil(Date.parse(slot) / 1000) + KEPT_DAYS * 86_400;

/** A mail that says what was put by for it: a digest, or several alerts together. */
export type Gathering = 'digest' | 'alerts';
type Order = { readonly to: string; readonly slot: string; readonly at: string; readonly template?: Gathering };

const causeOf = ({ to, slot, template = 'digest' }: Omit<Order, 'at'>): string => `${to} ${template} ${slot}`;
const idOf = (order: Omit<Order, 'at'>): string => intentId({ cause: causeOf(order), template: order.template ?? 'digest', to: order.to });

/**
 * The intent of a digest: one for each person and slot, whoever is first to put something by. Written attribute by attribute, so that
 * writing it again changes nothing; refused once it has begun to leave.
 */
export const digestWrite = (store: Store, order: Order): TransactWriteItem => {
  const { to, slot, at, template = 'digest' } = order;
  const id = idOf(order);
  const intent: Intent = {
    id,
    v: 1,
    template,
    to,
    record: to,
    cause: causeOf(order),
    leaves: 'later',
    state: 'pending',
    attempts: 0,
    createdAt: at,
    nextTouch: template === 'alerts' ? later(slot, ALERT_MARGIN_MS) : slot,
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

/** A slot of alerts and one of a digest may begin at the same moment. */
const PREFIX: Readonly<Record<Gathering, string>> = { digest: 'u#', alerts: 'v#' };
const entryWrite = (store: Store, to: string, entry: Entry, template: Gathering): TransactWriteItem =>
  put(store, { ...entry, pk: to, sk: `${PREFIX[template]}${entry.slot}#${intentId({ ...entry, to })}`, type: 'entry', in: template, ttl: ttlOf(entry.slot) });

/**
 * Puts news by for the digests of its readers, or for their next mail of alerts. An intent that stands already is left alone, so that many
 * facts at once do not all write to the one row of a slot.
 */
export const putBy = async (
  store: Store,
  entries: readonly { to: string; entry: Entry }[],
  at: string,
  template: Gathering = 'digest',
  beside: (to: string) => readonly TransactWriteItem[] = () => [],
): Promise<TransactWriteItem[]> => {
  const digests = [...new Map(entries.map(({ to, entry }) => [`${to} ${entry.slot}`, { to, slot: entry.slot, at, template }])).values()];
  const known = await getRows(
    store,
    digests.map((order) => ({ pk: order.to, sk: `x#${idOf(order)}` })),
  );
  const stands = new Set(known.map((row) => row.id as string));
  return [
    ...entries.map(({ to, entry }) => entryWrite(store, to, entry, template)),
    ...digests.filter((order) => !stands.has(idOf(order))).flatMap((order) => [digestWrite(store, order), ...beside(order.to)]),
  ];
};

/** What was put by for a digest, or for a mail of several alerts. */
export const entriesOf = async (store: Store, to: string, slot: string, template: Gathering = 'digest'): Promise<Entry[]> =>
  (await queryRange(store, to, `${PREFIX[template]}${slot}#`, `${PREFIX[template]}${slot}#~`)).map((row) => Entry.parse(row));
