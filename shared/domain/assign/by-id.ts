import { assign, type Means } from './assign.ts';
import { certify } from './certificate.ts';
import type { Clash, Problem, Rules } from './problem.ts';

export type PaperOf = { readonly id: string; readonly demand: number; readonly institution?: string };
export type ReviewerOf = {
  readonly id: string;
  readonly maxLoad: number;
  readonly minLoad?: number;
  readonly sector?: string;
  readonly institution?: string;
  readonly senior?: boolean;
};
/** A paper and a reviewer by their ids. */
export type IdPair = readonly [paper: string, reviewer: string];
export type NamedProblem = {
  readonly papers: readonly PaperOf[];
  readonly reviewers: readonly ReviewerOf[];
  /** In units of 1e-4; null where the reviewer may never have the paper. */
  readonly score: (paper: string, reviewer: string) => number | null;
  /** Reviews that were accepted: they stay, and count toward every limit. */
  readonly pinned?: readonly IdPair[];
  readonly forbidden?: readonly IdPair[];
};
type NamedClash = Omit<Clash, 'papers' | 'reviewers'> & { readonly papers: readonly string[]; readonly reviewers: readonly string[] };
export type NamedAssigned = {
  readonly infeasible: null;
  readonly objective: number;
  readonly perPaperMin: number;
  /** The reviewers of each paper, in the order of their ids. */
  readonly panels: ReadonlyMap<string, readonly string[]>;
  readonly shortages: readonly { readonly paper: string; readonly sector: string }[];
  /** What one more place of each reviewer would bring, in units of score; below 0 where a minimum load costs. */
  readonly worth: ReadonlyMap<string, number>;
  readonly verified: boolean;
};
export type NamedInfeasible = {
  readonly infeasible: { readonly missing: number; readonly unmet: number; readonly clashes: readonly NamedClash[] };
  readonly verified: boolean;
};

const ordered = <T extends { readonly id: string }>(items: readonly T[]): { readonly items: readonly T[]; readonly at: (id: string) => number } => {
  const sorted = items.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const index = new Map(sorted.map(({ id }, at) => [id, at]));
  if (index.size !== sorted.length) throw new Error('Two papers or two reviewers have the same id.');
  const at = (id: string): number => {
    const found = index.get(id);
    if (found === undefined) throw new Error(`Nothing here has the id ${id}.`);
    return found;
  };
  return { items: sorted, at };
};

/** Assigns by ids: whatever the order of papers and reviewers, the panels are the same. */
export const assignByIds = (named: NamedProblem, rules: Rules = {}, means: Means = {}): NamedAssigned | NamedInfeasible => {
  const papers = ordered(named.papers);
  const reviewers = ordered(named.reviewers);
  const pairs = (given: readonly IdPair[] | undefined) => (given ?? []).map(([p, r]) => [papers.at(p), reviewers.at(r)] as const);
  const problem: Problem = {
    papers: papers.items.length,
    reviewers: reviewers.items.length,
    scores: (p, r) => named.score(papers.items[p]!.id, reviewers.items[r]!.id) ?? Number.NaN,
    demand: papers.items.map(({ demand }) => demand),
    minLoad: reviewers.items.map(({ minLoad }) => minLoad ?? 0),
    maxLoad: reviewers.items.map(({ maxLoad }) => maxLoad),
    sectors: reviewers.items.map(({ sector }) => sector ?? null),
    institutions: reviewers.items.map(({ institution }) => institution ?? null),
    paperInstitutions: papers.items.map(({ institution }) => institution ?? null),
    seniors: reviewers.items.map(({ senior }) => senior === true),
    pinned: pairs(named.pinned),
    forbidden: pairs(named.forbidden),
  };
  const found = assign(problem, rules, means);
  const { verified } = certify(problem, rules, found);
  const paper = (at: number): string => papers.items[at]!.id;
  const reviewer = (at: number): string => reviewers.items[at]!.id;
  if (found.infeasible) {
    const clashes = found.infeasible.clashes.map((clash) => ({ ...clash, papers: clash.papers.map(paper), reviewers: clash.reviewers.map(reviewer) }));
    return { infeasible: { ...found.infeasible, clashes }, verified };
  }
  return {
    infeasible: null,
    objective: found.objective,
    perPaperMin: found.perPaperMin,
    panels: new Map(found.panels.map((panel, p) => [paper(p), panel.map(reviewer)])),
    shortages: found.shortages.map((shortage) => ({ ...shortage, paper: paper(shortage.paper) })),
    worth: new Map(reviewers.items.map(({ id }, at) => [id, found.prices.reviewer[at]!])),
    verified,
  };
};
