import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { Call, Extension, hasOpened, OPEN_INTAKE, type Slot, windowOf } from '../domain/call.ts';
import { MINUTE } from '../domain/clock.ts';
import { idPattern } from '../domain/id.ts';
import type { Proposal } from '../domain/proposal.ts';
import { codeHash } from './secrets.ts';
import { ABSENT, getRow, put, queryRange, remove, type Store } from './store.ts';
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

/** Well under the notice of a day by which a call without an end gets one. */
const COPY_MS = 10 * MINUTE;

/**
 * The call of a draft, for a decision at this instant; undefined for the open intake. A copy is kept per function for ten minutes: once a
 * call has opened its end only moves away, and a first end comes a day ahead at least, so that a copy that says "open" is right for that
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

/** The extension behind a code, if this call has one. */
export const extensionOf = async (store: Store, call: string, code: string): Promise<Extension | undefined> => {
  const row = await getRow(store, call, `h#${codeHash(code)}`);
  return row && Extension.parse(row);
};

const slotKey = (call: string, { org, n }: Slot) => ({ pk: `cap#${call}#${org}`, sk: String(n).padStart(3, '0') });

/** Which places of an organisation's share are taken. */
export const slotsOf = async (store: Store, call: string, org: string): Promise<number[]> =>
  (await queryRange(store, `cap#${call}#${org}`, '0', '9')).map((row) => Number(row.sk));

/** What a change of a proposal takes and gives back of its organisation's share. A place that somebody took meanwhile fails the transaction, which is then decided afresh. */
export const slotWrites = (store: Store, before: Proposal, after: Proposal): TransactWriteItem[] => {
  const [was, is] = [before.slot, after.slot];
  if (was?.org === is?.org && was?.n === is?.n) return [];
  const freed = was && slotKey(before.call, was);
  return [
    ...(is ? [put(store, { ...slotKey(after.call, is), type: 'slot', item: after.id }, ABSENT)] : []),
    ...(freed ? [remove(store, freed.pk, freed.sk)] : []),
  ];
};
