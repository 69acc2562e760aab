import type { Actor } from './actor.ts';
import { type After, afterItem } from './after.ts';
import { requireUnconflicted } from './assignment.ts';
import type { Beside, Change } from './change.ts';
import { type Calendar, dueOf, type Limit, later } from './clock.ts';
import { type Candidate, conflictOf } from './conflict.ts';
import type { Message } from './message.ts';
import { RECONSIDERATION, touchAfterwards } from './offer.ts';
import { moved, type Proposal, requireAnnounced } from './proposal.ts';
import { refuseUnless } from './refusal.ts';
import { noted } from './support.ts';
import { openTask, type Task } from './task.ts';
import type { ProposalBundle } from './view/bundle.ts';

/** Working days in which somebody who was not involved looks at a decision again. */
export const RECONSIDER: Limit = { days: 10 };

/** By when whoever asked for it gets an answer. */
export const reconsideredBy = (askedAt: string, calendar: Calendar): string => dueOf({ limit: RECONSIDER, startedAt: askedAt, pausedMs: 0 }, calendar);

type Judged = Pick<ProposalBundle, 'root' | 'assignments' | 'decisions' | 'messages'>;

/**
 * Whoever had a part in a decision: who decided, who agreed and who announced it, who was asked to review, and who spoke in the deliberation.
 */
export const involvedIn = ({ root, assignments, decisions, messages }: Judged): string[] => {
  const deciders = decisions.map(({ by }) => by);
  const spoke = messages.filter(({ kind }) => (kind as string) === 'discussion').map(({ by }) => by);
  const released = [root.decidedBy, root.announcedBy, ...(root.approvedBy ?? [])].filter((id) => id !== undefined);
  const known = [...released, ...deciders, ...assignments.map(({ reviewer }) => reviewer), ...spoke];
  return [...new Set(known)].filter((id) => id.startsWith('per_')).sort();
};

/** A chair who may look at a decision that others made: no part in it, and no conflict. */
export const mayReconsider = (person: Candidate, proposal: Proposal, involved: readonly string[]): boolean =>
  !involved.includes(person.id) && !conflictOf(person, proposal);

/** Until when an applicant may ask, if that is still possible: once, within four weeks, of a decision that did not simply accept. */
export const reconsiderUntil = (proposal: Proposal, at: string): string | undefined => {
  const { stage, outcome, announcedAt, reconsideration } = proposal;
  const until = announcedAt && later(announcedAt, RECONSIDERATION);
  return stage === 'announced' && outcome !== 'accepted' && reconsideration === undefined && until && at <= until ? until : undefined;
};

/** The task of whoever looks at it; without anybody it says so to the administrators. */
const taskFor = (proposal: Proposal, { at, to, id }: { at: string; to: string | undefined; id: string }): Beside => ({
  change: openTask({ id, at, reason: to ? 'reconsideration' : 'no-chair', about: { ...proposal, owner: to }, limit: to ? RECONSIDER : { days: 1 } }),
});

/** The applicant asks for a second look. Nothing closes meanwhile, and an offer that there was still stands. */
export const askReconsideration = (
  proposal: Proposal,
  after: After,
  { at, reasons, to, involved, task }: { at: string; reasons: string; to: string | undefined; involved: readonly string[]; task: string },
): Change<Proposal> => {
  refuseUnless(proposal.reconsideration === undefined, 'reconsideration.once');
  requireAnnounced(proposal);
  refuseUnless(proposal.outcome !== 'accepted', 'proposal.move-illegal');
  refuseUnless(reconsiderUntil(proposal, at), 'reconsideration.too-late');
  const of = { n: proposal.decisions, announcedAt: proposal.announcedAt! };
  const reconsideration = { at, reasons, involved: [...involved], of, ...(to ? { to } : {}) };
  return {
    root: { ...proposal, reconsideration: 'asked', nextTouch: undefined },
    items: [afterItem({ ...after, reconsideration })],
    facts: [{ type: 'ReconsiderationAsked', ...(to ? { to } : {}) }],
    besides: [taskFor(proposal, { at, to, id: task })],
  };
};

type Asked = NonNullable<After['reconsideration']>;

const asked = (proposal: Proposal, after: After): Asked => {
  refuseUnless(proposal.reconsideration === 'asked' && after.reconsideration, 'reconsideration.none');
  return after.reconsideration;
};

/** An administrator gives it to somebody else who was not involved. @throws reconsideration.involved */
export const assignReconsideration = (proposal: Proposal, after: After, { at, to, task }: { at: string; to: Candidate; task: Task }): Change<Proposal> => {
  const reconsideration = asked(proposal, after);
  refuseUnless(mayReconsider(to, proposal, reconsideration.involved), 'reconsideration.involved');
  refuseUnless(reconsideration.to !== to.id, 'reconsideration.given');
  const given: Task = {
    ...task,
    stage: 'open',
    reason: 'reconsideration',
    flags: ['reconsideration'],
    owner: to.id,
    stageClock: { limit: RECONSIDER, startedAt: at, pausedMs: 0 },
  };
  const owners = { ...(task.owner ? { ownerFrom: task.owner } : {}), ownerTo: to.id };
  return {
    root: proposal,
    items: [afterItem({ ...after, reconsideration: { ...reconsideration, to: to.id } })],
    facts: [{ type: 'ReconsiderationAssigned', person: to.id }],
    besides: [
      {
        before: task,
        change: {
          root: given,
          facts: [
            task.stage === 'open'
              ? { type: 'OwnerChanged', ...owners }
              : { type: 'TaskOpened', from: task.stage, to: 'open', item: proposal.id, reason: 'reconsideration', ownerTo: to.id },
          ],
        },
      },
    ],
  };
};

/** Only who was given it answers it. */
const answering = (proposal: Proposal, after: After, by: Actor): Asked => {
  const reconsideration = asked(proposal, after);
  refuseUnless(mayReconsider(by, proposal, reconsideration.involved), 'reconsideration.involved');
  refuseUnless(reconsideration.to === by.id, 'reconsideration.not-yours');
  return reconsideration;
};

type Answer = { readonly by: Actor; readonly at: string; readonly text: string; readonly message: string; readonly besides: readonly Beside[] };

const answered = (after: After, reconsideration: Asked, { by, at }: Answer, verdict: 'opened' | 'upheld'): After => ({
  ...after,
  reconsideration: { ...reconsideration, answer: { at, by: by.id, verdict } },
});

/** The decision is taken up again, from its deliberation on and with a clock of its own; why stays among staff. */
export const openDecisionAgain = (proposal: Proposal, after: After, answer: Answer): Change<Proposal> => {
  const reconsideration = answering(proposal, after, answer.by);
  const to = moved(proposal, 'reconsider');
  const { root, items } = noted(proposal, { ...answer, id: answer.message });
  const { pitch: _pitch, ...rest } = answered(after, reconsideration, answer, 'opened');
  return {
    root: {
      ...root,
      stage: to,
      reconsideration: 'opened',
      involved: reconsideration.involved,
      outcome: undefined,
      decidedBy: undefined,
      approvedBy: undefined,
      announcedAt: undefined,
      announcedBy: undefined,
      stageClock: { limit: RECONSIDER, startedAt: answer.at, pausedMs: 0 },
      promise: { limit: RECONSIDER, startedAt: answer.at, pausedMs: 0 },
      reminded: 0,
      nextTouch: undefined,
    },
    items: [...items, afterItem(rest)],
    facts: [{ type: 'ProposalReconsidered', from: proposal.stage, to, message: answer.message }],
    besides: answer.besides,
    checks: requireUnconflicted(proposal, answer.by),
  };
};

/** The decision stands; the applicant reads why. */
export const upholdDecision = (proposal: Proposal, after: After, { calendar, ...answer }: Answer & { calendar: Calendar }): Change<Proposal> => {
  const reconsideration = answering(proposal, after, answer.by);
  const { root, items } = noted(proposal, { ...answer, id: answer.message, kind: 'reply' });
  const upheld = { ...root, reconsideration: 'upheld' as const };
  return {
    root: { ...upheld, nextTouch: touchAfterwards(upheld, after, answer.at, calendar) },
    items: [...items, afterItem(answered(after, reconsideration, answer, 'upheld'))],
    facts: [{ type: 'ReconsiderationUpheld', message: answer.message }],
    besides: answer.besides,
    checks: requireUnconflicted(proposal, answer.by),
  };
};

/** What whoever answered it wrote: it stands in the thread, among staff or with the applicant. */
export const answerOf = (messages: readonly Message[], { at, by }: { readonly at: string; readonly by: string }): Message | undefined =>
  messages.find((message) => message.at === at && message.by === by && (message.kind === 'note' || message.kind === 'reply'));
