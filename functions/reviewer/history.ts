import { community } from '../../shared/community.ts';
import type { reviewingOperations } from '../../shared/contract/reviewing.ts';
import { effectiveRoles } from '../../shared/domain/actor.ts';
import { counts } from '../../shared/domain/assignment.ts';
import { newId } from '../../shared/domain/id.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { reopenReview } from '../../shared/domain/review-again.ts';
import { rulesOf } from '../../shared/domain/rules.ts';
import { type ReviewHistory, textsOf } from '../../shared/domain/view/review-history.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { type LoadedProposal, loadFormerReviews, loadProposal } from '../../shared/store/load.ts';
import { personOf } from '../../shared/store/people.ts';
import { changeProposal } from '../../shared/store/records.ts';
import type { Store } from '../../shared/store/store.ts';
import { actOf, type Handlers } from '../http/serve.ts';

/** Every text of one reviewer's review, with that which stands. */
export const historyOf = async (
  store: Store,
  { root, assignments, reviews }: LoadedProposal,
  reviewer: string,
  { withNote }: { withNote: boolean },
): Promise<ReviewHistory> => ({
  reference: root.reference,
  rubric: rulesOf(root).rubric,
  texts: textsOf(
    reviews.find((review) => review.reviewer === reviewer),
    await loadFormerReviews(store, root.id, reviewer),
    { withNote, counted: assignments.some((assignment) => assignment.reviewer === reviewer && counts(assignment)) },
  ),
});

export const historyHandlers: Pick<Handlers<typeof reviewingOperations>, 'readReviews' | 'reopenReview'> = {
  readReviews: async (call) => {
    const { proposal, reviewer } = call.params as { proposal: string; reviewer: string };
    const loaded = await loadProposal(call.store, proposal, 'round');
    if (!loaded) throw new Refusal('item.not-found');
    requireStaffView(loaded.root, call.actor);
    const assignment = loaded.assignments.find((candidate) => candidate.reviewer === reviewer);
    // What was sealed by a conflict is sealed for staff too.
    if (!assignment || assignment.status === 'recused') throw new Refusal('item.not-found');
    const [history, person] = await Promise.all([
      historyOf(call.store, loaded, reviewer, { withNote: effectiveRoles(call.actor).includes('chair') }),
      personOf(call.store, reviewer),
    ]);
    return { ...history, ...(person && !person.erased ? { name: person.name } : {}) };
  },

  reopenReview: (call) => {
    const { proposal, reviewer } = call.params as { proposal: string; reviewer: string };
    return changeProposal(
      call.store,
      proposal,
      'round',
      actOf(call),
      ({ root, assignments }) => {
        requireStaffView(root, call.actor);
        return reopenReview(
          { proposal: root, assignments },
          { by: call.actor.id, reviewer, reason: call.body.reason, message: newId('msg', call.store.random), at: call.at, calendar: community },
        );
      },
      (root) => ({ id: root.id, stage: root.stage }),
    );
  },
};
