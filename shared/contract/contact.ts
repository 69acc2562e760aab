import * as z from 'zod';
import { ExtensionReason, Priority, ReleaseReason } from '../domain/contact.ts';
import { prose } from '../domain/text.ts';
import { DeskContact } from '../domain/view/contact.ts';
import { Tlp, wordOf } from '../domain/vocabulary.ts';
import { Done, Empty, PersonId, Seen } from './common.ts';
import { operation } from './operation.ts';

const fn = 'api-contact';
/** Administrators too: privacy requests are theirs. */
const who = ['liaison', 'chair', 'admin'] as const;
const kind = wordOf('contactKinds');
const ContactId = z.string().regex(/^ctc_[0-9a-hjkmnp-tv-z]{26}$/);
const text = prose(2, 5000);

/** What staff do with contact requests, each judged for a conflict of the one who acts. */
export const contactOperations = {
  readDeskContact: operation({
    id: 'readDeskContact',
    route: 'GET /api/desk/contact-requests/{contact}',
    fn,
    who,
    summary: 'A contact request with its thread.',
    reply: DeskContact,
  }),
  takeContact: operation({
    id: 'takeContact',
    route: 'POST /api/desk/contact-requests/{contact}/take',
    fn,
    who,
    body: Empty,
    summary: 'Take a contact request, also one that sleeps.',
    reply: Done,
  }),
  setContactKind: operation({
    id: 'setContactKind',
    route: 'POST /api/desk/contact-requests/{contact}/kind',
    fn,
    who,
    body: z.strictObject({ kind, priority: Priority.optional(), tlp: Tlp.optional(), reason: ReleaseReason.optional() }),
    summary:
      'Set kind, priority and label. A label that is raised acts at the next request and the next mail; one that is lowered frees what stands under guard, for a reason.',
    reply: Done,
  }),
  handOverContact: operation({
    id: 'handOverContact',
    route: 'POST /api/desk/contact-requests/{contact}/hand-over',
    fn,
    who,
    body: Seen.extend({ to: PersonId }),
    summary: 'Somebody else of the staff answers for it from now on.',
    reply: Done,
  }),
  addContactNote: operation({
    id: 'addContactNote',
    route: 'POST /api/desk/contact-requests/{contact}/notes',
    fn,
    who,
    body: z.strictObject({ text }),
    summary: 'A note among staff; the sender never sees it.',
    reply: Done,
  }),
  askColleague: operation({
    id: 'askColleague',
    route: 'POST /api/desk/contact-requests/{contact}/ask-colleague',
    fn,
    who,
    body: z.strictObject({ colleague: PersonId, text }),
    summary: 'Ask a colleague something before replying.',
    reply: Done,
  }),
  answerColleague: operation({
    id: 'answerColleague',
    route: 'POST /api/desk/contact-requests/{contact}/answer-colleague',
    fn,
    who,
    body: z.strictObject({ text }),
    summary: 'The answer of the colleague who was asked.',
    reply: Done,
  }),
  snoozeContact: operation({
    id: 'snoozeContact',
    route: 'POST /api/desk/contact-requests/{contact}/snooze',
    fn,
    who,
    body: Seen.extend({ until: z.iso.datetime({ precision: 3 }) }),
    summary: 'Put aside until a moment within 180 days.',
    reply: Done,
  }),
  mergeContact: operation({
    id: 'mergeContact',
    route: 'POST /api/desk/contact-requests/{contact}/merge',
    fn,
    who,
    body: Seen.extend({ into: ContactId, differentSender: z.boolean().optional() }),
    summary: 'It is about the same as another one, which goes on; this one ends.',
    reply: Done,
  }),
  convertContact: operation({
    id: 'convertContact',
    route: 'POST /api/desk/contact-requests/{contact}/convert',
    fn,
    who,
    body: Seen.extend({ to: z.enum(['proposal']) }),
    summary: 'Make a draft of it for its sender, who gets the link.',
    reply: Done.extend({ into: z.string(), reference: z.string() }),
  }),
  extendPrivacy: operation({
    id: 'extendPrivacy',
    route: 'POST /api/desk/contact-requests/{contact}/extend',
    fn,
    who,
    body: Seen.extend({ reason: ExtensionReason }),
    summary: 'Two months more for a privacy request, once, with notice to its sender.',
    reply: Done,
  }),
  resolveContact: operation({
    id: 'resolveContact',
    route: 'POST /api/desk/contact-requests/{contact}/resolve',
    fn,
    who,
    body: Seen,
    summary: 'Done; an answer within a fortnight opens it again.',
    reply: Done,
  }),
  markSpam: operation({
    id: 'markSpam',
    route: 'POST /api/desk/contact-requests/{contact}/spam',
    fn,
    who,
    body: Seen,
    summary: 'Mark as spam; nobody is told.',
    reply: Done,
  }),
  unspamContact: operation({
    id: 'unspamContact',
    route: 'POST /api/desk/contact-requests/{contact}/unspam',
    fn,
    who,
    body: Empty,
    summary: 'It was no spam; back to the beginning.',
    reply: Done,
  }),
  redirectContact: operation({
    id: 'redirectContact',
    route: 'POST /api/desk/contact-requests/{contact}/redirect',
    fn,
    who,
    body: Seen.extend({ target: z.enum(['csirt', 'disclosure', 'elsewhere']) }),
    summary: 'It belongs elsewhere.',
    reply: Done,
  }),
} as const;
