import type { Actor } from './actor.ts';
import { type Assignment, assignmentItem, counts, mine, nextTouch, openAgain, type Round, requireAsked } from './assignment.ts';
import { type Change, SK } from './change.ts';
import type { Calendar } from './clock.ts';
import { inStage, moved, type Proposal, requireStage } from './proposal.ts';
import { refuseUnless } from './refusal.ts';

/** Somebody who writes an own review again asked for it and has it at hand: few days, and no reminder before they are over. */
const AGAIN = { limit: { days: 3 }, reminded: 1 } as const;
/** Somebody whom staff ask. */
const ASKED = { limit: { days: 5 }, reminded: 0 } as const;

const withTouch = (assignment: Assignment, calendar: Calendar): Assignment => ({ ...assignment, nextTouch: nextTouch(assignment, calendar) });

/** The own review is taken up again before its round closes. Until it is sent in anew it does not count, and those of the others are hidden. */
export const reopenOwnReview = ({ proposal, assignments }: Round, { by, at, calendar }: { by: Actor; at: string; calendar: Calendar }): Change<Proposal> => {
  requireAsked({ proposal, assignments }, by);
  const own = mine(assignments, by, ['submitted'], 'review.not-sent');
  refuseUnless((proposal.stage === 'in-review' || proposal.stage === 'info-requested') && own.round === proposal.round, 'review.round-closed');
  const open = openAgain(own, assignments, { at, by: 'reviewer', ...AGAIN });
  return { root: proposal, items: [assignmentItem(withTouch(open, calendar))], facts: [{ type: 'ReviewReopened', reviewer: by.id }] };
};

/**
 * Staff ask one reviewer to look at the own review again, with a reason that stays as a note. From deliberation the proposal goes back into
 * its round for as long as that takes; the reviews of the others stand.
 */
export const reopenReview = (
  { proposal, assignments }: Round,
  { by, reviewer, reason, message, at, calendar }: { by: string; reviewer: string; reason: string; message: string; at: string; calendar: Calendar },
): Change<Proposal> => {
  const goesBack = proposal.stage === 'deliberation';
  if (!goesBack) requireStage(proposal, ['in-review', 'info-requested']);
  const own = assignments.find((assignment) => assignment.reviewer === reviewer && counts(assignment));
  refuseUnless(own, 'review.not-sent');
  const to = goesBack ? moved(proposal, 'reopenRound') : proposal.stage;
  const open = openAgain({ ...own, round: proposal.round }, assignments, { at, by: 'staff', ...ASKED });
  const seq = proposal.messages + 1;
  return {
    root: { ...(goesBack ? inStage(proposal, to, at) : proposal), messages: seq },
    items: [assignmentItem(withTouch(open, calendar)), { sk: SK.message(seq), type: 'message', id: message, seq, kind: 'note', by, at, text: reason }],
    facts: [
      ...(goesBack ? [{ type: 'RoundReopened', from: proposal.stage, to, round: proposal.round } as const] : []),
      { type: 'ReviewReopened', reviewer, message },
    ],
  };
};
