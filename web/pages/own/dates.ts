import type { Language } from '../../../shared/community.ts';
import { momentIn } from '../../parts/format.tsx';

/** A sentence with a day in it. */
export const withDate = (language: Language, sentence: string, iso: string): string => sentence.replace('{date}', momentIn(language, iso));
