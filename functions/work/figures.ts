import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { StoredFact } from '../../shared/domain/fact.ts';
import { figureOf } from '../../shared/domain/figures.ts';
import { tallyRound } from '../../shared/domain/review.ts';
import { isUnseen } from '../../shared/domain/rules.ts';
import { factsOf } from '../../shared/store/facts.ts';
import { figureRow, figureWrite } from '../../shared/store/figures.ts';
import { loadProposal } from '../../shared/store/load.ts';
import type { Store } from '../../shared/store/store.ts';

/** Facts that change a figure without moving the proposal. */
const TELLING: ReadonlySet<string> = new Set([
  'ReviewerInvited',
  'InvitationAccepted',
  'InvitationDeclined',
  'AssignmentExpired',
  'AssignmentCancelled',
  'ReviewerRecused',
  'ReviewSubmitted',
  'ReviewReopened',
  'ProposalAmended',
  'SealOpened',
  'ActUndone',
]);

const stageOf = (standing: string | undefined): string | undefined => standing?.split('|')[0];
const isTelling = ({ type, state }: StoredFact): boolean => TELLING.has(type) || stageOf(state?.before) !== stageOf(state?.after);

/**
 * A fact → the figure of its proposal, made anew from all that is known by now: facts may come late, twice or in any order, and the one with
 * the most behind it stays.
 */
export const figureEffects = async (store: Store, fact: StoredFact): Promise<TransactWriteItem[]> => {
  if (!fact.record.startsWith('prp_') || !isTelling(fact)) return [];
  // The facts first: what is committed in between is then missing from the log, and its own fact makes the figure anew.
  const facts = await factsOf(store, fact.record);
  const loaded = await loadProposal(store, fact.record, 'all');
  if (!loaded || isUnseen(loaded.root)) return [];
  const { root, assignments, reviews, parts } = loaded;
  const earlier = await figureRow(store, root);
  if (earlier && earlier.seq >= (facts.at(-1)?.seq ?? 0)) return [];
  const { totals, votes } = tallyRound({ proposal: root, assignments }, reviews);
  const figure = figureOf(root, { facts, parts, opinions: { totals: totals.map(({ total }) => total), votes: Object.values(votes) }, earlier });
  return figure ? [figureWrite(store, root, figure, earlier)] : [];
};
