import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Slot } from '../domain/call.ts';
import type { Proposal } from '../domain/proposal.ts';
import { ABSENT, put, queryRange, remove, type Store } from './store.ts';

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
