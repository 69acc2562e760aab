import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { community } from '../community.ts';
import type { Item } from '../domain/change.ts';
import type { Proposal } from '../domain/proposal.ts';
import { lineChanges, panelOf, TallyLine } from '../domain/tally-line.ts';
import { queryRange, remove, type Store, update } from './store.ts';

const partitionOf = (panel: string): string => `tally#${panel}`;

/** Where a reviewer's line in the tally of a proposal's call stands. */
export const lineKey = (root: Proposal, reviewer: string): { pk: string; sk: string } => ({
  pk: partitionOf(panelOf(root, community)),
  sk: `${root.id}#${reviewer}`,
});

/** The lines that follow from the assignments and reviews of a change, in its own transaction. */
export const lineWrites = (store: Store, root: Proposal, items: readonly Item[]): TransactWriteItem[] =>
  lineChanges(root, items).map(({ reviewer, gone, set }) => {
    const { pk, sk } = lineKey(root, reviewer);
    if (gone) return remove(store, pk, sk);
    const named = Object.entries({ type: 'tally', ...set });
    return update(
      store,
      pk,
      sk,
      `SET ${named.map((_, i) => `#n${i} = :v${i}`).join(', ')}`,
      Object.fromEntries(named.map(([, value], i) => [`:v${i}`, value])),
      undefined,
      Object.fromEntries(named.map(([name], i) => [`#n${i}`, name])),
    );
  });

/** Every line of a call, or of a quarter of the open intake: a megabyte, which is some thousand reviews, by each request. */
export const linesOf = async (store: Store, panel: string): Promise<TallyLine[]> =>
  (await queryRange(store, partitionOf(panel), 'prp_', 'prp_~')).map((row) => TallyLine.parse(row));
