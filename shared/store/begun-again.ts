import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Proposal } from '../domain/proposal.ts';
import { earlierOf } from '../domain/resubmit.ts';
import { loadProposal } from './load.ts';
import { ABSENT, getRow, put, remove, type Store } from './store.ts';

const keyOf = (earlier: string) => ({ pk: `again#${earlier}`, sk: 'a' });

/** Which draft goes on from an earlier proposal, as it is noted; it may have been sent in or deleted since. */
export type BegunAgain = { readonly noted?: string | undefined; readonly open?: Proposal | undefined };

/** Beside the earlier proposal and not in it: nobody but its applicant knows of a draft. */
export const begunAgain = async (store: Store, earlier: string): Promise<BegunAgain> => {
  const { pk, sk } = keyOf(earlier);
  const noted = (await getRow(store, pk, sk))?.draft as string | undefined;
  const root = noted === undefined ? undefined : (await loadProposal(store, noted, 'root'))?.root;
  return { noted, open: root?.stage === 'draft' && earlierOf(root) === earlier ? root : undefined };
};

/** The note of a new draft, as long as nobody noted another one since it was looked at. */
export const begunAgainWrite = (store: Store, earlier: string, draft: string, { noted }: BegunAgain): TransactWriteItem =>
  put(store, { ...keyOf(earlier), type: 'begun-again', draft }, noted === undefined ? ABSENT : { expression: 'draft = :noted', values: { ':noted': noted } });

/** What a draft that is deleted leaves behind of it. */
export const begunAgainRemoval = (store: Store, draft: Proposal): TransactWriteItem[] => {
  const earlier = earlierOf(draft);
  return earlier === undefined ? [] : [remove(store, keyOf(earlier).pk, keyOf(earlier).sk)];
};
