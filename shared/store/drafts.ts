import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Proposal } from '../domain/proposal.ts';
import { begunAgainRemoval } from './begun-again.ts';
import { leftFileWrites } from './left-files.ts';
import { slotWrites } from './slots.ts';
import { queryRange, remove, type Store, transact } from './store.ts';

/** What the store takes in one transaction. */
const TRANSACTION = 100;

/**
 * A draft that nobody wants: everything of it goes, with its links and the browsers that they opened. What does not fit in one
 * transaction goes before: links first, as they are found through the letters, and the answers after the letters. The root goes last, so
 * that a run that was cut off is taken up again. Each transaction holds only while nobody has touched the draft. `also` is written with the
 * last one. @throws Cancelled when somebody has.
 */
export const deleteDraft = async (store: Store, root: Proposal, at: string, also: readonly TransactWriteItem[] = []): Promise<void> => {
  const rows = await queryRange(store, root.id, 'b', '~');
  const people = [root.applicant, ...rows.filter((row) => row.type === 'member').map((row) => row.person as string)];
  const tokens = rows.filter((row) => row.type === 'intent').map((row) => remove(store, `token#${row.id}`, 'a'));
  const sessions = (await Promise.all(people.map((person) => queryRange(store, person, 's#', 's~')))).flat().filter((row) => row.scope.item === root.id);
  const untouched = {
    TableName: store.records,
    Key: { pk: { S: root.id }, sk: { S: 'a' } },
    ConditionExpression: '#version = :v',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':v': { N: String(root.version) } },
  };
  const last = [
    { Delete: untouched },
    remove(store, `ref#${root.reference}`, 'a'),
    ...slotWrites(store, root, { ...root, slot: undefined }),
    ...begunAgainRemoval(store, root),
    ...also,
  ];
  const rest = [
    ...leftFileWrites(store, rows, at),
    ...tokens,
    ...[...sessions, ...rows.toReversed()].map((row) => remove(store, row.pk as string, row.sk as string)),
  ];
  while (rest.length > TRANSACTION - last.length) await transact(store, [{ ConditionCheck: untouched }, ...rest.splice(0, TRANSACTION - 1)]);
  await transact(store, [...last, ...rest]);
};
