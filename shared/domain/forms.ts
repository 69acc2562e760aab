import * as z from 'zod';
import proposal1 from './forms/proposal-1.json' with { type: 'json' };
import { PartName } from './proposal.ts';

/** A form version: which parts are asked in which step, and which fields in each; a call's own questions come behind them. */
export type FormVersion = {
  readonly version: string;
  readonly title: { readonly nl: string; readonly en: string };
  readonly parts: readonly { readonly part: PartName; readonly step: 1 | 2; readonly fields: readonly string[] }[];
};

const FILES: Readonly<Record<string, unknown>> = { 'proposal-1': proposal1 };
/** The form that the pages ask today; a call keeps the version that it opened with. */
export const CURRENT_FORM = 'proposal-1';

const formFile = () => {
  const title = z.strictObject({ nl: z.string().min(4), en: z.string().min(4) });
  const part = z.strictObject({ part: PartName, step: z.union([z.literal(1), z.literal(2)]), fields: z.array(z.string().min(1)).min(1) });
  return z.strictObject({ version: z.string(), title, parts: z.array(part).min(1) });
};

/** The form of a version. @throws for a version that there never was */
export const formVersion = (version: string): FormVersion => {
  if (!Object.hasOwn(FILES, version)) throw new Error(`there is no form ${version}`);
  return formFile().parse(FILES[version]);
};
