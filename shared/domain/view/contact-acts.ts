import * as z from 'zod';
import { type Actor, effectiveRoles } from '../actor.ts';
import { CONTACT_MOVES, CONTACT_TERMINAL, type ContactMove, type ContactRequest, isGuarded, WORKING } from '../contact.ts';
import { undoView } from './desk-acts.ts';

/** What staff can do with a contact request, by the names that pages and their forms use. */
export const CONTACT_ACTS = [
  'take',
  'reply',
  'sort',
  'note',
  'ask-colleague',
  'answer-colleague',
  'hand-over',
  'snooze',
  'merge',
  'split',
  'convert',
  'extend',
  'resolve',
  'spam',
  'unspam',
  'redirect',
  'paste',
  'revoke-link',
] as const;
export const ContactAct = z.enum(CONTACT_ACTS);
export type ContactAct = z.infer<typeof ContactAct>;

const isFrom = (root: ContactRequest, move: ContactMove): boolean => (CONTACT_MOVES[move].from as readonly string[]).includes(root.stage);

/** Whoever mails links around answers for them: an administrator alone does not. */
const actsAtDesk = (viewer: Actor): boolean => effectiveRoles(viewer).some((role) => role === 'liaison' || role === 'chair');

/** Whoever asked a colleague does not answer the own question; the owner may answer for the colleague. */
const mayAnswer = ({ asked, owner }: ContactRequest, viewer: Actor, asker: string | undefined): boolean =>
  asked !== undefined && (viewer.id === asked || (viewer.id === owner && viewer.id !== asker));

/** What this viewer may do now, by stage and role; an act can still be refused for what it is sent with. */
export const mayDoWithContact = (root: ContactRequest, viewer: Actor, asker: string | undefined): ContactAct[] => {
  const [isRunning, isKept] = [!CONTACT_TERMINAL.includes(root.stage), root.anonymised === undefined];
  const holds: Record<ContactAct, boolean> = {
    take: isFrom(root, 'take'),
    reply: isFrom(root, 'reply'),
    sort: isRunning,
    note: isKept,
    'ask-colleague': isFrom(root, 'askColleague'),
    'answer-colleague': isFrom(root, 'colleagueAnswers') && mayAnswer(root, viewer, asker),
    'hand-over': isRunning,
    snooze: isFrom(root, 'snooze'),
    merge: isFrom(root, 'merge'),
    split: (WORKING as readonly string[]).includes(root.stage),
    convert: isFrom(root, 'convert') && !isGuarded(root) && !root.flags.includes('tlp-red'),
    extend: isRunning && root.contactKind === 'privacy' && root.stageClock !== undefined && root.extended === undefined,
    resolve: isFrom(root, 'resolve'),
    spam: isFrom(root, 'markSpam'),
    unspam: isFrom(root, 'unspam'),
    redirect: isFrom(root, 'redirect'),
    paste: isKept,
    'revoke-link': isKept && actsAtDesk(viewer),
  };
  return CONTACT_ACTS.filter((act) => holds[act]);
};

/** The own last act, as long as it can be taken back. */
export const contactUndoView = (root: ContactRequest, viewer: Actor, now: string): ReturnType<typeof undoView> =>
  actsAtDesk(viewer) ? undoView(root, viewer, now) : {};
