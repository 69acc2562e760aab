import type * as z from 'zod';
import { deskItemOperations } from '../../../shared/contract/desk-item.ts';
import type { ReviewerChoice } from '../../../shared/contract/desk-shapes.ts';
import { liaisonOperations } from '../../../shared/contract/liaison.ts';
import type { DeskProposal } from '../../../shared/domain/view/desk.ts';
import type { ActsData } from '../../../web/pages/case/form.tsx';
import { colleagueHandlers } from '../../desk/colleagues.ts';
import { perform } from '../../http/perform.ts';
import type { Known } from '../../http/serve.ts';
import { choiceHandlers } from '../../liaison/choices.ts';
import { proposalHandlers } from '../../liaison/reading.ts';
import { formKey } from '../form.ts';

export const proposalIn = (call: Known): { proposal: string } => ({ proposal: call.params.proposal! });

export const readProposal = async (call: Known): Promise<DeskProposal> =>
  (await perform(liaisonOperations.readDeskProposal, proposalHandlers.readDeskProposal, call, { params: proposalIn(call) })).body;

export const readColleagues = async (call: Known): Promise<ActsData['colleagues']> =>
  (await perform(deskItemOperations.listColleagues, colleagueHandlers.listColleagues, call, {})).body.colleagues;

/** Reviewers are read only where one can be asked. */
export const readChoices = async (call: Known, { mayDo }: DeskProposal): Promise<z.infer<typeof ReviewerChoice>[]> =>
  mayDo.includes('invite')
    ? (await perform(liaisonOperations.listReviewerChoices, choiceHandlers.listReviewerChoices, call, { params: proposalIn(call) })).body.reviewers
    : [];

/** What the forms of all acts need. */
export const readForActs = async (call: Known): Promise<ActsData> => {
  const [proposal, colleagues] = await Promise.all([readProposal(call), readColleagues(call)]);
  return actsData(call, proposal, colleagues, await readChoices(call, proposal));
};

export const actsData = (call: Known, proposal: DeskProposal, colleagues: ActsData['colleagues'], choices: ActsData['choices']): ActsData => ({
  proposal,
  colleagues,
  choices,
  me: call.actor.id,
  chairs: call.actor.roles.includes('chair'),
  key: formKey(call),
});
