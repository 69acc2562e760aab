import { community } from '../../shared/community.ts';
import type { liaisonOperations } from '../../shared/contract/liaison.ts';
import { isAbsent } from '../../shared/domain/absence.ts';
import { hasPassed } from '../../shared/domain/assignment.ts';
import { conflictOf } from '../../shared/domain/conflict.ts';
import { USUAL_CAPACITY } from '../../shared/domain/person.ts';
import { helixOf } from '../../shared/domain/vocabulary.ts';
import { earlierReviewers } from '../../shared/store/earlier.ts';
import { conflictsWith, rosterOf } from '../../shared/store/people.ts';
import { takenSeenBy } from '../../shared/store/places-seen.ts';
import type { Handlers } from '../http/serve.ts';
import { proposalFor } from './reading.ts';

export const choiceHandlers: Pick<Handlers<typeof liaisonOperations>, 'listReviewerChoices'> = {
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
