import { community } from '../../shared/community.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { reviewerView } from '../../shared/domain/view/reviewer.ts';
import { callFor } from '../../shared/store/calls.ts';
import { type LoadedProposal, loadProposal } from '../../shared/store/load.ts';
import type { Known } from '../http/serve.ts';

/** Accepting, reading and scoring need a fresh sign-in; the invitation's link shows it and can decline or declare. */
export const requireFresh = (call: Known): void => refuseUnless(call.actor.scope.door !== 'invitation', 'session.not-enough');

export const loadedFor = async (call: Known): Promise<LoadedProposal> => {
  const loaded = await loadProposal(call.store, call.params.proposal!, 'all');
  if (!loaded) throw new Refusal('item.not-found');
  return loaded;
};

/** The proposal of somebody who accepted. @throws what somebody would be told who reads no more than the invitation, or nothing at all */
export const reviewable = async (call: Known): Promise<LoadedProposal> => {
  const loaded = await loadedFor(call);
  const { review } = reviewerView(loaded, call.actor, community);
  refuseUnless(review, call.actor.scope.door === 'invitation' ? 'session.not-enough' : 'assignment.not-accepted');
  return loaded;
};

/** The whole for review, with the questions of its call where some were answered. */
export const readForReview = async (call: Known) => {
  const { review } = reviewerView(await reviewable(call), call.actor, community);
  const questions = review!.answers.extra === undefined ? undefined : (await callFor(call.store, review!.call!, call.at))?.questions;
  return { ...review!, ...(questions?.length ? { questions: [...questions] } : {}) };
};
