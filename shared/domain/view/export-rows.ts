import * as z from 'zod';
import { FeedbackLetter } from '../decision.ts';
import { CriterionId, Mark } from '../rubric.ts';
import { helixOf, staysOutOfMail, TLP_LABELS, Tlp } from '../vocabulary.ts';
import type { DeskProposal } from './desk.ts';

/**
 * What of a proposal leaves the house in a file, made from what its reader sees on a page. Only chairs and administrators take such files out;
 * from TLP:AMBER up each row says for whom and when. A row holds ids, which JSON gives as they are, for programs; a table is for people, who
 * read each id in words of their language. Times and days stand in both as ISO has them, since that is what a spreadsheet sorts.
 */
const common = {
  proposal: z.string(),
  reference: z.string(),
  tlp: Tlp,
  /** For whom and when it was taken out, from TLP:AMBER up. */
  stamp: z.string().optional(),
};

export const ProposalRow = z.object({
  ...common,
  title: z.string(),
  call: z.string(),
  stage: z.string(),
  outcome: z.string().optional(),
  announcedAt: z.string().optional(),
  origin: z.string(),
  language: z.enum(['nl', 'en']),
  organisation: z.string(),
  organisationType: z.string(),
  helix: z.string(),
  country: z.string(),
  track: z.string(),
  trl: z.number().optional(),
  sectors: z.array(z.string()),
  capabilities: z.array(z.string()),
  assets: z.array(z.string()),
  owner: z.string(),
  receivedAt: z.string().optional(),
  promisedAt: z.string().optional(),
  due: z.string().optional(),
  late: z.boolean(),
  revision: z.number(),
  round: z.number(),
  reviews: z.number(),
  safetySeat: z.boolean(),
  flags: z.array(z.string()),
});
export type ProposalRow = z.infer<typeof ProposalRow>;

export const ReviewRow = z.object({
  ...common,
  reviewer: z.string(),
  round: z.number(),
  revision: z.number(),
  submittedAt: z.string(),
  rubric: z.string(),
  safetySeat: z.boolean(),
  criteria: z.record(CriterionId, z.object({ mark: Mark, comment: z.string() })),
  inScope: z.boolean(),
  vote: z.string(),
  confidence: z.number(),
  /** Read by the chair alone. */
  note: z.string().optional(),
});
export type ReviewRow = z.infer<typeof ReviewRow>;

export const DecisionRow = z.object({
  ...common,
  n: z.number(),
  outcome: z.string(),
  by: z.string(),
  at: z.string(),
  /** Who agreed to it, by name. */
  approvals: z.array(z.string()),
  /** Of a decision that was released. */
  announcedAt: z.string().optional(),
  announcedBy: z.string().optional(),
  /** 0 to 100 as it stood when it was decided, from how many reviews, and what it was worked out with; none of what ended at the door. */
  score: z.number().optional(),
  reviews: z.number().optional(),
  rubric: z.string(),
  formula: z.string(),
  reason: z.string(),
  target: z.string().optional(),
  conditions: z.array(z.string()),
  override: z.string().optional(),
  /** Why its letter may name what could tell who judged it. */
  meant: z.string().optional(),
  letter: FeedbackLetter.extend({ opening: z.string() }),
});
export type DecisionRow = z.infer<typeof DecisionRow>;

/** What stands behind a decision beside its words: what it was worked out with, and who agreed to it and released it. */
export type Behind = Pick<DecisionRow, 'approvals' | 'announcedAt' | 'announcedBy' | 'score' | 'reviews' | 'formula'>;

/** What a row needs beside the page: the call, when the decision was released, what stands behind each decision, who takes it out and when. */
export type Taken = {
  readonly call: string;
  readonly announcedAt?: string | undefined;
  readonly behind?: ((n: number) => Behind) | undefined;
  readonly name: string;
  readonly now: string;
};

/** For whom and when something left the house, where its label asks for that. */
export const stampOf = (tlp: Tlp, { name, now }: Pick<Taken, 'name' | 'now'>): { stamp?: string } =>
  staysOutOfMail(tlp) ? { stamp: `${TLP_LABELS[tlp]} · ${name} · ${now}` } : {};

type Part = Readonly<Record<string, unknown>>;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const head = (view: DeskProposal, taken: Taken) => ({ proposal: view.id, reference: view.reference, tlp: view.tlp, ...stampOf(view.tlp, taken) });

export const proposalRow = (view: DeskProposal, taken: Taken): ProposalRow => {
  const [organisation, maturity, outline] = (['organisation', 'maturity', 'outline'] as const).map((part) => (view.answers[part] ?? {}) as Part) as [
    Part,
    Part,
    Part,
  ];
  return {
    ...head(view, taken),
    title: view.title,
    call: taken.call,
    stage: view.stage,
    ...(view.outcome ? { outcome: view.outcome } : {}),
    ...(taken.announcedAt ? { announcedAt: taken.announcedAt } : {}),
    origin: view.origin,
    language: view.language,
    organisation: text(organisation.name),
    organisationType: text(organisation.type),
    helix: organisation.type ? helixOf(text(organisation.type)) : '',
    country: text(organisation.country),
    track: text(outline.track),
    ...(typeof maturity.trl === 'number' ? { trl: maturity.trl } : {}),
    sectors: texts(maturity.sectors),
    capabilities: texts(maturity.capabilities),
    assets: texts(maturity.assets),
    owner: view.owner?.name ?? '',
    ...(view.receivedAt ? { receivedAt: view.receivedAt } : {}),
    ...(view.promisedAt ? { promisedAt: view.promisedAt } : {}),
    ...(view.due ? { due: view.due } : {}),
    late: view.late,
    revision: view.revision,
    round: view.round,
    reviews: view.reviews.length,
    safetySeat: view.safetySeat,
    flags: view.flags,
  };
};

export const reviewRows = (view: DeskProposal, taken: Taken): ReviewRow[] =>
  view.reviews.map(({ reviewer, name, round, revision, submittedAt, body }) => ({
    ...head(view, taken),
    reviewer: name,
    round,
    revision,
    submittedAt,
    rubric: view.rules.rubric,
    safetySeat: view.assignments.some((assignment) => assignment.reviewer === reviewer && assignment.safetySeat),
    criteria: body.criteria,
    inScope: body.inScope,
    vote: body.vote,
    confidence: body.confidence,
    ...(body.note ? { note: body.note } : {}),
  }));

const NOTHING_BEHIND: Behind = { approvals: [], formula: '' };

export const decisionRows = (view: DeskProposal, taken: Taken): DecisionRow[] =>
  view.decisions.map(({ n, outcome, by, at, rubric, reason, target, conditions, override, meant, letter }) => ({
    ...head(view, taken),
    n,
    outcome,
    by,
    at,
    ...(taken.behind?.(n) ?? NOTHING_BEHIND),
    rubric,
    reason,
    ...(target ? { target } : {}),
    conditions,
    ...(override ? { override } : {}),
    ...(meant ? { meant } : {}),
    letter,
  }));
