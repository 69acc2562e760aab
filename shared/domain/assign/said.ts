import type { Clash, ClashCode, Shortage } from './problem.ts';

type Named = {
  readonly missing: number;
  readonly asked: number;
  readonly capacity: number;
  readonly others: number;
  readonly count: { readonly papers: number; readonly reviewers: number };
  /** The first of them, by name. */
  readonly paper: string;
  readonly reviewer: string;
  readonly sector: string;
  readonly institutions: string;
};

/** How a clash and a shortage read in one language; the words stand in words/assign.*.ts. */
export type AssignWords = {
  readonly sector: { readonly [helix: string]: string };
  readonly list: Intl.ListFormat;
  readonly clash: { readonly [C in ClashCode]: (clash: Named) => string };
  readonly shortage: (shortage: { readonly paper: string; readonly sector: string }) => string;
};

/** What papers and reviewers are called; their numbers, unless said otherwise. */
export type Names = { readonly paper: (index: number) => string; readonly reviewer: (index: number) => string };
const NUMBERS: Names = { paper: String, reviewer: String };

export const clashText = (words: AssignWords, clash: Clash, names: Names = NUMBERS): string =>
  words.clash[clash.code]({
    ...clash,
    count: { papers: clash.papers.length, reviewers: clash.reviewers.length },
    paper: clash.papers.length > 0 ? names.paper(clash.papers[0]!) : '',
    reviewer: clash.reviewers.length > 0 ? names.reviewer(clash.reviewers[0]!) : '',
    sector: clash.sector === null ? '' : (words.sector[clash.sector] ?? clash.sector),
    institutions: words.list.format(clash.institutions),
  });

export const shortageText = (words: AssignWords, { paper, sector }: Shortage, names: Names = NUMBERS): string =>
  words.shortage({ paper: names.paper(paper), sector: words.sector[sector] ?? sector });
