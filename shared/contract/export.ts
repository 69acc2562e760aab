import * as z from 'zod';
import { StoredFact } from '../domain/fact.ts';
import { DiscussionView } from '../domain/discussion.ts';
import { Stood } from '../domain/stood.ts';
import { Afterwards } from '../domain/view/afterwards.ts';
import { DeskProposal } from '../domain/view/desk.ts';
import { DecisionRow, ProposalRow, ReviewRow } from '../domain/view/export-rows.ts';
import { Figures } from '../domain/view/figures.ts';
import { FileView } from '../domain/view/files.ts';
import { CallId, Cursor, Page } from './common.ts';
import { MailRow } from './desk-shapes.ts';
import { operation } from './operation.ts';

const fn = 'api-export';
const who = ['chair', 'admin'] as const;

/** Of one call or of all, received between two days (both included); nothing said means everything. */
const ExportAsked = z.object({ call: CallId.optional(), from: z.iso.date().optional(), to: z.iso.date().optional() });
const ExportQuery = ExportAsked.extend({ format: z.enum(['csv', 'json']).default('csv'), cursor: Cursor });

/** A file of a dossier: what it is, what its bytes give, and where it is fetched if it does not lie in the dossier itself. */
const DossierFile = FileView.extend({ sha256: z.string().optional(), inside: z.string().optional(), address: z.string() });

export const Dossier = z.object({
  takenAt: z.string(),
  takenBy: z.string(),
  stamp: z.string().optional(),
  proposal: DeskProposal,
  /** The answers of each revision that was sent in, and the receipt that the log or the proposal holds for it. */
  revisions: z.array(z.object({ revision: z.number(), answers: z.record(z.string(), z.unknown()), receipt: z.string().optional() })),
  /** What the receipts were made with. */
  salt: z.string(),
  /** What the digests of reviews, decisions and messages were made with. */
  salts: z.record(z.string(), z.string()),
  files: z.array(DossierFile),
  /** What staff and reviewers said to each other, for whoever may read that on its page. */
  discussion: DiscussionView.optional(),
  /** Where it stood in its call at each decision, with what that was worked out from. */
  stood: z.array(Stood),
  /** What came after the decisions, where something did. */
  afterwards: Afterwards.optional(),
  /** In the order in which they left; behind them those that did not. */
  mails: z.array(MailRow),
  facts: z.array(StoredFact),
  /** Where the chain ends. */
  head: z.object({ factSeq: z.number(), factHead: z.string(), factAt: z.string().optional() }),
  /** People that the facts name by their numbers, as far as they have a name. */
  people: z.record(z.string(), z.string()),
});
export type Dossier = z.infer<typeof Dossier>;

/** The figures, of what, and of what else there are some. */
export const FiguresReply = z.object({
  call: z.string(),
  year: z.string().optional(),
  figures: Figures,
  calls: z.array(z.object({ id: z.string(), title: z.object({ nl: z.string(), en: z.string() }) })),
  years: z.array(z.string()),
});
export type FiguresReply = z.infer<typeof FiguresReply>;

/** What leaves the house: lists in parts of bounded size, and a proposal whole. Chairs and administrators alone. */
export const exportOperations = {
  listExportParts: operation({
    id: 'listExportParts',
    route: 'GET /api/desk/exports',
    fn,
    who,
    summary: 'The parts in which a call, or all that came in between two days, can be taken out; `cursor` of a part fits the three exports.',
    query: ExportAsked.extend({ cursor: Cursor }),
    reply: z.object({
      parts: z.array(z.object({ proposals: z.number(), from: z.string(), to: z.string(), cursor: z.string().optional() })),
      cursor: z.string().optional(),
    }),
  }),
  exportProposals: operation({
    id: 'exportProposals',
    route: 'GET /api/desk/exports/proposals',
    fn,
    who,
    summary: 'Proposals as a file, twelve at a time; the Link header leads to the next part.',
    query: ExportQuery,
    reply: Page(ProposalRow),
    also: 'text/csv',
  }),
  exportReviews: operation({
    id: 'exportReviews',
    route: 'GET /api/desk/exports/reviews',
    fn,
    who,
    summary: 'Reviews of the same proposals, one row each, in the same parts.',
    query: ExportQuery,
    reply: Page(ReviewRow),
    also: 'text/csv',
  }),
  exportDecisions: operation({
    id: 'exportDecisions',
    route: 'GET /api/desk/exports/decisions',
    fn,
    who,
    summary: 'Decisions on the same proposals, earlier ones too, in the same parts.',
    query: ExportQuery,
    reply: Page(DecisionRow),
    also: 'text/csv',
  }),
  readFigures: operation({
    id: 'readFigures',
    route: 'GET /api/desk/figures',
    fn,
    who: ['liaison', 'chair', 'admin'],
    summary:
      'A call in numbers, or a year of the open intake: time in each stage, acceptance, load, turnaround, agreement. What one may not know of is in no number, and few decisions are not told apart.',
    query: z.object({
      call: CallId.default('open'),
      year: z
        .string()
        .regex(/^20\d\d$/)
        .optional(),
      format: z.enum(['csv', 'json']).default('json'),
    }),
    reply: FiguresReply,
    also: 'text/csv',
  }),
  readDossier: operation({
    id: 'readDossier',
    route: 'GET /api/desk/proposals/{proposal}/dossier',
    fn,
    who,
    summary:
      'Everything about a proposal as one archive: answers of each revision, files with their hashes, reviews, thread, decisions and what came after them, letters as sent, facts with their chain, and a program that checks them.',
    query: z.object({ format: z.enum(['zip', 'json']).default('zip') }),
    reply: Dossier,
    also: 'application/zip',
  }),
} as const;
