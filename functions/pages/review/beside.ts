import type { reviewFilePages } from '../../../shared/contract/page-review.ts';
import { reviewerOperations } from '../../../shared/contract/reviewer.ts';
import { supportOperations } from '../../../shared/contract/support.ts';
import { reviewPath } from '../../../web/pages/review/data.ts';
import { reviewDifferencesPage, reviewEarlierPage } from '../../../web/pages/review/differences.tsx';
import { reviewHistoryPage } from '../../../web/pages/review/history.tsx';
import { reviewPaperPage } from '../../../web/pages/review/paper.tsx';
import type { Trouble } from '../../../web/parts/trouble.ts';
import { perform } from '../../http/perform.ts';
import { answer } from '../../http/reply.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { backHandlers } from '../../reviewer/back.ts';
import { formHandlers } from '../../reviewer/form.ts';
import { readForReview } from '../../reviewer/own.ts';
import { reviewedHandlers } from '../../support/earlier-reviewed.ts';
import { panelTalkHandlers } from '../decide/panel-talk.ts';
import { flashOf } from '../flash.ts';
import { formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';
import { aroundHandlers } from './around.ts';
import { oneReviewHandlers } from './one.ts';

const paramsOf = ({ params }: Known) => ({ proposal: params.proposal! });

const readEarlier = async (call: Known) =>
  (await perform(supportOperations.readEarlierReviewed, reviewedHandlers.readEarlierReviewed, call, { params: paramsOf(call) })).body;

const titled = async (call: Known) => (await perform(reviewerOperations.readForReview, readForReview, call, { params: paramsOf(call) })).body;

const paper = async (call: Known, more: { text?: string; trouble?: Trouble } = {}): Promise<string> => {
  const { id, reference, title, tlp, language } = await titled(call);
  return reviewPaperPage(frameOf(call), { proposal: { id, reference, title, tlp, language }, ...more });
};

export const besideHandlers: Handlers<typeof reviewFilePages> = {
  ...aroundHandlers,
  ...oneReviewHandlers,
  ...panelTalkHandlers,
  reviewPaperPage: (call) => paper(call),
  reviewPaperForm: (call) =>
    posted(
      call,
      async () => {
        const text = formOf(call).get('text') ?? '';
        await perform(reviewerOperations.saveReviewForm, formHandlers.saveReviewForm, call, { params: paramsOf(call), body: () => ({ text }) });
        const told = { about: call.params.proposal! };
        return answer('', { location: `${reviewPath(call.language, call.params.proposal)}?did=${await flashOf(call, 'saved', told)}` });
      },
      (trouble) => paper(call, { text: formOf(call).get('text') ?? '', trouble }),
    ),
  reviewHistoryPage: async (call) => {
    const { body } = await perform(reviewerOperations.readOwnReviews, backHandlers.readOwnReviews, call, { params: paramsOf(call) });
    return reviewHistoryPage(frameOf(call), { history: body, back: { href: reviewPath(call.language, call.params.proposal), desk: false } });
  },
  reviewDifferencesPage: async (call) => {
    if (call.query.than === 'earlier') return reviewEarlierPage(frameOf(call), { id: call.params.proposal!, ...(await readEarlier(call)) });
    const given = { params: paramsOf(call), query: call.query };
    const { body } = await perform(reviewerOperations.readReviewDifferences, backHandlers.readReviewDifferences, call, given);
    return reviewDifferencesPage(frameOf(call), { id: call.params.proposal!, compared: body });
  },
};
