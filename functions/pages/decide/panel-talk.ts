import { decisionOperations } from '../../../shared/contract/decision.ts';
import type { reviewFilePages } from '../../../shared/contract/page-review.ts';
import { type PanelTalk, panelTalkPage, talkPath } from '../../../web/pages/decide/panel-talk.tsx';
import { panelDiscussion } from '../../decision/discussion.ts';
import { perform } from '../../http/perform.ts';
import { answer } from '../../http/reply.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { flashIn, flashOf } from '../flash.ts';
import { formKey, formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';
import { talkFrom, talkIn, talkTrouble } from './talk.ts';

const SAID = 'said';

const shown = async (call: Known, more: Partial<PanelTalk> = {}): Promise<string> => {
  const proposal = call.params.proposal!;
  const { body: view } = await perform(decisionOperations.readPanelDiscussion, panelDiscussion.readPanelDiscussion, call, { params: { proposal } });
  return panelTalkPage(frameOf(call), { proposal, view, key: formKey(call), ...more });
};

/** The discussion for reviewers, on a page of its own beside their review. */
export const panelTalkHandlers: Pick<Handlers<typeof reviewFilePages>, 'panelTalkPage' | 'panelTalkForm'> = {
  panelTalkPage: async (call) => shown(call, { said: (await flashIn(call, call.query.did, { about: call.params.proposal! })) === SAID }),
  panelTalkForm: (call) =>
    posted(
      call,
      async () => {
        const proposal = call.params.proposal!;
        const form = formOf(call);
        const given = { params: { proposal }, key: form.get('key') ?? undefined, body: () => talkFrom(form) };
        await perform(decisionOperations.discussAsReviewer, panelDiscussion.discussAsReviewer, call, given);
        return answer('', { location: `${talkPath(call.language, proposal)}?did=${await flashOf(call, SAID, { about: proposal })}` });
      },
      (trouble) => shown(call, { trouble: talkTrouble(trouble), typed: talkIn(formOf(call)) }),
    ),
};
