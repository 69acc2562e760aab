import { community } from '../../shared/community.ts';
import type { reviewerOperations } from '../../shared/contract/reviewer.ts';
import { acceptInvitation, declareConflict, declineInvitation, mine, requireAsked } from '../../shared/domain/assignment.ts';
import { SK } from '../../shared/domain/change.ts';
import { canonical } from '../../shared/domain/fact.ts';
import { requireStage } from '../../shared/domain/proposal.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { submitReview } from '../../shared/domain/review.ts';
import { reviewerView } from '../../shared/domain/view/reviewer.ts';
import { callFor } from '../../shared/store/calls.ts';
import { listPage } from '../../shared/store/lists.ts';
import { type LoadedProposal, loadProposal } from '../../shared/store/load.ts';
import { letterWrites } from '../../shared/store/mail.ts';
import { changeProposal } from '../../shared/store/records.ts';
import { Cancelled, put, queryIndex, transact } from '../../shared/store/store.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';

/** Accepting, reading and scoring need a fresh sign-in; the invitation's link shows it and can decline or declare. */
const requireFresh = (call: Known): void => refuseUnless(call.actor.scope.door !== 'invitation', 'session.not-enough');

const load = async (call: Known): Promise<LoadedProposal> => {
  const loaded = await loadProposal(call.store, call.params.proposal!, 'all');
  if (!loaded) throw new Refusal('item.not-found');
  return loaded;
};

const DRAFT = 'review-draft#';
/** No reviewer writes more than so many at a time. */
const MOST_DRAFTS = 100;
/** Proposals of which something was written and not yet sent in. */
const begunBy = async ({ store, actor }: Known): Promise<Set<string>> =>
  new Set((await queryIndex(store, 4, actor.id, { after: DRAFT, upTo: `${DRAFT}~`, limit: MOST_DRAFTS })).map(({ pk }) => pk));

/** The draft that somebody has of a review, as it was kept last. */
const keptIn = ({ drafts, draftTimes, draftVersions }: LoadedProposal, person: string) => {
  const [body, at, version] = [drafts[person], draftTimes?.[person], draftVersions?.[person]];
  return body && at !== undefined && version !== undefined ? { body, at, version } : undefined;
};

const done = (root: { id: string }, stage: string) => ({ id: root.id, stage });

export const reviewerHandlers: Handlers<typeof reviewerOperations> = {
  reviewQueue: async (call) => {
    requireFresh(call);
    const [page, begun] = await Promise.all([
      listPage(call.store, await call.deps.keys(), {
        sources: [{ index: 1, partition: `reviewer#${call.actor.id}` }],
        view: 'review',
        viewer: call.actor,
        now: call.at,
        cursor: call.query.cursor,
      }),
      begunBy(call),
    ]);
    return { ...page, rows: page.rows.map((row) => (row.stage === 'accepted' && begun.has(row.id) ? { ...row, flags: [...row.flags, 'draft'] } : row)) };
  },

  readInvitation: async (call) => reviewerView(await load(call), call.actor, community).invitation,

  requestReviewLink: async (call) => {
    reviewerView(await load(call), call.actor, community);
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
    return changeProposal(
      call.store,
      call.params.proposal!,
      'round',
      actOf(call),
      (loaded) =>
        acceptInvitation({ proposal: loaded.root, assignments: loaded.assignments }, { by: call.actor, at: call.at, ...call.body, calendar: community }),
      (root) => done(root, 'accepted'),
    );
  },

  declineInvitation: (call) =>
    changeProposal(
      call.store,
      call.params.proposal!,
      'round',
      actOf(call),
      (loaded) => {
        reviewerView(loaded, call.actor, community);
        return declineInvitation({ proposal: loaded.root, assignments: loaded.assignments }, { by: call.actor, reason: call.body.reason });
      },
      (root) => done(root, 'declined'),
    ),

  declareConflict: (call) =>
    changeProposal(
      call.store,
      call.params.proposal!,
      'round',
      actOf(call),
      (loaded) => declareConflict({ proposal: loaded.root, assignments: loaded.assignments }, { by: call.actor, kind: call.body.conflict }),
      (root) => done(root, 'declared'),
    ),

  readForReview: async (call) => {
    const { review } = reviewerView(await load(call), call.actor, community);
    refuseUnless(review, call.actor.scope.door === 'invitation' ? 'session.not-enough' : 'assignment.not-accepted');
    const questions = review.answers.extra === undefined ? undefined : (await callFor(call.store, review.call!, call.at))?.questions;
    return { ...review, ...(questions?.length ? { questions: [...questions] } : {}) };
  },

  saveReviewDraft: async (call) => {
    requireFresh(call);
    const loaded = await loadProposal(call.store, call.params.proposal!, 'round');
    if (!loaded) throw new Refusal('item.not-found');
    requireAsked({ proposal: loaded.root, assignments: loaded.assignments }, call.actor);
    requireStage(loaded.root, ['in-review', 'info-requested']);
    mine(loaded.assignments, call.actor, ['accepted'], 'assignment.not-accepted');
    const { seen, ...body } = call.body;
    const version = seen + 1;
    const known = keptIn(loaded, call.actor.id);
    // A save whose answer was lost comes again.
    if (known?.version === version && canonical(known.body) === canonical(body)) return { savedAt: known.at, version };
    refuseUnless((known?.version ?? 0) === seen, 'review.draft-changed');
    const row = {
      pk: loaded.root.id,
      sk: SK.reviewDraft(call.actor.id),
      type: 'review-draft',
      reviewer: call.actor.id,
      body,
      version,
      at: call.at,
      gsi4pk: call.actor.id,
      gsi4sk: `review-draft#${loaded.root.id}`,
    };
    await transact(call.store, [
      put(call.store, row, {
        expression: seen === 0 ? 'attribute_not_exists(#version)' : '#version = :seen',
        names: { '#version': 'version' },
        ...(seen === 0 ? {} : { values: { ':seen': seen } }),
      }),
      {
        ConditionCheck: {
          TableName: call.store.records,
          Key: { pk: { S: loaded.root.id }, sk: { S: SK.assignment(call.actor.id) } },
          ConditionExpression: '#status = :accepted',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: { ':accepted': { S: 'accepted' } },
        },
      },
    ]).catch((error: unknown) => {
      if (!(error instanceof Cancelled)) throw error;
      if (error.reasons[1] === 'ConditionalCheckFailed') throw new Refusal('assignment.not-accepted');
      throw error.reasons[0] === 'ConditionalCheckFailed' ? new Refusal('review.draft-changed') : error;
    });
    return { savedAt: call.at, version };
  },

  submitReview: (call) => {
    requireFresh(call);
    return changeProposal(
      call.store,
      call.params.proposal!,
      'round',
      actOf(call),
      (loaded) => {
        const { seen, ...body } = call.body;
        const change = submitReview({ proposal: loaded.root, assignments: loaded.assignments }, { by: call.actor, at: call.at, body });
        refuseUnless(seen === undefined || (keptIn(loaded, call.actor.id)?.version ?? 0) === seen, 'review.draft-changed');
        return change;
      },
      (root) => ({ proposal: root.id, submittedAt: call.at, revision: root.revision }),
    );
  },
};
