import { applicantOperations } from '../../../shared/contract/applicant.ts';
import type { itemPages } from '../../../shared/contract/page-item.ts';
import { revisionOperations } from '../../../shared/contract/revisions.ts';
import { differencesPage } from '../../../web/pages/own/differences.tsx';
import { proposalPage } from '../../../web/pages/own/proposal.tsx';
import { statusPage } from '../../../web/pages/own/status.tsx';
import { readingHandlers } from '../../applicant/reading.ts';
import { perform } from '../../http/perform.ts';
import { type Answer, answer } from '../../http/reply.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { ownRevisionHandlers } from '../../revisions/own.ts';
import { flashIn } from '../flash.ts';
import { frameOf } from '../frame.ts';

const toHub = (call: Known): Answer<string> => answer('', { location: `/${frameOf(call).language}/drafts/${call.params.proposal}` });

/** The questions of the call that it was sent in for, where it answers any. */
const questionsFor = async (call: Known, { answers }: { answers: object }) =>
  'extra' in answers ? ((await perform(applicantOperations.readCall, readingHandlers.readCall, call, { params: call.params })).body.questions ?? []) : [];

const readOwn = async (call: Known) =>
  (await perform(applicantOperations.readOwnProposal, readingHandlers.readOwnProposal, call, { params: call.params })).body;

export const itemPageHandlers: Handlers<typeof itemPages> = {
  itemPage: async (call) => {
    const { params } = call;
    if ('item' in call.actor.scope) {
      const { body: status } = await perform(applicantOperations.readStatus, readingHandlers.readStatus, call, { params });
      return status.stage === 'draft' ? toHub(call) : statusPage(frameOf(call), status);
    }
    const own = await readOwn(call);
    if (own.stage === 'draft') return toHub(call);
    const done = await flashIn(call, call.query.done, { about: own.id });
    return proposalPage(frameOf(call), { own, questions: await questionsFor(call, own), done });
  },

  differencesPage: async (call) => {
    const own = await readOwn(call);
    const { body: compared } = await perform(revisionOperations.readOwnDifferences, ownRevisionHandlers.readOwnDifferences, call, {
      params: call.params,
      query: call.query,
    });
    return differencesPage(frameOf(call), { id: own.id, last: own.revision, compared });
  },
};
