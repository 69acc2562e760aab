import { community } from '../../community.ts';
import type { ConflictKind } from '../conflict.ts';
import type { FactType } from '../fact.ts';
import type { Outcome } from '../proposal.ts';
import type { RefusalCode } from '../refusal.ts';
import type { NextStep, PublicStage } from '../view/applicant.ts';
import type { ContactStatus } from '../view/contact.ts';
import { en as factsEn } from './facts.en.ts';
import { nl as factsNl } from './facts.nl.ts';
import { en as labelsEn } from './labels.en.ts';
import { nl as labelsNl } from './labels.nl.ts';
import { en as problemsEn } from './problems.en.ts';
import { nl as problemsNl } from './problems.nl.ts';

export type Language = 'nl' | 'en';
export type ProblemText = { readonly title: string; readonly detail: string };

// Every code that needs words; a code without words in both languages does not pass the type check, Dutch having the shape of English.
export type Problems = {
  readonly problems: { readonly [C in RefusalCode]: ProblemText };
  readonly fields: { readonly [F in keyof typeof problemsEn.fields | `conflict.${ConflictKind | 'own'}`]: string };
};
export type Labels = {
  readonly stage: { readonly [S in PublicStage]: string };
  readonly nextStep: { readonly [S in NextStep]: string };
  readonly contactStage: { readonly [S in ContactStatus['stage']]: string };
  readonly outcome: { readonly [O in Outcome]: string };
};
export type FactWords = { readonly [F in FactType]: string };
export type Words = Problems & Labels & { readonly fact: FactWords };

// Three catalogues and not one, so that a function holds only the words that it speaks.
const PROBLEMS: Record<Language, Problems> = { nl: problemsNl, en: problemsEn };
const LABELS: Record<Language, Labels> = { nl: labelsNl, en: labelsEn };
const FACT_WORDS: Record<Language, FactWords> = { nl: factsNl, en: factsEn };

/** A refusal in words: what is the matter and what to do. */
export const problemText = (code: RefusalCode, language: Language): ProblemText => PROBLEMS[language].problems[code];

/** A field's code in words; `field.short:40` carries its limit behind the colon. A code without words reads "not right, check it". */
export const fieldText = (code: string, language: Language): string => {
  const [key = '', limit = ''] = code.split(':');
  const { fields } = PROBLEMS[language];
  const text = Object.hasOwn(fields, key) ? fields[key as keyof Words['fields']] : fields['field.invalid'];
  return text.replace('{n}', limit).replace('{phone}', community.contact.phone);
};

export const hasFieldText = (code: string): boolean => Object.hasOwn(problemsEn.fields, code.split(':')[0] ?? '');

export const stageText = (stage: PublicStage, language: Language): string => LABELS[language].stage[stage];
export const nextStepText = (step: NextStep, language: Language): string => LABELS[language].nextStep[step];
export const contactStageText = (stage: ContactStatus['stage'], language: Language): string => LABELS[language].contactStage[stage];
export const outcomeText = (outcome: Outcome, language: Language): string => LABELS[language].outcome[outcome];
/** One short sentence for the timeline of staff. */
export const factText = (fact: FactType, language: Language): string => FACT_WORDS[language][fact];

const all = (language: Language): Words => ({ ...PROBLEMS[language], ...LABELS[language], fact: FACT_WORDS[language] });
/** Everything in both languages, for tests that compare them. */
export const CATALOGUES: Readonly<Record<Language, Words>> = /* @__PURE__ */ (() => ({ nl: all('nl'), en: all('en') }))();
