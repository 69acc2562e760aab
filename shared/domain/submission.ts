import type { Actor } from './actor.ts';
import type { Assignment } from './assignment.ts';
import { cancelled } from './assignment.ts';
import { type Call, type Extension, requireOpen, sealEnd, takeSlot } from './call.ts';
import { proposalRules } from './call-rules.ts';
import type { Change, Item } from './change.ts';
import { SK } from './change.ts';
import { DAY, type Deadline, later } from './clock.ts';
import { completeAnswers, refuseAtOnce, stepAsked } from './completeness.ts';
import { type Answers, asksSafetySeat, stepOf } from './form.ts';
import type { Message } from './message.ts';
import { domainKeys, fieldKeys, organisationKey, partyKeys, personKey } from './organisation.ts';
import { DRAFT_NOTICE, inStage, isTerminal, MAX_PARTIES, type Manifest, moved, type PartName, PROMISE, type Proposal } from './proposal.ts';
import { promiseOn } from './promise.ts';
import { refuseUnless } from './refusal.ts';
import { ownRules } from './rules.ts';
import { underSeal } from './seal.ts';
import { type Member, requireTeam, teamConflicts } from './team.ts';

/** Drafts that nobody touched are warned about and then removed. */
export const DRAFT_WARN = 83 * DAY;
export const DRAFT_LIFE = DRAFT_WARN + DRAFT_NOTICE;

/** HMAC of a part's canonical JSON with the proposal's salt. */
export type Seal = (content: unknown) => string;
/** SHA-256, hex, over canonical JSON of { answers, reference, revision, salt }. */
export type ReceiptOf = (content: { reference: string; revision: number; answers: unknown }) => string;

export type StoredParts = Partial<Record<PartName, unknown>>;
/** Parts of the next revision, saved while a question lies with the applicant and taken up by the answer. Nobody else ever sees them. */
export type Pending = Readonly<Partial<Record<PartName, { readonly content: unknown; readonly version: number }>>>;
export const textsOf = (pending: Pending): StoredParts => Object.fromEntries(Object.entries(pending).map(([part, { content }]) => [part, content]));
/** The call of a proposal, if it is not the open intake, and which places of a share are taken. */
export type Terms = { readonly call?: Call | undefined; readonly taken?: readonly number[] };

export const partItem = (part: PartName, revision: number, version: number, content: unknown): Item => ({
  sk: SK.part(revision, part),
  type: 'part',
  part,
  revision,
  version,
  content,
});

export const messageItem = (message: Message): Item => ({ sk: SK.message(message.seq), type: 'message', ...message });

type Save = {
  by: Actor;
  at: string;
  part: PartName;
  content: Record<string, unknown>;
  seen: number;
  seal: Seal;
  pending?: Pending;
  members?: readonly Member[];
};

/** Saves a part while a question is open: it waits for the answer, and what was submitted stays as it is. */
const saveForAnswer = (proposal: Proposal, { part, content, seen, seal, pending = {} }: Save): Change<Proposal> => {
  const known = pending[part];
  const version = seen + 1;
  if (known?.version === version && seal(known.content) === seal(content)) return { root: proposal, facts: [] };
  refuseUnless((known?.version ?? proposal.manifest[part]?.version ?? 0) === seen, 'proposal.part-changed');
  return { root: proposal, items: [partItem(part, proposal.revision + 1, version, content)], facts: [] };
};

/**
 * Saves one part of a draft, or of the answer to an open question; `seen` is the version of the part that the browser had, so that two tabs
 * do not overwrite each other; the same save sent again is harmless.
 */
export const savePart = (proposal: Proposal, save: Save): Change<Proposal> => {
  const { by, at, part, content, seen, seal } = save;
  requireTeam(proposal, by, 'edit', save.members);
  refuseUnless(proposal.stage === 'draft' || proposal.stage === 'info-requested', 'proposal.not-draft');
  refuseAtOnce(part, content, at);
  if (proposal.stage === 'info-requested') return saveForAnswer(proposal, save);
  const known = proposal.manifest[part];
  const version = seen + 1;
  const sealed = seal(content);
  if (known?.version === version && known.seal === sealed) return { root: proposal, facts: [] };
  refuseUnless((known?.version ?? 0) === seen, 'proposal.part-changed');
  const manifest: Manifest = { ...proposal.manifest, [part]: { revision: proposal.revision, version, seal: sealed } };
  const title = part === 'outline' && typeof content.title === 'string' ? content.title : proposal.title;
  return {
    root: { ...proposal, manifest, title, reminded: 0, nextTouch: later(at, DRAFT_WARN) },
    items: [partItem(part, proposal.revision, version, content)],
    facts: [],
  };
};

/** A draft leaves its call for the intake that never closes. */
export const moveToOpen = (proposal: Proposal, { by, open }: { by: Actor; open: string }): Change<Proposal> => {
  requireTeam(proposal, by, 'own');
  refuseUnless(proposal.stage === 'draft', 'proposal.not-draft');
  return { root: { ...proposal, call: open }, facts: [] };
};

type Derived = Pick<Proposal, 'title' | 'tlp' | 'organisations' | 'parties' | 'safetySeat'>;

/**
 * What the answers say about label, parties and gates; kept on the root, where lists and conflict checks read it. Whoever is named as a
 * partner, as a competitor or as somebody who should not review is involved until the chair says otherwise.
 */
const derived = (answers: Answers, domains: readonly string[], call: string): Derived => {
  const { organisation, contact, exclusions, market } = answers;
  const { partners = [], advisers = [], pilotSites = [] } = organisation;
  const excluded = exclusions?.reviewers ?? [];
  const own = fieldKeys(answers.maturity.capabilities, call);
  const competitors = (market?.competitors ?? []).map(organisationKey);
  const named = [...excluded.map(({ name }) => name), ...partners, ...advisers, ...pilotSites];
  return {
    title: answers.outline.title,
    tlp: answers.request.tlp === 'red' ? 'amber-strict' : answers.request.tlp,
    organisations: [...new Set([organisationKey(organisation.name), ...domains])].slice(0, 4),
    parties: [...new Set([...own, personKey(contact.name), ...named.flatMap(partyKeys), ...competitors])].slice(0, MAX_PARTIES),
    safetySeat: asksSafetySeat(answers.process),
  };
};

/** The place in the organisation's share that the proposal has, or takes now: another organisation is another share. */
const placed = (proposal: Proposal, { call, taken = [] }: Terms): Proposal => {
  const org = proposal.organisations[0];
  if (!call?.capPerOrganisation || org === undefined || proposal.slot?.org === org) return proposal;
  return { ...proposal, slot: takeSlot(call, org, taken) };
};

/** What the choice of an owner needs to know. */
export type Involvement = Pick<Proposal, 'organisations' | 'parties' | 'applicant' | 'team' | 'language'>;

type Submission = Terms & {
  by: Actor;
  at: string;
  parts: StoredParts;
  address: string;
  extension?: Extension | undefined;
  ownerOf: (item: Involvement) => string | undefined;
  receiptOf: ReceiptOf;
  /** By when a decision is promised, if the places hold a date; six weeks where nothing is known of them. */
  promiseOf?: (item: Pick<Proposal, 'safetySeat' | 'rules'>) => Deadline | undefined;
};

/**
 * Draft → submitted. The manifest is pinned as it stands; nothing is copied. Refuses an unverified address (a
 * fresh sign-in link proves it too), incomplete answers, and a call that is not open at this instant.
 * `ownerOf` chooses from the roster, `address` is the verified one.
 */
export const submitProposal = (proposal: Proposal, submission: Submission): Change<Proposal> => {
  const { by, at, parts, address, call, extension, ownerOf, receiptOf, promiseOf } = submission;
  requireTeam(proposal, by, 'own');
  const to = moved(proposal, 'submit');
  const verified = by.scope.door === 'person' ? proposal.address : proposal.verified;
  refuseUnless(verified === proposal.address, 'proposal.address-unverified');
  const answers = completeAnswers(parts, { step: stepAsked(call), questions: call?.questions, at });
  const involved = derived(answers, domainKeys(address), proposal.call);
  if (call) requireOpen(call, { at, id: proposal.id, organisations: involved.organisations }, extension);
  const receipt = receiptOf({ reference: proposal.reference, revision: proposal.revision, answers });
  const rules = call && ownRules(proposalRules(call, sealEnd(call)));
  const seal = rules?.sealedUntil;
  const owner = seal ? undefined : ownerOf({ ...involved, applicant: by.id, team: proposal.team, language: proposal.language });
  const root: Proposal = {
    ...inStage(proposal, to, at),
    ...involved,
    ...(rules ? { rules } : {}),
    step: stepOf(parts, call?.questions),
    verified,
    owner,
    receipt,
    receivedAt: at,
    ...promiseOn(promiseOf ? promiseOf({ ...involved, rules }) : { limit: PROMISE, startedAt: at, pausedMs: 0 }, at),
    reminded: 0,
    nextTouch: undefined,
  };
  const team = teamConflicts(proposal);
  return {
    root: placed(seal ? underSeal(root, seal) : root, submission),
    conflicts: team.conflicts ?? [],
    facts: [
      {
        type: 'ProposalSubmitted',
        from: 'draft',
        to,
        revision: proposal.revision,
        receipt,
        ...(owner ? { ownerTo: owner } : {}),
        ...(call ? { call: call.id } : {}),
        ...(extension ? { extension: extension.id } : {}),
        ...(seal ? { sealed: true } : {}),
      },
      ...team.facts,
    ],
  };
};

export type Revision = Terms & {
  by: Actor;
  at: string;
  changes: StoredParts;
  before: StoredParts;
  seal: Seal;
  receiptOf: ReceiptOf;
  pending?: Pending;
  members?: readonly Member[];
};

/** Changed parts at the next revision, complete up to a step; the earlier text stays as it was judged. */
export const revise = (proposal: Proposal, revision: Revision, step: 1 | 2): { root: Proposal; items: Item[]; receipt: string } => {
  const { changes, before, seal, receiptOf, pending = {}, call } = revision;
  const next = proposal.revision + 1;
  const saved = textsOf(pending);
  const parts: StoredParts = { ...before, ...saved, ...changes };
  const answers = completeAnswers(parts, { step, questions: call?.questions, at: revision.at });
  const names = Object.keys({ ...saved, ...changes }) as PartName[];
  const manifest: Manifest = { ...proposal.manifest };
  const items = names.map((part) => {
    const version = (pending[part]?.version ?? manifest[part]?.version ?? 0) + 1;
    manifest[part] = { revision: next, version, seal: seal(answers[part]) };
    return partItem(part, next, version, answers[part]);
  });
  const receipt = receiptOf({ reference: proposal.reference, revision: next, answers });
  const root: Proposal = {
    ...proposal,
    ...derived(answers, proposal.organisations.slice(1), proposal.call),
    step: stepOf(parts, call?.questions),
    revision: next,
    manifest,
    receipt,
  };
  return { root: placed(root, revision), items, receipt };
};

/** Corrects a proposal that nobody has taken yet; in a call, until it closes. */
export const amendProposal = (proposal: Proposal, revision: Revision): Change<Proposal> => {
  const { by, at, call } = revision;
  requireTeam(proposal, by, 'edit', revision.members);
  moved(proposal, 'amend');
  refuseUnless(Object.keys(revision.changes).length > 0, 'request.invalid');
  if (call) requireOpen(call, { at, id: proposal.id, organisations: proposal.organisations });
  const { root, items, receipt } = revise(proposal, revision, stepAsked(call));
  return { root, items, facts: [{ type: 'ProposalAmended', revision: root.revision, receipt }] };
};

/**
 * Ends a proposal wherever it stands before the decision is announced; reviewers who were at work are told and see it no more. What the
 * applicant wrote beside the reason is a note for staff.
 */
export const withdrawProposal = (
  proposal: Proposal,
  { by, reason, note, assignments }: { by: Actor; reason: string; note?: Pick<Message, 'id' | 'at' | 'text'>; assignments: readonly Assignment[] },
): Change<Proposal> => {
  requireTeam(proposal, by, 'own');
  const to = moved(proposal, 'withdraw');
  const ended = cancelled(assignments);
  const said: Message[] = note ? [{ ...note, seq: proposal.messages + 1, kind: 'note', by: by.id }] : [];
  return {
    root: {
      ...proposal,
      stage: to,
      cameFrom: proposal.stage,
      messages: proposal.messages + said.length,
      owner: undefined,
      slot: undefined,
      outcome: undefined,
      decidedBy: undefined,
      stageClock: undefined,
      promise: undefined,
      answerBy: undefined,
      nextTouch: undefined,
    },
    items: [...ended.items, ...said.map(messageItem)],
    facts: [{ type: 'ProposalWithdrawn', from: proposal.stage, to, reason, ...(proposal.owner ? { ownerFrom: proposal.owner } : {}) }, ...ended.facts],
  };
};

/** A link opened by its addressee proves the address and touches the draft; a later change of address would unset it. */
export const verifyAddress = (proposal: Proposal, at: string): Change<Proposal> => {
  refuseUnless(!isTerminal(proposal.stage), 'link.dead');
  const touched = proposal.stage === 'draft' ? { reminded: 0, nextTouch: later(at, DRAFT_WARN) } : {};
  return { root: { ...proposal, ...touched, verified: proposal.address }, facts: [] };
};
