import type { callPanelPages } from '../../../shared/contract/page-panel.ts';
import { type CallPanels, routingOperations } from '../../../shared/contract/routing.ts';
import { callPanelsPage } from '../../../web/pages/panel/call.tsx';
import type { Trouble } from '../../../web/parts/trouble.ts';
import { perform } from '../../http/perform.ts';
import { answer } from '../../http/reply.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { callPanelHandlers } from '../../routing/call-panels.ts';
import { flashIn, flashOf } from '../flash.ts';
import { formKey, posted } from '../form.ts';
import { frameOf } from '../frame.ts';
import { sentIn } from '../sent.ts';

const callIn = (call: Known): { call: string } => ({ call: call.params.call! });

const readCall = async (call: Known): Promise<CallPanels> =>
  (await perform(routingOperations.readCallPanels, callPanelHandlers.readCallPanels, call, { params: callIn(call) })).body;

const showCall = async (call: Known, more: { did?: string | undefined; trouble?: Trouble } = {}): Promise<string> =>
  callPanelsPage(frameOf(call), { panels: await readCall(call), key: formKey(call), ...more });

export const callPanelPageHandlers: Handlers<typeof callPanelPages> = {
  callPanelsPage: async (call) => showCall(call, { did: await flashIn(call, call.query.did, { about: call.params.call! }) }),

  callPanelsForm: (call) => {
    const sent = sentIn(call);
    const run = async () => {
      const body = () => ({ plan: sent.text('plan') ?? '' });
      const given = { params: callIn(call), key: sent.keyFor('confirmCallPanels'), body };
      await perform(routingOperations.confirmCallPanels, callPanelHandlers.confirmCallPanels, call, given);
      const did = await flashOf(call, 'invite', { about: call.params.call! });
      return answer('', { location: `/${frameOf(call).language}/desk/calls/${call.params.call}/panels?did=${did}` });
    };
    return posted(call, run, (trouble) => showCall(call, { trouble }));
  },
};
