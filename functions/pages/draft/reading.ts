import { applicantOperations } from '../../../shared/contract/applicant.ts';
import type { PublicCall } from '../../../shared/contract/call.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { OwnProposal } from '../../../shared/domain/view/applicant.ts';
import { readingHandlers } from '../../applicant/reading.ts';
import { perform } from '../../http/perform.ts';
import { type Answer, answer } from '../../http/reply.ts';
import type { Call } from '../../http/serve.ts';

/** The proposal of this page's address. */
export const proposalIn = (call: Call): { readonly proposal: string } => ({ proposal: call.params.proposal! });

/** The own proposal, as this door may act on it: a fresh sign-in proves the address as opening the link of the draft does. */
export const ownOf = async (call: Call): Promise<OwnProposal> => {
  const { body } = await perform(applicantOperations.readOwnProposal, readingHandlers.readOwnProposal, call, { params: proposalIn(call) });
  return { ...body, addressVerified: body.addressVerified || call.actor?.scope.door === 'person' };
};

export const callOf = async (call: Call): Promise<PublicCall> =>
  (await perform(applicantOperations.readCall, readingHandlers.readCall, call, { params: proposalIn(call) })).body;

/** Where a proposal is to be seen that is no draft any more. */
const beyond = (call: Call): Answer<string> => answer('', { location: `/${call.language}/proposals/${call.params.proposal}` });

/**
 * A page of a draft. Whoever comes with the link of a proposal that was sent in meanwhile is led to where it stands; that link shows no text,
 * so that reading the draft alone would refuse them.
 */
export const draftOr = async (call: Call, page: (own: OwnProposal) => Promise<string | Answer<string>>): Promise<string | Answer<string>> => {
  const own = await ownOf(call).catch(async (error: unknown) => {
    if (!(error instanceof Refusal && error.code === 'session.not-enough')) throw error;
    await perform(applicantOperations.readStatus, readingHandlers.readStatus, call, { params: proposalIn(call) });
    return undefined;
  });
  return own?.stage === 'draft' ? page(own) : beyond(call);
};
