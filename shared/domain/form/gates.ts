import type { FieldPath } from '../form.ts';
import type { PartName } from '../proposal.ts';
import { intrusiveness, isMostIntrusive } from '../vocabulary.ts';

/** Why a field is asked, or not asked; each code has a sentence that says what to do. */
export type GateCode =
  | 'gate.which'
  | 'gate.parties'
  | 'gate.failure'
  | 'gate.touches'
  | 'gate.sis'
  | 'gate.unknown'
  | 'gate.untouched'
  | 'gate.evidence'
  | 'gate.market'
  | 'gate.version'
  | 'gate.earlier';
/** A field that the answers so far make required, or hide; `step` says from which step on. */
export type Gate = { readonly path: FieldPath; readonly state: 'required' | 'hidden'; readonly code: GateCode; readonly step: 1 | 2 };

/** Parts as far as they are filled in: each field of the right type, or absent. */
export type SoFar = Readonly<Partial<Record<PartName, unknown>>>;
type Reading = {
  outline?: { track?: string; controlsProcess?: string };
  organisation?: { partners?: readonly string[]; advisers?: readonly string[]; pilotSites?: readonly string[] };
  maturity?: { trl?: number; assets?: readonly string[] };
  process?: { interaction?: readonly string[]; writesToController?: string; safetyFunction?: string; failure?: string };
  standards?: { techniques?: readonly unknown[] };
  earlier?: { here?: boolean; elsewhere?: boolean };
};

/** O3, O5 and O6: what may stay unasked where nothing is touched; O7 only ever comes in. */
const FAILURE: readonly FieldPath[] = ['process/failure', 'process/failureText'];
const DELAY_AND_ROLLBACK: readonly FieldPath[] = [
  'operation/addedDelay',
  'operation/rollback',
  'operation/rollbackBy',
  'operation/rollbackMinutes',
  'operation/operatorBypass',
];

const isUnknown = (modes: readonly string[]): boolean => modes.includes('unknown');

/** Why failure, delay, rollback and the test of non-interference must be answered, if they must. */
const whyAsked = ({ process, maturity }: Reading): 'gate.touches' | 'gate.unknown' | 'gate.sis' | undefined => {
  const modes = process?.interaction ?? [];
  if (intrusiveness(modes.filter((mode) => mode !== 'unknown')) >= 4) return 'gate.touches';
  if (isUnknown(modes)) return 'gate.unknown';
  return maturity?.assets?.includes('sis') ? 'gate.sis' : undefined;
};

/** Nothing touches the process and nothing is ever written to a controller; who is not sure does not count as nothing. */
const isUntouched = ({ process }: Reading): boolean => {
  const modes = process?.interaction ?? [];
  return modes.length > 0 && intrusiveness(modes) <= 1 && process?.writesToController === 'no';
};

const required = (step: 1 | 2, code: GateCode, ...paths: readonly FieldPath[]): Gate[] => paths.map((path) => ({ path, state: 'required', code, step }));

/**
 * Which fields the answers so far make required or hide, and why. A safety instrumented system is asked about even where nothing seems to
 * touch it: required wins over hidden. What was typed in a field before it was hidden stays stored, is required by nobody and shown to no
 * reviewer, and is there again when the answers change back.
 */
export const gatesOf = (parts: SoFar): Gate[] => {
  const reading = parts as Reading;
  const { outline, organisation, maturity, standards, earlier } = reading;
  const why = whyAsked(reading);
  const named = [organisation?.partners, organisation?.advisers, organisation?.pilotSites].some((list) => (list ?? []).length > 0);
  const asked = why ? [...required(1, 'gate.failure', ...FAILURE), ...required(2, why, ...DELAY_AND_ROLLBACK, 'operation/interferenceTest')] : [];
  const hidden =
    !why && isUntouched(reading)
      ? [...FAILURE, ...DELAY_AND_ROLLBACK].map((path): Gate => ({ path, state: 'hidden', code: 'gate.untouched', step: path.startsWith('process') ? 1 : 2 }))
      : [];
  return [
    ...(outline?.controlsProcess === 'yes' ? required(1, 'gate.which', 'outline/whichProcess') : []),
    ...(named ? [] : required(1, 'gate.parties', 'organisation/noParties')),
    ...asked,
    ...hidden,
    ...((maturity?.trl ?? 0) >= 5 ? required(2, 'gate.evidence', 'evidence/text') : []),
    ...((standards?.techniques ?? []).length > 0 ? required(2, 'gate.version', 'standards/attackVersion') : []),
    ...(outline?.track === 'product-pilot' ? required(2, 'gate.market', 'market/text') : []),
    ...(earlier?.here || earlier?.elsewhere ? required(2, 'gate.earlier', 'earlier/text') : []),
  ];
};

/** What staff should know about a proposal from its answers alone. */
export const FORM_FLAGS = ['safety-seat', 'score-safety', 'chair-warned', 'ask-interaction', 'ask-failure', 'scope-doubt'] as const;
export type FormFlag = (typeof FORM_FLAGS)[number];

/**
 * safety-seat: a safety-competent reviewer is mandatory · score-safety: criterion S must be scored · chair-warned: it actuates or scans ·
 * ask-interaction, ask-failure: O1 or O3 is not yet known, an information request is due · scope-doubt: the applicant is not sure that it is
 * about a physical process.
 */
export const flagsOf = (parts: SoFar): FormFlag[] => {
  const reading = parts as Reading;
  const { outline, process } = reading;
  const holds: Record<FormFlag, boolean> = {
    'safety-seat': process?.safetyFunction !== undefined && process.safetyFunction !== 'no',
    'score-safety': scoresSafety(parts),
    'chair-warned': isMostIntrusive(process?.interaction ?? []),
    'ask-interaction': isUnknown(process?.interaction ?? []),
    'ask-failure': process?.failure === 'unknown' && !isUntouched(reading),
    'scope-doubt': outline?.controlsProcess === 'no' || outline?.controlsProcess === 'unsure',
  };
  return FORM_FLAGS.filter((flag) => holds[flag]);
};

/** Whether everybody who judges it has to give a mark for safety: it can touch the process, or a safety instrumented system. */
export const scoresSafety = (parts: SoFar): boolean => whyAsked(parts as Reading) !== undefined;

/** Whether the liaison is offered to ask before admitting: what is not yet determined cannot be judged. */
export const suggestsQuestion = (parts: SoFar): boolean => flagsOf(parts).some((flag) => flag === 'ask-interaction' || flag === 'ask-failure');
