import type { Cell } from '../csv.ts';
import { idsIn } from '../rubric.ts';
import { RUBRIC_VERSIONS, rubricOf } from '../rubrics.ts';
import { shown } from '../shown.ts';
import { TLP_LABELS } from '../vocabulary.ts';
import type { ExportWords } from '../words/export.ts';
import type { DecisionRow, ProposalRow, ReviewRow } from './export-rows.ts';

/** Ids in words of one language; what has no word stands for itself. */
export type Said = {
  readonly [Kind in
    | 'call'
    | 'stage'
    | 'outcome'
    | 'orgTypes'
    | 'helix'
    | 'country'
    | 'tracks'
    | 'sectors'
    | 'capabilities'
    | 'assets'
    | 'flag'
    | 'origin'
    | 'language'
    | 'vote'
    | 'band'
    | 'reason'
    | 'target']: (id: string) => string;
};
export type TableWords = ExportWords & { readonly said: Said };

type Cells<Row, Name extends string> = { readonly [C in Name]: (row: Row, words: TableWords) => Cell };

const yesNo = (value: boolean, words: TableWords): string => (value ? words.yes : words.no);
const listed = (values: readonly string[]): string => values.join('; ');

const PROPOSAL: Cells<ProposalRow, keyof ExportWords['proposals']> = {
  reference: (row) => row.reference,
  title: (row) => row.title,
  call: (row, { said }) => said.call(row.call),
  stage: (row, { said }) => said.stage(row.stage),
  outcome: (row, { said }) => row.outcome && said.outcome(row.outcome),
  tlp: (row) => TLP_LABELS[row.tlp],
  organisation: (row) => row.organisation,
  organisationType: (row, { said }) => said.orgTypes(row.organisationType),
  helix: (row, { said }) => said.helix(row.helix),
  country: (row, { said }) => said.country(row.country),
  track: (row, { said }) => said.tracks(row.track),
  trl: (row) => row.trl,
  sectors: (row, { said }) => listed(row.sectors.map(said.sectors)),
  capabilities: (row, { said }) => listed(row.capabilities.map(said.capabilities)),
  assets: (row, { said }) => listed(row.assets.map(said.assets)),
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
  flags: (row, { said }) => listed(row.flags.map(said.flag)),
  origin: (row, { said }) => said.origin(row.origin),
  language: (row, { said }) => said.language(row.language),
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
  vote: (row, { said }) => said.vote(row.vote),
  confidence: (row) => row.confidence,
  note: (row) => row.note,
  stamp: (row) => row.stamp,
  id: (row) => row.proposal,
};

/** What ended at the door was judged by no rubric, and its reason is one of a few. */
const isAtDoor = ({ rubric }: DecisionRow): boolean => rubric === '';

const DECISION: Cells<DecisionRow, keyof ExportWords['decisions']> = {
  reference: (row) => row.reference,
  tlp: (row) => TLP_LABELS[row.tlp],
  n: (row) => row.n,
  outcome: (row, { said }) => row.outcome && said.outcome(row.outcome),
  by: (row) => row.by,
  at: (row) => row.at,
  approvals: (row) => listed(row.approvals),
  announcedAt: (row) => row.announcedAt,
  announcedBy: (row) => row.announcedBy,
  score: (row) => (row.score === undefined ? undefined : shown(row.score, 2)),
  reviews: (row) => row.reviews,
  rubric: (row) => row.rubric,
  formula: (row) => row.formula,
  reason: (row, { said }) => (isAtDoor(row) ? said.reason(row.reason) : row.reason),
  target: (row, { said }) => row.target && said.target(row.target),
  conditions: (row) => row.conditions.join('\n'),
  override: (row) => row.override,
  meant: (row) => row.meant,
  opening: (row) => row.letter.opening,
  doFirst: (row) => row.letter.doFirst,
  resubmit: (row, words) => yesNo(row.letter.resubmit, words),
  resubmitFrom: (row) => row.letter.resubmitFrom,
  talkTo: (row) => row.letter.talkTo,
  stamp: (row) => row.stamp,
  id: (row) => row.proposal,
};

/** Criteria of every rubric there is, so that all parts of an export have the same columns. */
const criteria = (): string[] => [...new Set(RUBRIC_VERSIONS.flatMap((version) => idsIn(rubricOf(version))))];

const tableOf = <Row, Name extends string>(cells: Cells<Row, Name>, names: Readonly<Record<Name, string>>, rows: readonly Row[], words: TableWords) => {
  const columns = Object.keys(cells) as Name[];
  return { columns: columns.map((column) => names[column]), rows: rows.map((row) => columns.map((column) => cells[column](row, words))) };
};

export type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

export const proposalTable = (rows: readonly ProposalRow[], words: TableWords): Table => tableOf(PROPOSAL, words.proposals, rows, words);
/** A review's own columns, then a mark and a comment for each criterion; "cannot judge" stands in words, as an empty cell says nothing. */
export const reviewTable = (rows: readonly ReviewRow[], words: TableWords): Table => {
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

/** A decision's own columns, then what its letter says of each criterion: the band and the text. */
export const decisionTable = (rows: readonly DecisionRow[], words: TableWords): Table => {
  const { columns, rows: cells } = tableOf(DECISION, words.decisions, rows, words);
  const ids = criteria();
  return {
    columns: [...columns, ...ids.flatMap((id) => [`${words.band} ${id}`, `${words.feedback} ${id}`])],
    rows: cells.map((row, i) => [
      ...row,
      ...ids.flatMap((id): Cell[] => {
        const told = rows[i]!.letter.criteria.find((criterion) => criterion.id === id);
        return told ? [words.said.band(told.band), told.text] : [undefined, undefined];
      }),
    ]),
  };
};
