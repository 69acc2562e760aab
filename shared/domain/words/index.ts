import { community } from '../../community.ts';
import type { ConflictKind } from '../conflict.ts';
import type { FactType } from '../fact.ts';
import type { Outcome } from '../proposal.ts';
import type { RefusalCode } from '../refusal.ts';
import type { ContactStatus, NextStep, PublicStage } from '../view.ts';
import { en as english } from './en.ts';
import { nl } from './nl.ts';

export type Language = 'nl' | 'en';
export type ProblemText = { readonly title: string; readonly detail: string };

/** Every code that needs words; a code without words in both languages does not pass the type check. */
export type Words = {
  readonly problems: { readonly [C in RefusalCode]: ProblemText };
  readonly fields: { readonly [F in keyof typeof english.fields | `conflict.${ConflictKind | 'own'}`]: string };
  readonly stage: { readonly [S in PublicStage]: string };
  readonly nextStep: { readonly [S in NextStep]: string };
  readonly contactStage: { readonly [S in ContactStatus['stage']]: string };
  readonly outcome: { readonly [O in Outcome]: string };
  readonly fact: { readonly [F in FactType]: string };
};

const en: Words = english;
const WORDS: Record<Language, Words> = { nl, en };

/** A refusal in words: what is the matter and what to do. */
export const problemText = (code: RefusalCode, language: Language): ProblemText => WORDS[language].problems[code];

/** A field's code in words; `field.short:40` carries its limit behind the colon. A code without words reads "not right, check it". */
export const fieldText = (code: string, language: Language): string => {
  const [key = '', limit = ''] = code.split(':');
  const { fields } = WORDS[language];
  const text = Object.hasOwn(fields, key) ? fields[key as keyof Words['fields']] : fields['field.invalid'];
  return text.replace('{n}', limit).replace('{phone}', community.contact.phone);
};

export const hasFieldText = (code: string): boolean => Object.hasOwn(en.fields, code.split(':')[0] ?? '');

export const stageText = (stage: PublicStage, language: Language): string => WORDS[language].stage[stage];
export const nextStepText = (step: NextStep, language: Language): string => WORDS[language].nextStep[step];
export const contactStageText = (stage: ContactStatus['stage'], language: Language): string => WORDS[language].contactStage[stage];
export const outcomeText = (outcome: Outcome, language: Language): string => WORDS[language].outcome[outcome];
/** One short sentence for the timeline of staff. */
export const factText = (fact: FactType, language: Language): string => WORDS[language].fact[fact];

/** Both catalogues, for tests that compare them. */
export const CATALOGUES: Readonly<Record<Language, Words>> = WORDS;
