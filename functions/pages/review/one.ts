import type { reviewFilePages } from '../../../shared/contract/page-review.ts';
import { reviewingOperations } from '../../../shared/contract/reviewing.ts';
import { reviewHistoryPage } from '../../../web/pages/review/history.tsx';
import type { Trouble } from '../../../web/parts/trouble.ts';
import { perform } from '../../http/perform.ts';
import { answer } from '../../http/reply.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { historyHandlers } from '../../reviewer/history.ts';
import { flashIn, flashOf } from '../flash.ts';
import { formKey, formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';

const paramsOf = ({ params }: Known) => ({ proposal: params.proposal!, reviewer: params.reviewer! });
const toldOf = (call: Known) => ({ about: `${call.params.proposal} ${call.params.reviewer}` });

const shown = async (call: Known, more: { did?: string | undefined; trouble?: Trouble; reason?: string }): Promise<string> => {
  const { body } = await perform(reviewingOperations.readReviews, historyHandlers.readReviews, call, { params: paramsOf(call) });
  const href = `/${frameOf(call).language}/desk/proposals/${call.params.proposal}`;
  return reviewHistoryPage(frameOf(call), { history: body, back: { href, desk: true }, reopen: { key: formKey(call), ...more } });
};

/** One review as staff see it: its texts, and the way to open it again. */
export const oneReviewHandlers: Pick<Handlers<typeof reviewFilePages>, 'oneReviewPage' | 'oneReviewForm'> = {
  oneReviewPage: async (call) => shown(call, { did: await flashIn(call, call.query.did, toldOf(call)) }),
  oneReviewForm: (call) =>
    posted(
      call,
      async () => {
        const form = formOf(call);
        const given = { params: paramsOf(call), key: form.get('key') ?? undefined, body: () => ({ reason: form.get('reason') ?? undefined }) };
        await perform(reviewingOperations.reopenReview, historyHandlers.reopenReview, call, given);
        const { language } = frameOf(call);
        const { proposal, reviewer } = paramsOf(call);
        return answer('', { location: `/${language}/desk/proposals/${proposal}/reviews/${reviewer}?did=${await flashOf(call, 'reopened', toldOf(call))}` });
      },
      (trouble) => shown(call, { trouble, reason: formOf(call).get('reason') ?? '' }),
    ),
};
