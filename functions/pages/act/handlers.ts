import { applicantOperations } from '../../../shared/contract/applicant.ts';
import type { actPages } from '../../../shared/contract/page-act.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { answerPage } from '../../../web/pages/own/answer.tsx';
import { confirmPage } from '../../../web/pages/own/confirm.tsx';
import { withdrawPage } from '../../../web/pages/own/withdraw.tsx';
import type { Trouble } from '../../../web/parts/trouble.ts';
import { actHandlers } from '../../applicant/acts.ts';
import { draftHandlers } from '../../applicant/drafts.ts';
import { perform } from '../../http/perform.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { formKey, formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';
import { amendHandlers } from './amend.ts';
import { ifPossible, type Own, ownPlace, readOwn } from './own.ts';

type Answering = { readonly text?: string; readonly trouble?: Trouble };
/** What the answer must still fill in; nothing where nobody asks any more. */
const missingOf = async (call: Known, own: Own) =>
  own.mayDo.includes('answer')
    ? (await perform(applicantOperations.checkProposal, draftHandlers.checkProposal, call, { params: call.params })).body.errors
    : [];
const answering =
  (call: Known, more: Answering = {}) =>
  async (own: Own) =>
    answerPage(frameOf(call), { own, key: formKey(call), missing: await missingOf(call, own), ...more });

export const actPageHandlers: Handlers<typeof actPages> = {
  ...amendHandlers,
  answerPage: (call) => ifPossible(call, 'answer', answering(call)),
  answerForm: (call) => {
    const form = formOf(call);
    const text = form.get('text') ?? '';
    const act = async () => {
      await perform(applicantOperations.answerQuestion, actHandlers.answerQuestion, call, {
        params: call.params,
        key: form.get('key') ?? undefined,
        body: () => ({ text }),
      });
      return ownPlace(call, 'answered');
    };
    return posted(call, act, (trouble) => readOwn(call).then(answering(call, { text, trouble })));
  },
  withdrawPage: (call) => ifPossible(call, 'withdraw', (own) => withdrawPage(frameOf(call), { own, key: formKey(call) })),
  withdrawForm: (call) => {
    const form = formOf(call);
    const typed = { reason: form.get('reason') ?? undefined, text: form.get('text') ?? '', sure: form.get('sure') === 'yes' };
    const act = async () => {
      const open = (['reason', 'sure'] as const).filter((name) => !typed[name]);
      if (!typed.sure) throw new Refusal('request.invalid', { fields: open.map((path) => ({ path, code: 'field.missing', message: '' })) });
      await perform(applicantOperations.withdrawProposal, actHandlers.withdrawProposal, call, {
        params: call.params,
        key: form.get('key') ?? undefined,
        body: () => ({ reason: typed.reason, ...(typed.text.trim() === '' ? {} : { text: typed.text }) }),
      });
      return ownPlace(call, 'withdrawn');
    };
    return posted(call, act, (trouble) => readOwn(call).then((own) => withdrawPage(frameOf(call), { own, key: formKey(call), typed, trouble })));
  },
  confirmPage: (call) => ifPossible(call, 'confirm', (own) => confirmPage(frameOf(call), { own, key: formKey(call) })),
  confirmForm: (call) => {
    const act = async () => {
      await perform(applicantOperations.confirmSupport, actHandlers.confirmSupport, call, {
        params: call.params,
        key: formOf(call).get('key') ?? undefined,
        body: () => ({}),
      });
      return ownPlace(call, 'confirmed');
    };
    return posted(call, act, (trouble) => readOwn(call).then((own) => confirmPage(frameOf(call), { own, key: formKey(call), trouble })));
  },
};
