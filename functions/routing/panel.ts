import type { routingOperations } from '../../shared/contract/routing.ts';
import { effectiveRoles } from '../../shared/domain/actor.ts';
import { resultOf } from '../../shared/domain/panel/choose.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { fieldFor } from '../../shared/domain/routing/field.ts';
import { keptPanel, panelItem, replayed } from '../../shared/domain/routing/kept.ts';
import { undoView } from '../../shared/domain/view/desk-acts.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { inviteesOf } from '../../shared/store/inviting.ts';
import { type LoadedProposal, loadProposal } from '../../shared/store/load.ts';
import { inputsFor, keptPanelOf, poolOf } from '../../shared/store/routing.ts';
import type { Handlers, Known } from '../http/serve.ts';
import { inviting } from '../liaison/inviting.ts';
import { lookAt, panelView } from './panel-view.ts';

type Panels = Pick<Handlers<typeof routingOperations>, 'readPanel' | 'confirmPanel'>;

const proposalFor = async (call: Known): Promise<LoadedProposal> => {
  const loaded = await loadProposal(call.store, call.params.proposal!, 'all');
  if (!loaded) throw new Refusal('item.not-found');
  requireStaffView(loaded.root, call.actor);
  return loaded;
};

const mayAdd = (call: Known): boolean => effectiveRoles(call.actor).includes('admin');
const mayInvite = (call: Known): boolean => effectiveRoles(call.actor).some((role) => role === 'liaison' || role === 'chair');

export const panelHandlers: Panels = {
  readPanel: async (call) => {
    const loaded = await proposalFor(call);
    const [pool, kept] = await Promise.all([poolOf(call.store, call.at, call.actor), keptPanelOf(call.store, loaded.root.id)]);
    const look = lookAt(loaded.root.stage, loaded.root.cameFrom);
    const past = look === 'back' && kept ? replayed(kept, loaded.root.id) : undefined;
    const field = past?.field ?? fieldFor(await inputsFor(call.store, loaded, pool, call.actor));
    const result = past?.result ?? resultOf(field);
    const pick = call.query.pick?.split(',').filter(Boolean);
    const { people, names } = pool;
    const view = panelView({
      loaded,
      field,
      result,
      people,
      names,
      language: call.language,
      at: call.at,
      look,
      mayInvite: mayInvite(call),
      mayAdd: mayAdd(call),
      kept,
      pick,
    });
    return { ...view, ...undoView(loaded.root, call.actor, call.at) };
  },

  confirmPanel: (call) => {
    const load = async (ids: readonly string[]) => {
      const loaded = await proposalFor(call);
      const field = fieldFor(await inputsFor(call.store, loaded, await poolOf(call.store, call.at, call.actor), call.actor));
      const kept = await keptPanelOf(call.store, loaded.root.id);
      return { ...loaded, field, kept, invitees: await inviteesOf(call.store, loaded.root.id, ids, call.at) };
    };
    return inviting(call, call.body.reviewers, load, ({ root, field, kept, invitees }) => {
      const about = { at: call.at, by: call.actor.id, cause: 'confirmed', round: root.round, revision: root.revision } as const;
      return [panelItem(keptPanel(field, resultOf(field), { ...about, picked: invitees.map(({ id }) => id) }, kept))];
    });
  },
};
