import * as z from 'zod';
import { type Actor, effectiveRoles } from './actor.ts';
import { counts, type Round, requireUnconflicted } from './assignment.ts';
import type { Change } from './change.ts';
import { SK } from './change.ts';
import { conflictOf } from './conflict.ts';
import { DecidedOutcome } from './decision.ts';
import { isDiscussed, lettersOf } from './discussed.ts';
import type { Message } from './message.ts';
import { Outcome, type Proposal } from './proposal.ts';
import { Refusal, refuseUnless } from './refusal.ts';
import { isUnseen } from './rules.ts';
import { prose } from './text.ts';

/** What somebody says in the discussion: a comment, or the outcome that they would choose, with the reason. */
export const DiscussionBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('comment'), text: prose(2, 2000) }),
  z.strictObject({ act: z.literal('propose'), outcome: DecidedOutcome, text: prose(20, 2000) }),
]);
export type DiscussionBody = z.infer<typeof DiscussionBody>;

const isDesk = (by: Actor): boolean => effectiveRoles(by).some((role) => role === 'liaison' || role === 'chair');
const isPanel = ({ assignments }: Round, by: Actor): boolean =>
  by.scope.door !== 'invitation' && assignments.some((assignment) => assignment.reviewer === by.id && counts(assignment));

/** Whoever may read along: staff, and reviewers whose own review is in, so that nobody is led before having judged. @throws item.not-found, discussion.own-first */
export const requireDiscussant = (round: Round, by: Actor): void => {
  const { proposal, assignments } = round;
  if (conflictOf(by, proposal)) throw new Refusal('item.not-found');
  if (isDesk(by) && !isUnseen(proposal)) return;
  const own = assignments.find((assignment) => assignment.reviewer === by.id);
  if (!own || !['accepted', 'submitted'].includes(own.status)) throw new Refusal('item.not-found');
  refuseUnless(by.scope.door !== 'invitation', 'session.not-enough');
  refuseUnless(counts(own), 'discussion.own-first');
};

type Said = { readonly by: Actor; readonly at: string; readonly message: string; readonly text: string };

const said = (round: Round, { by, at, message, text }: Said, outcome?: z.infer<typeof DecidedOutcome>): Pick<Change<Proposal>, 'root' | 'items' | 'checks'> => {
  const { proposal } = round;
  requireDiscussant(round, by);
  const checks = requireUnconflicted(proposal, by);
  refuseUnless(isDiscussed(proposal), 'discussion.closed');
  const seq = proposal.messages + 1;
  const item = { sk: SK.message(seq), type: 'message', id: message, seq, kind: 'discussion', by: by.id, at, text, ...(outcome ? { outcome } : {}) };
  return { root: { ...proposal, messages: seq }, items: [item], checks };
};

/** A comment for all who judged and for staff; nobody else ever reads it. */
export const commentOn = (round: Round, comment: Said): Change<Proposal> => ({
  ...said(round, comment),
  facts: [{ type: 'DiscussionAdded', message: comment.message }],
});

/** An outcome that somebody would choose, with the reason; a later one of the same person takes its place. It decides nothing. */
export const proposeOutcome = (round: Round, { outcome, ...reason }: Said & { readonly outcome: z.infer<typeof DecidedOutcome> }): Change<Proposal> => ({
  ...said(round, reason, outcome),
  facts: [{ type: 'OutcomeProposed', message: reason.message, outcome }],
});

/** One thing that was said, by whom as the reader may know it. */
export const DiscussionEntry = z.object({
  id: z.string(),
  at: z.string(),
  text: z.string(),
  outcome: Outcome.optional(),
  /** Whether a later word of the same person took the place of this outcome. */
  superseded: z.boolean().optional(),
  role: z.enum(['staff', 'reviewer']),
  /** A reviewer's letter. */
  letter: z.string().optional(),
  /** For staff alone. */
  name: z.string().optional(),
  own: z.boolean(),
});
export const DiscussionView = z.object({
  open: z.boolean(),
  /** What the reader is called there by other reviewers. */
  letter: z.string().optional(),
  entries: z.array(DiscussionEntry),
});
export type DiscussionView = z.infer<typeof DiscussionView>;

type Read = { readonly round: Round; readonly messages: readonly Message[]; readonly viewer: Actor; readonly nameOf: (person: string) => string | undefined };

/** The thread as this reader may see it: reviewers know one another by letters and staff as staff; what somebody wrote who has a conflict by now is gone. */
export const discussionView = ({ round, messages, viewer, nameOf }: Read): DiscussionView => {
  requireDiscussant(round, viewer);
  const letters = lettersOf(round.assignments);
  const asStaff = isDesk(viewer);
  const gone = new Set(round.assignments.filter(({ status }) => status === 'recused' || status === 'declined').map(({ reviewer }) => reviewer));
  const thread = messages.filter(({ kind, by }) => kind === 'discussion' && !gone.has(by));
  const latest = new Map(thread.filter(({ outcome }) => outcome !== undefined).map(({ by, id }) => [by, id]));
  const own = letters.get(viewer.id);
  return {
    open: isDiscussed(round.proposal),
    ...(own && isPanel(round, viewer) ? { letter: own } : {}),
    entries: thread.map(({ id, at, text, by, outcome }) => {
      const letter = letters.get(by);
      const name = asStaff ? nameOf(by) : undefined;
      return {
        id,
        at,
        text,
        ...(outcome ? { outcome } : {}),
        ...(outcome && latest.get(by) !== id ? { superseded: true } : {}),
        role: letter ? ('reviewer' as const) : ('staff' as const),
        ...(letter ? { letter } : {}),
        ...(name ? { name } : {}),
        own: by === viewer.id,
      };
    }),
  };
};
