import * as z from 'zod';
import { type FieldError, Refusal } from './refusal.ts';

/**
 * The six checks at the door: in scope, complete, from somebody who can be identified, not a duplicate, nothing that must not be here
 * (classified, TLP:RED, personal data of others), and no incident, vulnerability report or sales pitch. They judge no quality.
 */
export const CHECKS = ['inScope', 'complete', 'identifiable', 'original', 'labelled', 'notIncident'] as const;
export type CheckName = (typeof CHECKS)[number];

const answer = z.enum(['yes', 'no', 'ask']).optional();
const ANSWERS = { inScope: answer, complete: answer, identifiable: answer, original: answer, labelled: answer, notIncident: answer } as const;
/** What was answered so far; "ask" waits for the applicant. */
export const Checks = z.object(ANSWERS);
export type Checks = z.infer<typeof Checks>;
/** The same as staff send it. */
export const ChecksBody = z.strictObject(ANSWERS);

/** Why a proposal ends at the door, as codes that the letter puts into words. */
export const ScreeningReason = z.enum(['not-ot', 'incomplete', 'not-identifiable', 'sales-pitch', 'confidential-label', 'incident', 'better-place']);
export type ScreeningReason = z.infer<typeof ScreeningReason>;

/** The check that has failed where a proposal ends for this reason. A duplicate does not end here: it goes on with the earlier one. */
const CHECK_OF: Record<ScreeningReason, CheckName> = {
  'not-ot': 'inScope',
  'better-place': 'inScope',
  incomplete: 'complete',
  'not-identifiable': 'identifiable',
  'confidential-label': 'labelled',
  incident: 'notIncident',
  'sales-pitch': 'notIncident',
};

/** Where something belongs that is sent on. */
export const RedirectTarget = z.enum(['csirt', 'disclosure', 'programme', 'elsewhere']);
export type RedirectTarget = z.infer<typeof RedirectTarget>;

const openField = (name: CheckName, given: Checks[CheckName]): FieldError => ({ path: `checks/${name}`, code: `check.${given ?? 'missing'}`, message: '' });

/** @throws screening.open with every check that is not answered yes. */
export const requireAllYes = (checks: Checks): void => {
  const fields = CHECKS.filter((name) => checks[name] !== 'yes').map((name) => openField(name, checks[name]));
  if (fields.length > 0) throw new Refusal('screening.open', { fields });
};

/** @throws screening.reason unless the reason belongs to a check that was answered no. */
export const requireFailed = (checks: Checks, reason: ScreeningReason): void => {
  if (checks[CHECK_OF[reason]] !== 'no')
    throw new Refusal('screening.reason', { fields: [{ path: `checks/${CHECK_OF[reason]}`, code: 'check.reason', message: '' }] });
};

/** What of the answers is new, for the log. */
export const newIn = (before: Checks, given: Checks): Checks =>
  Object.fromEntries(CHECKS.filter((name) => given[name] !== undefined && given[name] !== before[name]).map((name) => [name, given[name]]));

/** Checks that waited for the applicant are open again once there is an answer. */
export const answered = (checks: Checks | undefined): Checks | undefined =>
  checks && Object.fromEntries(Object.entries(checks).filter(([, given]) => given !== 'ask'));
