import type { Actor } from './actor.ts';
import type { Assignment } from './assignment.ts';
import { cancelled } from './assignment.ts';
import type { Change, Item } from './change.ts';
import { SK } from './change.ts';
import { DAY, later } from './clock.ts';
import { type Answers, answersOf, asksSafetySeat, FORM } from './form.ts';
import type { Message } from './message.ts';
import { domainKeys, organisationKey, partyKeys, personKey } from './organisation.ts';
import { ANSWER_LIMIT, inStage, isTerminal, type Manifest, moved, type PartName, PROMISE, type Proposal } from './proposal.ts';
import { Refusal, refuseUnless } from './refusal.ts';

/** Drafts that nobody touched are warned about and then removed. */
export const DRAFT_WARN = 83 * DAY;
export const DRAFT_LIFE = 90 * DAY;

/** HMAC of a part's canonical JSON with the proposal's salt. */
export type Seal = (content: unknown) => string;
/** SHA-256, hex, over canonical JSON of { answers, reference, revision, salt }. */
export type ReceiptOf = (content: { reference: string; revision: number; answers: unknown }) => string;

export type StoredParts = Partial<Record<PartName, unknown>>;

export const partItem = (part: PartName, revision: number, version: number, content: unknown): Item => ({
  sk: SK.part(revision, part),
  type: 'part',
  part,
  revision,
  version,
  content,
});

const messageItem = (message: Message): Item => ({ sk: SK.message(message.seq), type: 'message', ...message });

/** Only the applicant, through a door that leads here. */
export const requireApplicant = (proposal: Proposal, by: Actor): void => refuseUnless(proposal.applicant === by.id, 'item.not-found');

/** Saves one part of a draft; `seen` is the version of the part that the browser had, so that two tabs do not overwrite each other; the same save sent again is harmless. */
export const savePart = (
  proposal: Proposal,
  { by, at, part, content, seen, seal }: { by: Actor; at: string; part: PartName; content: Record<string, unknown>; seen: number; seal: Seal },
): Change<Proposal> => {
  requireApplicant(proposal, by);
  refuseUnless(proposal.stage === 'draft', 'proposal.not-draft');
  const known = proposal.manifest[part];
  if (part === 'request' && content.tlp === 'red')
    throw new Refusal('proposal.label-refused', { fields: [{ path: 'content/tlp', code: 'gate.red', message: '' }] });
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

/** What the answers say about label, parties and gates; kept on the root, where lists and conflict checks read it. */
const derived = (answers: Answers, address: string): Pick<Proposal, 'title' | 'tlp' | 'organisations' | 'parties' | 'safetySeat'> => {
  const { organisation, contact } = answers;
  const named = [...organisation.partners, ...organisation.advisers, ...organisation.pilotSites];
  return {
    title: answers.outline.title,
    tlp: answers.request.tlp === 'red' ? 'amber-strict' : answers.request.tlp,
    organisations: [...new Set([organisationKey(organisation.name), ...domainKeys(address)])],
    parties: [...new Set([...named.flatMap(partyKeys), personKey(contact.name)])].slice(0, 40),
    safetySeat: asksSafetySeat(answers.process),
  };
};

const completeAnswers = (parts: StoredParts): Answers => {
  const { answers, errors } = answersOf(parts);
  if (!answers) throw new Refusal('proposal.incomplete', { fields: errors });
  return answers;
};

/** What the choice of an owner needs to know. */
export type Involvement = Pick<Proposal, 'organisations' | 'parties' | 'applicant' | 'language'>;

/**
 * Draft → submitted. The manifest is pinned as it stands; nothing is copied. Refuses an unverified address (a
 * fresh sign-in link proves it too) and incomplete answers.
 * `ownerOf` chooses from the roster, `address` is the verified one.
 */
export const submitProposal = (
  proposal: Proposal,
  {
    by,
    at,
    parts,
    address,
    ownerOf,
    receiptOf,
  }: { by: Actor; at: string; parts: StoredParts; address: string; ownerOf: (item: Involvement) => string | undefined; receiptOf: ReceiptOf },
): Change<Proposal> => {
  requireApplicant(proposal, by);
  const to = moved(proposal, 'submit');
  const verified = by.scope.door === 'person' ? proposal.address : proposal.verified;
  refuseUnless(verified === proposal.address, 'proposal.address-unverified');
  const answers = completeAnswers(parts);
  const receipt = receiptOf({ reference: proposal.reference, revision: proposal.revision, answers });
  const involved = derived(answers, address);
  const owner = ownerOf({ ...involved, applicant: by.id, language: proposal.language });
  const root: Proposal = {
    ...inStage(proposal, to, at),
    ...involved,
    verified,
    owner,
    receipt,
    receivedAt: at,
    promise: { limit: PROMISE, startedAt: at, pausedMs: 0 },
    reminded: 0,
    nextTouch: undefined,
  };
  return { root, facts: [{ type: 'ProposalSubmitted', from: 'draft', to, revision: proposal.revision, receipt, ...(owner ? { ownerTo: owner } : {}) }] };
};

/** Changed parts at the next revision; the earlier text stays as it was judged. */
const revise = (proposal: Proposal, changes: StoredParts, before: StoredParts, address: string, seal: Seal, receiptOf: ReceiptOf) => {
  const revision = proposal.revision + 1;
  const parts: StoredParts = { ...before, ...changes };
  const answers = completeAnswers(parts);
  const names = Object.keys(changes) as PartName[];
  const manifest: Manifest = { ...proposal.manifest };
  const items = names.map((part) => {
    const version = (manifest[part]?.version ?? 0) + 1;
    manifest[part] = { revision, version, seal: seal(answers[part]) };
    return partItem(part, revision, version, answers[part]);
  });
  const receipt = receiptOf({ reference: proposal.reference, revision, answers });
  return { root: { ...proposal, ...derived(answers, address), revision, manifest, receipt }, items, receipt };
};

export type Revision = { by: Actor; at: string; changes: StoredParts; before: StoredParts; address: string; seal: Seal; receiptOf: ReceiptOf };

/** Corrects a proposal that nobody has taken yet. */
export const amendProposal = (proposal: Proposal, { by, changes, before, address, seal, receiptOf }: Revision): Change<Proposal> => {
  requireApplicant(proposal, by);
  moved(proposal, 'amend');
  refuseUnless(Object.keys(changes).length > 0, 'request.invalid');
  const { root, items, receipt } = revise(proposal, changes, before, address, seal, receiptOf);
  return { root, items, facts: [{ type: 'ProposalAmended', revision: root.revision, receipt }] };
};

/** A question to the applicant: the clocks of staff and the promised date stand still until it is answered. */
export const askApplicant = (proposal: Proposal, { by, at, text, message }: { by: Actor; at: string; text: string; message: string }): Change<Proposal> => {
  const to = moved(proposal, 'ask');
  const asked: Message = { id: message, seq: proposal.messages + 1, kind: 'question', by: by.id, at, text };
  const answerBy = { limit: ANSWER_LIMIT, startedAt: at, pausedMs: 0 };
  return {
    root: { ...proposal, stage: to, cameFrom: proposal.stage, messages: asked.seq, answerBy, reminded: 0, nextTouch: later(at, 7 * DAY) },
    items: [messageItem(asked)],
    facts: [{ type: 'QuestionAsked', from: proposal.stage, to, message }],
  };
};

const paused = <T extends { startedAt: string; pausedMs: number }>(clock: T | undefined, ms: number): T | undefined =>
  clock && { ...clock, pausedMs: clock.pausedMs + ms };

/** The applicant's answer, with changed parts if any: back to the stage it came from, clocks moved by the time that the question lay there. */
export const answerQuestion = (
  proposal: Proposal,
  { by, at, text, message, changes, before, address, seal, receiptOf }: Revision & { text: string; message: string },
): Change<Proposal> => {
  requireApplicant(proposal, by);
  const to = moved(proposal, 'answer');
  const answered: Message = { id: message, seq: proposal.messages + 1, kind: 'answer', by: by.id, at, text };
  const revised = Object.keys(changes).length > 0 ? revise(proposal, changes, before, address, seal, receiptOf) : { root: proposal, items: [] };
  const ms = proposal.answerBy ? Math.max(0, Date.parse(at) - Date.parse(proposal.answerBy.startedAt)) : 0;
  const root: Proposal = {
    ...revised.root,
    stage: to,
    cameFrom: undefined,
    messages: answered.seq,
    answerBy: undefined,
    reminded: 0,
    nextTouch: undefined,
    stageClock: paused(proposal.stageClock, ms),
    promise: paused(proposal.promise, ms),
  };
  return {
    root,
    items: [...revised.items, messageItem(answered)],
    facts: [{ type: 'QuestionAnswered', from: proposal.stage, to, message, revision: root.revision }],
  };
};

/**
 * Ends a proposal wherever it stands before the decision is announced; reviewers who were at work are told and see it no more. What the
 * applicant wrote beside the reason is a note for staff.
 */
export const withdrawProposal = (
  proposal: Proposal,
  { by, reason, note, assignments }: { by: Actor; reason: string; note?: Pick<Message, 'id' | 'at' | 'text'>; assignments: readonly Assignment[] },
): Change<Proposal> => {
  requireApplicant(proposal, by);
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

/** Parts as a body may bring them, each by its own complete schema. */
export const parsePart = (part: PartName, content: unknown): unknown => FORM[part].parse(content);
