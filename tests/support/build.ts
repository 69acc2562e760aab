import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { answersFor, decisionFor, IDEAS, reviewFor } from '../../infra/local/sample-items.ts';
import { community } from '../../shared/community.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import { type Assignment, INVITATION_LIMIT, nextTouch, REVIEW_LIMIT, type Round } from '../../shared/domain/assignment.ts';
import type { ContactRequest, ContactStage } from '../../shared/domain/contact.ts';
import type { DecisionBody } from '../../shared/domain/decision.ts';
import type { NewFact, StoredFact } from '../../shared/domain/fact.ts';
import { type Answers, FORM } from '../../shared/domain/form.ts';
import { clockFor, PARTS, type Proposal, type ProposalStage } from '../../shared/domain/proposal.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { Review, ReviewBody } from '../../shared/domain/review.ts';
import type { Mark } from '../../shared/domain/rubric.ts';
import type { Task } from '../../shared/domain/task.ts';
import { linkFacts } from '../../shared/store/facts.ts';

/** Things of the domain as plain values, each with the least that makes it true; tests say what differs. */
export const AT = '2026-11-02T09:00:00.000Z';
export const calendar = community;
const pad = (text: string) => text.replaceAll(/[ilou]/g, 'x').padEnd(26, '0');
export const prp = (name = 'a') => `prp_${pad(name)}`;
export const per = (name: string) => `per_${pad(name)}`;

export const actor = (name: string, more: Partial<Actor> = {}): Actor => ({
  id: per(name),
  roles: [],
  scope: { door: 'person' },
  keys: [],
  conflicts: {},
  relationVersion: 3,
  language: 'nl',
  ...more,
});
export const liaison = actor('lia', { roles: ['liaison'], scope: { door: 'staff' } });
export const chair = actor('vera', { roles: ['chair'], scope: { door: 'staff' } });
export const applicant = actor('noor');
export const reviewer = (name: string, more: Partial<Actor> = {}): Actor => actor(name, { roles: ['reviewer'], ...more });

/** Answers to every part of the form but a call's own questions. */
export const answers = (more: { [P in keyof Answers]?: Partial<Answers[P]> } = {}) => {
  const sender = { email: 'noor@lekdetect.example', language: 'nl', name: 'Noor Vondst', organisation: 'Lekdetect BV' } as const;
  const whole = answersFor(IDEAS[0]!, sender, 'no', 'everything');
  const filled = PARTS.filter((part) => whole[part] !== undefined || more[part] !== undefined);
  return Object.fromEntries(filled.map((part) => [part, { ...FORM[part].parse(whole[part] ?? {}), ...more[part] }])) as unknown as Answers &
    Required<Omit<Answers, 'extra'>>;
};
export const manifest = (): Proposal['manifest'] => Object.fromEntries(PARTS.map((part) => [part, { revision: 1, version: 1, seal: 'seal' }]));

const CAME_FROM: Partial<Record<ProposalStage, ProposalStage>> = {
  'info-requested': 'screening',
  withdrawn: 'screening',
  closed: 'announced',
  merged: 'screening',
  completed: 'in-support',
  expired: 'screening',
};
const OUTCOME = new Set<ProposalStage>(['decided', 'announced', 'in-support', 'completed', 'closed']);
const OVER = new Set<ProposalStage>(['completed', 'closed', 'withdrawn', 'expired', 'merged', 'draft']);
const REVIEWED = new Set<ProposalStage>(['in-review', 'deliberation', 'decided', 'announced', 'in-support', 'completed', 'closed']);

/** A proposal as it stands in a stage. */
export const proposalIn = (stage: ProposalStage, more: Partial<Proposal> = {}): Proposal => {
  const decided = OUTCOME.has(stage);
  return {
    id: prp(),
    v: 2,
    version: 5,
    factSeq: 3,
    factHead: 'head',
    kind: 'proposal',
    reference: 'OT-26-7K3FW-X',
    title: 'Stille luisteraar',
    language: 'nl',
    createdAt: AT,
    flags: [],
    stage,
    tlp: 'amber-strict',
    origin: 'form',
    call: 'open',
    applicant: applicant.id,
    address: 'hash',
    verified: 'hash',
    organisations: ['lekdetec'],
    parties: [],
    revision: 1,
    step: 2,
    manifest: manifest(),
    round: REVIEWED.has(stage) ? 1 : 0,
    safetySeat: false,
    messages: 0,
    reminded: 0,
    decisions: decided ? 1 : 0,
    ...(OVER.has(stage) ? {} : { owner: liaison.id }),
    ...(CAME_FROM[stage] ? { cameFrom: CAME_FROM[stage] } : {}),
    ...(decided ? { outcome: 'accepted' as const, decidedBy: chair.id } : {}),
    ...(stage === 'draft' ? {} : { receipt: 'receipt', receivedAt: AT, promise: { limit: { days: 28 }, startedAt: AT, pausedMs: 0 } }),
    ...(clockFor(stage, AT) ? { stageClock: clockFor(stage, AT) } : {}),
    ...(stage === 'info-requested' ? { answerBy: { limit: { days: 10 }, startedAt: AT, pausedMs: 0 }, stageClock: clockFor('screening', AT) } : {}),
    ...(stage === 'merged' ? { mergedInto: prp('b') } : {}),
    ...(['announced', 'in-support', 'completed', 'closed'].includes(stage) ? { announcedAt: AT } : {}),
    ...more,
  };
};

export const contactIn = (stage: ContactStage, more: Partial<ContactRequest> = {}): ContactRequest => ({
  id: `ctc_${pad('c')}`,
  v: 1,
  version: 2,
  factSeq: 1,
  factHead: 'head',
  kind: 'contact-request',
  reference: 'OT-26-7K3FW-X',
  title: 'Meedoen',
  language: 'nl',
  createdAt: AT,
  flags: [],
  stage,
  contactKind: 'join-cop',
  queue: 'liaison',
  priority: 'normal',
  tlp: 'green',
  origin: 'form',
  applicant: applicant.id,
  organisations: [],
  parties: [],
  receivedAt: AT,
  messages: 1,
  owner: liaison.id,
  stageClock: { limit: { days: 2 }, startedAt: AT, pausedMs: 0 },
  ...more,
});

export const taskOf = (more: Partial<Task> = {}): Task => ({
  id: `tsk_${pad('t')}`,
  v: 1,
  version: 1,
  factSeq: 1,
  factHead: 'head',
  kind: 'task',
  reference: 'OT-26-7K3FW-X',
  title: 'Stille luisteraar',
  language: 'nl',
  createdAt: AT,
  flags: ['mail-dead'],
  stage: 'open',
  reason: 'mail-dead',
  item: prp(),
  tlp: 'amber-strict',
  applicant: applicant.id,
  organisations: [],
  parties: [],
  owner: liaison.id,
  stageClock: { limit: { days: 1 }, startedAt: AT, pausedMs: 0 },
  ...more,
});

export const assignmentOf = (name: string, status: Assignment['status'], more: Partial<Assignment> = {}): Assignment => {
  const proposal = proposalIn('in-review');
  const made: Assignment = {
    v: 1,
    proposal: proposal.id,
    reviewer: per(name),
    status,
    alias: `alias-${name}`,
    round: 1,
    safetySeat: false,
    invitedAt: AT,
    clock: { limit: status === 'invited' ? INVITATION_LIMIT : REVIEW_LIMIT, startedAt: AT, pausedMs: 0 },
    reminded: 0,
    reference: proposal.reference,
    title: proposal.title,
    tlp: proposal.tlp,
    language: 'nl',
    applicant: proposal.applicant,
    organisations: proposal.organisations,
    parties: proposal.parties,
    ...(status === 'submitted' ? { submittedAt: AT, revision: 1 } : {}),
    ...more,
  };
  const touch = nextTouch(made, calendar);
  return touch && !('nextTouch' in more) ? { ...made, nextTouch: touch } : made;
};

export const reviewBody = (mark: number, marks: Partial<Record<string, Mark>> = {}, more: Partial<ReviewBody> = {}): ReviewBody => {
  const body = reviewFor('nl', mark);
  const criteria = Object.fromEntries(
    Object.entries(body.criteria).map(([id, given]) => [id, { ...given, mark: id in marks ? marks[id]! : given.mark }]),
  ) as ReviewBody['criteria'];
  return { ...body, criteria, ...more };
};
export const reviewOf = (name: string, body: ReviewBody = reviewBody(4), more: Partial<Review> = {}): Review => ({
  v: 1,
  reviewer: per(name),
  round: 1,
  revision: 1,
  submittedAt: AT,
  body,
  ...more,
});
export const decision = (outcome: DecisionBody['outcome'], more: Partial<DecisionBody> = {}): DecisionBody => ({ ...decisionFor('nl', outcome), ...more });
export const roundOf = (proposal: Proposal, ...assignments: Assignment[]): Round => ({ proposal, assignments });

/** The code of the refusal that a call ends in; "none" when it goes through. */
export const refusalOf = (act: () => unknown): string => {
  try {
    act();
    return 'none';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

/** The path and code of each field that a refusal names. */
export const fieldsOf = (act: () => unknown): string[] => {
  try {
    act();
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.fields.map(({ path, code }) => `${path} ${code}`);
    throw error;
  }
};

/** Freezes everything inside, so that an act that changes its input throws. */
export const frozen = <T>(value: T): T => {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
};

export const factOf = (fact: NewFact, by = 'system', record = prp()): StoredFact => linkFacts(record, { factSeq: 0, factHead: '' }, [fact], by, AT).stored[0]!;

/** Bytes that follow from a name. */
export const randomOf = (name: string): ((bytes: number) => Uint8Array) => {
  let n = 0;
  return (bytes) => createHash('sha512').update(`${name} ${n++}`).digest().subarray(0, bytes);
};

/** Properties run from a printed seed; SLUIS_SEED and SLUIS_PATH replay one case. */
const seed = Number(process.env.SLUIS_SEED ?? Math.floor(Math.random() * 2 ** 31));
export const holds = <T>(name: string, property: fc.IProperty<T> | fc.IAsyncProperty<T>, numRuns = 300): void | Promise<void> => {
  const path = process.env.SLUIS_PATH;
  const runs = process.env.SLUIS_DEEP ? numRuns * 20 : numRuns;
  console.log(`${name}: ${runs} runs, seed ${seed}; replay: SLUIS_SEED=${seed} npx vitest run -t '${name}'`);
  return fc.assert(property as fc.IProperty<T>, { seed, numRuns: runs, ...(path ? { path, endOnFailure: true } : {}) });
};
