import { liaisonOperations } from '../../../shared/contract/liaison.ts';
import type { panelPages } from '../../../shared/contract/page-panel.ts';
import { type PanelView, routingOperations } from '../../../shared/contract/routing.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { panelPage } from '../../../web/pages/panel/panel.tsx';
import type { Trouble } from '../../../web/parts/trouble.ts';
import { perform } from '../../http/perform.ts';
import { answer } from '../../http/reply.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { endAssignment } from '../../liaison/ending.ts';
import { panelHandlers } from '../../routing/panel.ts';
import { flashIn, flashOf } from '../flash.ts';
import { formKey, posted } from '../form.ts';
import { frameOf } from '../frame.ts';
import { type Sent, sentIn } from '../sent.ts';

const proposalIn = (call: Known): { proposal: string } => ({ proposal: call.params.proposal! });

const readPanel = async (call: Known, pick: readonly string[]): Promise<PanelView> =>
  (
    await perform(routingOperations.readPanel, panelHandlers.readPanel, call, {
      params: proposalIn(call),
      query: pick.length > 0 ? { pick: pick.join(',') } : {},
    })
  ).body;

const show = async (call: Known, more: { pick?: readonly string[]; did?: string | undefined; trouble?: Trouble }): Promise<string> => {
  const frame = frameOf(call);
  const { pick = [], did, trouble } = more;
  const panel = await readPanel(call, pick);
  const ticked = pick.length > 0 ? pick : panel.members.map(({ id }) => id);
  return panelPage(frame, { panel, key: formKey(call), ticked, did, ...(trouble ? { trouble } : {}) });
};

const picksIn = (sent: Sent): string[] => [...new Set(sent.all('pick'))].slice(0, 8);
const pathOf = (call: Known): string => `/${frameOf(call).language}/desk/proposals/${call.params.proposal}/panel`;

type Act = (call: Known, sent: Sent) => Promise<string>;
const done = async (call: Known, did: string): Promise<string> => `${pathOf(call)}?did=${await flashOf(call, did, { about: call.params.proposal! })}`;

const ACTS: Readonly<Record<string, Act>> = {
  look: async (call, sent) => {
    const picks = picksIn(sent);
    return picks.length > 0 ? `${pathOf(call)}?${new URLSearchParams({ pick: picks.join(',') })}#picked` : pathOf(call);
  },
  invite: async (call, sent) => {
    const body = () => ({ reviewers: picksIn(sent) });
    await perform(routingOperations.confirmPanel, panelHandlers.confirmPanel, call, { params: proposalIn(call), key: sent.keyFor('confirmPanel'), body });
    return done(call, 'invite');
  },
  'cancel-assignment': async (call, sent) => {
    const body = () => ({ reviewer: sent.text('reviewer') ?? '' });
    await perform(liaisonOperations.cancelAssignment, endAssignment, call, { params: proposalIn(call), key: sent.keyFor('cancelAssignment'), body });
    return done(call, 'cancel-assignment');
  },
};

/** A person in a list of them is told at the list. */
const atForm = (trouble: Trouble): Trouble => ({
  ...trouble,
  fields: trouble.fields.map((field) => ({ ...field, path: field.path.replace(/^(reviewers)\/.*$/, '$1') })),
});

export const panelPageHandlers: Handlers<typeof panelPages> = {
  panelPage: async (call) => {
    const did = await flashIn(call, call.query.did, { about: call.params.proposal! });
    return show(call, { pick: call.query.pick?.split(',').filter(Boolean) ?? [], did });
  },

  panelForm: (call) => {
    const sent = sentIn(call);
    const name = sent.text('act') ?? '';
    const run = async () => {
      const act = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
      if (!act) throw new Refusal('request.invalid');
      return answer('', { location: await act(call, sent) });
    };
    return posted(call, run, (trouble) => show(call, { pick: picksIn(sent), trouble: atForm(trouble) }));
  },
};
