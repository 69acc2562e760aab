import type { Actor } from './actor.ts';
import type { After } from './after.ts';
import type { Change } from './change.ts';
import { type Calendar, DAY, later } from './clock.ts';
import { offerAt, RECONSIDERATION } from './offer.ts';
import { inStage, moved, PROMISE, type Proposal, type ProposalStage } from './proposal.ts';
import { refuseUnless } from './refusal.ts';
import type { Involvement } from './submission.ts';
import { noted, supportTouch } from './support.ts';

/** How long after its end a proposal can be opened again. */
export const REOPENS = 90 * DAY;

/** Until when, if at all: what is anonymous, or never stood anywhere, stays closed. */
export const reopensUntil = ({ anonymised, cameFrom, done }: Proposal): string | undefined =>
  anonymised === undefined && cameFrom !== undefined && done ? later(done.at, REOPENS) : undefined;

/** A question is over with the end, so that it goes back to whoever asked; a decision that was held is to be made anew. */
const backTo = (proposal: Proposal, stage: ProposalStage): ProposalStage => {
  if (stage === 'info-requested') return proposal.round === 0 ? 'screening' : 'in-review';
  return stage === 'decided' ? 'deliberation' : stage;
};

const KEEPS_OUTCOME: readonly ProposalStage[] = ['announced', 'in-support'];
const PROMISED: readonly ProposalStage[] = ['submitted', 'screening', 'in-review', 'deliberation'];

/** The clocks of the stage that it goes back to, begun anew. */
const clocksIn = (root: Proposal, after: After, at: string, calendar: Calendar): Partial<Proposal> => {
  if (PROMISED.includes(root.stage)) return { promise: { limit: PROMISE, startedAt: at, pausedMs: 0 } };
  if (root.stage === 'in-support') return { nextTouch: supportTouch(root, after) };
  return { announcedAt: at, ...((root.outcome && offerAt(root.outcome, at, calendar)) ?? { nextTouch: later(at, RECONSIDERATION) }) };
};

/** An administrator takes an end back, for a reason that stays among staff: the proposal stands where it stood, with clocks of its own. */
export const reopenProposal = (
  proposal: Proposal,
  after: After,
  {
    by,
    at,
    reason,
    message,
    ownerOf,
    calendar,
  }: { by: Actor; at: string; reason: string; message: string; ownerOf: (item: Involvement) => string | undefined; calendar: Calendar },
): Change<Proposal> => {
  const to = backTo(proposal, moved(proposal, 'reopen'));
  const until = reopensUntil(proposal);
  refuseUnless(until && at <= until, 'reopen.too-late');
  const { root, items = [] } = noted(proposal, { id: message, by, at, text: reason });
  const owner = ownerOf(proposal);
  const back: Proposal = {
    ...inStage(root, to, at),
    owner,
    cameFrom: undefined,
    mergedInto: undefined,
    reminded: 0,
    answerBy: undefined,
    ...(KEEPS_OUTCOME.includes(to) ? {} : { outcome: undefined, decidedBy: undefined, approvedBy: undefined, announcedBy: undefined }),
  };
  return {
    root: { ...back, ...clocksIn(back, after, at, calendar) },
    items,
    facts: [{ type: 'ProposalReopened', from: proposal.stage, to, ...(owner ? { ownerTo: owner } : {}) }],
  };
};
