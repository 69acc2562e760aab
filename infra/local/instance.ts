import { CONFLICT, type Pair, type Problem } from '../../shared/domain/assign/problem.ts';

/** What is wrong with an instance, in one sentence that says what to do. */
export class InstanceError extends Error {}
const fail = (sentence: string): never => {
  throw new InstanceError(sentence);
};

type Json = { readonly [name: string]: unknown };

const isWhole = (value: unknown, least: number): value is number => Number.isInteger(value) && (value as number) >= least;

const limitOf = (source: Json, name: string, count: number, each: string, otherwise?: number): number | readonly number[] => {
  const value = source[name] ?? otherwise;
  if (isWhole(value, 0)) return value;
  if (Array.isArray(value) && value.length === count && value.every((one) => isWhole(one, 0))) return value;
  return fail(`"${name}" must be a whole number of 0 or more, or a list of ${count} such numbers, one for each ${each}.`);
};

/** The solver counts in 32 bits. */
const MOST_REVIEWS = 2 ** 31 - 1;
const countable = (limit: number | readonly number[], name: string, count: number): number | Int32Array => {
  const total = typeof limit === 'number' ? limit * count : limit.reduce((sum, each) => sum + each, 0);
  if (total > MOST_REVIEWS) fail(`"${name}" asks for ${total} reviews in all; the most that can be counted is ${MOST_REVIEWS}.`);
  return typeof limit === 'number' ? limit : Int32Array.from(limit);
};

/** Nobody can have more reviews than there are papers, so a larger limit is none; below a minimum it stays, for the two to be told apart. */
const reachable = (most: number | readonly number[], least: number | Int32Array, papers: number): number | Int32Array => {
  const largest = (r: number): number => Math.max(papers, typeof least === 'number' ? least : least[r]!);
  if (typeof most !== 'number') return Int32Array.from(most, (each, r) => Math.min(each, largest(r)));
  return typeof least === 'number' ? Math.min(most, largest(0)) : Int32Array.from(least, (_, r) => Math.min(most, largest(r)));
};

const LARGEST = 100_000_000;
const scoreOf = (value: unknown, p: number, r: number): number => {
  if (value === null || value === CONFLICT) return CONFLICT;
  if (Number.isInteger(value) && Math.abs(value as number) <= LARGEST && (value as number) > CONFLICT) return value as number;
  return fail(`The score of paper ${p} and reviewer ${r} is ${JSON.stringify(value)}; scores are whole numbers in units of 0.0001, or null for a conflict.`);
};

/** Rows of letters (or of numbers), one a paper. */
const fromRows = (rows: readonly unknown[], letters: Json | null, reviewers: number): Int32Array => {
  const scores = new Int32Array(rows.length * reviewers);
  rows.forEach((row, p) => {
    if ((typeof row !== 'string' && !Array.isArray(row)) || row.length !== reviewers)
      fail(`Row ${p} of the scores must hold ${reviewers} of them, one for each reviewer.`);
    for (let r = 0; r < reviewers; r++) {
      const cell = (row as string | unknown[])[r];
      if (typeof cell !== 'string') scores[p * reviewers + r] = scoreOf(cell, p, r);
      else if (letters && Object.hasOwn(letters, cell)) scores[p * reviewers + r] = scoreOf(letters[cell], p, r);
      else fail(`Row ${p} holds "${cell}" for reviewer ${r}, and "bidScores" does not say what that is worth.`);
    }
  });
  return scores;
};

const fromBase64 = (text: string, count: number): Int16Array => {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== count * 2) fail(`"scores" must hold ${count * 2} bytes (papers × reviewers × 2), and holds ${bytes.length}.`);
  const aligned = bytes.byteOffset % 2 === 0 ? bytes : Buffer.from(new Uint8Array(bytes).buffer);
  return new Int16Array(aligned.buffer, aligned.byteOffset, count);
};

const sizeOf = (value: unknown, found: number | undefined, name: string): number => {
  const size = value ?? found;
  if (isWhole(size, 0)) return size;
  if (Array.isArray(size)) return size.length;
  return fail(`"${name}" must say how many ${name} there are.`);
};

const pairsOf = (source: Json, name: string, papers: number, reviewers: number): Pair[] => {
  const given = source[name] ?? [];
  if (!Array.isArray(given)) return fail(`"${name}" must be a list of pairs [paper, reviewer].`);
  return given.map((each): Pair => {
    const [p, r] = Array.isArray(each) ? each : [each?.paper, each?.reviewer];
    if (!isWhole(p, 0) || !isWhole(r, 0) || p >= papers || r >= reviewers)
      fail(`"${name}" holds ${JSON.stringify(each)}; a pair is [paper, reviewer], both numbered from 0.`);
    return [p, r];
  });
};

const listOf = <T>(source: Json, names: readonly string[], count: number, is: (value: unknown) => value is T): readonly (T | null)[] | undefined => {
  const attributes = (source.attributes ?? {}) as Json;
  for (const name of names) {
    const given = attributes[name] ?? source[name];
    if (given === undefined || given === null) continue;
    if (!Array.isArray(given) || given.length !== count || !given.every((one) => one === null || is(one)))
      fail(`"attributes.${name}" must be a list of ${count}, one for each.`);
    return given as (T | null)[];
  }
  return undefined;
};
const isName = (value: unknown): value is string => typeof value === 'string';
const isFlag = (value: unknown): value is number | boolean => typeof value === 'boolean' || value === 0 || value === 1;

/** An instance as a problem: either way of writing scores, limits as one number or a list, and whatever attributes there are. */
export const readInstance = (text: string): Problem => {
  let source: Json;
  try {
    source = JSON.parse(text.replace(/^\uFEFF/, '')) as Json;
  } catch (error) {
    return fail(`This is no JSON (${(error as Error).message}).`);
  }
  if (typeof source !== 'object' || source === null || Array.isArray(source)) return fail('An instance is a JSON object with scores, demand and maxLoad.');
  const rows = (Array.isArray(source.rows) ? source.rows : Array.isArray(source.scores) ? source.scores : null) as unknown[] | null;
  if (!rows && typeof source.scores !== 'string')
    return fail('The scores are missing: give "rows" with "bidScores", "scores" as base64, or "scores" as rows of numbers.');
  const firstRow = rows?.[0] as { length?: number } | undefined;
  const papers = sizeOf(source.papers, rows?.length, 'papers');
  const reviewers = sizeOf(source.reviewers, firstRow?.length ?? 0, 'reviewers');
  if (rows && rows.length !== papers) return fail(`There are ${rows.length} rows of scores for ${papers} papers.`);
  const scores = rows ? fromRows(rows, (source.bidScores ?? null) as Json | null, reviewers) : fromBase64(source.scores as string, papers * reviewers);
  const minLoad = countable(limitOf(source, 'minLoad', reviewers, 'reviewer', 0), 'minLoad', reviewers);
  return {
    papers,
    reviewers,
    scores,
    demand: countable(limitOf(source, 'demand', papers, 'paper'), 'demand', papers),
    minLoad,
    maxLoad: reachable(limitOf(source, 'maxLoad', reviewers, 'reviewer'), minLoad, papers),
    ...Object.fromEntries(
      Object.entries({
        sectors: listOf(source, ['reviewerSector', 'sectors'], reviewers, isName),
        institutions: listOf(source, ['reviewerInstitution', 'institutions'], reviewers, isName),
        paperInstitutions: listOf(source, ['paperInstitution', 'paperInstitutions'], papers, isName),
        seniors: listOf(source, ['reviewerSenior', 'seniors'], reviewers, isFlag)?.map((each) => (each ? 1 : 0)),
      }).filter(([, value]) => value !== undefined),
    ),
    pinned: pairsOf(source, 'pinned', papers, reviewers),
    forbidden: pairsOf(source, 'forbidden', papers, reviewers),
  };
};
