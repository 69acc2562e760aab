import { community } from '../../shared/community.ts';
import type { StoredFact } from '../../shared/domain/fact.ts';
import { rankingOf, visibleLines } from '../../shared/domain/ranking.ts';
import { rubricOf } from '../../shared/domain/rubrics.ts';
import { rulesOf } from '../../shared/domain/rules.ts';
import { stoodFrom, stoodItem } from '../../shared/domain/stood.ts';
import { panelOf } from '../../shared/domain/tally-line.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { Cancelled, put, type Store, transact } from '../../shared/store/store.ts';
import { linesOf } from '../../shared/store/tallies.ts';
import { relatedTo } from '../desk/act.ts';

const DECIDING: ReadonlySet<string> = new Set(['ProposalDecided', 'DecisionAmended']);

/**
 * A decision → where its proposal stood in the call, as whoever decided could see it: what that person may not know of moves nothing. What is
 * kept stays, however often the fact comes.
 */
export const keepStood = async (store: Store, { type, record, by, at, data }: StoredFact): Promise<void> => {
  if (!DECIDING.has(type)) return;
  const loaded = await loadProposal(store, record, 'root');
  if (!loaded) return;
  const panel = panelOf(loaded.root, community);
  const all = await linesOf(store, panel);
  const decider = await relatedTo(
    store,
    by,
    all.map(({ proposal }) => proposal),
  );
  const { rubric } = rulesOf(loaded.root);
  const lines = visibleLines(all, decider);
  const stood = stoodFrom(rankingOf(rubricOf(rubric), lines), lines, { proposal: record, decision: Number(data.decision), at, panel, rubric });
  if (!stood) return;
  const isNewer = { expression: 'attribute_not_exists(pk) OR #at < :at', names: { '#at': 'at' }, values: { ':at': at } };
  try {
    await transact(store, [put(store, { pk: record, ...stoodItem(stood) }, isNewer)]);
  } catch (error) {
    if (!(error instanceof Cancelled) || error.reasons[0] !== 'ConditionalCheckFailed') throw error;
  }
};
