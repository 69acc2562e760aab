import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { later } from '../domain/clock.ts';
import { ALERT_SLOT_MS, alertSlot, type Entry } from '../domain/digest.ts';
import { putBy } from './digests.ts';
import { ABSENT, getRows, put, type Store } from './store.ts';

/** Urgent news for a reader, and the letter by which it leaves when it is the first of its slot. */
export type Alert = { readonly to: string; readonly entry: Omit<Entry, 'slot'>; readonly letter: () => TransactWriteItem[] };

const alertedKey = (to: string, slot: string) => ({ pk: `alerted#${to}`, sk: slot });

/** That a reader has had, or surely gets, the mail of a slot. Two facts that would both be the first meet here, and one is decided afresh. */
const alertedWrite = (store: Store, to: string, slot: string, condition?: typeof ABSENT): TransactWriteItem =>
  put(store, { ...alertedKey(to, slot), type: 'alerted', ttl: Math.ceil((Date.parse(slot) + 6 * ALERT_SLOT_MS) / 1000) }, condition);

/**
 * The first urgent news of a slot leaves at once; what comes behind it is put by for the mail of the next slot, which counts as the first of
 * that one. So a reader gets one mail per slot, however many items ask, and each of them is named or counted in one.
 */
export const alertWrites = async (store: Store, alerts: readonly Alert[], at: string): Promise<TransactWriteItem[]> => {
  if (alerts.length === 0) return [];
  const now = alertSlot(at);
  const next = later(now, ALERT_SLOT_MS);
  const readers = [...new Set(alerts.map(({ to }) => to))];
  const rows = await getRows(
    store,
    readers.map((to) => alertedKey(to, now)),
  );
  const alerted = new Set(rows.map((row) => row.pk as string));
  const isFirst = ({ to }: Alert, i: number): boolean => !alerted.has(`alerted#${to}`) && alerts.findIndex((other) => other.to === to) === i;
  const first = alerts.filter(isFirst);
  const behind = alerts.filter((alert) => !first.includes(alert));
  return [
    ...first.flatMap(({ to, letter }) => [...letter(), alertedWrite(store, to, now, ABSENT)]),
    ...(await putBy(
      store,
      behind.map(({ to, entry }) => ({ to, entry: { ...entry, slot: next } })),
      at,
      'alerts',
      (to) => [alertedWrite(store, to, next)],
    )),
  ];
};
