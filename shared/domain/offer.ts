import { type After, afterItem } from './after.ts';
import type { Change } from './change.ts';
import { type Calendar, DAY, type Deadline, dueOf, type Limit, later, workingDaysBefore } from './clock.ts';
import { moved, type Outcome, type Proposal } from './proposal.ts';
import type { Around } from './support.ts';
import { openTask } from './task.ts';
import { TASK_FOR } from './task-done.ts';

/** Four weeks in which reconsideration can be asked for; without an offer the proposal closes after them. */
export const RECONSIDERATION = 28 * DAY;
/** An offer that nobody takes up is open for so long. */
const CONFIRM_LAPSE = 30 * DAY;
const SECOND_REMINDER = 20 * DAY;
/** How long before the end of a longer time its reader is reminded. */
const [FIRST_NOTICE, LAST_NOTICE] = [30 * DAY, 7 * DAY];
const RESERVE_NOTICE = 14 * DAY;
/** How long after a pitch staff are asked whether it was held. */
const PITCH_HELD = DAY;

/** What an announced outcome waits for, and for how long. Without a row nothing is offered. */
const OFFERS: Partial<Record<Outcome, Limit>> = {
  accepted: { days: 10 },
  'accepted-with-conditions': { calendarDays: 90 },
  pitch: { days: 10 },
  reserve: { months: 6 },
};
export const isOffer = (outcome: Outcome | undefined): boolean => outcome !== undefined && OFFERS[outcome] !== undefined;

/** When the schedule looks at an offer next, by how often its reader was reminded; at the last of these the offer ends. */
const touches = (outcome: Outcome, clock: Deadline, calendar: Calendar): readonly string[] => {
  const due = dueOf(clock, calendar);
  const { startedAt } = clock;
  if (outcome === 'accepted') return [workingDaysBefore(due, 3, calendar), later(startedAt, SECOND_REMINDER), later(startedAt, CONFIRM_LAPSE)];
  if (outcome === 'accepted-with-conditions') return [later(due, -FIRST_NOTICE), later(due, -LAST_NOTICE), due];
  return outcome === 'reserve' ? [later(due, -RESERVE_NOTICE), due] : [due];
};

/** The clocks of a decision that is announced at this moment. */
export const offerAt = (outcome: Outcome, at: string, calendar: Calendar): Pick<Proposal, 'stageClock' | 'nextTouch'> | undefined => {
  const limit = OFFERS[outcome];
  const clock: Deadline | undefined = limit && { limit, startedAt: at, pausedMs: 0 };
  return clock && { stageClock: clock, nextTouch: touches(outcome, clock, calendar)[0] };
};

type Offered = Pick<Proposal, 'outcome' | 'stageClock' | 'reconsideration'>;
/** When an offer ends by itself, as its reader is told; a pitch waits for staff, and while a second look goes on nothing ends. */
export const offerUntil = ({ outcome, stageClock, reconsideration }: Offered, calendar: Calendar): string | undefined =>
  outcome === undefined || outcome === 'pitch' || !isOffer(outcome) || !stageClock || reconsideration === 'asked'
    ? undefined
    : touches(outcome, stageClock, calendar).at(-1);

/** The same of a decision that is announced at this moment. */
export const offeredUntil = (outcome: Outcome, at: string, calendar: Calendar): string | undefined =>
  offerUntil({ outcome, stageClock: offerAt(outcome, at, calendar)?.stageClock }, calendar);

/** The end of an announced proposal; an administrator can open it again. */
const ended = (proposal: Proposal, to: Proposal['stage']): Proposal => ({
  ...proposal,
  stage: to,
  cameFrom: proposal.stage,
  owner: undefined,
  stageClock: undefined,
  nextTouch: undefined,
});

const gone = (proposal: Proposal) => (proposal.owner ? { ownerFrom: proposal.owner } : {});

/** Nobody took the offer up, or the list went on without it. */
const lapsed = (proposal: Proposal): Change<Proposal> => {
  const to = moved(proposal, 'close');
  return { root: ended(proposal, to), facts: [{ type: 'OfferLapsed', from: proposal.stage, to, outcome: proposal.outcome!, ...gone(proposal) }] };
};

/** There is nothing to wait for any more. */
const closed = (proposal: Proposal): Change<Proposal> => {
  const to = moved(proposal, 'close');
  return { root: ended(proposal, to), facts: [{ type: 'ProposalClosed', from: proposal.stage, to, ...gone(proposal) }] };
};

/** A pitch without a day, or one that was to be held by now, is a task for whoever answers for it. */
const pitchAsked = (proposal: Proposal, after: After, at: string, { taskId }: Around): Change<Proposal> => ({
  root: { ...proposal, nextTouch: undefined },
  facts: [],
  besides: [{ change: openTask({ id: taskId(TASK_FOR.pitch(proposal, after)), at, reason: 'pitch', about: proposal }) }],
});

/** What the clock makes of an announced proposal: reminders, the end of an offer, or the end after the time for reconsideration. */
export const touchOffer = (proposal: Proposal, after: After, at: string, { calendar, ...around }: Around & { calendar: Calendar }): Change<Proposal> => {
  const { outcome, stageClock } = proposal;
  // Whoever asked for a second look keeps the offer, and the case, until somebody has answered.
  if (proposal.reconsideration === 'asked') return { root: { ...proposal, nextTouch: undefined }, facts: [] };
  if (outcome === 'pitch' && stageClock) return pitchAsked(proposal, after, at, around);
  if (!isOffer(outcome) || !outcome || !stageClock) return closed(proposal);
  const times = touches(outcome, stageClock, calendar);
  // A schedule that wakes late skips the letters that it has missed.
  const step = Math.max(proposal.reminded, times.filter((time) => time <= at).length - 1);
  if (step >= times.length - 1) return lapsed(proposal);
  const reminded = step + 1;
  return { root: { ...proposal, reminded, nextTouch: times[reminded] }, facts: [{ type: 'OfferReminded', reminder: reminded, outcome }] };
};

/** When the schedule looks again at a proposal whose reconsideration was answered with the decision as it is. */
export const touchAfterwards = (proposal: Proposal, after: After, at: string, calendar: Calendar): string | undefined => {
  const { outcome, stageClock, announcedAt = at } = proposal;
  const window = later(announcedAt, RECONSIDERATION);
  if (outcome === 'pitch') return after.pitch ? pitchTouch(after.pitch.on) : stageClock && dueOf(stageClock, calendar);
  const next = outcome && stageClock ? touches(outcome, stageClock, calendar)[proposal.reminded] : window;
  return next === undefined || next < at ? at : next;
};

export const pitchTouch = (on: string): string => later(on, PITCH_HELD);

/** The applicant does not want what is offered, or no longer waits on the list. */
export const declineOffer = (proposal: Proposal, after: After): Change<Proposal> => {
  const to = moved(proposal, 'decline');
  return {
    root: ended(proposal, to),
    items: [afterItem(after)],
    facts: [{ type: 'OfferDeclined', from: proposal.stage, to, outcome: proposal.outcome!, ...gone(proposal) }],
  };
};
