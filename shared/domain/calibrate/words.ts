import { en } from '../words/tally.en.ts';
import { nl } from '../words/tally.nl.ts';
import type { Missing } from './overlap.ts';

const WORDS = { en, nl } as const;

/** What must be said of groups that share no reviewer; null where there is one group. */
export const groupsText = (groups: number, language: keyof typeof WORDS): string | null =>
  groups > 1 ? WORDS[language]['separate-groups'].replace('{groups}', String(groups)) : null;

/** Why nothing was corrected, for people. */
export const missingText = (missing: Missing, language: keyof typeof WORDS): string =>
  WORDS[language][missing.code].replaceAll(/\{(\w+)\}/g, (_, key: string) => String(missing[key as keyof Missing]));
