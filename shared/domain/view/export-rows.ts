import * as z from 'zod';
import type { Cell } from '../csv.ts';
import { CriterionId, idsIn, Mark } from '../rubric.ts';
import { RUBRIC_VERSIONS, rubricOf } from '../rubrics.ts';
import { helixOf, staysOutOfMail, TLP_LABELS, Tlp } from '../vocabulary.ts';
import type { ExportWords } from '../words/export.ts';
import type { DeskProposal } from './desk.ts';

/**
 * What of a proposal leaves the house in a file, made from what its reader sees on a page and from nothing else. Only chairs and
 * administrators take such files out; from TLP:AMBER up each row says for whom and when.
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
  /** Of the decision that was released. */
  announcedAt: z.string().optional(),
  reason: z.string(),
  target: z.string().optional(),
  conditions: z.array(z.string()),
  override: z.string().optional(),
  opening: z.string(),
  doFirst: z.string(),
});
export type DecisionRow = z.infer<typeof DecisionRow>;

/** What a row needs beside the page: the call, when the decision was released, who takes it out and when. */
export type Taken = { readonly call: string; readonly announcedAt?: string | undefined; readonly name: string; readonly now: string };

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

export const decisionRows = (view: DeskProposal, taken: Taken): DecisionRow[] =>
  view.decisions.map(({ n, outcome, by, at, reason, target, conditions, override, letter }, i) => ({
    ...head(view, taken),
    n,
    outcome,
    by,
    at,
    ...(taken.announcedAt && i === view.decisions.length - 1 ? { announcedAt: taken.announcedAt } : {}),
    reason,
    ...(target ? { target } : {}),
    conditions,
    ...(override ? { override } : {}),
    opening: letter.opening,
    doFirst: letter.doFirst,
  }));

type Cells<Row, Name extends string> = { readonly [C in Name]: (row: Row, words: ExportWords) => Cell };

const yesNo = (value: boolean, words: ExportWords): string => (value ? words.yes : words.no);
const listed = (values: readonly string[]): string => values.join('; ');

const PROPOSAL: Cells<ProposalRow, keyof ExportWords['proposals']> = {
  reference: (row) => row.reference,
  title: (row) => row.title,
  call: (row) => row.call,
  stage: (row) => row.stage,
  outcome: (row) => row.outcome,
  tlp: (row) => TLP_LABELS[row.tlp],
  organisation: (row) => row.organisation,
  organisationType: (row) => row.organisationType,
  helix: (row) => row.helix,
  country: (row) => row.country,
  track: (row) => row.track,
  trl: (row) => row.trl,
  sectors: (row) => listed(row.sectors),
  capabilities: (row) => listed(row.capabilities),
  assets: (row) => listed(row.assets),
  owner: (row) => row.owner,
  receivedAt: (row) => row.receivedAt,
  promisedAt: (row) => row.promisedAt,
  due: (row) => row.due,
  late: (row, words) => yesNo(row.late, words),
  announcedAt: (row) => row.announcedAt,
  revision: (row) => row.revision,
  round: (row) => row.round,
  reviews: (row) => row.reviews,
  safetySeat: (row, words) => yesNo(row.safetySeat, words),
  flags: (row) => listed(row.flags),
  origin: (row) => row.origin,
  language: (row) => row.language,
  stamp: (row) => row.stamp,
  id: (row) => row.proposal,
};

const REVIEW: Cells<ReviewRow, keyof ExportWords['reviews']> = {
  reference: (row) => row.reference,
  tlp: (row) => TLP_LABELS[row.tlp],
  reviewer: (row) => row.reviewer,
  round: (row) => row.round,
  revision: (row) => row.revision,
  submittedAt: (row) => row.submittedAt,
  rubric: (row) => row.rubric,
  safetySeat: (row, words) => yesNo(row.safetySeat, words),
  inScope: (row, words) => yesNo(row.inScope, words),
  vote: (row) => row.vote,
  confidence: (row) => row.confidence,
  note: (row) => row.note,
  stamp: (row) => row.stamp,
  id: (row) => row.proposal,
};

const DECISION: Cells<DecisionRow, keyof ExportWords['decisions']> = {
  reference: (row) => row.reference,
  tlp: (row) => TLP_LABELS[row.tlp],
  n: (row) => row.n,
  outcome: (row) => row.outcome,
  by: (row) => row.by,
  at: (row) => row.at,
  announcedAt: (row) => row.announcedAt,
  reason: (row) => row.reason,
  target: (row) => row.target,
  conditions: (row) => row.conditions.join('\n'),
  override: (row) => row.override,
  opening: (row) => row.opening,
  doFirst: (row) => row.doFirst,
  stamp: (row) => row.stamp,
  id: (row) => row.proposal,
};

/** Criteria of every rubric there is, so that all parts of an export have the same columns. */
const criteria = (): string[] => [...new Set(RUBRIC_VERSIONS.flatMap((version) => idsIn(rubricOf(version))))];

const tableOf = <Row, Name extends string>(cells: Cells<Row, Name>, names: Readonly<Record<Name, string>>, rows: readonly Row[], words: ExportWords) => {
  const columns = Object.keys(cells) as Name[];
  return { columns: columns.map((column) => names[column]), rows: rows.map((row) => columns.map((column) => cells[column](row, words))) };
};

export type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

export const proposalTable = (rows: readonly ProposalRow[], words: ExportWords): Table => tableOf(PROPOSAL, words.proposals, rows, words);
export const decisionTable = (rows: readonly DecisionRow[], words: ExportWords): Table => tableOf(DECISION, words.decisions, rows, words);

/** A review's own columns, then a mark and a comment for each criterion; "cannot judge" stands in words, as an empty cell says nothing. */
export const reviewTable = (rows: readonly ReviewRow[], words: ExportWords): Table => {
  const { columns, rows: cells } = tableOf(REVIEW, words.reviews, rows, words);
  const ids = criteria();
  return {
    columns: [...columns, ...ids.flatMap((id) => [`${words.mark} ${id}`, `${words.comment} ${id}`])],
    rows: cells.map((row, i) => [
      ...row,
      ...ids.flatMap((id): Cell[] => {
        const judged = rows[i]!.criteria[id];
        return judged ? [judged.mark ?? words.cannotJudge, judged.comment] : [undefined, undefined];
      }),
    ]),
  };
};
