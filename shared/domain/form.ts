import * as z from 'zod';
import { FURTHER_FORM } from './form/further.ts';
import type { SoFar } from './form/gates.ts';
import { keptOf } from './form/kept.ts';
import { NEEDED_IN_STEP_2, wantingIn } from './form/missing.ts';
import { SHORT_FORM } from './form/short.ts';
import { issueCode } from './issue.ts';
import { type FURTHER_PARTS, PARTS, type PartName, SHORT_PARTS } from './proposal.ts';
import { type ExtraAnswers, extraErrors, type Question } from './question.ts';
import type { FieldError } from './refusal.ts';

/**
 * The form of a proposal, one schema per part: type, form, request body and stored item at once. A part of a draft is saved as it is, by
 * `DRAFT_FORM`; `answersOf` checks the whole before it is sent in, for the step that is asked.
 */
export const FORM = { ...SHORT_FORM, ...FURTHER_FORM } as const satisfies Record<PartName, z.ZodType>;

/** What each part holds once it is complete. */
export type Parts = { [P in PartName]: z.infer<(typeof FORM)[P]> };
type ShortPart = (typeof SHORT_PARTS)[number];
type FurtherPart = (typeof FURTHER_PARTS)[number];
/** Answers of a complete short form; the further parts as far as they are there. */
export type Answers = { [P in ShortPart]: Parts[P] } & { [P in FurtherPart]?: Partial<Parts[P]> };

/** Part and field, as errors, gates, labels and differences name them; a call's own questions have ids of their own. */
export type FieldPath = { [P in Exclude<PartName, 'extra'>]: `${P}/${keyof Parts[P] & string}` }[Exclude<PartName, 'extra'>];

type SomeOf = { [P in PartName]: z.ZodType<Partial<Parts[P]>> };
/** Any part of which only some is answered, each answer of it right by itself. */
export const PARTIAL_FORM = Object.fromEntries(PARTS.map((part) => [part, part === 'extra' ? FORM.extra : FORM[part].partial()])) as unknown as SomeOf;
/** Any part of a draft, as it is kept while somebody writes: right in type and not too long, whatever is still missing or short. */
export const DRAFT_FORM = Object.fromEntries(PARTS.map((part) => [part, keptOf(FORM[part])])) as unknown as SomeOf;

const error = (path: string, code: string): FieldError => ({ path, code, message: '' });
const errorsOf = (part: PartName, issues: readonly z.core.$ZodIssue[]): FieldError[] =>
  issues.map((issue) => error([part, ...issue.path.map(String)].join('/'), issueCode(issue)));

/** Step 1 is the short form, step 2 everything; a call's own questions are checked where the caller brings them. */
export type Asked = { readonly step?: 1 | 2; readonly questions?: readonly Question[] };

/** What the answers ask of each other, over all parts. */
const wholeErrors = (parts: SoFar, { step = 1, questions }: Asked): FieldError[] => {
  const { maturity, request, extra } = parts as { maturity?: { trl?: number; trlIn12Months?: number }; request?: { tlp?: string }; extra?: ExtraAnswers };
  const sinks = maturity?.trl !== undefined && maturity.trlIn12Months !== undefined && maturity.trlIn12Months < maturity.trl;
  return [
    ...wantingIn(parts, step).map(({ path, code }) => error(path, code)),
    ...(request?.tlp === 'red' ? [error('request/tlp', 'gate.red')] : []),
    ...(sinks ? [error('maturity/trlIn12Months', 'gate.trl')] : []),
    ...(step === 2 && questions ? extraErrors(questions, extra ?? {}) : []),
  ];
};

/** The fields of a part that are right by themselves, so that a gate is not blind because something beside it is wrong. */
const readable = (part: PartName, given: unknown): Record<string, unknown> => {
  const schema: z.ZodType = FORM[part];
  if (!(schema instanceof z.ZodObject) || typeof given !== 'object' || given === null) return {};
  const fields = Object.entries(schema.shape as Record<string, z.ZodType>).map(
    ([name, field]) => [name, field.safeParse((given as Record<string, unknown>)[name])] as const,
  );
  return Object.fromEntries(fields.flatMap(([name, result]) => (result.success && result.data !== undefined ? [[name, result.data]] : [])));
};

/**
 * The answers of a form that is complete up to a step, or everything that is still missing or wrong, part by part. In step 1 the further
 * parts may be absent or lack answers; those that are there must be right, as they come along.
 */
export const answersOf = (parts: SoFar, asked: Asked = {}): { answers: Answers; errors: [] } | { answers: undefined; errors: FieldError[] } => {
  const errors: FieldError[] = [];
  const answers: Partial<Record<PartName, unknown>> = {};
  const soFar: Partial<Record<PartName, unknown>> = {};
  for (const part of PARTS) {
    const isShort = (SHORT_PARTS as readonly PartName[]).includes(part);
    const isFull = isShort || asked.step === 2;
    const needed = isShort || (asked.step === 2 && NEEDED_IN_STEP_2.includes(part));
    if (parts[part] === undefined && !needed) continue;
    const given = parts[part] ?? {};
    const result = (isFull ? FORM : PARTIAL_FORM)[part].safeParse(given, { reportInput: true });
    if (result.success) answers[part] = result.data;
    else errors.push(...errorsOf(part, result.error.issues));
    soFar[part] = result.success ? result.data : readable(part, given);
  }
  const named = new Set(errors.map(({ path }) => path));
  errors.push(...wholeErrors(soFar, asked).filter(({ path }) => !named.has(path)));
  return errors.length > 0 ? { answers: undefined, errors } : { answers: answers as Answers, errors: [] };
};

/** How far a proposal is filled in: 0 not yet the short form, 1 that, 2 everything. */
export const stepOf = (parts: SoFar, questions?: readonly Question[]): 0 | 1 | 2 => {
  if (!answersOf(parts).answers) return 0;
  return answersOf(parts, { step: 2, ...(questions ? { questions } : {}) }).answers ? 2 : 1;
};

/** Whether a safety-competent reviewer is mandatory: unsure counts as yes, not asked yet as neither. */
export const asksSafetySeat = ({ safetyFunction }: Readonly<Record<string, unknown>>): boolean => safetyFunction !== undefined && safetyFunction !== 'no';
