import { community } from '../../shared/community.ts';
import type { liaisonOperations } from '../../shared/contract/liaison.ts';
import { isAbsent } from '../../shared/domain/absence.ts';
import { hasPassed } from '../../shared/domain/assignment.ts';
import { conflictOf } from '../../shared/domain/conflict.ts';
import { USUAL_CAPACITY } from '../../shared/domain/person.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { deskView } from '../../shared/domain/view/desk.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { helixOf } from '../../shared/domain/vocabulary.ts';
import { callFor } from '../../shared/store/calls.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { conflictsWith, rosterOf } from '../../shared/store/people.ts';
import { takenSeenBy } from '../../shared/store/places-seen.ts';
import { earlierReviewers } from '../../shared/store/earlier.ts';
import { namesOf, snapshotOf } from '../../shared/store/roster.ts';
import type { Store } from '../../shared/store/store.ts';
import { knownOf } from '../desk/visible.ts';
import type { Handlers, Known } from '../http/serve.ts';

type Read = Pick<Handlers<typeof liaisonOperations>, 'readDeskProposal' | 'listReviewerChoices'>;

const names = async (store: Store) => namesOf(await snapshotOf(store));

const proposalFor = async (call: Known, depth: 'round' | 'all') => {
  const loaded = await loadProposal(call.store, call.params.proposal!, depth);
  if (!loaded) throw new Refusal('item.not-found');
  requireStaffView(loaded.root, call.actor);
  return loaded;
};

export const proposalHandlers: Read = {
  readDeskProposal: async (call) => {
    const loaded = await proposalFor(call, 'all');
    const { mergedInto, links, ...view } = deskView(loaded, call.actor, call.at, community, await names(call.store));
    const ids = [...links.map(({ id }) => id), ...(mergedInto ? [mergedInto] : [])];
    const known = await knownOf(call.store, ids, call.actor, call.at);
    const questions = view.answers.extra ? (await callFor(call.store, loaded.root.call, call.at))?.questions : undefined;
    return {
      ...view,
      ...(mergedInto && known[mergedInto] ? { mergedInto } : {}),
      links: links.flatMap((link) => (known[link.id] ? [{ ...link, ...known[link.id] }] : [])),
      ...(questions?.length ? { questions: [...questions] } : {}),
    };
  },

  listReviewerChoices: async (call) => {
    const { root, assignments } = await proposalFor(call, 'round');
    const [roster, taken, before] = await Promise.all([
      rosterOf(call.store),
      takenSeenBy(call.store, call.at, call.actor),
      earlierReviewers(call.store, root, call.actor),
    ]);
    // Whoever judged the proposal that this one improves on is offered first.
    const isFirst = ({ id }: { readonly id: string }) => Number(before.has(id));
    const reviewers = roster.filter((entry) => entry.roles.includes('reviewer')).sort((a, b) => isFirst(b) - isFirst(a));
    const stands = await conflictsWith(
      call.store,
      reviewers.slice(0, 100).map((entry) => entry.id),
      root.id,
    );
    return {
      reviewers: reviewers.map((entry) => {
        const stand = stands[entry.id];
        const conflict = conflictOf({ ...entry, conflicts: stand ? { [root.id]: stand } : {} }, root);
        const asked = assignments.find((assignment) => assignment.reviewer === entry.id);
        return {
          id: entry.id,
          name: entry.name,
          organisation: entry.organisation,
          languages: entry.languages,
          capabilities: entry.capabilities,
          helix: helixOf(entry.organisationType ?? ''),
          taken: Math.max(0, taken[entry.id] ?? 0),
          capacity: entry.capacity ?? USUAL_CAPACITY,
          away: isAbsent(entry, call.at, community),
          reachable: !entry.unaddressed,
          ...(conflict ? { conflict: conflict.state === 'detected' ? conflict.kind : conflict.state } : {}),
          ...(asked ? { asked: asked.status } : {}),
          ...(asked && hasPassed(asked) ? { passed: true } : {}),
          ...(before.has(entry.id) ? { earlier: true } : {}),
        };
      }),
    };
  },
};
