import type { FieldPath } from '../form.ts';
import type { PartName } from '../proposal.ts';
import { type Gate, gatesOf, type SoFar } from './gates.ts';

/** Step 2 asks for these whatever was answered. */
export const ASKED_IN_STEP_2: readonly FieldPath[] = ['substance/solution'];
/** Parts of step 2 that cannot stay away; the others are there if a gate asks for them or the applicant wants to tell more. */
export const NEEDED_IN_STEP_2: readonly PartName[] = ['team', 'rights', 'earlier'];

const valueAt = (parts: SoFar, path: string): unknown => {
  const [part, field] = path.split('/') as [PartName, string];
  return (parts[part] as Record<string, unknown> | undefined)?.[field];
};
const isMissing = (value: unknown): boolean => value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0);

export type Wanting = { readonly path: FieldPath; readonly code: Gate['code'] | 'field.missing' };

/** Fields up to a step that the other answers make required and that are empty. */
export const wantingIn = (parts: SoFar, step: 1 | 2): Wanting[] => {
  const gates = gatesOf(parts).filter((gate) => gate.state === 'required' && gate.step <= step);
  const always = step === 2 ? ASKED_IN_STEP_2.map((path) => ({ path, code: 'field.missing' as const })) : [];
  return [...always, ...gates].filter(({ path }) => isMissing(valueAt(parts, path))).map(({ path, code }) => ({ path, code }));
};

/** What a review still needs: whole parts by their names, fields by their paths. */
export const missingIn = (parts: SoFar): string[] => [
  ...new Set([...wantingIn(parts, 2).map(({ path }) => path), ...NEEDED_IN_STEP_2.filter((part) => parts[part] === undefined)]),
];
