import { community } from '../../shared/community.ts';
import type { reviewerOperations } from '../../shared/contract/reviewer.ts';
import { declareConflict } from '../../shared/domain/assignment.ts';
import { scoresSafety } from '../../shared/domain/form/gates.ts';
import { newId } from '../../shared/domain/id.ts';
import { answerInvitation, declineWith } from '../../shared/domain/invitation.ts';
import { refuseUnless } from '../../shared/domain/refusal.ts';
import { submitReview } from '../../shared/domain/review.ts';
import { reopenOwnReview } from '../../shared/domain/review-again.ts';
import { reviewerView } from '../../shared/domain/view/reviewer.ts';
import type { LoadedProposal } from '../../shared/store/load.ts';
import { letterWrites } from '../../shared/store/mail.ts';
import { changeProposal } from '../../shared/store/records.ts';
import { Cancelled, transact } from '../../shared/store/store.ts';
import { actOf, type Handlers } from '../http/serve.ts';
import { keepDraft, keptIn } from './draft.ts';
import { loadedFor, readForReview, requireFresh } from './own.ts';
import { placesFor } from './places.ts';
import { tiesFor } from './ties.ts';

const done = (root: { id: string }, stage: string) => ({ id: root.id, stage });
const roundOf = ({ root, assignments }: LoadedProposal) => ({ proposal: root, assignments });

/** What reviewers ask and do most; what is read and written elsewhere has handlers of its own, so that a function holds only what it needs. */
export const reviewerHandlers: Omit<
  Handlers<typeof reviewerOperations>,
  'reviewQueue' | 'readReviewForm' | 'saveReviewForm' | 'readOwnReviews' | 'readReviewDifferences'
> = {
  readInvitation: async (call) => {
    const loaded = await loadedFor(call);
    const { invitation } = reviewerView(loaded, call.actor, community);
    if (invitation.status !== 'invited') return invitation;
    const [ties, places] = await Promise.all([invitation.blind ? tiesFor(call, loaded) : undefined, placesFor(call)]);
    return { ...invitation, places, ...(ties ? { ties } : {}) };
  },

  requestReviewLink: async (call) => {
    reviewerView(await loadedFor(call), call.actor, community);
    const order = {
      template: 'sign-in-link',
      to: call.actor.id,
      address: call.person.address,
      record: call.actor.id,
      leadsTo: call.params.proposal!,
      cause: `${call.actor.id} link ${call.key?.key}`,
      at: call.at,
    } as const;
    await transact(call.store, letterWrites(call.store, order)).catch((error: unknown) => {
      if (!(error instanceof Cancelled)) throw error;
    });
    return { mail: 'under-way' };
  },

  acceptInvitation: (call) => {
    requireFresh(call);
    refuseUnless(call.body.terms === community.termsVersion, 'assignment.terms');
    const agrees = call.person.terms?.version !== call.body.terms;
    let stage = 'accepted';
    return changeProposal(
      call.store,
      call.params.proposal!,
      'round',
      actOf(call),
      (loaded) => {
        const change = answerInvitation(roundOf(loaded), { by: call.actor, at: call.at, ...call.body, calendar: community, agrees });
        stage = change.conflicts ? 'declared' : 'accepted';
        return change;
      },
      (root) => done(root, stage),
    );
  },

  declineInvitation: (call) => {
    const { reason, suggestion } = call.body;
    return changeProposal(
      call.store,
      call.params.proposal!,
      'round',
      actOf(call),
      (loaded) => {
        reviewerView(loaded, call.actor, community);
        const note = suggestion ? { text: suggestion, message: newId('msg', call.store.random), at: call.at } : undefined;
        return declineWith(roundOf(loaded), { by: call.actor, reason, suggestion: note });
      },
      (root) => done(root, reason === 'conflict' ? 'declared' : 'declined'),
    );
  },

  declareConflict: (call) =>
    changeProposal(
      call.store,
      call.params.proposal!,
      'round',
      actOf(call),
      (loaded) => declareConflict({ proposal: loaded.root, assignments: loaded.assignments }, { by: call.actor, kind: call.body.conflict }),
      (root) => done(root, 'declared'),
    ),

  readForReview,

  saveReviewDraft: async (call) => {
    requireFresh(call);
    const { seen, revision, ...body } = call.body;
    return keepDraft(call, { seen, body, ...(revision === undefined ? {} : { revision }) });
  },

  submitReview: (call) => {
    requireFresh(call);
    return changeProposal(
      call.store,
      call.params.proposal!,
      'all',
      actOf(call),
      (loaded) => {
        const { seen, revision, ...body } = call.body;
        const earlier = loaded.reviews.find(({ reviewer }) => reviewer === call.actor.id);
        const change = submitReview(roundOf(loaded), { by: call.actor, at: call.at, body, revision, earlier, scoresSafety: scoresSafety(loaded.parts) });
        refuseUnless(seen === undefined || (keptIn(loaded, call.actor.id)?.version ?? 0) === seen, 'review.draft-changed');
        return change;
      },
      (root) => ({ proposal: root.id, submittedAt: call.at, revision: root.revision }),
    );
  },

  reopenOwnReview: (call) => {
    requireFresh(call);
    return changeProposal(
      call.store,
      call.params.proposal!,
      'round',
      actOf(call),
      (loaded) => reopenOwnReview(roundOf(loaded), { by: call.actor, at: call.at, calendar: community }),
      (root) => done(root, 'accepted'),
    );
  },
};
