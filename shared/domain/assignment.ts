import * as z from 'zod';
import type { Actor } from './actor.ts';
import type { Change, Check, Item } from './change.ts';
import { SK } from './change.ts';
import { type Calendar, Deadline, dueOf, Instant, type Limit, workingDaysBefore } from './clock.ts';
import { type ConflictKind, conflictOf } from './conflict.ts';
import type { NewFact } from './fact.ts';
import { requireChecked } from './file-mark.ts';
import type { KnownRelation } from './profile.ts';
import type { Proposal } from './proposal.ts';
import { requireStage } from './proposal.ts';
import { Refusal, type RefusalCode, refuseUnless } from './refusal.ts';
import { Tlp } from './vocabulary.ts';

export const AssignmentStatus = z.enum(['invited', 'accepted', 'submitted', 'declined', 'expired', 'recused', 'cancelled']);
export type AssignmentStatus = z.infer<typeof AssignmentStatus>;

export const DeclineReason = z.enum(['conflict', 'expertise', 'workload', 'other']);

export const Assignment = z.object({
  v: z.literal(1),
  proposal: z.string(),
  reviewer: z.string(),
  status: AssignmentStatus,
  /** Random name of the reviewer towards others; never a key. */
  alias: z.string(),
  round: z.number().int().positive(),
  safetySeat: z.boolean(),
  invitedAt: Instant,
  clock: Deadline,
  reminded: z.number().int().nonnegative(),
  terms: z.string().optional(),
  reason: z.string().optional(),
  revision: z.number().int().optional(),
  submittedAt: Instant.optional(),
  /** Since when the review is open again, by whom, and how many of the others' could be read by then. */
  reopened: z.object({ at: Instant, by: z.enum(['reviewer', 'staff', 'text']), read: z.number().int().nonnegative() }).optional(),
  nextTouch: Instant.optional(),
  /** What the reviewer's queue shows, kept in step with the proposal. */
  reference: z.string(),
  title: z.string(),
  tlp: Tlp,
  language: z.enum(['nl', 'en']),
  applicant: z.string(),
  organisations: z.array(z.string()),
  parties: z.array(z.string()),
});
export type Assignment = z.infer<typeof Assignment>;

export const INVITATION_LIMIT: Limit = { days: 4 };
export const REVIEW_LIMIT: Limit = { days: 10 };

const LIVE: readonly AssignmentStatus[] = ['invited', 'accepted', 'submitted'];
export const isLive = (assignment: Assignment): boolean => LIVE.includes(assignment.status);
export const isOpen = (assignment: Assignment): boolean => assignment.status === 'invited' || assignment.status === 'accepted';

/** Said no, or let the invitation pass: nobody asks this person about the same proposal again. A conflict that has gone is no answer. */
export const hasPassed = ({ status, reason }: Pick<Assignment, 'status' | 'reason'>): boolean =>
  status === 'expired' || (status === 'declined' && reason !== 'conflict');

/** Left out of the tally: whoever is no longer bound to the round. */
export const counts = ({ status }: Pick<Assignment, 'status'>): boolean => status === 'submitted';

export const assignmentItem = (assignment: Assignment): Item => ({ ...assignment, sk: SK.assignment(assignment.reviewer), type: 'assignment' });

/** So many working days after the date of a review. */
const past = (clock: Deadline, days: number, calendar: Calendar): string =>
  dueOf({ ...clock, limit: 'days' in clock.limit ? { days: clock.limit.days + days } : clock.limit }, calendar);

/** When a review that stays out is left to the desk. */
export const overdueAt = ({ clock }: Pick<Assignment, 'clock'>, calendar: Calendar): string => past(clock, 5, calendar);

/** When the schedule looks at it next: a reminder after two working days, then the end of the invitation; three reminders of a review, then the desk. */
export const nextTouch = (assignment: Assignment, calendar: Calendar): string | undefined => {
  const due = dueOf(assignment.clock, calendar);
  if (assignment.status === 'invited') return assignment.reminded === 0 ? workingDaysBefore(due, 2, calendar) : due;
  if (assignment.status !== 'accepted') return undefined;
  const steps = [workingDaysBefore(due, 3, calendar), due, past(assignment.clock, 3, calendar), overdueAt(assignment, calendar)];
  return steps[assignment.reminded];
};

/** What was open for so long while a question lay with the applicant: its date and its reminders move by that. */
export const resumed = (assignment: Assignment, ms: number, touch: (assignment: Assignment) => string | undefined): Assignment => {
  const moved = { ...assignment, clock: { ...assignment.clock, pausedMs: assignment.clock.pausedMs + ms } };
  return { ...moved, nextTouch: touch(moved) };
};

/**
 * A review that was in and is to be written again, by this limit. It notes how many of the others' reviews could be read by then: a later
 * text that was written with those at hand is told from one that was not.
 */
export const openAgain = (
  assignment: Assignment,
  assignments: readonly Assignment[],
  { at, by, limit, reminded = 0 }: { at: string; by: 'reviewer' | 'staff' | 'text'; limit: Limit; reminded?: number },
): Assignment => {
  const read = assignments.filter((other) => other.reviewer !== assignment.reviewer && counts(other)).length;
  return { ...assignment, status: 'accepted', reminded, reopened: { at, by, read }, clock: { limit, startedAt: at, pausedMs: 0 } };
};

export type Invitee = {
  readonly id: string;
  readonly keys: readonly string[];
  readonly conflicts: Actor['conflicts'];
  readonly relations?: readonly KnownRelation[] | undefined;
  readonly safetyCompetent: boolean;
  readonly relationVersion: number;
  /** Places of the present quarter; nothing said means that nobody counts them. */
  readonly places?: { readonly taken: number; readonly capacity: number } | undefined;
};
export type Round = { readonly proposal: Proposal; readonly assignments: readonly Assignment[] };

const refusedFor = (code: RefusalCode, i: number, field: string = code): Refusal =>
  new Refusal(code, { fields: [{ path: `reviewers/${i}`, code: field, message: '' }] });

const relationChecks = (person: { id: string; relationVersion: number }): Check[] => [
  { kind: 'relation-version', person: person.id, version: person.relationVersion },
];

/**
 * Invites reviewers whom the liaison chose. Nobody with a conflict, nobody twice, nobody who said no or let it pass, nobody beyond the own places; where the OT block asked for a safety seat, the first
 * safety-competent reviewer takes it.
 */
export const inviteReviewers = (
  { proposal, assignments }: Round,
  { at, invitees, aliases, calendar }: { at: string; invitees: readonly Invitee[]; aliases: readonly string[]; calendar: Calendar },
): Change<Proposal> => {
  requireStage(proposal, ['in-review']);
  requireChecked(proposal, at);
  const known = new Map(assignments.map((assignment) => [assignment.reviewer, assignment]));
  let seatTaken = !proposal.safetySeat || assignments.some((assignment) => assignment.safetySeat && isLive(assignment));
  const made = invitees.map((person, i): Assignment => {
    const conflict = conflictOf(person, proposal);
    if (conflict) throw refusedFor('conflict.blocks', i, `conflict.${conflict.kind}`);
    const earlier = known.get(person.id);
    if (earlier && isLive(earlier)) throw refusedFor('assignment.exists', i);
    if (earlier && hasPassed(earlier)) throw refusedFor('assignment.passed', i);
    if (person.places && person.places.taken >= person.places.capacity) throw refusedFor('assignment.no-place', i);
    const safetySeat = !seatTaken && person.safetyCompetent;
    seatTaken ||= safetySeat;
    const assignment: Assignment = {
      v: 1,
      proposal: proposal.id,
      reviewer: person.id,
      status: 'invited',
      alias: aliases[i]!,
      round: proposal.round,
      safetySeat,
      invitedAt: at,
      clock: { limit: INVITATION_LIMIT, startedAt: at, pausedMs: 0 },
      reminded: 0,
      reference: proposal.reference,
      title: proposal.title,
      tlp: proposal.tlp,
      language: proposal.language,
      applicant: proposal.applicant,
      organisations: proposal.organisations,
      parties: proposal.parties,
    };
    return { ...assignment, nextTouch: nextTouch(assignment, calendar) };
  });
  return {
    root: proposal,
    items: made.map(assignmentItem),
    facts: made.map(
      (assignment): NewFact => ({ type: 'ReviewerInvited', reviewer: assignment.reviewer, round: assignment.round, safetySeat: assignment.safetySeat }),
    ),
    checks: invitees.flatMap(relationChecks),
    ...(invitees.some(({ id }) => known.has(id)) ? {} : { invited: invitees.map(({ id }) => id) }),
    places: Object.fromEntries(invitees.flatMap(({ id, places }) => (places ? [[id, places.capacity]] : []))),
  };
};

/** The assignment by which a proposal is there for a reviewer at all; none once it ended, for a conflict, or after a withdrawal. */
export const boundTo = ({ proposal, assignments }: Round, by: Actor): Assignment | undefined => {
  const own = assignments.find((candidate) => candidate.reviewer === by.id);
  return own && isLive(own) && !conflictOf(by, proposal) && proposal.stage !== 'withdrawn' ? own : undefined;
};

/** Judged before stage or status say anything: whoever is no longer asked learns from no refusal how the round went on. */
export const requireAsked = (round: Round, by: Actor): void => {
  if (!boundTo(round, by)) throw new Refusal('item.not-found');
};

/** The actor's own assignment in one of these states. */
export const mine = (
  assignments: readonly Assignment[],
  by: { id: string },
  statuses: readonly AssignmentStatus[],
  code: 'assignment.not-invited' | 'assignment.not-accepted' | 'review.not-sent',
): Assignment => {
  const assignment = assignments.find((candidate) => candidate.reviewer === by.id);
  if (!assignment) throw new Refusal('item.not-found');
  // Whoever sent it in did accept it: what was typed since needs another word.
  const isSent = code === 'assignment.not-accepted' && assignment.status === 'submitted';
  if (!statuses.includes(assignment.status)) throw new Refusal(isSent ? 'review.sent' : code);
  return assignment;
};

/** A reviewer is judged for conflicts again at every step, together with the version of the relations that were read. */
export const requireUnconflicted = (proposal: Proposal, by: Actor): Check[] => {
  if (conflictOf(by, proposal)) throw new Refusal('item.not-found');
  return relationChecks(by);
};

const openStages = ['in-review', 'info-requested'] as const;

/** Takes the invitation: no conflict, terms read. From here on the full text is open. */
export const acceptInvitation = (
  { proposal, assignments }: Round,
  { by, at, terms, noConflict, calendar }: { by: Actor; at: string; terms: string; noConflict: true; calendar: Calendar },
): Change<Proposal> => {
  requireAsked({ proposal, assignments }, by);
  requireStage(proposal, openStages);
  const invited = mine(assignments, by, ['invited'], 'assignment.not-invited');
  refuseUnless(noConflict && terms !== '', 'assignment.terms');
  const checks = requireUnconflicted(proposal, by);
  const accepted: Assignment = { ...invited, status: 'accepted', terms, clock: { limit: REVIEW_LIMIT, startedAt: at, pausedMs: 0 }, reminded: 0 };
  return {
    root: proposal,
    items: [assignmentItem({ ...accepted, nextTouch: nextTouch(accepted, calendar) })],
    facts: [{ type: 'InvitationAccepted', reviewer: by.id, terms }],
    checks,
  };
};

export const ended = (assignment: Assignment, status: AssignmentStatus, reason?: string): Assignment => ({
  ...assignment,
  status,
  ...(reason ? { reason } : {}),
  nextTouch: undefined,
});

/** A conflict of which it was not said what it is. */
export const UNSAID = 'declared';

/**
 * A declared conflict counts at once: before accepting it declines, afterwards it recuses (text hidden, review sealed and left out of
 * the tally). The root's version rises with it, so that an accept or a submit in flight is decided afresh.
 */
export const declareConflict = ({ proposal, assignments }: Round, { by, kind }: { by: Actor; kind: ConflictKind | typeof UNSAID }): Change<Proposal> => {
  const own = assignments.find((candidate) => candidate.reviewer === by.id && isLive(candidate));
  if (!own) throw new Refusal('item.not-found');
  const status = own.status === 'invited' ? 'declined' : 'recused';
  const facts: NewFact[] = [{ type: 'ConflictDeclared', person: by.id, conflict: kind }];
  if (status === 'recused') facts.push({ type: 'ReviewerRecused', reviewer: by.id });
  else facts.push({ type: 'InvitationDeclined', reviewer: by.id, reason: 'conflict' });
  return {
    root: proposal,
    items: [assignmentItem(ended(own, status, 'conflict'))],
    removes: [SK.reviewDraft(by.id)],
    facts,
    conflicts: [{ person: by.id, item: proposal.id, state: 'declared', conflict: kind }],
  };
};

/** Whoever gives a conflict as the reason has declared it by that. */
export const declineInvitation = ({ proposal, assignments }: Round, { by, reason }: { by: Actor; reason: z.infer<typeof DeclineReason> }): Change<Proposal> => {
  requireAsked({ proposal, assignments }, by);
  const invited = mine(assignments, by, ['invited', 'accepted'], 'assignment.not-invited');
  if (reason === 'conflict') return declareConflict({ proposal, assignments }, { by, kind: UNSAID });
  return {
    root: proposal,
    items: [assignmentItem(ended(invited, 'declined', reason))],
    removes: [SK.reviewDraft(by.id)],
    facts: [{ type: 'InvitationDeclined', reviewer: by.id, reason }],
  };
};

/** Staff end an assignment that is still open. What was written so far is kept for whoever is asked again, until the decision is announced. */
export const cancelAssignment = ({ proposal, assignments }: Round, { reviewer }: { reviewer: string }): Change<Proposal> => {
  const open = assignments.find((assignment) => assignment.reviewer === reviewer && isOpen(assignment));
  refuseUnless(open, 'assignment.none');
  return {
    root: proposal,
    items: [assignmentItem(ended(open, 'cancelled'))],
    facts: [{ type: 'AssignmentCancelled', reviewer }],
  };
};

/** All that is still bound to the item ends with it, so that it leaves the reviewers' queues; reviews that are in stay as they are. */
export const cancelled = (assignments: readonly Assignment[]): { items: Item[]; facts: NewFact[] } => {
  const open = assignments.filter(isLive);
  return {
    items: open.map((assignment) => assignmentItem(ended(assignment, 'cancelled'))),
    facts: open.map((assignment) => ({ type: 'AssignmentCancelled', reviewer: assignment.reviewer })),
  };
};
