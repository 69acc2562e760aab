import { type Assignment, cancelled } from './assignment.ts';
import type { Change } from './change.ts';
import { DAY, later } from './clock.ts';
import { ANSWER_LAPSE, moved, type Proposal } from './proposal.ts';
import { DRAFT_LIFE, DRAFT_WARN } from './submission.ts';

/** What the clock makes of an item whose time has come: a change, a warning about a draft, or the end of it. Nothing = not yet. */
export type Touch<R> =
  | { readonly kind: 'change'; readonly change: Change<R> }
  | { readonly kind: 'warn-draft'; readonly root: R }
  | { readonly kind: 'delete-draft' }
  | undefined;

const SECOND_REMINDER = 20 * DAY;

const touchDraft = (proposal: Proposal, at: string): Touch<Proposal> =>
  proposal.reminded > 0 ? { kind: 'delete-draft' } : { kind: 'warn-draft', root: { ...proposal, reminded: 1, nextTouch: later(at, DRAFT_LIFE - DRAFT_WARN) } };

/** A question that nobody answers: two reminders, then the end, each with a letter; reviewers who were at work are told. */
const touchQuestion = (proposal: Proposal, assignments: readonly Assignment[]): Change<Proposal> => {
  const asked = proposal.answerBy!.startedAt;
  if (proposal.reminded < 2) {
    const reminded = proposal.reminded + 1;
    return {
      root: { ...proposal, reminded, nextTouch: later(asked, reminded === 1 ? SECOND_REMINDER : ANSWER_LAPSE) },
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

const closed = (proposal: Proposal): Change<Proposal> => {
  const to = moved(proposal, 'close');
  return {
    root: { ...proposal, stage: to, cameFrom: proposal.stage, owner: undefined, stageClock: undefined, nextTouch: undefined },
    facts: [{ type: 'ProposalClosed', from: proposal.stage, to, ...(proposal.owner ? { ownerFrom: proposal.owner } : {}) }],
  };
};

export const touchProposal = (proposal: Proposal, at: string, assignments: readonly Assignment[]): Touch<Proposal> => {
  if (!proposal.nextTouch || proposal.nextTouch > at) return undefined;
  if (proposal.stage === 'draft') return touchDraft(proposal, at);
  if (proposal.stage === 'info-requested') return { kind: 'change', change: touchQuestion(proposal, assignments) };
  if (proposal.stage === 'announced') return { kind: 'change', change: closed(proposal) };
  return { kind: 'change', change: { root: { ...proposal, nextTouch: undefined }, facts: [] } };
};
