import * as z from 'zod';
import type { Mark } from '../../shared/domain/calibrate/panel.ts';
import { LocalError } from './http.ts';

const LARGEST = 1e6;
const number = z.number().min(-LARGEST).max(LARGEST);
const name = z.union([z.string().min(1), z.number()]);
const members = z.union([z.int().min(1).max(100_000), z.array(name).min(1).max(100_000)]);
const MARKS = z.object({
  proposals: members,
  reviewers: members,
  marks: z.array(z.union([z.tuple([name, name, number.nullable()]), z.tuple([name, name, number.nullable(), z.number().min(0.5).max(2).nullable()])])),
  line: number.nullish(),
  k: z.int().min(1).nullish(),
  scale: z.object({ low: number, high: number, step: z.number().min(0) }).optional(),
});
type Read = z.output<typeof MARKS>;
type Name = string | number;
export type Scale = { readonly low: number | null; readonly high: number | null; readonly step: number };

const SHAPE: Readonly<Record<string, string>> = {
  proposals: 'proposals must be a count from 1 on or a list of names.',
  reviewers: 'reviewers must be a count from 1 on or a list of names.',
  marks: 'marks must be a list of [proposal, reviewer, mark] or [proposal, reviewer, mark, confidence].',
  line: 'line must be a number, or absent.',
  k: 'k must be a whole number from 1 on, or absent.',
  scale: 'scale must be { "low": number, "high": number, "step": number }, or absent.',
};

const problemOf = (error: z.ZodError, given: unknown): string => {
  const [field, at] = error.issues[0]!.path;
  if (field === 'marks' && typeof at === 'number')
    return `marks[${at}] is ${JSON.stringify((given as { marks: unknown[] }).marks[at])?.slice(0, 80)}: it must be [proposal, reviewer, mark] with a number or null as mark, and a confidence from 0.5 to 2 if there is a fourth.`;
  return SHAPE[String(field)] ?? 'The file must hold one JSON object with proposals, reviewers and marks.';
};

/** Members as distinct keys for the engine, and as they are printed: a name, or a number counted from 0. */
const membersOf = (given: Read['proposals'], what: string) => {
  const printed: readonly Name[] = typeof given === 'number' ? Array.from({ length: given }, (_, at) => at) : given;
  const keys = printed.map((one) => String(one));
  const places = new Map<Name, number>();
  const taken = new Set<string>();
  printed.forEach((one, at) => {
    if (taken.has(keys[at]!)) throw new LocalError(`The ${what} ${JSON.stringify(one)} is named twice; names must differ.`);
    taken.add(keys[at]!);
    places.set(one, at);
  });
  const hasNumbers = typeof given !== 'number' && given.some((one) => typeof one === 'number');
  /** The name itself, or the place in the list where no name is a number. */
  const keyOf = (one: Name, mark: number): string => {
    const place = places.get(one) ?? (typeof one === 'number' && !hasNumbers ? one : -1);
    const key = keys[place];
    if (key !== undefined) return key;
    const known = typeof given === 'number' ? `numbers run from 0 to ${given - 1}` : `there are ${given.length} ${what}s`;
    throw new LocalError(`marks[${mark}] speaks of ${what} ${JSON.stringify(one)}, which is not in the list; ${known}.`);
  };
  return { keys, printed, keyOf };
};

/** As few marks are typing errors; more of them mean that the marks are of another kind. */
const isMany = (count: number, of: number): boolean => count >= Math.max(5, of / 10);

/** Marks run from 0 to 10 in half steps unless the file names its scale, or many of them plainly are of another one. */
const scaleOf = (read: Read): Scale => {
  const values = read.marks.flatMap(([, , value]) => (value === null ? [] : [value]));
  const between = (low: number, high: number, hint: string): void => {
    const at = read.marks.findIndex(([, , value]) => value !== null && (value < low || value > high));
    if (at >= 0) throw new LocalError(`marks[${at}] is ${read.marks[at]![2]}, outside ${low} to ${high}: correct it${hint}.`);
  };
  if (read.scale) {
    if (read.scale.low >= read.scale.high) throw new LocalError('scale must have a low end below its high end.');
    between(read.scale.low, read.scale.high, '');
    return read.scale;
  }
  const outside = values.filter((value) => value < 0 || value > 10).length;
  const offGrid = values.filter((value) => !Number.isInteger(2 * value)).length;
  const isSmooth = isMany(offGrid, values.length);
  const step = isSmooth ? 0 : isMany(outside, values.length) && values.every((value) => Number.isInteger(value)) ? 1 : 0.5;
  if (isSmooth || isMany(outside, values.length)) return outside > 0 ? { low: null, high: null, step } : { low: 0, high: 10, step };
  between(0, 10, ', or name the scale, as "scale": { "low": 0, "high": 40, "step": 1 }');
  return { low: 0, high: 10, step };
};

/** Reads the text of a file of marks. @throws LocalError with one sentence that says what is wrong and where */
export const readMarks = (text: string) => {
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new LocalError('The file is not JSON; it must hold one object with proposals, reviewers and marks.');
  }
  const read = MARKS.safeParse(given);
  if (!read.success) throw new LocalError(problemOf(read.error, given));
  const proposals = membersOf(read.data.proposals, 'proposal');
  const reviewers = membersOf(read.data.reviewers, 'reviewer');
  const seen = new Set<string>();
  const marks = read.data.marks.map(([proposal, reviewer, value, confidence], at): Mark => {
    const mark = { proposal: proposals.keyOf(proposal, at), reviewer: reviewers.keyOf(reviewer, at), value, confidence: confidence ?? 1 };
    const pair = JSON.stringify([mark.proposal, mark.reviewer]);
    if (value !== null && seen.has(pair))
      throw new LocalError(`marks[${at}] is a second mark of proposal ${JSON.stringify(proposal)} by reviewer ${JSON.stringify(reviewer)}; keep one of them.`);
    if (value !== null) seen.add(pair);
    return mark;
  });
  return { proposals, reviewers, marks, line: read.data.line ?? undefined, k: read.data.k ?? undefined, scale: scaleOf(read.data) };
};
