import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { cleanKey, quarantineKey } from '../domain/attachment.ts';
import type { Stored } from './item.ts';
import { wakeKeys } from './rows.ts';
import type { Shelf } from './shelf.ts';
import { put, remove, type Store, transact } from './store.ts';

/**
 * What is still to be removed from the shelf: written in the transaction in which a file leaves its proposal, so that nothing lies there
 * that nobody knows of. The clock does it, and tries until it has.
 */
export const leftFileWrite = (store: Store, proposal: string, file: string, at: string): TransactWriteItem => {
  const pk = `left#${proposal}#${file}`;
  return put(store, { pk, sk: 'a', type: 'left-file', ...wakeKeys('item', pk, at) });
};

/** The same for whatever files are among these rows of a proposal. */
export const leftFileWrites = (store: Store, rows: readonly Stored[], at: string): TransactWriteItem[] =>
  rows.filter((row) => row.type === 'file').map((row) => leftFileWrite(store, row.pk as string, row.id as string, at));

/** Removes it, wherever it lies. */
export const dropLeftFile = async (store: Store, shelf: Shelf, pk: string): Promise<void> => {
  const [, proposal = '', file = ''] = pk.split('#');
  await Promise.all([shelf.drop(cleanKey(proposal, file)), shelf.drop(quarantineKey(proposal, file))]);
  await transact(store, [remove(store, pk, 'a')]);
};
