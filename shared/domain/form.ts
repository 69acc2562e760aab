import * as z from 'zod';
import { community } from '../community.ts';
import { PARTS, type PartName } from './proposal.ts';
import type { FieldError } from './refusal.ts';
import { line, prose } from './text.ts';
import { intrusiveness, Tlp, wordOf } from './vocabulary.ts';

/**
 * The short form of a proposal, one schema per part: type, form, request body and stored item at once.
 * A part is saved as it is (a draft may be incomplete); `answersOf` checks the whole before it is submitted.
 */
const names = z.array(line(1, 120)).max(5);
const distinct = <T extends z.ZodType<string>>(word: T, min: number, max: number) =>
  z
    .array(word)
    .min(min)
    .max(max)
    .refine((ids) => new Set(ids).size === ids.length, { error: 'list.twice' });
const Trl = z.number().int().min(1).max(9);
const SafetyAnswer = z.enum(['yes', 'no', 'unsure']);

export const FORM = {
  outline: z.strictObject({
    title: line(8, 120),
    /** Read by invited reviewers and, after acceptance, by members: nothing confidential. */
    abstract: prose(100, 1200),
    nothingConfidential: z.literal(true),
  }),
  organisation: z.strictObject({
    name: line(2, 120),
    type: wordOf('orgTypes'),
    country: z.string().regex(/^[A-Z]{2}$/, { error: 'text.country' }),
    website: z
      .url({ protocol: /^https?$/ })
      .max(200)
      .optional(),
    /** Partners, advisers and pilot sites by name, so that nobody who is involved judges; empty lists say "none". */
    partners: names,
    advisers: names,
    pilotSites: names,
  }),
  contact: z.strictObject({ name: line(2, 120), role: line(2, 120), phone: line(5, 30).optional() }),
  maturity: z.strictObject({
    trl: Trl,
    trlIn12Months: Trl,
    capabilities: distinct(wordOf('capabilities'), 1, 3),
    assets: distinct(wordOf('assets'), 1, 5),
    sectors: distinct(wordOf('sectors'), 1, 4),
  }),
  substance: z.strictObject({ problem: prose(20, 1000), solution: prose(20, 1500) }),
  process: z.strictObject({
    /** O1: how it touches the process; the most intrusive counts. */
    interaction: distinct(wordOf('interactionModes'), 1, 6),
    /** O2: in or near a safety function; unsure counts as yes. */
    safetyFunction: SafetyAnswer,
    /** O3: what happens when it fails, loses power or network, or is overloaded. */
    failure: wordOf('failBehaviour').optional(),
    failureText: prose(0, 600).optional(),
  }),
  request: z.strictObject({
    asks: distinct(wordOf('asks'), 1, 3),
    goodResult: prose(0, 400).optional(),
    tlp: z.union([Tlp, z.literal('red')]),
    share: z.enum(['reviewers', 'cop', 'public']),
    newsletter: z.boolean(),
    terms: z.literal(community.termsVersion, { error: 'gate.terms' }),
    privacy: z.literal(community.privacyVersion, { error: 'gate.terms' }),
  }),
} as const satisfies Record<PartName, z.ZodType>;

export type Answers = { [P in PartName]: z.infer<(typeof FORM)[P]> };

/** Any part of a draft: right in type and length, whatever is still missing. */
export const DRAFT_FORM = Object.fromEntries(PARTS.map((part) => [part, FORM[part].partial()])) as unknown as {
  [P in PartName]: z.ZodType<Partial<Answers[P]>>;
};

/** From rank 4 on, or unknown, the failure question must be answered. */
const needsFailure = (process: Answers['process'], maturity: Answers['maturity'] | undefined): boolean =>
  intrusiveness(process.interaction) >= 4 || (maturity?.assets ?? []).includes('sis');

const errorsOf = (part: PartName, issues: readonly z.core.$ZodIssue[]): FieldError[] =>
  issues.map((issue) => ({ path: [part, ...issue.path.map(String)].join('/'), code: issueCode(issue), message: '' }));

/** The code of a field error, as a key of the catalogue that words it. */
export const issueCode = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'custom') return issue.message.includes('.') ? issue.message : 'field.invalid';
  if (issue.code === 'too_small')
    return issue.origin === 'string' ? (issue.minimum === 1 ? 'field.empty' : `field.short:${issue.minimum}`) : `field.few:${issue.minimum}`;
  if (issue.code === 'too_big') return issue.origin === 'string' ? `field.long:${issue.maximum}` : `field.many:${issue.maximum}`;
  if (issue.code === 'unrecognized_keys') return 'field.unknown';
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'field.missing' : 'field.type';
  if (issue.code === 'invalid_value') return issue.input === undefined ? 'field.missing' : issue.message.startsWith('gate.') ? issue.message : 'field.choice';
  if (issue.code === 'invalid_format') return issue.message.startsWith('text.') ? issue.message : 'field.format';
  return 'field.invalid';
};

/** The complete answers, or everything that is still missing or wrong, part by part. */
export const answersOf = (parts: Partial<Record<PartName, unknown>>): { answers: Answers; errors: [] } | { answers: undefined; errors: FieldError[] } => {
  const errors: FieldError[] = [];
  const answers: Partial<Record<PartName, unknown>> = {};
  for (const part of PARTS) {
    const result = FORM[part].safeParse(parts[part] ?? {}, { reportInput: true });
    if (result.success) answers[part] = result.data;
    else errors.push(...errorsOf(part, result.error.issues));
  }
  const done = answers as Partial<Answers>;
  if (done.process && needsFailure(done.process, done.maturity) && (!done.process.failure || !done.process.failureText)) {
    errors.push({ path: done.process.failureText ? 'process/failure' : 'process/failureText', code: 'gate.failure', message: '' });
  }
  if (done.request?.tlp === 'red') errors.push({ path: 'request/tlp', code: 'gate.red', message: '' });
  if (done.maturity && done.maturity.trlIn12Months < done.maturity.trl) errors.push({ path: 'maturity/trlIn12Months', code: 'gate.trl', message: '' });
  return errors.length > 0 ? { answers: undefined, errors } : { answers: done as Answers, errors: [] };
};

/** Whether a safety-competent reviewer is mandatory. */
export const asksSafetySeat = (process: Answers['process']): boolean => process.safetyFunction !== 'no';
