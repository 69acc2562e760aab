import * as z from 'zod';
import type { Actor } from './actor.ts';
import { requireUninvolved } from './approval.ts';
import {
  type Assignment,
  assignmentItem,
  counts,
  isLive,
  isOpen,
  mine,
  openAgain,
  REVIEW_LIMIT,
  type Round,
  requireAsked,
  requireUnconflicted,
  resumed,
} from './assignment.ts';
import type { Change, Item } from './change.ts';
import { SK } from './change.ts';
import { Instant } from './clock.ts';
import { type Concerned, withoutConflicted } from './conflict-case.ts';
import { canonical, type NewFact } from './fact.ts';
import { inStage, moved, type Proposal, requireStage } from './proposal.ts';
import { type FieldError, Refusal, refuseUnless } from './refusal.ts';
import { CriterionId, idsIn, Mark, type Rubric, SAFETY, unknownTo } from './rubric.ts';
import { rubricOf } from './rubrics.ts';
import { rulesOf } from './rules.ts';
import { type Judged, type Tally, tallyOf } from './tally.ts';
import { charactersSeen, prose } from './text.ts';

const Judgement = z.strictObject({ mark: Mark, comment: prose(0, 2000) });

/** What a reviewer sends in; `null` marks say "cannot judge". */
export const ReviewBody = z.strictObject({
  /** By the letters of the proposal's rubric. */
  criteria: z.record(CriterionId, Judgement),
  inScope: z.boolean(),
  /** Is it worth the community's time? */
  vote: z.enum(['yes', 'no', 'pitch']),
  confidence: z.number().int().min(1).max(3),
  /** Read by the chair alone. */
  note: prose(0, 2000).optional(),
});
export type ReviewBody = z.infer<typeof ReviewBody>;

/** A draft of it, at any degree of completeness. */
export const ReviewDraft = z.strictObject({
  criteria: z.record(CriterionId, Judgement.partial()).optional(),
  inScope: z.boolean().optional(),
  vote: z.enum(['yes', 'no', 'pitch']).optional(),
  confidence: z.number().int().min(1).max(3).optional(),
  note: prose(0, 2000).optional(),
});
export type ReviewDraft = z.infer<typeof ReviewDraft>;

export const Review = z.object({
  v: z.literal(1),
  reviewer: z.string(),
  round: z.number().int(),
  revision: z.number().int(),
  submittedAt: Instant,
  /** The how-manyth text of it; nothing said means the first. */
  n: z.number().int().positive().optional(),
  /** Of how many others the reviews could be read before this text was written; nothing said means of nobody. */
  read: z.number().int().positive().optional(),
  body: ReviewBody,
  /** What its digest in the log was made with; it goes when a word of it is taken out. */
  salt: z.string().optional(),
});
export type Review = z.infer<typeof Review>;

const reviewItem = (review: Review): Item => ({ ...review, sk: SK.review(review.reviewer), type: 'review' });
/** A text that a later one took the place of: it stays on record as it was sent in. */
const formerItem = (review: Review): Item => ({ ...review, sk: SK.formerReview(review.reviewer, review.n ?? 1), type: 'former-review' });

/** Characters that a comment needs: more where the mark is very low or full. */
export const COMMENT = { least: 40, extreme: 120, low: 1.5, high: 5 } as const;
export const leastComment = (mark: Mark | undefined): number =>
  typeof mark === 'number' && (mark <= COMMENT.low || mark === COMMENT.high) ? COMMENT.extreme : COMMENT.least;

/**
 * All that a review still lacks, in the order of the form: a mark for each criterion, and a comment, a longer one where the mark is very low or
 * full; "cannot judge" needs a reason too.
 */
export const reviewErrors = (draft: ReviewDraft, mustScoreSafety: boolean, rubric: Rubric): FieldError[] => {
  const unknown = unknownTo(rubric, Object.keys(draft.criteria ?? {})).map((id) => ({ path: `criteria/${id}`, code: 'field.unknown', message: '' }));
  const ofCriteria = idsIn(rubric).flatMap((id): FieldError[] => {
    const { mark, comment = '' } = draft.criteria?.[id] ?? {};
    const least = leastComment(mark);
    const errors: FieldError[] = [];
    if (id === SAFETY && (mark ?? null) === null && mustScoreSafety) errors.push({ path: `criteria/${id}/mark`, code: 'review.safety-mark', message: '' });
    else if (mark === undefined) errors.push({ path: `criteria/${id}/mark`, code: 'review.no-mark', message: '' });
    if (charactersSeen(comment) < least) errors.push({ path: `criteria/${id}/comment`, code: `field.short:${least}`, message: '' });
    return errors;
  });
  const choices = (['inScope', 'vote', 'confidence'] as const).filter((name) => draft[name] === undefined);
  return [...unknown, ...ofCriteria, ...choices.map((path) => ({ path, code: 'field.choice', message: '' }))];
};

/** A draft as the review that it has become. @throws review.incomplete with everything that it lacks */
const completed = (draft: ReviewDraft, mustScoreSafety: boolean, rubric: Rubric): ReviewBody => {
  const fields = reviewErrors(draft, mustScoreSafety, rubric);
  if (fields.length > 0) throw new Refusal('review.incomplete', { fields });
  return ReviewBody.parse(draft);
};

/** What was read is what is judged. @throws review.text-changed for an earlier revision, request.invalid for one that there is not */
const requireRead = (proposal: Proposal, revision: number): void => {
  if (revision > proposal.revision) throw new Refusal('request.invalid', { fields: [{ path: 'revision', code: 'review.no-such-text', message: '' }] });
  refuseUnless(revision === proposal.revision, 'review.text-changed');
};

/** The text that stands now, and the one that it takes the place of; the same text of the same revision again is no other one. */
const sentAgain = (review: Review, earlier: Review | undefined, read: number): { review: Review; former: Item[] } => {
  if (!earlier) return { review, former: [] };
  const isSame = earlier.revision === review.revision && earlier.round === review.round && canonical(earlier.body) === canonical(review.body);
  if (isSame) return { review: earlier, former: [] };
  return { review: { ...review, n: (earlier.n ?? 1) + 1, ...(read > 0 ? { read } : {}) }, former: [formerItem(earlier)] };
};

type Sending = {
  readonly by: Actor;
  readonly at: string;
  readonly body: ReviewDraft;
  /** The revision of the text that lay beside it; nothing said means the present one. */
  readonly revision?: number | undefined;
  readonly earlier?: Review | undefined;
  /** The answers say that it can touch the process: everybody judges its safety, whoever has the seat for it. */
  readonly scoresSafety?: boolean;
};

/**
 * Sends a review in, or anew: `earlier` is the text that stands so far, which stays on record. Refuses an assignment that is not accepted, a conflict that came up meanwhile, missing marks and comments, another text than the present one. The last review
 * of a round closes it, unless a question to the applicant is open: then the round closes after the answer.
 */
export const submitReview = ({ proposal, assignments }: Round, { by, at, body: draft, revision, earlier, scoresSafety = false }: Sending): Change<Proposal> => {
  requireAsked({ proposal, assignments }, by);
  requireStage(proposal, ['in-review', 'info-requested']);
  const accepted = mine(assignments, by, ['accepted'], 'assignment.not-accepted');
  const checks = requireUnconflicted(proposal, by);
  const body = completed(draft, accepted.safetySeat || scoresSafety, rubricOf(rulesOf(proposal).rubric));
  requireRead(proposal, revision ?? proposal.revision);
  const { reopened, ...rest } = accepted;
  const submitted: Assignment = { ...rest, status: 'submitted', submittedAt: at, revision: proposal.revision, nextTouch: undefined };
  const sent: Review = { v: 1, reviewer: by.id, round: proposal.round, revision: proposal.revision, submittedAt: at, body };
  const { review, former } = sentAgain(sent, earlier, reopened?.read ?? 0);
  const others = assignments.filter((assignment) => assignment.reviewer !== by.id && isLive(assignment));
  const complete = proposal.stage === 'in-review' && others.length + 1 >= rulesOf(proposal).quorum && others.every(counts);
  const facts: NewFact[] = [{ type: 'ReviewSubmitted', reviewer: by.id, round: proposal.round, revision: proposal.revision }];
  const closed = complete ? closedRound(proposal, at, others.filter(counts).length + 1, false) : { root: proposal, facts: [] };
  return {
    root: closed.root,
    items: [assignmentItem(submitted), reviewItem(review), ...former],
    removes: [SK.reviewDraft(by.id)],
    facts: [...facts, ...closed.facts],
    checks,
  };
};

const closedRound = (proposal: Proposal, at: string, reviews: number, override: boolean): { root: Proposal; facts: NewFact[] } => {
  const to = moved(proposal, 'closeRound');
  return { root: inStage(proposal, to, at), facts: [{ type: 'RoundClosed', from: proposal.stage, to, round: proposal.round, reviews, override }] };
};

/** Staff close a round by hand: with a quorum, or with a reason, which stays as a note; open assignments end. */
export const closeRound = (
  { proposal, assignments }: Round,
  { at, by, reason, message }: { at: string; by: string; reason: string | undefined; message: string },
): Change<Proposal> => {
  const override = reason !== undefined;
  const reviews = assignments.filter(counts).length;
  const closed = closedRound(proposal, at, reviews, override);
  refuseUnless(reviews >= rulesOf(proposal).quorum || override, 'round.quorum');
  const open = assignments.filter(isOpen);
  return {
    root: reason ? { ...closed.root, messages: proposal.messages + 1 } : closed.root,
    items: [
      ...open.map((assignment) => assignmentItem({ ...assignment, status: 'cancelled', nextTouch: undefined })),
      ...(reason
        ? [{ sk: SK.message(proposal.messages + 1), type: 'message', id: message, seq: proposal.messages + 1, kind: 'note', by, at, text: reason }]
        : []),
    ],
    facts: [
      ...open.map((assignment): NewFact => ({ type: 'AssignmentCancelled', reviewer: assignment.reviewer })),
      ...closed.facts.map((fact) => (reason ? ({ ...fact, message } as NewFact) : fact)),
    ],
  };
};

/** A further round with the same reviewers: each may send in a new review of the current text. */
export const reopenRound = (
  { proposal, assignments }: Round,
  { by, at, touch }: { by: Actor; at: string; touch: (assignment: Assignment) => string | undefined },
): Change<Proposal> => {
  const to = moved(proposal, 'reopenRound');
  requireUninvolved(proposal, by);
  const round = proposal.round + 1;
  const again = assignments.filter(counts).map((assignment): Assignment => {
    const open = openAgain({ ...assignment, round }, assignments, { at, by: 'staff', limit: REVIEW_LIMIT });
    return { ...open, nextTouch: touch(open) };
  });
  return {
    root: { ...inStage(proposal, to, at), round },
    items: again.map(assignmentItem),
    facts: [
      { type: 'RoundReopened', from: proposal.stage, to, round },
      ...again.map((assignment): NewFact => ({ type: 'ReviewReopened', reviewer: assignment.reviewer })),
    ],
  };
};

/** What an assignment shows of the proposal in the reviewer's queue, kept in step with a revision. */
const inStep = (assignment: Assignment, { title, tlp, organisations, parties }: Proposal): Assignment => ({
  ...assignment,
  title,
  tlp,
  organisations,
  parties,
});

/**
 * What an answer does to the round. A changed text ends the assignments of those `people` whom it bars, with whatever their review said, and
 * re-opens the other reviews that judged the earlier one (they keep it until sent again); an answer without changes may be all that the
 * round waited for, and closes it.
 */
export const afterAnswer = (
  answered: Change<Proposal>,
  before: Proposal,
  all: readonly Assignment[],
  { at, touch, people = [] }: { at: string; touch: (assignment: Assignment) => string | undefined; people?: readonly Concerned[] },
): Change<Proposal> => {
  const { change, left: assigned } = withoutConflicted(answered, all, people);
  const { root } = change;
  const stood = root.stage === 'in-review' && before.answerBy ? Math.max(0, Date.parse(at) - Date.parse(before.answerBy.startedAt)) : 0;
  const assignments = assigned.map((assignment) => (isOpen(assignment) && stood > 0 ? resumed(assignment, stood, touch) : assignment));
  const live = assignments.filter(isLive);
  if (root.revision !== before.revision) {
    const reopened = root.stage === 'in-review' ? live.filter(counts) : [];
    const items = live.map((assignment) => {
      const current = inStep(assignment, root);
      if (!reopened.includes(assignment)) return assignmentItem(current);
      const open = openAgain(current, assignments, { at, by: 'text', limit: REVIEW_LIMIT });
      return assignmentItem({ ...open, nextTouch: touch(open) });
    });
    return {
      ...change,
      items: [...(change.items ?? []), ...items],
      facts: [...change.facts, ...reopened.map((assignment): NewFact => ({ type: 'ReviewReopened', reviewer: assignment.reviewer }))],
    };
  }
  if (root.stage !== 'in-review') return change;
  const open = live.filter(isOpen);
  if (open.length > 0) return { ...change, items: [...(change.items ?? []), ...open.map(assignmentItem)] };
  if (live.length < rulesOf(root).quorum) return change;
  const closed = closedRound(root, at, live.length, false);
  return { ...change, root: closed.root, facts: [...change.facts, ...closed.facts] };
};

/** Reviews that count, with what the tally needs of them. */
export const judged = (assignments: readonly Assignment[], reviews: readonly Review[]): Judged[] =>
  reviews.flatMap((review) => {
    const assignment = assignments.find((candidate) => candidate.reviewer === review.reviewer);
    if (!assignment || !counts(assignment)) return [];
    const marks: Judged['marks'] = Object.fromEntries(Object.entries(review.body.criteria).map(([id, { mark }]) => [id, mark]));
    return [{ reviewer: review.reviewer, marks, vote: review.body.vote, inScope: review.body.inScope, safetySeat: assignment.safetySeat }];
  });

/** The tally of a proposal by the rubric of its call. */
export const tallyRound = (round: Round, reviews: readonly Review[]): Tally =>
  tallyOf(rubricOf(rulesOf(round.proposal).rubric), judged(round.assignments, reviews), round.proposal.safetySeat);
