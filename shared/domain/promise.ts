import type { Change } from './change.ts';
import { addWorkingDays, type Calendar, type Deadline, dateAt, dueOf, later, workingDaysBefore } from './clock.ts';
import { isTerminal, PROMISE, type Proposal } from './proposal.ts';
import { DEFAULT_RULES } from './rules.ts';
import { publicStageOf } from './view/applicant.ts';

/** From the invitation to the letter: 4 + 10 + 5 + 3 working days, as the clocks of invitation, review, deliberation and letter add up. */
const FROM_INVITATION = 22;
/** Quarters that are looked ahead; beyond them nobody can say. */
const AHEAD = 6;
/** A promise is looked at this many working days before it passes, and a passing one moves by so many. */
const LOOK_DAYS = 5;
const MOVE_DAYS = 10;

/** A calendar quarter as it is stored: 2026Q4. */
export type Quarter = `${number}Q${number}`;
export const quarterOf = (at: string, calendar: Calendar): Quarter => {
  const [year, month] = dateAt(at, calendar).split('-').map(Number) as [number, number];
  return `${year}Q${Math.ceil(month / 3)}`;
};
const quarterAfter = (quarter: Quarter): Quarter => {
  const [year, n] = quarter.split('Q').map(Number) as [number, number];
  return n === 4 ? `${year + 1}Q1` : `${year}Q${n + 1}`;
};
/** Noon of its first day: on the right day in every time zone of Europe. */
const startOf = (quarter: Quarter): string => {
  const [year, n] = quarter.split('Q').map(Number) as [number, number];
  return `${year}-${String(n * 3 - 2).padStart(2, '0')}-01T12:00:00.000Z`;
};

/** The first day of the quarter after this moment. */
export const nextQuarter = (at: string, calendar: Calendar): string => startOf(quarterAfter(quarterOf(at, calendar))).slice(0, 10);

/**
 * Places of the reviewers together: how many a quarter has, and how many of the present one are taken; the same for those who know process
 * safety. Beside it, how many people have a place at all, and how many have one left: nobody takes two of one panel.
 */
export type Places = {
  readonly all: number;
  readonly taken: number;
  readonly safety: number;
  readonly safetyTaken: number;
  readonly people?: number;
  readonly free?: number;
};

/** What a proposal asks of them. */
export type Asks = { readonly safetySeat: boolean; readonly reviewers: number };

/**
 * The first quarter in which there is room, after those that wait before it, each of which takes as many places as is usual: for all that it
 * asks for, each from somebody else, and one for safety where it asks for that.
 */
const quarterWithRoom = (at: string, places: Places, waiting: number, { safetySeat, reviewers }: Asks, calendar: Calendar): Quarter | undefined => {
  const wanted = waiting * DEFAULT_RULES.reviewers + reviewers;
  let quarter = quarterOf(at, calendar);
  for (let later = 0; later < AHEAD; later += 1) {
    const free = places.all - places.taken + later * places.all;
    const safe = places.safety - places.safetyTaken + later * places.safety;
    const people = (later === 0 ? places.free : places.people) ?? reviewers;
    if (free >= wanted && people >= reviewers && (!safetySeat || safe >= 1)) return quarter;
    quarter = quarterAfter(quarter);
  }
  return undefined;
};

/** Why no date can be named: nobody reviews at all, or nobody has room as far as anybody can look ahead. */
export const NO_DATE = ['no-reviewers', 'no-room'] as const;
export type NoDate = (typeof NO_DATE)[number];

export type Promised = {
  /** Nothing where the places hold no date. */
  readonly deadline?: Deadline;
  readonly noDate?: NoDate;
  /** No reviewer is free before this day. */
  readonly noPlacesBefore?: string;
};

const deadlineUntil = (at: string, until: number, calendar: Calendar): Deadline => {
  let days = 'days' in PROMISE ? PROMISE.days : 0;
  while (addWorkingDays(Date.parse(at), days, calendar) < until) days += 1;
  return { limit: { days }, startedAt: at, pausedMs: 0 };
};

/**
 * By when a decision can be promised to what comes in now: six weeks where reviewers have places, else as many working days after the
 * quarter that has some begins as a round takes. Without a place, or with more waiting than can be looked ahead, no date is named: one that
 * the places cannot hold is none.
 * @returns the promise, with the first day on which a reviewer is free when that lies in a later quarter; or why there is none
 */
export const promiseFor = (at: string, places: Places, waiting: number, asks: Asks, calendar: Calendar): Promised => {
  const plain: Deadline = { limit: PROMISE, startedAt: at, pausedMs: 0 };
  if (places.all === 0) return { noDate: 'no-reviewers' };
  const now = quarterOf(at, calendar);
  const safetySeat = asks.safetySeat && places.safety > 0;
  const quarter = quarterWithRoom(at, places, waiting, { ...asks, safetySeat }, calendar);
  if (quarter === undefined) return { noDate: 'no-room' };
  if (quarter === now) return { deadline: plain };
  const start = startOf(quarter);
  return { deadline: deadlineUntil(at, addWorkingDays(Date.parse(start), FROM_INVITATION, calendar), calendar), noPlacesBefore: start.slice(0, 10) };
};

/** The same for what comes in under a seal: its clock begins where the seal ends, as nobody can act before. */
export const promisedUnder = (promise: Deadline, sealedUntil: string | undefined): Deadline => (sealedUntil ? { ...promise, startedAt: sealedUntil } : promise);

/** How long until it is looked again whether a date can be named. */
const LOOK_AGAIN_MS = 3_600_000;

/** What a proposal that comes in carries of its promise: the date, or when a date is looked for again. */
export const promiseOn = (deadline: Deadline | undefined, at: string): Pick<Proposal, 'promise' | 'undated'> =>
  deadline ? { promise: deadline, undated: undefined } : { promise: undefined, undated: later(at, LOOK_AGAIN_MS) };

/** A date is looked for again: named and told as soon as the places hold one. */
export const namePromise = (proposal: Proposal, { at, deadline }: { at: string; deadline: Deadline | undefined }): Change<Proposal> => ({
  root: { ...proposal, ...promiseOn(deadline, at) },
  facts: deadline ? [{ type: 'PromiseNamed', days: 'days' in deadline.limit ? deadline.limit.days : 0 }] : [],
});

const isPromised = (proposal: Proposal): boolean =>
  !isTerminal(proposal.stage) && ['received', 'being-checked', 'in-review'].includes(publicStageOf(proposal.stage));

/** When a date is looked for again where none could be named, or a promise is looked at again: some working days before it passes, so that the applicant reads of a new date before the old one is gone. */
export const promiseTouch = (proposal: Proposal, calendar: Calendar): string | undefined =>
  !isPromised(proposal) ? undefined : proposal.promise ? workingDaysBefore(dueOf(proposal.promise, calendar), LOOK_DAYS, calendar) : proposal.undated;

/** From the invitation to the last review: 4 + 10 working days. Whoever is asked later than that before the promise passes makes it late. */
const TO_REVIEWS = 14;

/** When it is seen, once for each promise, whether a round has the people that it needs. */
export const panelTouch = ({ stage, promise }: Proposal, calendar: Calendar): string | undefined =>
  stage === 'in-review' && promise && promise.told === undefined ? workingDaysBefore(dueOf(promise, calendar), TO_REVIEWS, calendar) : undefined;

/** The proposal once that was seen. */
export const panelLooked = (proposal: Proposal): Proposal => (proposal.promise ? { ...proposal, promise: { ...proposal.promise, told: 1 } } : proposal);

/**
 * A promise that will not hold moves while it is still in the future. How far follows from the public stage alone, so that the new date
 * tells nothing of what goes on behind it: a round's time from now while the proposal is being checked, a fortnight afterwards.
 */
export const movePromise = (proposal: Proposal, { at, calendar }: { at: string; calendar: Calendar }): Change<Proposal> => {
  const promise = proposal.promise!;
  const due = dueOf(promise, calendar);
  const from = due > at ? due : at;
  const until = addWorkingDays(Date.parse(from), publicStageOf(proposal.stage) === 'in-review' ? MOVE_DAYS : FROM_INVITATION, calendar);
  let days = 'days' in promise.limit ? promise.limit.days : 0;
  while (Date.parse(dueOf({ ...promise, limit: { days } }, calendar)) < until) days += 1;
  return { root: { ...proposal, promise: { ...promise, limit: { days }, moved: true, told: undefined } }, facts: [{ type: 'PromiseMoved', days }] };
};
