import { applicantOperations } from '../../../shared/contract/applicant.ts';
import type { checkPages } from '../../../shared/contract/page-draft.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { checkPage } from '../../../web/pages/draft/check.tsx';
import { sentPage } from '../../../web/pages/draft/sent.tsx';
import type { Trouble } from '../../../web/parts/trouble.ts';
import { draftHandlers } from '../../applicant/drafts.ts';
import { readingHandlers } from '../../applicant/reading.ts';
import { perform } from '../../http/perform.ts';
import { answer } from '../../http/reply.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { callOf, draftOr, ownOf, proposalIn } from '../draft/reading.ts';
import { formKey, formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';

const check = async (call: Known, more: { extension?: string | undefined; trouble?: Trouble } = {}): Promise<string> => {
  const [own, of] = await Promise.all([ownOf(call), callOf(call)]);
  const { body } = await perform(applicantOperations.checkProposal, draftHandlers.checkProposal, call, { params: proposalIn(call) });
  return checkPage(frameOf(call), { own, call: of, missing: body.errors, key: formKey(call), ...more });
};

/** Moves the draft to the open intake, or sends it in. @returns where that leads */
const sendIn = async (call: Known, form: URLSearchParams, extension: string | undefined): Promise<string> => {
  const here = `/${call.language}/drafts/${call.params.proposal}`;
  const [params, key] = [proposalIn(call), form.get('key') ?? undefined];
  if (form.get('act') === 'open') {
    await perform(applicantOperations.moveToOpen, draftHandlers.moveToOpen, call, { params, key, body: () => ({}) });
    return `${here}/check`;
  }
  try {
    const body = () => (extension === undefined ? {} : { extension });
    await perform(applicantOperations.submitProposal, draftHandlers.submitProposal, call, { params, key, body });
  } catch (error) {
    // Sent in from another window: there is nothing left to refuse.
    if (!(error instanceof Refusal && error.code === 'proposal.not-draft')) throw error;
  }
  return `${here}/sent`;
};

export const checkPageHandlers: Handlers<typeof checkPages> = {
  checkPage: (call) => draftOr(call, () => check(call)),
  submitForm: async (call) => {
    const form = formOf(call);
    const extension = form.get('extension')?.trim() || undefined;
    const act = async () => answer('', { location: await sendIn(call, form, extension) });
    return posted(call, act, (trouble) => check(call, { extension, trouble }));
  },
  sentPage: async (call) => {
    const { body: status } = await perform(applicantOperations.readStatus, readingHandlers.readStatus, call, { params: proposalIn(call) });
    if (status.stage === 'draft') return answer('', { location: `/${call.language}/drafts/${status.id}` });
    const { door } = call.actor.scope;
    const receipt = door === 'person' || door === 'staff' ? (await ownOf(call)).receipt : undefined;
    return sentPage(frameOf(call), { status, receipt });
  },
};
