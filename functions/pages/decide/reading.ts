import type * as z from 'zod';
import type { TallyView } from '../../../shared/contract/desk-shapes.ts';
import { decisionOperations } from '../../../shared/contract/decision.ts';
import { liaisonOperations } from '../../../shared/contract/liaison.ts';
import type { DeskProposal } from '../../../shared/domain/view/desk.ts';
import type { Choice } from '../../../web/pages/decide/data.ts';
import { perform } from '../../http/perform.ts';
import type { Known } from '../../http/serve.ts';
import { decideHandlers } from '../../decision/decide.ts';
import { proposalHandlers } from '../../liaison/reading.ts';

export const readProposal = async (call: Known, proposal: string): Promise<DeskProposal> =>
  (await perform(liaisonOperations.readDeskProposal, proposalHandlers.readDeskProposal, call, { params: { proposal } })).body;

export const readTally = async (call: Known, proposal: string): Promise<z.infer<typeof TallyView>> =>
  (await perform(decisionOperations.readTally, decideHandlers.readTally, call, { params: { proposal } })).body;

/** Whose conflicts can be decided about; nobody's once it has ended. */
export const readChoices = async (call: Known, { id, mayDo }: DeskProposal): Promise<Choice[]> =>
  mayDo.includes('conflict')
    ? (await perform(liaisonOperations.listReviewerChoices, proposalHandlers.listReviewerChoices, call, { params: { proposal: id } })).body.reviewers
    : [];
