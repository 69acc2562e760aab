import * as z from 'zod';
import { Instant } from './clock.ts';

/**
 * What happened, in the past tense. A fact holds ids and codes only, never prose or personal data, so that erasing a person
 * never touches the log. `from` and `to` stand in every fact that moves a stage, `ownerFrom` and `ownerTo` in one that moves an owner.
 */
const id = /* @__PURE__ */ z.string().max(64);
const code = /* @__PURE__ */ z.string().max(40);
const moved = { from: code, to: code };
/** The answer to a check, where it is new. */
const given = /* @__PURE__ */ code.optional();
/** Seals a text that stands elsewhere, with a salt that stands there too. */
const sealed = { digest: /* @__PURE__ */ id.optional() };
/** Kinds of names that a letter holds because they are meant. */
const named = /* @__PURE__ */ z.array(code).optional();
const owned = { ownerFrom: /* @__PURE__ */ id.optional(), ownerTo: /* @__PURE__ */ id.optional() };

// Marked as free of effects, so that a function that reads no fact leaves the schemas out.
export const FACTS = /* @__PURE__ */ (() =>
  ({
    ProposalImported: z.object({ ...moved, ...owned, gaps: z.number(), cuts: z.number() }),
    ProposalSubmitted: z.object({
      ...moved,
      ...owned,
      revision: z.number(),
      receipt: id,
      call: id.optional(),
      extension: id.optional(),
      sealed: z.boolean().optional(),
    }),
    /** The end of a sealed call has passed for everybody: from now on the desk reads what came in. */
    SealOpened: z.object({ ownerTo: id.optional() }),
    ProposalAmended: z.object({ revision: z.number(), receipt: id }),
    ProposalTaken: z.object({ ...moved, ...owned }),
    OwnerChanged: z.object(owned),
    QuestionAsked: z.object({ ...sealed, ...moved, message: id }),
    Step2Asked: z.object({ ...sealed, ...moved, message: id }),
    /** With the receipt of the answers where they changed. */
    QuestionAnswered: z.object({ ...sealed, ...moved, message: id, revision: z.number(), receipt: id.optional() }),
    QuestionReminded: z.object({ reminder: z.number() }),
    ProposalLapsed: z.object({ ...moved, ...owned }),
    ProposalAdmitted: z.object(moved),
    ProposalScreened: z.object({
      inScope: given,
      complete: given,
      identifiable: given,
      original: given,
      labelled: given,
      notIncident: given,
    }),
    ProposalScreenedOut: z.object({ ...sealed, ...moved, outcome: code, reason: code, decision: z.number(), target: code.optional() }),
    ProposalMerged: z.object({ ...moved, ...owned, into: id }),
    ReviewerInvited: z.object({ reviewer: id, round: z.number(), safetySeat: z.boolean() }),
    InvitationAccepted: z.object({ reviewer: id, terms: code }),
    InvitationDeclined: z.object({ reviewer: id, reason: code }),
    AssignmentReminded: z.object({ reviewer: id, reminder: code }),
    /** The last reminder brought nothing: somebody else is to be asked. */
    ReviewOverdue: z.object({ reviewer: id }),
    AssignmentExpired: z.object({ reviewer: id }),
    AssignmentCancelled: z.object({ reviewer: id }),
    ReviewerRecused: z.object({ reviewer: id }),
    /** A relation came up that bars somebody who had to do with the item already. */
    ConflictDetected: z.object({ person: id, conflict: code }),
    ConflictDeclared: z.object({ person: id, conflict: code }),
    ConflictDecided: z.object({ person: id, state: code, reason: code }),
    ReviewSubmitted: z.object({ ...sealed, note: id.optional(), reviewer: id, round: z.number(), revision: z.number() }),
    ReviewReopened: z.object({ ...sealed, reviewer: id, message: id.optional() }),
    RoundClosed: z.object({ ...moved, ...sealed, round: z.number(), reviews: z.number(), override: z.boolean(), message: id.optional() }),
    RoundReopened: z.object({ ...moved, round: z.number() }),
    ProposalDecided: z.object({ ...sealed, ...moved, outcome: code, decision: z.number(), rubric: code, formula: code, override: z.boolean(), named }),
    DecisionAmended: z.object({ ...sealed, outcome: code, decision: z.number(), named }),
    DecisionReturned: z.object(moved),
    /** Somebody else agreed to the decision of this number. */
    DecisionApproved: z.object({ decision: z.number() }),
    DiscussionAdded: z.object({ ...sealed, message: id }),
    OutcomeProposed: z.object({ ...sealed, message: id, outcome: code }),
    ProposalAnnounced: z.object({ ...moved, outcome: code, decision: z.number() }),
    SupportConfirmed: z.object(moved),
    ProposalWithdrawn: z.object({ ...moved, ...owned, reason: code }),
    ProposalClosed: z.object({ ...moved, ...owned }),
    OfferReminded: z.object({ reminder: z.number(), outcome: code }),
    OfferLapsed: z.object({ ...moved, ...owned, outcome: code }),
    OfferDeclined: z.object({ ...moved, ...owned, outcome: code }),
    ConditionSent: z.object({ condition: z.number() }),
    ConditionMet: z.object({ condition: z.number() }),
    ConditionReturned: z.object({ ...sealed, condition: z.number(), message: id }),
    ConditionReopened: z.object({ condition: z.number() }),
    ConditionsMet: z.object(moved),
    PitchPlanned: z.object({ on: id }),
    PitchHeld: z.object(moved),
    ReservePromoted: z.object(moved),
    /** Who is to look at it; nobody where everybody who could had a part in it. */
    ReconsiderationAsked: z.object({ to: id.optional() }),
    ReconsiderationAssigned: z.object({ person: id }),
    ReconsiderationUpheld: z.object({ ...sealed, message: id }),
    ProposalReconsidered: z.object({ ...moved, ...sealed, message: id.optional() }),
    DemandLinked: z.object({ item: id }),
    DemandUnlinked: z.object({ item: id }),
    IntroductionAsked: z.object({ introduction: id }),
    /** What was answered stands in no log: nobody learns who said no. */
    IntroductionAnswered: z.object({ introduction: id, party: code }),
    IntroductionMade: z.object({ introduction: id }),
    IntroductionEnded: z.object({ introduction: id }),
    FollowUpAsked: z.object({ days: z.number() }),
    FollowUpAnswered: z.object({ days: z.number(), party: code }),
    FollowUpRecorded: z.object({ days: z.number(), going: code }),
    SupportCompleted: z.object({ ...moved, ...owned }),
    ProposalReopened: z.object({ ...moved, ...owned }),
    /** Nobody acted in time; who was asked to help a working day later. */
    ClockPassed: z.object({ stage: code }),
    ItemEscalated: z.object({ ...owned, to: code }),
    LetterResent: z.object({ intent: id }),
    LinkRevoked: z.object({ links: z.number() }),
    /** An act was taken back; it stays in the log, and this moves the item back to where it stood. */
    ActUndone: z.object({ act: code, reviewer: id.optional(), from: code.optional(), to: code.optional(), ...owned }),
    ContactReceived: z.object({ ...moved, ...owned, contactKind: code, guarded: z.boolean(), confirm: z.boolean() }),
    ContactImported: z.object({ ...moved, ...owned, contactKind: code, guarded: z.boolean(), gaps: z.number(), cuts: z.number() }),
    ContactTaken: z.object({ ...moved, ...owned }),
    ContactReplied: z.object({ ...moved, ...owned, message: id }),
    ContactAnswered: z.object({ ...moved, message: id, guarded: z.boolean().optional() }),
    ContactResolved: z.object({ ...moved, ...owned }),
    ContactReopened: z.object({ ...moved, ...owned, message: id, guarded: z.boolean().optional() }),
    ContactClosed: z.object({ ...moved, ...owned }),
    ContactMarkedSpam: z.object({ ...moved, ...owned }),
    ContactRedirected: z.object({ ...moved, ...owned, target: code }),
    /** `reason`: why it left the guard. */
    ContactSorted: z.object({ contactKind: code, priority: code, tlp: code, reason: code.optional() }),
    ContactSnoozed: z.object({ ...moved, until: code }),
    ContactWoken: z.object(moved),
    ContactReminded: z.object({ reminder: z.number() }),
    ContactLapsed: z.object(moved),
    ContactUnspammed: z.object({ ...moved, ...owned }),
    ContactMerged: z.object({ ...moved, ...owned, into: id }),
    ContactConverted: z.object({ ...moved, ...owned, into: id }),
    ContactSplit: z.object({ pieces: z.array(id) }),
    SpamAnswered: z.object({ message: id, guarded: z.boolean().optional() }),
    ColleagueAsked: z.object({ ...moved, colleague: id, message: id }),
    ColleagueAnswered: z.object({ ...moved, message: id }),
    NoteAdded: z.object({ ...sealed, message: id }),
    MailPasted: z.object({ ...sealed, message: id, guarded: z.boolean() }),
    ItemLinked: z.object({ link: code, item: id }),
    PrivacyExtended: z.object({ reason: code }),
    PrivacyAimPassed: z.object({ days: z.number() }),
    TaskOpened: z.object({ ...moved, ...owned, item: id, reason: code }),
    TaskDone: z.object({ ...moved, ...owned }),
    MemberInvited: z.object({ person: id, role: code }),
    MemberJoined: z.object({ person: id, role: code }),
    MemberLeft: z.object({ person: id }),
    CallCreated: z.object({ requires: code, inviteOnly: z.boolean() }),
    CallChanged: z.object({ stage: code, opensAt: id.optional(), closesAt: id.optional() }),
    InviteRenewed: z.object({ renewed: z.number() }),
    ExtensionAdded: z.object({ extension: id, until: id, proposal: id.optional() }),
    OrganisationAdded: z.object({ names: z.number() }),
    OrganisationChanged: z.object({ names: z.number() }),
    OrganisationMerged: z.object({ gone: id, names: z.number() }),
    /** The relations of a person follow from records that have changed. */
    RelationsChanged: z.object({ relations: z.number() }),
    ProfileChanged: z.object({ capabilities: z.number(), standing: z.number() }),
    PersonAdded: z.object({ roles: z.array(code) }),
    PersonChanged: z.object({ roles: z.array(code) }),
    MailingSet: z.object({ mailing: code }),
    AbsencesSet: z.object({ count: z.number() }),
    PersonErased: z.object({ reason: code }),
    ItemAnonymised: z.object({ from: code.optional(), to: code.optional(), ...owned, reason: code }),
    PromiseNamed: z.object({ days: z.number().int() }),
    PromiseMoved: z.object({ days: z.number().int().positive() }),
    /** Files by id and number, never by name; `reason` is the scan's, or what a purged file was. */
    FileExpected: z.object({ file: id, n: z.number() }),
    FileReceived: z.object({ file: id, n: z.number() }),
    FileCleared: z.object({ file: id, n: z.number() }),
    FileRefused: z.object({ file: id, n: z.number(), reason: code }),
    FileRemoved: z.object({ file: id, n: z.number(), reason: code }),
    TextPurged: z.object({ purged: code, places: z.number(), receipt: id.optional() }),
  }) as const)();

export type FactType = keyof typeof FACTS;

/** A fact as a use case states it; `by`, time and chain are added when it commits. */
export type NewFact = { [T in FactType]: { readonly type: T } & z.infer<(typeof FACTS)[T]> }[FactType];

export const StoredFact = /* @__PURE__ */ (() =>
  z.object({
    /** Schema version of the fact. */
    v: z.literal(1),
    record: id,
    seq: z.number().int().positive(),
    /** Id of the fact for delivery: record # seq. */
    id: z.string(),
    type: z.enum(Object.keys(FACTS) as [FactType, ...FactType[]]),
    at: Instant,
    by: id,
    data: z.record(z.string(), z.json()),
    /** Stage and owner of the record before and after the commit, "stage|owner", on the last fact of a commit: counters follow it. */
    state: z.object({ before: z.string().optional(), after: z.string() }).optional(),
    prev: z.string(),
    /** When the one before happened, sealed here so that its age outlives it; the first fact has none, nor has one whose predecessor never expires. */
    prevAt: Instant.optional(),
    hash: z.string(),
  }))();
export type StoredFact = z.infer<typeof StoredFact>;

/** The data of a stored fact, parsed by its own schema. */
export const dataOf = <T extends FactType>(fact: StoredFact, type: T): z.infer<(typeof FACTS)[T]> => FACTS[type].parse(fact.data) as z.infer<(typeof FACTS)[T]>;

export const GENESIS = 'genesis';

/** JSON with sorted keys and without spaces: the one form that is hashed. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value);
};

/** What a fact's hash covers: everything but the hash itself. */
export const sealedPart = ({ v, record, seq, type, at, by, data, state, prev, prevAt }: Omit<StoredFact, 'hash' | 'id'>): string =>
  canonical({ v, record, seq, type, at, by, data, state, prev, prevAt });
