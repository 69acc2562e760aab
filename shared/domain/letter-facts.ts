import type { Actor, Role } from './actor.ts';
import { type Calendar, dueOf, later } from './clock.ts';
import { conflictOf } from './conflict.ts';
import { rightDoor } from './contact.ts';
import { isDiscussed } from './discussed.ts';
import type { LetterData } from './letter.ts';
import { isIntroduction, type Meeting, supportFactsFor } from './letter-support.ts';
import { type Intent, isReviewerLetter } from './mail.ts';
import { isAmongStaff } from './message.ts';
import { offerUntil } from './offer.ts';
import { ANSWER_LAPSE } from './proposal.ts';
import { rulesOf } from './rules.ts';
import type { Task } from './task.ts';
import { ownView, statusView } from './view/applicant.ts';
import type { ContactBundle, NameOf, ProposalBundle } from './view/bundle.ts';
import { contactStatusView } from './view/contact.ts';

/** What a letter may say, apart from address, link and community. */
export type LetterFacts = Partial<Omit<LetterData, 'template' | 'to' | 'community' | 'site' | 'link'>> & { readonly recipient?: string | undefined };

export type Reader = Pick<Actor, 'id' | 'keys' | 'conflicts' | 'relations'> & { readonly roles: readonly Role[] };
type About = {
  proposal: ProposalBundle | undefined;
  contact: ContactBundle | undefined;
  task: Task | undefined;
  /** The introduction that it is about. */
  meeting?: Meeting | undefined;
  intent: Intent;
  viewer: Reader;
  now: string;
  calendar: Calendar;
  nameOf: NameOf;
};

/** Letters that name the day of the decision, whatever comes before it. */
const PROMISING: readonly Intent['template'][] = ['receipt', 'first-date', 'new-date'];
/** Letters that stay true whatever happened to the assignment since: its end is what they tell. */
const ENDINGS = new Set(['invitation-expired', 'review-cancelled']);

export const isStaffReader = (viewer: Pick<Reader, 'roles'>): boolean =>
  viewer.roles.some((role) => role === 'liaison' || role === 'chair' || role === 'admin');

/** The file that a letter is about, by its number; none once it was taken away. */
const refusedFile = ({ files = [] }: ProposalBundle, id: string | undefined): LetterFacts['file'] => {
  const file = files.find((candidate) => candidate.id === id);
  return file?.reason ? { n: file.n, reason: file.reason } : undefined;
};

const toApplicant = ({ proposal, meeting, intent, now, calendar, nameOf }: About & { proposal: ProposalBundle }): LetterFacts | undefined => {
  const { root } = proposal;
  const status = statusView(root, now, calendar, nameOf);
  const own = ownView(proposal, now, calendar, nameOf);
  if (intent.template === 'decision' && !own.letter) return undefined;
  if ((intent.template === 'question' || intent.template === 'question-reminder') && root.stage !== 'info-requested') return undefined;
  if (intent.template === 'admitted' && status.stage !== 'in-review' && status.stage !== 'question') return undefined;
  const message = own.thread.find((entry) => entry.id === intent.message);
  const file = intent.template === 'file-refused' ? refusedFile(proposal, intent.message) : undefined;
  const until = offerUntil(root, calendar);
  const after = supportFactsFor(intent, { proposal, meeting, now, calendar });
  if (!after || (intent.message && !message && !file && !isIntroduction(intent))) return undefined;
  return {
    ...(file ? { file } : {}),
    language: root.language,
    itemKind: 'proposal',
    reference: root.reference,
    tlp: root.tlp,
    title: root.title,
    nextStep: status.nextStep,
    // A date that has passed asks nobody for anything.
    nextDate: status.nextDate && status.nextDate >= now ? status.nextDate : undefined,
    ...(status.nextStep === 'confirm' && until !== status.nextDate ? { until } : {}),
    ...(PROMISING.includes(intent.template) ? { promisedDate: status.decisionBy } : {}),
    ...(status.undated ? { undated: true } : {}),
    ...(root.answerBy && intent.template === 'question-reminder' ? { due: later(root.answerBy.startedAt, ANSWER_LAPSE) } : {}),
    liaison: status.liaison,
    recipient: (proposal.parts.contact as { name?: string } | undefined)?.name,
    receipt: root.receipt,
    receivedAt: root.receivedAt,
    messageText: message?.text,
    outcome: intent.template === 'decision' ? own.letter?.outcome : undefined,
    ...after,
  };
};

const toReviewer = ({ proposal, intent, viewer, calendar }: About & { proposal: ProposalBundle }): LetterFacts | undefined => {
  const { root, assignments } = proposal;
  const own = assignments.find((assignment) => assignment.reviewer === viewer.id);
  if (!own || conflictOf(viewer, root)) return undefined;
  const fits: Partial<Record<Intent['template'], boolean>> = {
    invitation: own.status === 'invited',
    'invitation-reminder': own.status === 'invited',
    'review-open': own.status === 'accepted',
    'review-reminder': own.status === 'accepted',
    'review-today': own.status === 'accepted',
    'review-late': own.status === 'accepted',
    'review-reopened': own.status === 'accepted',
    'review-thanks': own.status === 'submitted',
    'invitation-expired': own.status === 'expired',
    'review-cancelled': own.status === 'cancelled',
    'discussion-news': own.status === 'submitted' && isDiscussed(root),
  };
  if (fits[intent.template] === false) return undefined;
  const base = { itemKind: 'proposal', reference: root.reference, tlp: root.tlp, ...(rulesOf(root).blind ? { blind: true } : {}) } as const;
  const again = intent.template === 'review-reopened' ? { again: { changed: own.revision !== root.revision, asked: own.reopened?.by === 'staff' } } : {};
  return ENDINGS.has(intent.template)
    ? base
    : { ...base, ...again, title: root.title, ...(own.status === 'submitted' ? {} : { due: dueOf(own.clock, calendar) }) };
};

const toStaff = ({ proposal, contact, task, intent, viewer, calendar, nameOf }: About): LetterFacts | undefined => {
  const root = proposal?.root ?? contact?.root ?? task;
  if (!root || !isStaffReader(viewer) || conflictOf(viewer, task ? { ...task, id: task.item } : root)) return undefined;
  return {
    itemKind: root.kind,
    reference: root.reference,
    tlp: root.tlp,
    title: root.title,
    due: root.stageClock ? dueOf(root.stageClock, calendar) : undefined,
    person: intent.person === undefined ? undefined : nameOf(intent.person),
  };
};

const toSender = ({ contact, meeting, intent, now, calendar, nameOf }: About & { contact: ContactBundle }): LetterFacts | undefined => {
  const { root } = contact;
  if (root.stage === 'spam' || (intent.template === 'contact-reminder' && root.stage !== 'waiting-on-requester')) return undefined;
  const status = contactStatusView(root, now, calendar, nameOf);
  const message = contact.messages.find((entry) => entry.id === intent.message);
  const after = supportFactsFor(intent, { proposal: undefined, meeting, now, calendar });
  if (!after || (intent.message && !isIntroduction(intent) && (!message || isAmongStaff(message)))) return undefined;
  return {
    language: root.language,
    itemKind: 'contact-request',
    reference: root.reference,
    tlp: root.tlp,
    ...(root.verified ? { title: root.title, recipient: contact.sender.name } : { recipient: '' }),
    nextDate: status.nextDate,
    door: rightDoor(root),
    liaison: status.liaison,
    receivedAt: root.receivedAt,
    messageText: message?.text,
    ...after,
  };
};

/** Nothing that anybody typed, to an address that nobody has proven; nothing any more once the invitation was taken up or back. */
const toMember = ({ root, members = [] }: ProposalBundle, viewer: Reader): LetterFacts | undefined =>
  members.some((member) => member.person === viewer.id && member.state === 'invited')
    ? { itemKind: 'proposal', reference: root.reference, tlp: root.tlp, recipient: '' }
    : undefined;

/**
 * What this recipient may be told now, through the same projection as on the pages; undefined when it must not be told any more: a
 * conflict since, an ended assignment, an announcement taken back.
 */
export const letterFactsFor = (about: About): LetterFacts | undefined => {
  const { proposal, contact, task, intent, viewer } = about;
  if (intent.record === viewer.id) return {};
  const applicant = (proposal?.root ?? contact?.root)?.applicant;
  if (intent.template === 'team-invitation') return proposal && toMember(proposal, viewer);
  if (proposal && isReviewerLetter(intent.template)) return toReviewer({ ...about, proposal });
  if (applicant === viewer.id && !task) return proposal ? toApplicant({ ...about, proposal }) : toSender({ ...about, contact: contact! });
  return toStaff(about);
};
