import { type After, NOTHING_AFTER } from './after.ts';
import { type Assignment, cancelled } from './assignment.ts';
import type { Change } from './change.ts';
import { type Calendar, DAY, dueOf, later, nextHourOf, workingDaysBefore } from './clock.ts';
import { touchOffer } from './offer.ts';
import { ANSWER_LAPSE, moved, type Proposal } from './proposal.ts';
import { DRAFT_LIFE, DRAFT_WARN } from './submission.ts';
import { type Around, touchSupport } from './support.ts';

/** What the clock makes of an item whose time has come: a change, a warning about a draft, or the end of it. Nothing = not yet. */
export type Touch<R> =
  | { readonly kind: 'change'; readonly change: Change<R> }
  | { readonly kind: 'warn-draft'; readonly root: R }
  | { readonly kind: 'delete-draft' }
  | undefined;

const SECOND_REMINDER = 20 * DAY;

const touchDraft = (proposal: Proposal, at: string): Touch<Proposal> =>
  proposal.reminded > 0 ? { kind: 'delete-draft' } : { kind: 'warn-draft', root: { ...proposal, reminded: 1, nextTouch: later(at, DRAFT_LIFE - DRAFT_WARN) } };

/** Reminders of a question: after seven of the ten working days, and on the first working morning some three weeks after it was asked. */
const questionReminders = ({ answerBy }: Proposal, calendar: Calendar): [first: string, second: string] => [
  workingDaysBefore(dueOf(answerBy!, calendar), 3, calendar),
  nextHourOf([calendar.workingHours.from], later(answerBy!.startedAt, SECOND_REMINDER), calendar),
];

/**
 * A question that nobody answers: two reminders, then the end, each with a letter; reviewers who were at work are told. A schedule that wakes
 * late skips the letters that it has missed.
 */
const touchQuestion = (proposal: Proposal, assignments: readonly Assignment[], at: string, calendar: Calendar): Change<Proposal> => {
  const asked = proposal.answerBy!.startedAt;
  const [first, second] = questionReminders(proposal, calendar);
  const lapses = later(asked, ANSWER_LAPSE);
  const next = proposal.reminded === 0 ? first : second;
  if (proposal.reminded < 2 && at < next) return { root: { ...proposal, nextTouch: next }, facts: [] };
  if (proposal.reminded < 2 && at < lapses) {
    const reminded = at < second ? 1 : 2;
    return {
      root: { ...proposal, reminded, nextTouch: reminded === 1 ? second : lapses },
      facts: [{ type: 'QuestionReminded', reminder: reminded }],
    };
  }
  const to = moved(proposal, 'lapse');
  const ended = cancelled(assignments);
  return {
    root: { ...proposal, stage: to, owner: undefined, slot: undefined, stageClock: undefined, promise: undefined, answerBy: undefined, nextTouch: undefined },
    items: ended.items,
    facts: [{ type: 'ProposalLapsed', from: proposal.stage, to, ...(proposal.owner ? { ownerFrom: proposal.owner } : {}) }, ...ended.facts],
  };
};

/** What the clock needs beside a proposal: what came after its decision, and the days that count. */
export type Beside = Around & { readonly calendar: Calendar; readonly after?: After | undefined };

export const touchProposal = (
  proposal: Proposal,
  at: string,
  assignments: readonly Assignment[],
  { after = NOTHING_AFTER, ...around }: Beside,
): Touch<Proposal> => {
  if (!proposal.nextTouch || proposal.nextTouch > at) return undefined;
  if (proposal.stage === 'draft') return touchDraft(proposal, at);
  if (proposal.stage === 'info-requested') return { kind: 'change', change: touchQuestion(proposal, assignments, at, around.calendar) };
  if (proposal.stage === 'announced') return { kind: 'change', change: touchOffer(proposal, after, at, around) };
  if (proposal.stage === 'in-support') return { kind: 'change', change: touchSupport(proposal, after, at, around) };
  return { kind: 'change', change: { root: { ...proposal, nextTouch: undefined }, facts: [] } };
};
