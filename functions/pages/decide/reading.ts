import type * as z from 'zod';
import type { TallyView } from '../../../shared/contract/desk-shapes.ts';
import { decisionOperations } from '../../../shared/contract/decision.ts';
import { roundOperations } from '../../../shared/contract/rounds.ts';
import type { DiscussionView } from '../../../shared/domain/discussion.ts';
import type { DeskProposal } from '../../../shared/domain/view/desk.ts';
import { perform } from '../../http/perform.ts';
import type { Known } from '../../http/serve.ts';
import { decideHandlers } from '../../decision/decide.ts';
import { discussionHandlers } from '../../decision/discussion.ts';
import { letterHandlers } from '../../decision/letter.ts';
import { judgedHandlers } from '../../liaison/reading.ts';

export const readProposal = async (call: Known, proposal: string): Promise<DeskProposal> =>
  (await perform(roundOperations.readDeskProposal, judgedHandlers.readDeskProposal, call, { params: { proposal } })).body;

export const readTally = async (call: Known, proposal: string): Promise<z.infer<typeof TallyView>> =>
  (await perform(decisionOperations.readTally, decideHandlers.readTally, call, { params: { proposal } })).body;

export const readDiscussion = async (call: Known, proposal: string): Promise<DiscussionView> =>
  (await perform(decisionOperations.readDiscussion, discussionHandlers.readDiscussion, call, { params: { proposal } })).body;

const WRITTEN_IN: readonly string[] = ['deliberation', 'decided'];

/** What the letter's form begins with for a chair: the draft that somebody saved, or what the reviewers wrote. */
export const readLetter = async (call: Known, { id: proposal, stage }: DeskProposal, chairs: boolean) => {
  if (!chairs || !WRITTEN_IN.includes(stage)) return {};
  const params = { proposal };
  const [{ body: kept }, assembled] = await Promise.all([
    perform(decisionOperations.readDecisionDraft, letterHandlers.readDecisionDraft, call, { params }),
    stage === 'deliberation' ? perform(decisionOperations.assembleLetter, letterHandlers.assembleLetter, call, { params }) : undefined,
  ]);
  return { ...(kept.draft ? { draft: kept.draft } : {}), ...(assembled ? { assembled: assembled.body } : {}) };
};
