import { RUBRIC_FILES } from '../../shared/domain/rubrics/rubric-files.ts';
import type { Rubric } from '../../shared/domain/rubric.ts';
import { en as fieldsEn } from '../../shared/domain/words/fields.en.ts';
import { nl as fieldsNl } from '../../shared/domain/words/fields.nl.ts';
import { outcome as outcomeEn } from '../../shared/domain/words/labels.en.ts';
import { outcome as outcomeNl } from '../../shared/domain/words/labels.nl.ts';
import { boardWords } from './board.ts';
import { caseWords } from './case.ts';
import { decideWords } from './decide.ts';
import { judgementWords } from './judgement.ts';
import { letterWords } from './letter.ts';
import { requestWords } from './request.ts';
import { reviewWords } from './review.ts';
import { reviewingWords } from './reviewing.ts';

type Language = 'nl' | 'en';
/** What a field is called on its form, and what can be chosen in it. What is typed by hand in a field with words for choices is its own words. */
export type TypedField = { readonly label: string; readonly values?: Readonly<Record<string, string>>; readonly always: boolean };
type Fields = Readonly<Record<string, TypedField>>;

const field = (label: string, values?: Readonly<Record<string, string>>): TypedField => ({ label, always: true, ...(values ? { values } : {}) });
const fieldsOf = (labels: Readonly<Record<string, string>>): Fields => Object.fromEntries(Object.entries(labels).map(([name, label]) => [name, field(label)]));
const under = (act: string, labels: Readonly<Record<string, string>>): Fields =>
  fieldsOf(Object.fromEntries(Object.entries(labels).map(([name, label]) => [`${act}/${name}`, label])));

const outcomesIn = (language: Language): Readonly<Record<string, string>> => (language === 'nl' ? outcomeNl : outcomeEn);

const talkFields = (language: Language): Fields => {
  const { text, outcome } = boardWords[language].talk;
  return { 'talk/text': field(text), 'talk/outcome': field(outcome, outcomesIn(language)) };
};

/** Half marks read as 1,5 in Dutch. */
const marksIn = (language: Language): Readonly<Record<string, string>> =>
  Object.fromEntries(Array.from({ length: 11 }, (_, i) => String(i / 2)).map((mark) => [mark, language === 'nl' ? mark.replace('.', ',') : mark]));

const reviewFields = (language: Language): Fields => {
  const { form, invitation } = reviewWords[language];
  const { cannot: _cannot, yes, no, votes, confidences } = judgementWords[language];
  const yesNo = { yes, no };
  return {
    'criteria/*/mark': field(`{name}, ${form.mark.toLowerCase()}`, { ...marksIn(language), none: form.cannot }),
    'criteria/*/comment': field(`{name}, ${form.comment.toLowerCase()}`),
    inScope: field(form.inScope, yesNo),
    vote: field(form.vote, votes),
    confidence: field(form.confidence, confidences),
    note: field(form.note),
    answer: field(invitation.question, { no: invitation.no, yes: invitation.yes }),
    reason: field(invitation.declineReason, invitation.reasons),
    text: field(reviewingWords[language].paper.paste),
    ...talkFields(language),
  };
};

const decideFields = (language: Language): Fields => {
  const { form } = decideWords[language];
  const { letter, named } = boardWords[language];
  return {
    outcome: field(form.outcome, outcomesIn(language)),
    conditions: field(form.conditions),
    reason: field(form.reason),
    override: field(form.override),
    meant: field(named.meant),
    'letter/opening': field(form.opening),
    'letter/criteria/*/band': field(`{name}, ${form.band.toLowerCase()}`, letterWords[language].band),
    'letter/criteria/*/text': field(`{name}, ${form.text.toLowerCase()}`),
    'letter/doFirst': field(form.doFirst),
    'letter/resubmit': field(form.resubmit, { yes: judgementWords[language].yes }),
    ...Object.fromEntries(['day', 'month', 'year'].map((part) => [`letter/resubmitFrom/${part}`, field(letter.resubmitFrom)])),
    'letter/talkTo': field(letter.talkTo),
    ...talkFields(language),
  };
};

const deskFields = (language: Language): Fields => {
  const { acts, check, checkAnswer, conflictKind } = caseWords[language];
  const ask = requestWords[language].acts;
  return {
    ...Object.fromEntries(Object.entries(check).map(([name, label]) => [`checks/${name}`, field(label, checkAnswer)])),
    'screen-out/outcome': field(acts.outcome, acts.outcomes),
    'screen-out/reason': field(acts.reason, acts.reasons),
    'screen-out/target': field(acts.target, acts.targets),
    'screen-out/text': field(acts.letter),
    'conflict/conflict': field(acts.conflictKind, conflictKind),
    ...under('conflict', { reason: acts.conflictReason }),
    ...under('ask', { text: acts.askText }),
    ...under('ask-step-2', { text: acts.step2Text }),
    ...under('close-round', { reason: acts.closeReason }),
    ...under('merge', { into: acts.mergeInto }),
    ...under('note', { text: acts.noteText }),
    ...under('paste', { text: acts.pasteText, subject: acts.pasteSubject, from: acts.pasteFrom }),
    ...under('reply', { text: ask.replyText }),
    ...under('ask-colleague', { text: ask.askText }),
    ...under('answer-colleague', { text: ask.answerText }),
  };
};

/** The form of a proposal: of what was chosen there its own words stand elsewhere, so that only what was typed is shown. */
const formFields = (parts: Readonly<Record<string, unknown>>): Fields =>
  Object.fromEntries(
    Object.entries(parts).flatMap(([part, fields]) =>
      typeof fields === 'object' && fields !== null
        ? Object.entries(fields).flatMap(([name, label]) => (typeof label === 'string' ? [[`${part}/${name}`, { label, always: false }]] : []))
        : [],
    ),
  );

/** The names of criteria by their letters, of each rubric. */
const rubricsIn = (language: Language): readonly Readonly<Record<string, string>>[] =>
  (Object.values(RUBRIC_FILES) as Rubric[]).map(({ criteria }) => Object.fromEntries(criteria.map(({ id, name }) => [id, name[language]])));

const wordsIn = (language: Language, form: Fields) => ({
  rubrics: rubricsIn(language),
  /** By the first word of the address behind the language. */
  rooms: { review: reviewFields(language), decide: decideFields(language), desk: deskFields(language), drafts: form, proposals: form } as Readonly<
    Record<string, Fields>
  >,
});

/** What the fields of forms are called, for a page that has nothing of the form but what was sent. */
export const typedWords = { nl: wordsIn('nl', formFields({ ...fieldsNl.field })), en: wordsIn('en', formFields({ ...fieldsEn.field })) };
