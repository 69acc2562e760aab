import { en } from './en.ts';
import { nl } from './nl.ts';

export type Language = 'nl' | 'en';
export type PageWords = typeof en;

const WORDS: Record<Language, PageWords> = { nl, en };

export const pageWords = (language: Language): PageWords => WORDS[language];
