import * as z from 'zod';
import { type Actor, effectiveRoles } from '../actor.ts';
import { type Assignment, isOpen } from '../assignment.ts';
import { later } from '../clock.ts';
import type { ContactRequest } from '../contact.ts';
import { STAFF_DELAY_MS } from '../mail.ts';
import { isTerminal, PROPOSAL_MOVES, type Proposal, type ProposalMove } from '../proposal.ts';

/** What staff can do with a proposal, by the names that pages and their forms use. */
export const DESK_ACTS = [
  'take',
  'screen',
  'admit',
  'ask',
  'ask-step-2',
  'screen-out',
  'merge',
  'invite',
  'cancel-assignment',
  'close-round',
  'reopen-round',
  'hand-over',
  'conflict',
  'revoke-link',
  'paste',
  'note',
] as const;
export const DeskAct = z.enum(DESK_ACTS);
export type DeskAct = z.infer<typeof DeskAct>;

const isFrom = (root: Proposal, move: ProposalMove): boolean => (PROPOSAL_MOVES[move].from as readonly string[]).includes(root.stage);

/** What this viewer may do now, by stage and role; an act can still be refused for what it is sent with. */
export const mayDoAtDesk = (root: Proposal, assignments: readonly Assignment[], viewer: Actor): DeskAct[] => {
  const acts = effectiveRoles(viewer).some((role) => role === 'liaison' || role === 'chair');
  const inScreening = root.stage === 'screening';
  const holds: Record<DeskAct, boolean> = {
    take: isFrom(root, 'take'),
    screen: inScreening,
    admit: isFrom(root, 'admit'),
    ask: isFrom(root, 'ask'),
    'ask-step-2': inScreening && root.step !== 2,
    'screen-out': isFrom(root, 'screenOut'),
    merge: isFrom(root, 'merge'),
    invite: root.stage === 'in-review',
    'cancel-assignment': assignments.some(isOpen),
    'close-round': isFrom(root, 'closeRound'),
    'reopen-round': isFrom(root, 'reopenRound'),
    'hand-over': !isTerminal(root.stage),
    conflict: !isTerminal(root.stage),
    'revoke-link': root.anonymised === undefined,
    paste: root.anonymised === undefined,
    note: root.anonymised === undefined,
  };
  return DESK_ACTS.filter((act) => holds[act] && (acts || act === 'paste' || act === 'note'));
};

/** The own last act, as long as it can be taken back, and the fact by which it is named then. */
export const UndoView = z.object({ act: z.string(), until: z.string(), fact: z.string() });
export const undoView = ({ undo }: Pick<Proposal | ContactRequest, 'undo'>, viewer: Actor, now: string): { undo?: z.infer<typeof UndoView> } => {
  const until = undo && later(undo.at, STAFF_DELAY_MS);
  return undo && until && undo.by === viewer.id && now <= until ? { undo: { act: undo.type, until, fact: undo.fact } } : {};
};
