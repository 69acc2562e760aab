import { en } from '../words/tally.en.ts';
import { nl } from '../words/tally.nl.ts';
import type { Missing } from './overlap.ts';

const WORDS = { en, nl } as const;

/** Why nothing was corrected, for people. */
export const missingText = (missing: Missing, language: keyof typeof WORDS): string =>
  WORDS[language][missing.code].replaceAll(/\{(\w+)\}/g, (_, key: string) => String(missing[key as keyof Missing]));
