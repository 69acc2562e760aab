import { en } from './request.en.ts';
import { nl, type RequestWords } from './request.nl.ts';

/** Words of the page about one contact request, for staff. */
export const requestWords: Readonly<Record<'nl' | 'en', RequestWords>> = { nl, en };
