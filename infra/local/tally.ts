import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { calibrate } from '../../shared/domain/calibrate/calibrate.ts';
import { isMarksError } from '../../shared/domain/calibrate/panel.ts';
import { groupsText, missingText } from '../../shared/domain/calibrate/words.ts';
import { LocalError } from './http.ts';
import { readMarks } from './tally-marks.ts';

const USAGE =
  'Give one file: npm run tally -- MARKS.json, with { "proposals", "reviewers", "marks": [[proposal, reviewer, mark, confidence?]], "line"?, "k"? }.';

/** Figures of a tally are not known to more digits, and so print alike on every machine. */
const DIGITS = 6;
const printed = (value: unknown): unknown => {
  if (typeof value === 'number') return Number(value.toFixed(DIGITS)) + 0;
  if (Array.isArray(value)) return value.map(printed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, printed(inner)]));
};

/** The tally of a file of marks as one JSON document; the same file gives the same bytes. @throws LocalError */
export const tallyText = (text: string): string => {
  const { proposals, reviewers, marks, line, k, scale } = readMarks(text);
  const {
    proposals: rows,
    reviewers: severities,
    reviews,
    oneMore,
    missing,
    ...model
  } = calibrate({
    proposals: proposals.keys,
    reviewers: reviewers.keys,
    marks,
    line,
    k,
    scale: { low: scale.low ?? undefined, high: scale.high ?? undefined, step: scale.step },
  });
  const proposalOf = new Map(proposals.keys.map((key, at) => [key, proposals.printed[at]!]));
  const reviewerOf = new Map(reviewers.keys.map((key, at) => [key, reviewers.printed[at]!]));
  const why = missing.map((one) => ({ ...one, en: missingText(one, 'en'), nl: missingText(one, 'nl') }));
  const notes = model.groups > 1 ? [{ code: 'separate-groups', en: groupsText(model.groups, 'en'), nl: groupsText(model.groups, 'nl') }] : [];
  const result = {
    model: { ...model, scale, why, notes },
    proposals: rows.map((row) => ({ ...row, proposal: proposalOf.get(row.proposal)! })),
    reviewers: severities.map((row) => ({ ...row, reviewer: reviewerOf.get(row.reviewer)! })),
    oneMore: oneMore.map((row) => ({ ...row, proposal: proposalOf.get(row.proposal)! })),
    reviews: reviews.map((row) => ({ ...row, proposal: proposalOf.get(row.proposal)!, reviewer: reviewerOf.get(row.reviewer)! })),
  };
  return JSON.stringify(printed(result), undefined, 1);
};

const textOf = (given: readonly string[]): string => {
  const [file, ...more] = given;
  if (!file || more.length > 0) throw new LocalError(USAGE);
  try {
    return readFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), file), 'utf8');
  } catch (error) {
    throw new LocalError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}): give the path of a file of marks.`);
  }
};

if (import.meta.main) {
  try {
    process.stdout.write(`${tallyText(textOf(process.argv.slice(2)))}\n`);
  } catch (error) {
    const isTooLarge = isMarksError(error) && error.code === 'too-large';
    if (!(error instanceof LocalError) && !isTooLarge) throw error;
    console.error(isTooLarge ? 'There are more than 3000 proposals and more than 3000 reviewers with marks; split the call.' : (error as LocalError).message);
    process.exitCode = 2;
  }
}
