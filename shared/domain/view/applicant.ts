import * as z from 'zod';
import { type Calendar, type Deadline, dueOf, later, promisedDate } from '../clock.ts';
import { Link, type LinkKind, linkOf } from '../lineage.ts';
import { offerUntil } from '../offer.ts';
import { DRAFT_NOTICE, PartName, type Proposal, type ProposalStage } from '../proposal.ts';
import { isSealed } from '../rules.ts';
import type { Pending } from '../submission.ts';
import { type Member, TeamRole } from '../team.ts';
import { Tlp } from '../vocabulary.ts';
import {
  applicantThread,
  earlierLettersOf,
  Letter,
  letterOf,
  type NameOf,
  type ProposalBundle,
  RECONSIDERATION_MS,
  type Reach,
  ThreadMessage,
} from './bundle.ts';
import { OwnAfter, ownAfter } from './after.ts';
import { Ended, endedOf } from './ended.ts';
import { FileView, ownFiles } from './files.ts';
import { asTold, toldOf } from './told.ts';

export const PublicStage = z.enum(['draft', 'received', 'being-checked', 'question', 'in-review', 'decided', 'in-support', 'closed']);
export type PublicStage = z.infer<typeof PublicStage>;

const PUBLIC_STAGE: Record<ProposalStage, PublicStage> = {
  draft: 'draft',
  submitted: 'received',
  screening: 'being-checked',
  'info-requested': 'question',
  'in-review': 'in-review',
  deliberation: 'in-review',
  decided: 'in-review',
  announced: 'decided',
  'in-support': 'in-support',
  completed: 'closed',
  closed: 'closed',
  withdrawn: 'closed',
  expired: 'closed',
  merged: 'closed',
};
export const publicStageOf = (stage: ProposalStage): PublicStage => PUBLIC_STAGE[stage];

const STEPS = ['submit', 'first-reply', 'decision', 'answer', 'read-letter', 'confirm', 'conditions', 'pitch', 'reserve', 'improve', 'second-look'] as const;
export const NextStep = z.enum([...STEPS, 'support', 'none']);
export type NextStep = z.infer<typeof NextStep>;

/** Where it is on the way that every proposal goes; a question stops it where it was. */
export const ProcessStep = z.enum(['receipt', 'check', 'review', 'decision', 'support']);
export type ProcessStep = z.infer<typeof ProcessStep>;

const STEP: Partial<Record<PublicStage, ProcessStep>> = {
  received: 'receipt',
  'being-checked': 'check',
  question: 'check',
  'in-review': 'review',
  decided: 'decision',
  'in-support': 'support',
};
/** Nothing where the way has not begun, or is over. */
export const processStep = ({ stage, cameFrom = stage }: Pick<Proposal, 'stage' | 'cameFrom'>): ProcessStep | undefined =>
  STEP[publicStageOf(stage === 'info-requested' ? cameFrom : stage)];

// Most functions ask this file for a stage or a step alone: a shape that nobody reads there is left out of their bundle.

/** What the item link shows: nothing of the text. Dates come from the public stage alone, so that hidden work does not shine through. */
export const Status = /* @__PURE__ */ (() =>
  z.object({
    id: z.string(),
    kind: z.literal('proposal'),
    reference: z.string(),
    language: z.enum(['nl', 'en']),
    stage: PublicStage,
    process: ProcessStep.optional(),
    nextStep: NextStep,
    nextDate: z.string().optional(),
    late: z.boolean(),
    /** By when a decision is promised, from the receipt on and until it is there. */
    decisionBy: z.string().optional(),
    /** No date can be named yet, as no reviewer has a place. */
    undated: z.boolean().optional(),
    /** That date is a later one than was promised at first, and said before the first had passed. */
    moved: z.boolean().optional(),
    receivedAt: z.string().optional(),
    /** Nobody at the desk reads it before its call has ended. */
    sealed: z.boolean().optional(),
    liaison: z.string().optional(),
    addressVerified: z.boolean(),
    /** Our last letter came back: it says so here, until one arrives again. */
    unreachable: z.boolean(),
    mayDo: z.array(z.string()),
  }))();
export type Status = z.infer<typeof Status>;

/** The day that an offer aims at, and once that is over the last day on which it can still be taken. */
const confirmBy = (root: Proposal, now: string, calendar: Calendar): { nextDate?: string } => {
  const aimed = root.stageClock && dueOf(root.stageClock, calendar);
  const date = aimed !== undefined && aimed < now ? (offerUntil(root, calendar) ?? aimed) : aimed;
  return date === undefined ? {} : { nextDate: date };
};

/** What an announced decision asks of its applicant next; without an offer the date is the last one to ask for a second look. */
const afterDecision = (root: Proposal, now: string, calendar: Calendar): { nextStep: NextStep; nextDate?: string } => {
  if (root.reconsideration === 'asked') return { nextStep: 'second-look' };
  const until = offerUntil(root, calendar);
  switch (root.outcome) {
    case 'accepted':
      return { nextStep: 'confirm', ...confirmBy(root, now, calendar) };
    case 'accepted-with-conditions':
      return { nextStep: 'conditions', ...(until ? { nextDate: until } : {}) };
    case 'reserve':
      return { nextStep: 'reserve', ...(until ? { nextDate: until } : {}) };
    case 'pitch':
      return { nextStep: 'pitch' };
    default:
      return {
        nextStep: root.outcome === 'resubmit' && !linkOf(root, 'resubmitted-as') ? 'improve' : 'read-letter',
        ...(root.announcedAt && root.reconsideration === undefined ? { nextDate: later(root.announcedAt, RECONSIDERATION_MS) } : {}),
      };
  }
};

const nextOf = (root: Proposal, now: string, calendar: Calendar): { nextStep: NextStep; nextDate?: string; late?: boolean } => {
  const at = (deadline: Deadline | undefined) => (deadline ? { nextDate: dueOf(deadline, calendar) } : {});
  const promised = (deadline: Deadline | undefined) => {
    if (!deadline) return {};
    const { date, late } = promisedDate(deadline, now, calendar);
    return { nextDate: date, late };
  };
  switch (publicStageOf(root.stage)) {
    case 'draft':
      return { nextStep: 'submit' };
    case 'received':
      return { nextStep: 'first-reply', ...promised(root.stageClock) };
    case 'being-checked':
    case 'in-review':
      return { nextStep: 'decision', ...promised(root.promise) };
    case 'question':
      return { nextStep: 'answer', ...at(root.answerBy) };
    case 'decided':
      return afterDecision(root, now, calendar);
    case 'in-support':
      return { nextStep: 'support' };
    default:
      return { nextStep: 'none' };
  }
};

const MAY_DO: Partial<Record<PublicStage, readonly string[]>> = {
  draft: ['save', 'submit', 'delete'],
  received: ['amend', 'withdraw'],
  'being-checked': ['withdraw'],
  question: ['save', 'answer', 'withdraw'],
  'in-review': ['withdraw'],
};

/** Public stages in which a decision is still to come from us. */
const PROMISED: readonly PublicStage[] = ['received', 'being-checked', 'in-review'];

export const statusView = (known: Proposal, now: string, calendar: Calendar, nameOf: NameOf, { unreachable = false }: Reach = {}): Status => {
  const root = asTold(known, now);
  const stage = publicStageOf(root.stage);
  const { late, ...next } = nextOf(root, now, calendar);
  const liaison = root.owner ? nameOf(root.owner) : undefined;
  const process = processStep(root);
  const promise = PROMISED.includes(stage) ? root.promise : undefined;
  const mayDo = stage === 'decided' && root.outcome === 'accepted' ? ['confirm'] : [...(MAY_DO[stage] ?? [])];
  return {
    id: root.id,
    kind: 'proposal',
    reference: root.reference,
    language: root.language,
    stage,
    ...(process ? { process } : {}),
    ...next,
    late: late ?? (next.nextDate !== undefined && next.nextDate < now),
    ...(promise ? { decisionBy: promisedDate(promise, now, calendar).date } : {}),
    ...(!promise && root.undated && PROMISED.includes(stage) ? { undated: true } : {}),
    ...(promise?.moved ? { moved: true } : {}),
    ...(root.receivedAt ? { receivedAt: root.receivedAt } : {}),
    ...(isSealed(root) ? { sealed: true } : {}),
    ...(liaison ? { liaison } : {}),
    addressVerified: root.verified === root.address,
    unreachable,
    mayDo,
  };
};

/** A draft is warned about before it goes; that warning is one of the two things that its clock waits for. */
const keptUntil = ({ stage, nextTouch, reminded }: Proposal): { keptUntil?: string } =>
  stage === 'draft' && nextTouch ? { keptUntil: reminded > 0 ? nextTouch : later(nextTouch, DRAFT_NOTICE) } : {};

const EDITING: readonly string[] = ['save', 'amend', 'answer'];
/** The status as a member of the team reads it: editors write and answer, everybody may leave, the rest is the applicant's. */
export const forMember = <S extends Status>(status: S, members: readonly Member[], person: string): S => {
  const isEditor = members.some((member) => member.person === person && member.role === 'editor');
  return { ...status, mayDo: [...status.mayDo.filter((act) => isEditor && EDITING.includes(act)), 'leave'] };
};

const TeamMember = /* @__PURE__ */ (() =>
  z.object({ person: z.string(), name: z.string(), role: TeamRole, state: z.enum(['invited', 'joined']), email: z.string().optional() }))();

export const OwnProposal = /* @__PURE__ */ (() =>
  Status.extend({
    title: z.string(),
    tlp: Tlp,
    revision: z.number(),
    receipt: z.string().optional(),
    answers: z.partialRecord(PartName, z.unknown()),
    versions: z.partialRecord(PartName, z.number()),
    /** Until when a draft is kept that nobody touches any more. */
    keptUntil: z.string().optional(),
    /** Parts that were saved for the answer to an open question; they stand in `answers` for their applicant, and nobody else sees them. */
    pending: z.array(PartName),
    /** How far the form was filled in when it was sent in. */
    step: z.number().int().optional(),
    thread: z.array(ThreadMessage),
    files: z.array(FileView),
    /** Addresses are for the applicant, who typed them. */
    team: z.array(TeamMember),
    letter: Letter.optional(),
    /** The letters of decisions that a pitch or a second look came after, the latest first. */
    earlierLetters: z.array(Letter),
    /** Since when it is supported, once its stage says so too. */
    supportedAt: z.string().optional(),
    /** How it came to its end after a decision. */
    ended: Ended.optional(),
    /** What came after the decision, for the applicant alone. */
    afterwards: OwnAfter.optional(),
    /** Messages of the same sender that it came from. */
    links: z.array(Link),
  }))();
/** The day of a pitch, and that of an answer, stand beside the root: they are dates of the own page, and of no link. */
const withDates = (status: Status, { pitch, reconsideration }: Partial<OwnAfter>, now: string): Status => {
  const nextDate = status.nextStep === 'pitch' ? pitch?.on : status.nextStep === 'second-look' ? reconsideration?.due : undefined;
  return nextDate && nextDate >= now ? { ...status, nextDate } : status;
};

const SUPPORTED: readonly ProposalStage[] = ['in-support', 'completed'];
/** What was merged may belong to somebody else. */
const OWN_LINKS: readonly LinkKind[] = ['converted-from'];
export type OwnProposal = z.infer<typeof OwnProposal>;
export const ownView = (
  known: ProposalBundle & { readonly pending?: Pending },
  now: string,
  calendar: Calendar,
  nameOf: NameOf,
  reach: Reach = {},
  viewer: string = known.root.applicant,
): OwnProposal => {
  const bundle = toldOf(known, now);
  const { root } = bundle;
  const letter = letterOf(bundle);
  const ended = endedOf(root, now, calendar);
  const pending = Object.entries(bundle.pending ?? {}) as [PartName, NonNullable<Pending[PartName]>][];
  const answers = { ...bundle.parts, ...Object.fromEntries(pending.map(([part, { content }]) => [part, content])) };
  const versions = Object.fromEntries([...Object.entries(root.manifest), ...pending].map(([part, entry]) => [part, entry.version]));
  const isApplicant = viewer === root.applicant;
  const afterwards = isApplicant ? ownAfter(bundle, now, calendar) : undefined;
  const members = bundle.members ?? [];
  const status = withDates(statusView(root, now, calendar, nameOf, reach), afterwards ?? {}, now);
  return {
    ...(isApplicant ? status : forMember(status, members, viewer)),
    title: root.title,
    tlp: root.tlp,
    revision: root.revision,
    ...(root.receipt ? { receipt: root.receipt } : {}),
    answers,
    versions,
    ...keptUntil(root),
    pending: pending.map(([part]) => part),
    ...(root.step === undefined ? {} : { step: root.step }),
    thread: applicantThread(bundle.messages),
    files: ownFiles(bundle, now),
    team: members.map(({ person, name, role, state, email }) => ({ person, name, role, state, ...(isApplicant ? { email } : {}) })),
    ...(letter ? { letter } : {}),
    earlierLetters: earlierLettersOf(bundle),
    ...(root.supportedAt && SUPPORTED.includes(root.stage) ? { supportedAt: root.supportedAt } : {}),
    ...(ended ? { ended } : {}),
    ...(afterwards ? { afterwards } : {}),
    links: (root.links ?? []).filter(({ kind }) => OWN_LINKS.includes(kind)),
  };
};
