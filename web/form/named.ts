import type { Language } from '../../shared/community.ts';
import { CHOICES } from '../../shared/domain/form/told.ts';
import type { PartName } from '../../shared/domain/proposal.ts';
import type { Question } from '../../shared/domain/question.ts';
import { fieldLabel } from '../../shared/domain/words/index.ts';
import { choiceAsked, tickAsked } from '../parts/errors.tsx';
import type { Trouble } from '../parts/trouble.ts';
import { formWords } from '../words/form.ts';
import { kindsOf } from './kinds.ts';

/** Agreed to by a tick, and stored as a version. */
const AGREED: readonly string[] = ['request/terms', 'request/privacy'];

const isTicked = (path: string, questions: readonly Question[]): boolean => {
  const [part = '', field = ''] = path.split('/');
  return AGREED.includes(path) || (part !== 'extra' && kindsOf(part as PartName, questions)[field] === 'yes');
};

/** Chosen from a scale or a list that has no words of its own. */
const PICKED: readonly string[] = ['maturity/trl', 'maturity/trlIn12Months', 'organisation/country', 'request/tlp'];
const isChosen = (path: string, questions: readonly Question[]): boolean => {
  const [part = '', field = ''] = path.split('/');
  const question = part === 'extra' ? questions.find(({ id }) => id === field) : undefined;
  return PICKED.includes(path) || Object.hasOwn(CHOICES, path) || question?.kind === 'choice';
};

/** What is wrong with a part, told so that each sentence names its field: a list of "fill this in" helps nobody. */
export const named = (trouble: Trouble | undefined, language: Language, questions: readonly Question[]): Trouble | undefined => {
  if (!trouble) return undefined;
  const words: Readonly<Record<string, string>> = formWords[language].label;
  const nameOf = (path: string): string => words[path.split('/').slice(0, 2).join('/')] ?? fieldLabel(path, language, questions);
  const told = (path: string, message: string): string => {
    const name = nameOf(path);
    return name.endsWith('?') ? `${name} ${message}` : `${name}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
  };
  const asked = choiceAsked(
    tickAsked(trouble, language, (path) => isTicked(path, questions)),
    language,
    (path) => isChosen(path, questions),
  );
  const fields = asked.fields.map((field) =>
    /^(?:field|list|text)\./.test(field.code ?? '') ? { ...field, message: told(field.path, field.message) } : field,
  );
  return { ...asked, fields };
};
