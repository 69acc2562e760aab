import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { Call, Extension, hasOpened, OPEN_INTAKE, windowOf } from '../domain/call.ts';
import { MINUTE } from '../domain/clock.ts';
import { idPattern } from '../domain/id.ts';
import { codeHash } from './secrets.ts';
import { getRow, put, queryRange, type Store } from './store.ts';
import { upcast } from './upcast.ts';

const isCallId = idPattern('cal');

export const loadCall = async (store: Store, id: string): Promise<Call | undefined> => {
  const row = isCallId.test(id) ? await getRow(store, id, 'a') : undefined;
  return row && Call.parse(upcast(row));
};

/** The line of a call in the list of all calls, written together with it. */
export const callWrite = (store: Store, call: Call): TransactWriteItem => put(store, { ...call, pk: 'calls', sk: call.id, type: 'call' });

/** All calls, by one Query. */
export const callsOf = async (store: Store): Promise<Call[]> => (await queryRange(store, 'calls', 'cal_', 'cal_~')).map((row) => Call.parse(upcast(row)));

const copies = new WeakMap<Store, Map<string, { readonly readAt: string; readonly call: Call }>>();

/** Well under the notice of a day by which a call gets a first end or a nearer one. */
const COPY_MS = 10 * MINUTE;

/**
 * The call of a draft, for a decision at this instant; undefined for the open intake. A copy is kept per function for ten minutes: once a
 * call has opened its end moves away, and a first or a nearer one comes a day ahead at least, so that a copy that says "open" is right for that
 * long. One that is older or says anything else is read anew.
 */
export const callFor = async (store: Store, id: string, at: string): Promise<Call | undefined> => {
  if (id === OPEN_INTAKE) return undefined;
  const known = copies.get(store)?.get(id);
  const isRecent = known && Date.parse(at) - Date.parse(known.readAt) < COPY_MS;
  if (isRecent && hasOpened(known.call, known.readAt) && windowOf(known.call, at) === 'open') return known.call;
  const readAt = new Date(store.now()).toISOString();
  const call = await loadCall(store, id);
  if (!call) throw new Error(`the call ${id} of a draft is gone`);
  const mine = copies.get(store) ?? new Map();
  copies.set(store, mine.set(id, { readAt, call }));
  return call;
};

/** All that were given of a call, the soonest end first. */
export const extensionsOf = async (store: Store, call: string): Promise<Extension[]> =>
  (await queryRange(store, call, 'h#', 'h#~')).map((row) => Extension.parse(row)).toSorted((a, b) => (a.until < b.until ? -1 : 1));

/** The extension behind a code, if this call has one. */
export const extensionOf = async (store: Store, call: string, code: string): Promise<Extension | undefined> => {
  const row = await getRow(store, call, `h#${codeHash(code)}`);
  return row && Extension.parse(row);
};
