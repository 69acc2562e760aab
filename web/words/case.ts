import { en } from './case.en.ts';
import { type CaseWords, nl } from './case.nl.ts';

/** Words of the page about one proposal, for staff. */
export const caseWords: Readonly<Record<'nl' | 'en', CaseWords>> = { nl, en };
