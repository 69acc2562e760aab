import { mine, requireAsked } from '../../shared/domain/assignment.ts';
import { SK } from '../../shared/domain/change.ts';
import { canonical } from '../../shared/domain/fact.ts';
import { requireStage } from '../../shared/domain/proposal.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import type { ReviewDraft } from '../../shared/domain/review.ts';
import { unknownTo } from '../../shared/domain/rubric.ts';
import { rubricOf } from '../../shared/domain/rubrics.ts';
import { rulesOf } from '../../shared/domain/rules.ts';
import { type LoadedProposal, loadProposal } from '../../shared/store/load.ts';
import { Cancelled, put, transact } from '../../shared/store/store.ts';
import type { Known } from '../http/serve.ts';

/** The draft that somebody has of a review, as it was kept last. */
export const keptIn = ({ drafts, draftTimes, draftVersions }: LoadedProposal, person: string) => {
  const [body, at, version] = [drafts[person], draftTimes?.[person], draftVersions?.[person]];
  return body && at !== undefined && version !== undefined ? { body, at, version } : undefined;
};

/** What is to be kept, the version that it goes on from, and the revision of the text that lay beside it; without a word the present one. */
type Keeping = { readonly seen: number; readonly body: ReviewDraft; readonly revision?: number };

/** Keeps a draft as the next version of the one that was seen. @throws review.draft-changed when a newer one was kept elsewhere */
export const keepDraft = async (call: Known, keeping: Keeping): Promise<{ savedAt: string; version: number }> => {
  const { seen, body, revision } = keeping;
  const loaded = await loadProposal(call.store, call.params.proposal!, 'round');
  if (!loaded) throw new Refusal('item.not-found');
  requireAsked({ proposal: loaded.root, assignments: loaded.assignments }, call.actor);
  requireStage(loaded.root, ['in-review', 'info-requested']);
  mine(loaded.assignments, call.actor, ['accepted'], 'assignment.not-accepted');
  const unknown = unknownTo(rubricOf(rulesOf(loaded.root).rubric), Object.keys(body.criteria ?? {}));
  if (unknown.length > 0)
    throw new Refusal('request.invalid', { fields: unknown.map((id) => ({ path: `criteria/${id}`, code: 'field.unknown', message: '' })) });
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
    revision: Math.min(revision ?? loaded.root.revision, loaded.root.revision),
    at: call.at,
    gsi4pk: call.actor.id,
    gsi4sk: `review-draft#${loaded.root.id}`,
  };
  const writes = [
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
  ];
  try {
    await transact(call.store, writes);
    return { savedAt: call.at, version };
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    // It was sent in, or ended, since it was read: what is to be said follows from how it is now.
    if (error.reasons[1] === 'ConditionalCheckFailed') return keepDraft(call, keeping);
    throw error.reasons[0] === 'ConditionalCheckFailed' ? new Refusal('review.draft-changed') : error;
  }
};
