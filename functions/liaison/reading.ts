import { community } from '../../shared/community.ts';
import type { liaisonOperations } from '../../shared/contract/liaison.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { type DeskProposal, deskView, judgedView } from '../../shared/domain/view/desk.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { callFor } from '../../shared/store/calls.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { namesOf, snapshotOf } from '../../shared/store/roster.ts';
import type { Store } from '../../shared/store/store.ts';
import { knownOf } from '../desk/visible.ts';
import type { Handlers, Known } from '../http/serve.ts';

type Read = Pick<Handlers<typeof liaisonOperations>, 'readDeskProposal'>;

const names = async (store: Store) => namesOf(await snapshotOf(store));

/** A proposal for staff who may see it. @throws item.not-found */
export const proposalFor = async (call: Known, depth: 'round' | 'all') => {
  const loaded = await loadProposal(call.store, call.params.proposal!, depth);
  if (!loaded) throw new Refusal('item.not-found');
  requireStaffView(loaded.root, call.actor);
  return loaded;
};

/** What hangs together with it, as far as this person may know of that. */
const withKnown = async (call: Known, { mergedInto, links, ...view }: DeskProposal): Promise<DeskProposal> => {
  const ids = [...links.map(({ id }) => id), ...(mergedInto ? [mergedInto] : [])];
  const known = await knownOf(call.store, ids, call.actor, call.at);
  return {
    ...view,
    ...(mergedInto && known[mergedInto] ? { mergedInto } : {}),
    links: links.flatMap((link) => (known[link.id] ? [{ ...link, ...known[link.id] }] : [])),
  };
};

export const proposalHandlers: Read = {
  readDeskProposal: async (call) => {
    const loaded = await proposalFor(call, 'all');
    const view = await withKnown(call, deskView(loaded, call.actor, call.at, community, await names(call.store)));
    const questions = view.answers.extra ? (await callFor(call.store, loaded.root.call, call.at))?.questions : undefined;
    return { ...view, ...(questions?.length ? { questions: [...questions] } : {}) };
  },
};

/** The same for pages that show what was judged, and neither the form nor what it lacks. */
export const judgedHandlers: Read = {
  readDeskProposal: async (call) => withKnown(call, judgedView(await proposalFor(call, 'all'), call.actor, call.at, community, await names(call.store))),
};
