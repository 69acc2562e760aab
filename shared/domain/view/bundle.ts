import * as z from 'zod';
import { community } from '../../community.ts';
import type { After, Introduced } from '../after.ts';
import type { Assignment } from '../assignment.ts';
import type { Attachment } from '../attachment.ts';
import { DAY, later } from '../clock.ts';
import type { ContactRequest } from '../contact.ts';
import { type Decision, FeedbackLetter } from '../decision.ts';
import type { Imported } from '../import/imported.ts';
import { isAmongStaff, isInThread, type Message, THREAD_KINDS } from '../message.ts';
import { latestDecision, Outcome, type PartName, type Proposal, type ProposalStage } from '../proposal.ts';
import type { Review, ReviewDraft } from '../review.ts';
import type { Member } from '../team.ts';

/**
 * The one projection: what a viewer may see of an item, for page, list, search, export and mail alike. It runs after loading and
 * before anything leaves; who may see nothing gets the same answer as for an item that does not exist.
 */
export type ProposalBundle = {
  readonly root: Proposal;
  readonly assignments: readonly Assignment[];
  readonly reviews: readonly Review[];
  readonly drafts: Readonly<Record<string, ReviewDraft>>;
  /** When each of them was kept. */
  readonly draftTimes?: Readonly<Record<string, string>>;
  /** How often each of them was kept. */
  readonly draftVersions?: Readonly<Record<string, number>>;
  /** Which text each of them is about. */
  readonly draftRevisions?: Readonly<Record<string, number>>;
  readonly decisions: readonly Decision[];
  readonly messages: readonly Message[];
  /** What came after the decision, as far as it was loaded. */
  readonly after?: After | undefined;
  /** The applicant's team, as far as it was loaded. */
  readonly members?: readonly Member[];
  /** The files beside the answers, likewise. */
  readonly files?: readonly Attachment[];
  readonly parts: Readonly<Partial<Record<PartName, unknown>>>;
  /** The line that it was imported from, for staff alone. */
  readonly imported?: Imported | undefined;
};
export type ContactBundle = {
  readonly root: ContactRequest;
  readonly messages: readonly Message[];
  readonly sender: { readonly name: string; readonly email: string; readonly organisation: string; readonly subject: string };
  /** Introductions that its sender was asked for. */
  readonly introduced?: Introduced['list'];
  readonly imported?: Imported | undefined;
};

/** Names are looked up where they may be shown; an erased person has none. */
export type NameOf = (person: string) => string | undefined;

/** Whether our last letter to the reader came back. */
export type Reach = { readonly unreachable?: boolean | undefined };

export const ThreadMessage = z.object({
  id: z.string(),
  kind: z.enum(THREAD_KINDS),
  at: z.string(),
  text: z.string(),
  from: z.string().optional(),
});
/** The same with what staff read besides: of a pasted mail its subject, another address that it came from, and who put it here. */
export const DeskMessage = ThreadMessage.extend({
  subject: z.string().optional(),
  address: z.string().optional(),
  /** A mail that staff put here and that came from another address than the sender's: nobody but staff reads it. */
  otherAddress: z.boolean().optional(),
  pastedBy: z.string().optional(),
  undone: z.boolean().optional(),
});

/** The thread as staff read it. What came from another address stands there under that address, and never under the sender's name. */
export const deskThread = (messages: readonly Message[], nameOf: NameOf): z.infer<typeof DeskMessage>[] =>
  messages.filter(isInThread).map(({ id, kind, at, text, by, from, subject, pastedBy, undone }) => ({
    ...{ id, kind, at, text, from: from ?? nameOf(by) ?? '' },
    ...(from ? { address: from, otherAddress: true } : {}),
    ...(subject ? { subject } : {}),
    ...(pastedBy ? { pastedBy: nameOf(pastedBy) ?? '' } : {}),
    ...(undone ? { undone } : {}),
  }));

/** Whether a decision can be looked at again: yes, no as it accepts, no as that was done before, that it was asked for of this very one, or no as it went on from there. */
export const Reconsidering = z.enum(['ask', 'accepted', 'final', 'asked', 'over']);

export const Letter = FeedbackLetter.extend({
  /** The version of the rubric whose criteria the letter speaks of. */
  rubric: z.string(),
  outcome: Outcome,
  conditions: z.array(z.string()),
  announcedAt: z.string(),
  /** Where it belongs, if it was sent on. */
  target: z.string().optional(),
  /** Who wants to talk it over writes here; until then, and whether a reconsideration can be asked for: never of a decision that accepts, and once only. */
  reconsideration: z.object({ until: z.string(), contact: z.string(), may: Reconsidering }),
});

/** Four weeks to ask for reconsideration. */
export const RECONSIDERATION_MS = 28 * DAY;

/** Stages in which a decision has been released; in every other one it is held, or under way again. */
const RELEASED: readonly ProposalStage[] = ['announced', 'in-support', 'completed', 'closed'];

/** A letter as its applicant reads it, announced at this moment. */
export const letterOn = (
  announcedAt: string,
  { letter, rubric, outcome, conditions, target }: Pick<Decision, 'letter' | 'rubric' | 'outcome' | 'conditions' | 'target'>,
  may: z.infer<typeof Reconsidering> = 'ask',
): z.infer<typeof Letter> => ({
  ...letter,
  rubric,
  outcome,
  conditions,
  announcedAt,
  ...(target ? { target } : {}),
  reconsideration: { until: later(announcedAt, RECONSIDERATION_MS), contact: community.contact.email, may: outcome === 'accepted' ? 'accepted' : may },
});

/** It can be asked for once: what was answered, and a decision after that, is final. */
export const mayStill = ({ reconsideration }: Pick<Proposal, 'reconsideration'>): z.infer<typeof Reconsidering> =>
  reconsideration === undefined ? 'ask' : reconsideration === 'asked' ? 'asked' : 'final';

/** The letter of a decision that has been released; a held one does not exist for anybody but staff. */
export const letterOf = (bundle: ProposalBundle) => {
  const { root } = bundle;
  const decision = latestDecision(root, bundle.decisions);
  const may = mayStill(root);
  return RELEASED.includes(root.stage) && decision && root.announcedAt
    ? letterOn(root.announcedAt, decision, may === 'ask' && root.stage !== 'announced' ? 'over' : may)
    : undefined;
};

/** The letters of decisions that a pitch or a second look came after, as they were announced, the latest first: they stay readable beside the later one. */
export const earlierLettersOf = ({ root, decisions, after }: ProposalBundle) =>
  [after?.pitched?.of, root.reconsideration === 'opened' ? after?.reconsideration?.of : undefined]
    .flatMap((of) => {
      const decision = of && decisions.find(({ n }) => n === of.n);
      return of && decision ? [letterOn(of.announcedAt, decision, 'asked')] : [];
    })
    .sort((a, b) => (a.announcedAt < b.announcedAt ? 1 : -1));

/** The thread as the applicant reads it: questions carry no name, notes of staff do not exist, nor does what somebody else wrote to us from another address. */
export const applicantThread = (messages: readonly Message[]) =>
  messages
    .filter(isInThread)
    .filter((message) => !isAmongStaff(message) && message.from === undefined)
    .map(({ id, kind, at, text }) => ({ id, kind, at, text }));
