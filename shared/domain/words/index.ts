import { community } from '../../community.ts';
import type { ConflictKind } from '../conflict.ts';
import { dateIn } from '../date.ts';
import type { FactType } from '../fact.ts';
import type { FormFlag } from '../form/gates.ts';
import type { Parts } from '../form.ts';
import type { Outcome, PartName } from '../proposal.ts';
import type { Question } from '../question.ts';
import type { RefusalCode } from '../refusal.ts';
import type { PublicStage } from '../view/applicant.ts';
import type { ContactStatus } from '../view/contact.ts';
import { type ColumnWords, en as columnsEn } from './columns.en.ts';
import { nl as columnsNl } from './columns.nl.ts';
import { en as factsEn } from './facts.en.ts';
import { nl as factsNl } from './facts.nl.ts';
import { en as fieldsEn } from './fields.en.ts';
import { nl as fieldsNl } from './fields.nl.ts';
import { en as gapsEn } from './gaps.en.ts';
import { nl as gapsNl } from './gaps.nl.ts';
import { en as labelsEn, outcome as outcomeEn } from './labels.en.ts';
import { nl as labelsNl, outcome as outcomeNl } from './labels.nl.ts';
import { en as problemsEn } from './problems.en.ts';
import { nl as problemsNl } from './problems.nl.ts';
import { en as undoneEn } from './undone.en.ts';
import { nl as undoneNl } from './undone.nl.ts';

export type Language = 'nl' | 'en';
export type ProblemText = { readonly title: string; readonly detail: string };

// Every code that needs words; a code without words in both languages does not pass the type check, Dutch having the shape of English.
export type Problems = {
  readonly problems: { readonly [C in RefusalCode]: ProblemText };
  readonly fields: { readonly [F in keyof typeof problemsEn.fields | `conflict.${ConflictKind | 'own'}`]: string };
};
export type Labels = {
  readonly stage: { readonly [S in PublicStage]: string };
  /** What staff ask in the same words each time, unless they write their own. */
  readonly standard: { readonly 'step-2': string };
  readonly contactStage: { readonly [S in ContactStatus['stage']]: string };
  readonly outcome: { readonly [O in Outcome]: string };
};
export type GapWords = { readonly [G in keyof typeof gapsEn]: string };
export type UndoneWords = typeof undoneEn;
export type FactWords = { readonly [F in FactType]: string };
type FixedPart = Exclude<PartName, 'extra'>;
export type FieldWords = {
  readonly part: { readonly [P in PartName]: string };
  readonly field: { readonly [P in FixedPart]: { readonly [F in keyof Parts[P]]-?: string } };
  readonly flag: { readonly [F in FormFlag]: string };
};
export type Words = Problems &
  Labels &
  FieldWords & { readonly fact: FactWords; readonly undone: UndoneWords; readonly gap: GapWords; readonly list: ColumnWords };

// Several catalogues and not one, so that a function holds only the words that it speaks.
const PROBLEMS: Record<Language, Problems> = { nl: problemsNl, en: problemsEn };
const LABELS: Record<Language, Omit<Labels, 'outcome'>> = { nl: labelsNl, en: labelsEn };
const OUTCOMES: Record<Language, Labels['outcome']> = { nl: outcomeNl, en: outcomeEn };
const FIELD_WORDS: Record<Language, FieldWords> = { nl: fieldsNl, en: fieldsEn };
const FACT_WORDS: Record<Language, FactWords> = { nl: factsNl, en: factsEn };
const UNDONE_WORDS: Record<Language, UndoneWords> = { nl: undoneNl, en: undoneEn };
const COLUMN_WORDS: Record<Language, ColumnWords> = { nl: columnsNl, en: columnsEn };
const GAP_WORDS: Record<Language, GapWords> = { nl: gapsNl, en: gapsEn };

/** A refusal in words: what is the matter and what to do. */
export const problemText = (code: RefusalCode, language: Language): ProblemText => PROBLEMS[language].problems[code];

/** How many characters, as counters beside a field write it; nothing else behind a code is a number to be grouped (`field.few:1900` is a year). */
const lengthIn = (language: Language, key: string, limit: string): string =>
  key === 'field.long' || key === 'field.short' ? new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB').format(Number(limit)) : limit;

/** A field's code in words; `field.short:40` carries its limit behind the colon, `call.closed:…` its date. A code without words reads "not right, check it". */
export const fieldText = (code: string, language: Language): string => {
  const [key = ''] = code.split(':');
  const limit = code.slice(key.length + 1);
  const date = dateIn(language, limit, community.timeZone, limit.includes('T')) ?? limit;
  const { fields } = PROBLEMS[language];
  const text = Object.hasOwn(fields, key) ? fields[key as keyof Words['fields']] : fields['field.invalid'];
  return text
    .replace('{n}', lengthIn(language, key, limit))
    .replace('{date}', date)
    .replace('{phone}', community.contact.phone);
};

export const hasFieldText = (code: string): boolean => Object.hasOwn(problemsEn.fields, code.split(':')[0] ?? '');

export const stageText = (stage: PublicStage, language: Language): string => LABELS[language].stage[stage];
export const standardText = (text: keyof Labels['standard'], language: Language): string => LABELS[language].standard[text];
export const contactStageText = (stage: ContactStatus['stage'], language: Language): string => LABELS[language].contactStage[stage];
export const outcomeText = (outcome: Outcome, language: Language): string => OUTCOMES[language][outcome];
/** One short sentence for the timeline of staff. */
export const factText = (fact: FactType, language: Language): string => FACT_WORDS[language][fact];
/** The same of an act that was taken back: it never says that somebody heard of it. */
export const undoneText = (fact: FactType, language: Language): string => {
  const { acts, mark } = UNDONE_WORDS[language];
  return Object.hasOwn(acts, fact) ? acts[fact as keyof typeof acts] : factText(fact, language).replace(/\.$/, ` ${mark}.`);
};

/** What an imported line lacks; a path of the form is a missing answer. */
export const gapText = (gap: string, language: Language): string =>
  GAP_WORDS[language][Object.hasOwn(GAP_WORDS[language], gap) ? (gap as keyof GapWords) : 'answer'];

export const partLabel = (part: PartName, language: Language): string => FIELD_WORDS[language].part[part];
/** The fields of a part in the order of the form. */
export const fieldsOf = (part: FixedPart): readonly string[] => Object.keys(fieldsEn.field[part]);
/**
 * What a field is called: by the first two steps of its path (`standards/techniques/0/id` is one of the techniques). A call's own question is
 * called as the call calls it; a path that leads nowhere stands for itself.
 */
export const fieldLabel = (path: string, language: Language, questions: readonly Question[] = []): string => {
  const [part = '', field = ''] = path.split('/');
  if (part === 'extra') return questions.find(({ id }) => id === field)?.label[language] ?? (field || FIELD_WORDS[language].part.extra);
  const words = FIELD_WORDS[language].field;
  const ofPart: Readonly<Record<string, string>> = Object.hasOwn(words, part) ? words[part as FixedPart] : {};
  return Object.hasOwn(ofPart, field) ? ofPart[field]! : path;
};
/** What staff are told about the answers of a proposal. */
export const flagText = (flag: FormFlag, language: Language): string => FIELD_WORDS[language].flag[flag];

/** The words of a list that leaves as a file. */
export const columnWords = (language: Language): ColumnWords => COLUMN_WORDS[language];

const all = (language: Language): Words => ({
  ...PROBLEMS[language],
  ...LABELS[language],
  outcome: OUTCOMES[language],
  ...FIELD_WORDS[language],
  fact: FACT_WORDS[language],
  undone: UNDONE_WORDS[language],
  gap: GAP_WORDS[language],
  list: COLUMN_WORDS[language],
});
/** Everything in both languages, for tests that compare them. */
export const CATALOGUES: Readonly<Record<Language, Words>> = /* @__PURE__ */ (() => ({ nl: all('nl'), en: all('en') }))();
