import * as z from 'zod';
import type { Actor } from './actor.ts';
import { UNMET } from './again.ts';
import { approvalsOf, requireUninvolved } from './approval.ts';
import { type Round, requireUnconflicted } from './assignment.ts';
import { NOTHING_AFTER } from './after.ts';
import type { Change } from './change.ts';
import { SK } from './change.ts';
import { type Calendar, dateAt, dueOf, Instant } from './clock.ts';
import { meantIn, type Named, requireUnnamed, textsOf } from './named.ts';
import { offerAt } from './offer.ts';
import { inStage, moved, Outcome, type Proposal } from './proposal.ts';
import { hasMark } from './redact.ts';
import { Refusal, refuseUnless } from './refusal.ts';
import { CriterionId, criterionOf, type Rubric, unknownTo } from './rubric.ts';
import { rubricOf } from './rubrics.ts';
import { rulesOf } from './rules.ts';
import { supported } from './support.ts';
import type { Tally } from './tally.ts';
import { line, prose } from './text.ts';

/** The feedback letter as a person edited it: no reviewer is named, each criterion gets a band and a few sentences. */
export const FeedbackLetter = z.strictObject({
  opening: prose(20, 2000),
  criteria: z.array(z.strictObject({ id: CriterionId, band: z.enum(['weak', 'fair', 'good', 'strong']), text: prose(0, 1000) })).max(12),
  doFirst: prose(0, 600),
  resubmit: z.boolean(),
  /** From which day on it can be sent in again, where there is a reason to wait. */
  resubmitFrom: z.iso.date().optional(),
  /** With whom it can be talked over; never a reviewer. */
  talkTo: prose(0, 300).optional(),
});
export type FeedbackLetter = z.infer<typeof FeedbackLetter>;

export const Decision = z.object({
  n: z.number().int().positive(),
  outcome: Outcome,
  by: z.string(),
  at: Instant,
  reason: z.string(),
  /** Where it belongs, if it was sent on at the door. */
  target: z.string().optional(),
  letter: FeedbackLetter.extend({ opening: z.string() }),
  conditions: z.array(z.string()),
  rubric: z.string(),
  formula: z.string(),
  /** Reasons in writing where the chair went over the safety rule or over missing reviews. */
  override: z.string().optional(),
  /** Why the letter may name what was found in it, and which words these were. */
  meant: z.object({ reason: z.string(), words: z.array(z.string()) }).optional(),
  tally: z.json().optional(),
  /** The one language of the letter. */
  language: z.enum(['nl', 'en']).optional(),
  /** What its digest in the log was made with; it goes when a word of it is taken out. */
  salt: z.string().optional(),
});
export type Decision = z.infer<typeof Decision>;

/** Outcomes that a chair can decide; out of scope and redirected belong to screening. */
export const DecidedOutcome = Outcome.exclude(['out-of-scope', 'redirected']);

export const DecisionBody = z.strictObject({
  outcome: DecidedOutcome,
  /** Why, for the record; staff only. */
  reason: prose(20, 2000),
  letter: FeedbackLetter,
  conditions: z.array(line(5, 300)).max(10).optional(),
  /** Needed where the safety rule blocks, or where fewer reviews are in than the rules ask for. */
  override: prose(40, 2000).optional(),
  /** Needed where the letter names somebody or something that could tell who judged it: why that is meant. */
  meant: prose(20, 500).optional(),
});
export type DecisionBody = z.infer<typeof DecisionBody>;
/** A held decision written anew; `amends` is the number of the one that was read, so that nobody writes over one that was not. */
export const AmendBody = DecisionBody.extend({ amends: z.int().min(1).optional() });
export type AmendBody = z.infer<typeof AmendBody>;

/** The band that a mean falls into, as a proposal to whoever writes the letter; what is below the minimum of its criterion is weak, whatever the number. */
export const bandOf = (rubric: Rubric, mean: number, criterion: string): FeedbackLetter['criteria'][number]['band'] => {
  const { fair, good, strong } = rubric.bands;
  const least = criterionOf(rubric, criterion)?.minimum ?? 0;
  return mean < fair || mean < least ? 'weak' : mean < good ? 'fair' : mean < strong ? 'good' : 'strong';
};

/** A proposal without an offer stays open for four weeks, in which reconsideration can be asked for. */
const RECONSIDERATION = { calendarDays: 28 };
const POSITIVE: readonly string[] = ['accepted', 'accepted-with-conditions', 'pitch', 'reserve'];

/** The letter speaks of criteria that the proposal was judged by. */
const requireKnown = (rubric: Rubric, { letter: { criteria } }: DecisionBody): void => {
  const unknown = unknownTo(
    rubric,
    criteria.map(({ id }) => id),
  );
  const fields = criteria.flatMap(({ id }, i) => (unknown.includes(id) ? [{ path: `letter/criteria/${i}/id`, code: 'field.unknown', message: '' }] : []));
  if (fields.length > 0) throw new Refusal('request.invalid', { fields });
};

/** What was left for whoever edits the letter is edited before anything is decided. */
const requireEdited = (body: DecisionBody): void => {
  const fields = textsOf(body).flatMap(([path, text]) => (hasMark(text) ? [{ path, code: 'letter.mark-left', message: '' }] : []));
  if (fields.length > 0) throw new Refusal('decision.letter-unedited', { fields });
};

/** Whoever is turned down reads what to do first, and of sending in again the letter says nothing that the outcome rules out. */
const requireFitting = ({ outcome, letter }: DecisionBody, today: string): void => {
  const { doFirst, resubmit, resubmitFrom } = letter;
  const isUnmet = UNMET.includes(outcome);
  const isAgain = resubmit || outcome === 'resubmit';
  const wrong = [
    isUnmet && doFirst === '' ? ['doFirst', 'letter.do-first'] : [],
    !isUnmet && resubmit ? ['resubmit', 'letter.resubmit-not'] : [],
    resubmitFrom && !(isUnmet && isAgain)
      ? ['resubmitFrom', 'letter.resubmit-day']
      : resubmitFrom && resubmitFrom < today
        ? ['resubmitFrom', 'letter.resubmit-past']
        : [],
  ];
  const fields = wrong.flatMap(([name, code]) => (code ? [{ path: `letter/${name}`, code, message: '' }] : []));
  if (fields.length > 0) throw new Refusal('request.invalid', { fields });
};

const guard = (proposal: Proposal, { at, body, tally, calendar }: Deciding): boolean => {
  requireKnown(rubricOf(tally.rubric), body);
  requireEdited(body);
  requireFitting(body, dateAt(at, calendar));
  const overridden = body.override !== undefined;
  if (tally.reviews < rulesOf(proposal).quorum && !overridden) throw new Refusal('decision.reviews-missing');
  if (tally.safetyBlocks && POSITIVE.includes(body.outcome) && !overridden) throw new Refusal('decision.safety-blocks');
  if (body.outcome === 'accepted-with-conditions' && (body.conditions ?? []).length === 0) throw new Refusal('decision.outcome-wrong');
  return overridden;
};

type Deciding = {
  readonly by: Actor;
  readonly at: string;
  readonly body: DecisionBody;
  readonly tally: Tally;
  readonly calendar: Calendar;
  /** What in the letter could tell who judged the proposal. */
  readonly named?: readonly Named[];
};

const record = (proposal: Proposal, n: number, { by, at, body, tally }: Deciding, meant: Decision['meant']): Decision => ({
  n,
  outcome: body.outcome,
  by: by.id,
  at,
  reason: body.reason,
  // Who is asked to improve it may send it in again, whatever was ticked.
  letter: { ...body.letter, resubmit: body.letter.resubmit || body.outcome === 'resubmit' },
  conditions: body.conditions ?? [],
  rubric: tally.rubric,
  formula: tally.formula,
  ...(body.override ? { override: body.override } : {}),
  ...(meant ? { meant } : {}),
  tally: JSON.parse(JSON.stringify(tally)),
  language: proposal.language,
});

/** The chair decides; nothing that the applicant sees changes before the announcement. */
export const decideProposal = ({ proposal }: Round, deciding: Deciding): Change<Proposal> => {
  const { by, at, body, tally } = deciding;
  const to = moved(proposal, 'decide');
  const checks = requireUnconflicted(proposal, by);
  requireUninvolved(proposal, by);
  const override = guard(proposal, deciding);
  const { meant, named } = meantIn(deciding.named ?? [], body.meant);
  const n = proposal.decisions + 1;
  return {
    root: { ...inStage(proposal, to, at), outcome: body.outcome, decisions: n, decidedBy: by.id, approvedBy: undefined },
    items: [{ sk: SK.decision(n), type: 'decision', ...record(proposal, n, deciding, meant) }],
    removes: [SK.decisionDraft],
    facts: [
      {
        type: 'ProposalDecided',
        from: proposal.stage,
        to,
        outcome: body.outcome,
        decision: n,
        rubric: tally.rubric,
        formula: tally.formula,
        override,
        ...(named ? { named } : {}),
      },
    ],
    checks,
  };
};

/** A held decision is written anew; the earlier one stays on record, and whoever agreed to it has not agreed to this one. */
export const amendDecision = ({ proposal }: Round, deciding: Deciding & { readonly body: AmendBody }): Change<Proposal> => {
  const { by, body } = deciding;
  moved(proposal, 'amendDecision');
  refuseUnless(body.amends === undefined || body.amends === proposal.decisions, 'item.changed');
  const checks = requireUnconflicted(proposal, by);
  requireUninvolved(proposal, by);
  guard(proposal, deciding);
  const { meant, named } = meantIn(deciding.named ?? [], body.meant);
  const n = proposal.decisions + 1;
  return {
    root: { ...proposal, outcome: body.outcome, decisions: n, decidedBy: by.id, approvedBy: undefined },
    items: [{ sk: SK.decision(n), type: 'decision', ...record(proposal, n, deciding, meant) }],
    removes: [SK.decisionDraft],
    facts: [{ type: 'DecisionAmended', outcome: body.outcome, decision: n, ...(named ? { named } : {}) }],
    checks,
  };
};

export const returnDecision = ({ proposal }: Round, { by, at }: { by: Actor; at: string }): Change<Proposal> => {
  const to = moved(proposal, 'returnDecision');
  requireUninvolved(proposal, by);
  return {
    root: { ...inStage(proposal, to, at), outcome: undefined, decidedBy: undefined, approvedBy: undefined },
    facts: [{ type: 'DecisionReturned', from: proposal.stage, to }],
  };
};

/** When a proposal without an offer closes by itself: after the time to ask for reconsideration. */
export const closesAt = (outcome: Outcome, at: string, calendar: Calendar): string | undefined =>
  POSITIVE.includes(outcome) ? undefined : dueOf({ limit: RECONSIDERATION, startedAt: at, pausedMs: 0 }, calendar);

type Announcing = {
  readonly by: Actor;
  readonly at: string;
  readonly letterRead: number;
  readonly calendar: Calendar;
  readonly conflicted?: readonly string[];
  /** Whether fewer reviews count by now than the rules ask for, and no reason was given for deciding without them. */
  readonly isShort?: boolean;
  /** What in its letter could tell who judged the proposal, as things are now. */
  readonly named?: readonly Named[];
  /** The words that were meant when it was written. */
  readonly meant?: readonly string[] | undefined;
};

/**
 * Releases a held decision: from now on the applicant can read outcome and letter. `letterRead` says which version was read, `conflicted`
 * who of those that decided or agreed has a conflict by now: a decision by one of them is no decision, and their agreement does not count.
 */
export const announceDecision = (
  { proposal, assignments }: Round,
  { by, at, letterRead, calendar, conflicted = [], isShort = false, named = [], meant }: Announcing,
): Change<Proposal> => {
  const to = moved(proposal, 'announce');
  const checks = requireUnconflicted(proposal, by);
  requireUninvolved(proposal, by);
  refuseUnless(letterRead === proposal.decisions, 'decision.letter-unread');
  refuseUnless(proposal.outcome, 'proposal.not-decided');
  refuseUnless(!conflicted.includes(proposal.decidedBy ?? ''), 'decision.decider-conflicted');
  refuseUnless(approvalsOf(proposal, conflicted) >= rulesOf(proposal).approvals, 'decision.approvals-missing');
  refuseUnless(!isShort, 'decision.reviews-missing');
  requireUnnamed(named, meant);
  return {
    root: {
      ...inStage(proposal, to, at),
      announcedAt: at,
      announcedBy: by.id,
      reminded: 0,
      ...(offerAt(proposal.outcome, at, calendar) ?? { nextTouch: closesAt(proposal.outcome, at, calendar) }),
    },
    // Nobody is asked again: what was begun and never sent in goes.
    removes: assignments.map(({ reviewer }) => SK.reviewDraft(reviewer)),
    facts: [{ type: 'ProposalAnnounced', from: proposal.stage, to, outcome: proposal.outcome, decision: proposal.decisions }],
    checks,
  };
};

/** The applicant takes the offer. */
export const confirmSupport = (proposal: Proposal, { at }: { at: string }): Change<Proposal> => {
  const root = supported(proposal, 'confirm', at, NOTHING_AFTER);
  return { root, facts: [{ type: 'SupportConfirmed', from: proposal.stage, to: root.stage }] };
};
