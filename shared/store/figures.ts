import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { expiryOf } from '../domain/chain.ts';
import { OPEN_INTAKE } from '../domain/call.ts';
import { Figure } from '../domain/figures.ts';
import type { Proposal } from '../domain/proposal.ts';
import type { Stored } from './item.ts';
import { ABSENT, getRow, put, queryRange, type Store } from './store.ts';

/** One small row per proposal, in a partition per call; the open intake, which never ends, has one per year. It lives as long as a fact. */
const partition = (call: string, year: string): string => (call === OPEN_INTAKE ? `figures#${call}#${year}` : `figures#${call}`);
/** Where the figure of a proposal stands. */
export const figureKey = ({ id, call, receivedAt = '' }: Pick<Proposal, 'id' | 'call' | 'receivedAt'>) => ({
  pk: partition(call, receivedAt.slice(0, 4)),
  sk: id,
});

const figureIn = (row: Stored): Figure => Figure.parse(row);

export const figureRow = async (store: Store, root: Proposal): Promise<Figure | undefined> => {
  const { pk, sk } = figureKey(root);
  const row = await getRow(store, pk, sk);
  return row && figureIn(row);
};

/** Puts a figure in the place of the one that was read, unless somebody was first. */
export const figureWrite = (store: Store, root: Proposal, figure: Figure, earlier: Figure | undefined): TransactWriteItem =>
  put(
    store,
    { ...figure, ...figureKey(root), type: 'figure', ttl: Math.ceil(Date.parse(expiryOf(figure.receivedAt)) / 1000) },
    earlier ? { expression: 'seq = :seq', values: { ':seq': earlier.seq } } : ABSENT,
  );

/** All figures of a call, or of a year of the open intake, by one Query for some thousand of them. */
export const figuresIn = async (store: Store, call: string, year: string): Promise<Figure[]> =>
  (await queryRange(store, partition(call, year), 'prp_', 'prp_~')).map(figureIn);
