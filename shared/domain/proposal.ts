import * as z from 'zod';
import { CHAINED } from './chained.ts';
import { Checks } from './checks.ts';
import { DAY, Deadline, Instant, type Limit } from './clock.ts';
import { FileMark } from './file-mark.ts';
import { Link, MAX_LINKS } from './lineage.ts';
import { type Move, stageAfter } from './moves.ts';
import { Refusal, type RefusalCode, refuseUnless } from './refusal.ts';
import { OwnRules } from './rules.ts';
import { Undo } from './undo.ts';
import { Tlp } from './vocabulary.ts';

export const PROPOSAL_STAGES = [
  'draft',
  'submitted',
  'screening',
  'info-requested',
  'in-review',
  'deliberation',
  'decided',
  'announced',
  'in-support',
  'completed',
  'closed',
  'withdrawn',
  'expired',
  'merged',
] as const;
export const ProposalStage = z.enum(PROPOSAL_STAGES);
export type ProposalStage = z.infer<typeof ProposalStage>;

export const OUTCOMES = ['accepted', 'accepted-with-conditions', 'pitch', 'reserve', 'declined', 'resubmit', 'out-of-scope', 'redirected'] as const;
export const Outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof Outcome>;

export type MoveBy = 'applicant' | 'liaison' | 'chair' | 'admin' | 'timer' | 'last-review';
type ProposalMoveRow = Move<ProposalStage, MoveBy, Outcome>;

const REVIEWABLE = ['screening', 'in-review', 'deliberation'] as const;

/** Every legal move of a proposal; nothing else changes its stage. */
export const PROPOSAL_MOVES = {
  submit: { from: ['draft'], to: 'submitted', by: ['applicant'] },
  expire: { from: ['draft'], to: 'expired', by: ['timer'] },
  amend: { from: ['submitted'], to: 'submitted', by: ['applicant'] },
  take: { from: ['submitted'], to: 'screening', by: ['liaison'] },
  ask: { from: REVIEWABLE, to: 'info-requested', by: ['liaison', 'chair'] },
  answer: { from: ['info-requested'], to: 'back', by: ['applicant'] },
  lapse: { from: ['info-requested'], to: 'expired', by: ['timer'] },
  admit: { from: ['screening'], to: 'in-review', by: ['liaison'] },
  screenOut: { from: ['screening'], to: 'announced', by: ['liaison'] },
  merge: { from: ['screening'], to: 'merged', by: ['liaison'] },
  closeRound: { from: ['in-review'], to: 'deliberation', by: ['liaison', 'chair', 'last-review'] },
  reopenRound: { from: ['deliberation'], to: 'in-review', by: ['chair', 'liaison'] },
  decide: { from: ['deliberation'], to: 'decided', by: ['chair'] },
  amendDecision: { from: ['decided'], to: 'decided', by: ['chair'] },
  returnDecision: { from: ['decided'], to: 'deliberation', by: ['chair'] },
  announce: { from: ['decided'], to: 'announced', by: ['chair'] },
  confirm: { from: ['announced'], to: 'in-support', by: ['applicant'], outcomes: ['accepted'] },
  decline: { from: ['announced'], to: 'closed', by: ['applicant'], outcomes: ['accepted', 'accepted-with-conditions', 'pitch', 'reserve'] },
  meetConditions: { from: ['announced'], to: 'in-support', by: ['liaison'], outcomes: ['accepted-with-conditions'] },
  promote: { from: ['announced'], to: 'in-support', by: ['chair'], outcomes: ['reserve'] },
  holdPitch: { from: ['announced'], to: 'deliberation', by: ['liaison'], outcomes: ['pitch'] },
  close: { from: ['announced'], to: 'closed', by: ['timer'] },
  reconsider: { from: ['announced'], to: 'deliberation', by: ['chair'] },
  withdraw: { from: ['submitted', 'screening', 'info-requested', 'in-review', 'deliberation', 'decided'], to: 'withdrawn', by: ['applicant'] },
  complete: { from: ['in-support'], to: 'completed', by: ['liaison'] },
  reopen: { from: ['completed', 'closed', 'withdrawn', 'expired', 'merged'], to: 'back', by: ['admin'] },
} as const satisfies Record<string, ProposalMoveRow>;
export type ProposalMove = keyof typeof PROPOSAL_MOVES;

const REFUSAL_BY_STAGE: Partial<Record<ProposalStage, RefusalCode>> = {
  draft: 'proposal.not-draft',
  submitted: 'proposal.not-submitted',
  screening: 'proposal.not-screening',
  'info-requested': 'proposal.no-question',
  'in-review': 'proposal.not-in-review',
  deliberation: 'proposal.not-deliberating',
  decided: 'proposal.not-decided',
  announced: 'proposal.not-announced',
  'in-support': 'proposal.not-in-support',
};

/** Moves whose coming too early or too late is told in words of their own. */
const REFUSAL_BY_MOVE: Partial<Record<ProposalMove, RefusalCode>> = {
  decline: 'decision.not-open',
  meetConditions: 'decision.not-open',
  holdPitch: 'decision.not-open',
  reconsider: 'decision.not-open',
  promote: 'reserve.not-waiting',
};
/** Whoever decides what a colleague has decided meanwhile is told so. */
const HAS_DECISION: readonly ProposalStage[] = ['decided', 'announced', 'in-support', 'completed', 'closed'];

export const refusalOf = (name: ProposalMove, stage?: ProposalStage): RefusalCode => {
  if (name === 'decide' && stage !== undefined && HAS_DECISION.includes(stage)) return 'decision.made';
  const own = REFUSAL_BY_MOVE[name];
  if (own) return own;
  const { from } = PROPOSAL_MOVES[name];
  return from.length === 1 ? (REFUSAL_BY_STAGE[from[0]!] ?? 'proposal.move-illegal') : 'proposal.move-illegal';
};

/** The stage after the move, or its refusal. */
export const moved = (proposal: Proposal, name: ProposalMove): ProposalStage =>
  stageAfter(proposal, PROPOSAL_MOVES[name] as ProposalMoveRow, refusalOf(name, proposal.stage));

export const TERMINAL: readonly ProposalStage[] = ['completed', 'closed', 'withdrawn', 'expired', 'merged'];
export const isTerminal = (stage: ProposalStage): boolean => TERMINAL.includes(stage);

/** How long a stage may take before it is late, in working time; stages without a row wait for somebody else. */
export const STAGE_LIMITS: Partial<Record<ProposalStage, Limit>> = {
  submitted: { days: 2 },
  screening: { days: 5 },
  'in-review': { days: 18 },
  deliberation: { days: 5 },
  decided: { days: 3 },
  announced: { days: 10 },
};
/** A decision is promised within six weeks of a complete submission. */
export const PROMISE: Limit = { days: 28 };
export const ANSWER_LIMIT: Limit = { days: 10 };
/** How long before its end a draft is warned about. */
export const DRAFT_NOTICE = 7 * DAY;
/** A question without an answer closes the proposal after this. */
export const ANSWER_LAPSE = 30 * DAY;

/** The short form, with which a proposal may be submitted; the rest is asked once it is found to be in scope, or filled in at once. */
export const SHORT_PARTS = ['outline', 'organisation', 'contact', 'maturity', 'substance', 'process', 'request'] as const;
export const FURTHER_PARTS = ['operation', 'evidence', 'standards', 'team', 'market', 'rights', 'earlier', 'exclusions', 'extra'] as const;
export const PARTS = [...SHORT_PARTS, ...FURTHER_PARTS] as const;
export const PartName = z.enum(PARTS);
export type PartName = z.infer<typeof PartName>;

/** Where the current text of each part stands and its seal: HMAC of its canonical JSON with the proposal's salt. */
export const Manifest = z.partialRecord(PartName, z.object({ revision: z.number().int(), version: z.number().int(), seal: z.string() }));
export type Manifest = z.infer<typeof Manifest>;

/** What every root of the desk's items has. */
export const RootBase = z.object({
  ...CHAINED,
  reference: z.string(),
  title: z.string(),
  language: z.enum(['nl', 'en']),
  createdAt: Instant,
  owner: z.string().optional(),
  /** Things that staff should notice, as codes. */
  flags: z.array(z.string().max(40)).max(8),
  /** What it came from and what came of it. */
  links: z.array(Link).max(MAX_LINKS).optional(),
  /** When it ended, and by which member of staff if by one; nothing while somebody still has to act. */
  done: z.object({ at: Instant, by: z.string().optional() }).optional(),
  /** What takes the last act of staff back, and which acts were taken back. */
  undo: Undo.optional(),
  undone: z.array(z.string()).max(8).optional(),
  /** Since when nothing of it says any more whose it was or what it said; what is left serves to count. */
  anonymised: Instant.optional(),
});

/** Twenty names that may be of a person or of an organisation, five competitors, who wrote it, what it helps with and its call. */
export const MAX_PARTIES = 50;

export const Proposal = RootBase.extend({
  v: z.literal(2),
  kind: z.literal('proposal'),
  stage: ProposalStage,
  cameFrom: ProposalStage.optional(),
  tlp: Tlp,
  origin: z.enum(['form', 'import', 'converted']),
  call: z.string(),
  /** By which rules of its call it is judged, as far as they differ from the usual ones. */
  rules: OwnRules.optional(),
  /** What it takes of its organisation's share in a call that has a cap. */
  slot: z.object({ org: z.string().max(8), n: z.number().int().positive() }).optional(),
  applicant: z.string(),
  /** Who joined the applicant in writing it. */
  team: z.array(z.string()).max(5).optional(),
  /** Hash of the address that the link went to, and of the one that was verified by opening it. */
  address: z.string(),
  verified: z.string().optional(),
  /** Keys of the applicant's own organisation, and of all others that the proposal names. */
  organisations: z.array(z.string().max(8)).max(4),
  parties: z.array(z.string().max(8)).max(MAX_PARTIES),
  revision: z.number().int().positive(),
  /** How much of the form is filled in: the short form, or everything that is asked before review. */
  step: z.number().int().min(0).max(2).optional(),
  manifest: Manifest,
  /** The files beside the answers that it waits for. */
  files: z.array(FileMark).max(6).optional(),
  receipt: z.string().optional(),
  receivedAt: Instant.optional(),
  /** The checks at the door, as far as they were made. */
  checks: Checks.optional(),
  round: z.number().int().nonnegative(),
  safetySeat: z.boolean(),
  messages: z.number().int().nonnegative(),
  stageClock: Deadline.optional(),
  promise: Deadline.optional(),
  /** No date could be named, as no reviewer had a place: when it is looked at again. */
  undated: Instant.optional(),
  answerBy: Deadline.optional(),
  reminded: z.number().int().nonnegative(),
  outcome: Outcome.optional(),
  decisions: z.number().int().nonnegative(),
  decidedBy: z.string().optional(),
  /** Who agreed to the decision that is held, beside whoever made it. */
  approvedBy: z.array(z.string()).max(8).optional(),
  announcedAt: Instant.optional(),
  /** Who released the decision. */
  announcedBy: z.string().optional(),
  /** Since when it is supported: from there the follow-ups are counted. */
  supportedAt: Instant.optional(),
  /** How far a second look at its decision is, where one was asked for. */
  reconsideration: z.enum(['asked', 'opened', 'upheld']).optional(),
  /** Who had a part in a decision that was taken up again: they have none in the next. */
  involved: z.array(z.string()).max(100).optional(),
  mergedInto: z.string().optional(),
  nextTouch: Instant.optional(),
});
export type Proposal = z.infer<typeof Proposal>;

/** A clock for the new stage; a stage without a limit has none. */
export const clockFor = (stage: ProposalStage, at: string): Deadline | undefined => {
  const limit = STAGE_LIMITS[stage];
  return limit && { limit, startedAt: at, pausedMs: 0 };
};

/** The proposal in its new stage, with that stage's clock. */
export const inStage = (proposal: Proposal, stage: ProposalStage, at: string): Proposal => ({
  ...proposal,
  stage,
  stageClock: stage === proposal.stage ? proposal.stageClock : clockFor(stage, at),
});

/** Guards a use case that does not move the stage. */
/** Only while its announced decision waits for the next step. @throws decision.not-open */
export const requireAnnounced = ({ stage }: Pick<Proposal, 'stage'>): void => refuseUnless(stage === 'announced', 'decision.not-open');

export const requireStage = (proposal: Proposal, stages: readonly ProposalStage[]): void => {
  if (!stages.includes(proposal.stage)) throw new Refusal(REFUSAL_BY_STAGE[stages[0]!] ?? 'proposal.move-illegal');
};

/** The decision that stands by now, among all that were written. */
export const latestDecision = <D extends { readonly n: number }>({ decisions }: Pick<Proposal, 'decisions'>, written: readonly D[]): D | undefined =>
  written.find(({ n }) => n === decisions);
