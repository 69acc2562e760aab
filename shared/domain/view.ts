import * as z from 'zod';
import { type Actor, effectiveRoles, doorLeadsTo } from './actor.ts';
import { type Assignment, AssignmentStatus, isLive } from './assignment.ts';
import { type Calendar, type Deadline, dueOf } from './clock.ts';
import { conflictOf, type Involved } from './conflict.ts';
import { type ContactRequest, ContactStage, Priority } from './contact.ts';
import type { Decision } from './decision.ts';
import { FeedbackLetter } from './decision.ts';
import type { Message } from './message.ts';
import { Outcome, PartName, type Proposal, ProposalStage } from './proposal.ts';
import type { RefusalCode } from './refusal.ts';
import { Refusal } from './refusal.ts';
import { type Review, ReviewBody, ReviewDraft } from './review.ts';
import type { Task } from './task.ts';
import { Tlp } from './vocabulary.ts';

/**
 * The one projection: what a viewer may see of an item, for page, list, search, export and mail alike. It runs after loading and
 * before anything leaves; who may see nothing gets the same answer as for an item that does not exist.
 */
export type ProposalBundle = {
  readonly root: Proposal;
  readonly assignments: readonly Assignment[];
  readonly reviews: readonly Review[];
  readonly drafts: Readonly<Record<string, ReviewDraft>>;
  readonly decisions: readonly Decision[];
  readonly messages: readonly Message[];
  readonly parts: Readonly<Partial<Record<PartName, unknown>>>;
};
export type ContactBundle = { readonly root: ContactRequest; readonly messages: readonly Message[]; readonly sender: { readonly name: string; readonly email: string; readonly organisation: string } };

/** Names are looked up where they may be shown; an erased person has none. */
export type NameOf = (person: string) => string | undefined;

export const PublicStage = z.enum(['draft', 'received', 'being-checked', 'question', 'in-review', 'decided', 'in-support', 'closed']);
export type PublicStage = z.infer<typeof PublicStage>;

const PUBLIC_STAGE: Record<ProposalStage, PublicStage> = {
  draft: 'draft', submitted: 'received', screening: 'being-checked', 'info-requested': 'question', 'in-review': 'in-review', deliberation: 'in-review', decided: 'in-review',
  announced: 'decided', 'in-support': 'in-support', completed: 'closed', closed: 'closed', withdrawn: 'closed', expired: 'closed', merged: 'closed',
};
export const publicStageOf = (stage: ProposalStage): PublicStage => PUBLIC_STAGE[stage];

export const NextStep = z.enum(['submit', 'first-reply', 'decision', 'answer', 'read-letter', 'confirm', 'support', 'none']);
export type NextStep = z.infer<typeof NextStep>;

/** What the item link shows: nothing of the text. Dates come from the public stage alone, so that hidden work does not shine through. */
export const Status = z.object({
  id: z.string(), kind: z.literal('proposal'), reference: z.string(), language: z.enum(['nl', 'en']), stage: PublicStage, nextStep: NextStep,
  nextDate: z.string().optional(), late: z.boolean(), receivedAt: z.string().optional(), liaison: z.string().optional(), addressVerified: z.boolean(), mayDo: z.array(z.string()),
});
export type Status = z.infer<typeof Status>;

const nextOf = (root: Proposal, calendar: Calendar): { nextStep: NextStep; nextDate?: string } => {
  const at = (deadline: Deadline | undefined) => (deadline ? { nextDate: dueOf(deadline, calendar) } : {});
  switch (publicStageOf(root.stage)) {
    case 'draft': return { nextStep: 'submit' };
    case 'received': return { nextStep: 'first-reply', ...at(root.stageClock) };
    case 'being-checked':
    case 'in-review': return { nextStep: 'decision', ...at(root.promise) };
    case 'question': return { nextStep: 'answer', ...at(root.answerBy) };
    case 'decided': return { nextStep: root.outcome === 'accepted' ? 'confirm' : 'read-letter', ...at(root.stageClock) };
    case 'in-support': return { nextStep: 'support' };
    default: return { nextStep: 'none' };
  }
};

const MAY_DO: Partial<Record<PublicStage, readonly string[]>> = {
  draft: ['save', 'submit'], received: ['amend', 'withdraw'], 'being-checked': ['withdraw'], question: ['answer', 'withdraw'], 'in-review': ['withdraw'],
};

export const statusView = (root: Proposal, now: string, calendar: Calendar, nameOf: NameOf): Status => {
  const stage = publicStageOf(root.stage);
  const next = nextOf(root, calendar);
  const liaison = root.owner ? nameOf(root.owner) : undefined;
  const mayDo = stage === 'decided' && root.outcome === 'accepted' ? ['confirm'] : [...(MAY_DO[stage] ?? [])];
  return {
    id: root.id, kind: 'proposal', reference: root.reference, language: root.language, stage, ...next, late: next.nextDate !== undefined && next.nextDate < now,
    ...(root.receivedAt ? { receivedAt: root.receivedAt } : {}), ...(liaison ? { liaison } : {}), addressVerified: root.verified === root.address, mayDo,
  };
};

const ThreadMessage = z.object({ id: z.string(), kind: z.enum(['question', 'answer', 'request', 'reply', 'note']), at: z.string(), text: z.string(), from: z.string().optional() });
const Letter = FeedbackLetter.extend({ outcome: Outcome, conditions: z.array(z.string()), announcedAt: z.string() });

export const OwnProposal = Status.extend({
  title: z.string(), tlp: Tlp, revision: z.number(), receipt: z.string().optional(),
  answers: z.partialRecord(PartName, z.unknown()), versions: z.partialRecord(PartName, z.number()), thread: z.array(ThreadMessage), letter: Letter.optional(),
});
export type OwnProposal = z.infer<typeof OwnProposal>;

/** Stages in which a decision has been released; in every other one it is held, or under way again. */
const RELEASED: readonly ProposalStage[] = ['announced', 'in-support', 'completed', 'closed'];

const letterOf = (bundle: ProposalBundle) => {
  const { root } = bundle;
  const decision = bundle.decisions.find((candidate) => candidate.n === root.decisions);
  return RELEASED.includes(root.stage) && decision && root.announcedAt ? { ...decision.letter, outcome: decision.outcome, conditions: decision.conditions, announcedAt: root.announcedAt } : undefined;
};

/** The thread as the applicant reads it: questions carry no name, notes of staff do not exist. */
const applicantThread = (messages: readonly Message[]) =>
  messages.filter((message) => message.kind !== 'note').map(({ id, kind, at, text }) => ({ id, kind, at, text }));

export const ownView = (bundle: ProposalBundle, now: string, calendar: Calendar, nameOf: NameOf): OwnProposal => {
  const { root } = bundle;
  const letter = letterOf(bundle);
  const versions = Object.fromEntries(Object.entries(root.manifest).map(([part, entry]) => [part, entry.version]));
  return {
    ...statusView(root, now, calendar, nameOf), title: root.title, tlp: root.tlp, revision: root.revision, ...(root.receipt ? { receipt: root.receipt } : {}),
    answers: bundle.parts, versions, thread: applicantThread(bundle.messages), ...(letter ? { letter } : {}),
  };
};

/** What an invited reviewer sees: enough to declare a conflict, nothing confidential. */
export const InvitationView = z.object({
  id: z.string(), reference: z.string(), language: z.enum(['nl', 'en']), tlp: Tlp, status: AssignmentStatus, due: z.string().optional(), title: z.string(), abstract: z.string(),
  organisation: z.object({ name: z.string(), type: z.string(), country: z.string(), partners: z.array(z.string()), advisers: z.array(z.string()), pilotSites: z.array(z.string()) }),
  capabilities: z.array(z.string()), assets: z.array(z.string()), sectors: z.array(z.string()), trl: z.number().optional(),
});
export type InvitationView = z.infer<typeof InvitationView>;

const OtherReview = z.object({ alias: z.string(), submittedAt: z.string(), criteria: ReviewBody.shape.criteria, vote: ReviewBody.shape.vote });

/** What a reviewer who accepted sees beside that; the others' reviews only after the own one is in. */
export const ReviewView = InvitationView.extend({
  revision: z.number(), safetySeat: z.boolean(), answers: z.object({ maturity: z.unknown(), substance: z.unknown(), process: z.unknown(), asks: z.array(z.string()), goodResult: z.string().optional() }),
  thread: z.array(ThreadMessage), draft: ReviewDraft.optional(), own: ReviewBody.optional(), others: z.array(OtherReview), outcome: Outcome.optional(),
});
export type ReviewView = z.infer<typeof ReviewView>;

type Parts = { outline?: any; organisation?: any; maturity?: any; substance?: any; process?: any; request?: any };

const invitationView = (bundle: ProposalBundle, assignment: Assignment, calendar: Calendar): InvitationView => {
  const { outline, organisation, maturity } = bundle.parts as Parts;
  const { name, type, country, partners, advisers, pilotSites } = organisation ?? {};
  return {
    id: bundle.root.id, reference: bundle.root.reference, language: bundle.root.language, tlp: bundle.root.tlp, status: assignment.status, ...(isLive(assignment) && assignment.status !== 'submitted' ? { due: dueOf(assignment.clock, calendar) } : {}),
    title: bundle.root.title, abstract: outline?.abstract ?? '', organisation: { name, type, country, partners, advisers, pilotSites },
    capabilities: maturity?.capabilities ?? [], assets: maturity?.assets ?? [], sectors: maturity?.sectors ?? [], trl: maturity?.trl,
  };
};

const reviewView = (bundle: ProposalBundle, assignment: Assignment, calendar: Calendar): ReviewView => {
  const { maturity, substance, process, request } = bundle.parts as Parts;
  const own = bundle.reviews.find((review) => review.reviewer === assignment.reviewer && review.round === assignment.round);
  const seesOthers = assignment.status === 'submitted';
  const others = bundle.reviews.flatMap((review) => {
    const theirs = bundle.assignments.find((candidate) => candidate.reviewer === review.reviewer);
    if (!seesOthers || review.reviewer === assignment.reviewer || theirs?.status !== 'submitted') return [];
    return [{ alias: theirs.alias, submittedAt: review.submittedAt.slice(0, 10), criteria: review.body.criteria, vote: review.body.vote }];
  });
  const letter = letterOf(bundle);
  const draft = bundle.drafts[assignment.reviewer];
  return {
    ...invitationView(bundle, assignment, calendar), revision: bundle.root.revision, safetySeat: assignment.safetySeat,
    answers: { maturity, substance, process, asks: request?.asks ?? [], ...(request?.goodResult ? { goodResult: request.goodResult } : {}) },
    thread: applicantThread(bundle.messages), ...(draft ? { draft } : {}), ...(own ? { own: own.body } : {}), others: others.sort((a, b) => (a.alias < b.alias ? -1 : 1)), ...(letter ? { outcome: letter.outcome } : {}),
  };
};

/** What a reviewer may see of a proposal now: the invitation, the whole for review, or nothing. */
export const reviewerView = (bundle: ProposalBundle, viewer: Actor, calendar: Calendar): { invitation: InvitationView; review?: ReviewView } => {
  const assignment = bundle.assignments.find((candidate) => candidate.reviewer === viewer.id);
  if (!assignment || !isLive(assignment) || conflictOf(viewer, bundle.root) || !doorLeadsTo(viewer, bundle.root.id) || bundle.root.stage === 'withdrawn') throw new Refusal('item.not-found');
  const full = viewer.scope.door !== 'invitation' && (assignment.status === 'accepted' || assignment.status === 'submitted');
  return { invitation: invitationView(bundle, assignment, calendar), ...(full ? { review: reviewView(bundle, assignment, calendar) } : {}) };
};

const DeskAssignment = z.object({ reviewer: z.string(), name: z.string(), status: AssignmentStatus, round: z.number(), safetySeat: z.boolean(), invitedAt: z.string(), due: z.string().optional(), reason: z.string().optional(), submittedAt: z.string().optional() });
const DeskReview = z.object({ reviewer: z.string(), name: z.string(), round: z.number(), revision: z.number(), submittedAt: z.string(), body: ReviewBody });
const DeskDecision = z.object({ n: z.number(), outcome: Outcome, by: z.string(), at: z.string(), reason: z.string(), letter: FeedbackLetter, conditions: z.array(z.string()), override: z.string().optional() });

export const DeskProposal = z.object({
  id: z.string(), kind: z.literal('proposal'), reference: z.string(), title: z.string(), language: z.enum(['nl', 'en']), stage: ProposalStage, publicStage: PublicStage, tlp: Tlp, origin: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }).optional(), receivedAt: z.string().optional(), due: z.string().optional(), late: z.boolean(), promisedAt: z.string().optional(), revision: z.number(), round: z.number(),
  safetySeat: z.boolean(), flags: z.array(z.string()), receipt: z.string().optional(), outcome: Outcome.optional(), mergedInto: z.string().optional(), answers: z.partialRecord(PartName, z.unknown()),
  thread: z.array(ThreadMessage), assignments: z.array(DeskAssignment), reviews: z.array(DeskReview), decisions: z.array(DeskDecision),
});
export type DeskProposal = z.infer<typeof DeskProposal>;

export const isStaff = (viewer: Actor): boolean => effectiveRoles(viewer).some((role) => role === 'liaison' || role === 'chair' || role === 'admin');

/** Staff see everything but drafts, items in which they are involved, and (unless they chair) the notes to the chair. */
export const requireStaffView = (item: Involved & { stage: string }, viewer: Actor, code: RefusalCode = 'item.not-found'): void => {
  if (!isStaff(viewer) || item.stage === 'draft' || conflictOf(viewer, item)) throw new Refusal(code);
};

/** When staff must act; nothing while somebody else has to. */
export const dueOfProposal = (root: Proposal, calendar: Calendar): string | undefined => (root.stage === 'info-requested' || !root.stageClock ? undefined : dueOf(root.stageClock, calendar));

export const deskView = (bundle: ProposalBundle, viewer: Actor, now: string, calendar: Calendar, nameOf: NameOf): DeskProposal => {
  const { root } = bundle;
  requireStaffView(root, viewer);
  const due = dueOfProposal(root, calendar);
  const named = (id: string) => nameOf(id) ?? '';
  const chairs = effectiveRoles(viewer).includes('chair');
  const live = bundle.assignments.map((a) => ({
    reviewer: a.reviewer, name: named(a.reviewer), status: a.status, round: a.round, safetySeat: a.safetySeat, invitedAt: a.invitedAt,
    ...(a.status === 'invited' || a.status === 'accepted' ? { due: dueOf(a.clock, calendar) } : {}), ...(a.reason ? { reason: a.reason } : {}), ...(a.submittedAt ? { submittedAt: a.submittedAt } : {}),
  }));
  const counted = bundle.reviews.filter((review) => bundle.assignments.some((a) => a.reviewer === review.reviewer && a.status !== 'recused'));
  return {
    id: root.id, kind: 'proposal', reference: root.reference, title: root.title, language: root.language, stage: root.stage, publicStage: publicStageOf(root.stage), tlp: root.tlp, origin: root.origin,
    ...(root.owner ? { owner: { id: root.owner, name: named(root.owner) } } : {}), ...(root.receivedAt ? { receivedAt: root.receivedAt } : {}), ...(due ? { due } : {}), late: due !== undefined && due < now,
    ...(root.promise ? { promisedAt: dueOf(root.promise, calendar) } : {}), revision: root.revision, round: root.round, safetySeat: root.safetySeat, flags: root.flags, ...(root.receipt ? { receipt: root.receipt } : {}),
    ...(root.outcome ? { outcome: root.outcome } : {}), ...(root.mergedInto ? { mergedInto: root.mergedInto } : {}), answers: bundle.parts,
    thread: bundle.messages.map(({ id, kind, at, text, by }) => ({ id, kind, at, text, from: named(by) })), assignments: live,
    reviews: counted.map(({ reviewer, round, revision, submittedAt, body }) => {
      const { note, ...rest } = body;
      return { reviewer, name: named(reviewer), round, revision, submittedAt, body: chairs && note ? { ...rest, note } : rest };
    }),
    decisions: bundle.decisions.map(({ n, outcome, by, at, reason, letter, conditions, override }) => ({ n, outcome, by: named(by), at, reason, letter, conditions, ...(override ? { override } : {}) })),
  };
};

export const ContactStatus = z.object({
  id: z.string(), kind: z.literal('contact-request'), reference: z.string(), language: z.enum(['nl', 'en']), stage: z.enum(['received', 'in-hand', 'your-turn', 'closed']), nextDate: z.string().optional(), receivedAt: z.string(), liaison: z.string().optional(),
});
export type ContactStatus = z.infer<typeof ContactStatus>;
const CONTACT_PUBLIC: Record<ContactStage, ContactStatus['stage']> = {
  new: 'received', open: 'in-hand', 'waiting-on-requester': 'your-turn', 'waiting-internal': 'in-hand', snoozed: 'in-hand', resolved: 'closed', closed: 'closed', spam: 'closed', merged: 'closed', converted: 'closed', redirected: 'closed',
};

/** A contact request's stage in the words that its sender reads. */
export const contactStageOf = (stage: ContactStage): ContactStatus['stage'] => CONTACT_PUBLIC[stage];

export const contactStatusView = (root: ContactRequest, calendar: Calendar, nameOf: NameOf): ContactStatus => {
  const liaison = root.owner ? nameOf(root.owner) : undefined;
  const stage = CONTACT_PUBLIC[root.stage];
  return {
    id: root.id, kind: 'contact-request', reference: root.reference, language: root.language, stage, receivedAt: root.receivedAt,
    ...(root.stageClock && (stage === 'received' || stage === 'in-hand') ? { nextDate: dueOf(root.stageClock, calendar) } : {}), ...(liaison ? { liaison } : {}),
  };
};

export const OwnContact = ContactStatus.extend({ subject: z.string(), contactKind: z.string(), thread: z.array(ThreadMessage) });
export const ownContactView = (bundle: ContactBundle, calendar: Calendar, nameOf: NameOf): z.infer<typeof OwnContact> => ({
  ...contactStatusView(bundle.root, calendar, nameOf), subject: bundle.root.title, contactKind: bundle.root.contactKind, thread: applicantThread(bundle.messages),
});

export const DeskContact = z.object({
  id: z.string(), kind: z.literal('contact-request'), reference: z.string(), title: z.string(), language: z.enum(['nl', 'en']), stage: ContactStage, contactKind: z.string(), queue: z.string(), priority: Priority, tlp: Tlp,
  owner: z.object({ id: z.string(), name: z.string() }).optional(), receivedAt: z.string(), due: z.string().optional(), late: z.boolean(), flags: z.array(z.string()),
  sender: z.object({ name: z.string(), email: z.string(), organisation: z.string() }), thread: z.array(ThreadMessage),
});
export const deskContactView = (bundle: ContactBundle, viewer: Actor, now: string, calendar: Calendar, nameOf: NameOf): z.infer<typeof DeskContact> => {
  const { root } = bundle;
  requireStaffView(root, viewer);
  const due = root.stageClock ? dueOf(root.stageClock, calendar) : undefined;
  return {
    id: root.id, kind: 'contact-request', reference: root.reference, title: root.title, language: root.language, stage: root.stage, contactKind: root.contactKind, queue: root.queue, priority: root.priority, tlp: root.tlp,
    ...(root.owner ? { owner: { id: root.owner, name: nameOf(root.owner) ?? '' } } : {}), receivedAt: root.receivedAt, ...(due ? { due } : {}), late: due !== undefined && due < now, flags: root.flags, sender: bundle.sender,
    thread: bundle.messages.map(({ id, kind, at, text, by }) => ({ id, kind, at, text, from: by === root.applicant ? bundle.sender.name : (nameOf(by) ?? '') })),
  };
};

/** A row of any list, as the indexes project it. */
export const Row = z.object({
  id: z.string(), kind: z.enum(['proposal', 'contact-request', 'task', 'assignment']), reference: z.string(), title: z.string(), stage: z.string(), tlp: Tlp, owner: z.string().optional(), applicant: z.string(),
  organisations: z.array(z.string()), parties: z.array(z.string()), due: z.string().optional(), language: z.enum(['nl', 'en']), receivedAt: z.string().optional(), origin: z.string().optional(), flags: z.array(z.string()).optional(),
  /** What a task is about: conflicts with that item decide. */
  item: z.string().optional(),
});
export type Row = z.infer<typeof Row>;

export const ListRow = z.object({
  id: z.string(), kind: Row.shape.kind, reference: z.string(), title: z.string(), stage: z.string(), tlp: Tlp, owner: z.string().optional(), due: z.string().optional(), late: z.boolean(), language: z.enum(['nl', 'en']),
  receivedAt: z.string().optional(), flags: z.array(z.string()),
});
export type ListRow = z.infer<typeof ListRow>;

/** A list row for this viewer, or nothing: an involved person does not even learn that the item exists. */
export const rowView = (row: Row, viewer: Actor, now: string): ListRow | undefined => {
  if (conflictOf(viewer, { ...row, id: row.item ?? row.id.split('#')[0]! })) return undefined;
  if (row.kind === 'assignment' ? row.owner !== viewer.id : !isStaff(viewer) || row.stage === 'draft') return undefined;
  return {
    id: row.id.split('#')[0]!, kind: row.kind, reference: row.reference, title: row.title, stage: row.stage, tlp: row.tlp, ...(row.owner ? { owner: row.owner } : {}), ...(row.due ? { due: row.due } : {}),
    late: row.due !== undefined && row.due < now, language: row.language, ...(row.receivedAt ? { receivedAt: row.receivedAt } : {}), flags: row.flags ?? [],
  };
};

/** An item about which a task speaks decides who sees the task. */
export const taskInvolvement = (task: Task): Involved => ({ id: task.item, applicant: task.applicant, organisations: task.organisations, parties: task.parties });
