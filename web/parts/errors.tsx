import type { Language } from '../../shared/community.ts';
import { partWords } from '../words/parts.ts';
import { idOf } from './field.tsx';
import { counted, durationIn } from './format.tsx';
import type { Trouble } from './trouble.ts';

export type ErrorsProps = {
  readonly language: Language;
  readonly trouble?: Trouble | undefined;
  /** Names of the fields on this page; what is wrong elsewhere is told without a link. Left out = every path is a field here. */
  readonly names?: readonly string[];
  /** What fields are called, by name: "Uw bericht: Vul dit in" says where to go, "Vul dit in" alone does not. */
  readonly labels?: Readonly<Record<string, string>>;
};

const isAt = (path: string, name: string): boolean => path === name || path.startsWith(`${name}/`);

/** The sentence of a field by its name; what is wrong inside it (`techniques/0/id`) is told at the field too. */
export const errorsIn =
  (trouble: Trouble | undefined) =>
  (name: string): string | undefined =>
    trouble?.fields.find(({ path }) => isAt(path, name))?.message;

const EMPTY: readonly string[] = ['field.missing', 'field.empty', 'field.choice'];
/** A box to tick is not filled in: what is missing there is a tick. */
export const tickAsked = (trouble: Trouble, language: Language, isBox: (path: string) => boolean): Trouble => ({
  ...trouble,
  fields: trouble.fields.map((field) => (EMPTY.includes(field.code ?? '') && isBox(field.path) ? { ...field, message: partWords[language].tick } : field)),
});

/** Nor is a choice filled in: one of the options is asked for. */
export const choiceAsked = (trouble: Trouble, language: Language, isChoice: (path: string) => boolean): Trouble => ({
  ...trouble,
  fields: trouble.fields.map((field) => (EMPTY.includes(field.code ?? '') && isChoice(field.path) ? { ...field, message: partWords[language].pick } : field)),
});

/** Of several names that a path lies in, the nearest. */
const fieldOf = (path: string, names: readonly string[] | undefined): string | undefined =>
  names ? names.filter((name) => isAt(path, name)).sort((a, b) => b.length - a.length)[0] : path || undefined;

/** Says above the page what was refused and leads to each field; whoever cannot see it hears it first. */
export const Errors = ({ language, trouble, labels, names = labels && Object.keys(labels) }: ErrorsProps) => {
  if (!trouble) return null;
  const { code, title, detail, fields, retryAfter } = trouble;
  const words = partWords[language];
  const nth = (name: string | undefined): number => (name === undefined ? -1 : (names?.indexOf(name) ?? -1));
  const placed = fields.map(({ path, message }) => {
    const to = fieldOf(path, names);
    const label = labels?.[to ?? path];
    return { to, at: to ?? path, text: label === undefined ? message : `${label}${label.endsWith('?') ? '' : ':'} ${message}` };
  });
  // As on the page, whatever the order in which it was looked at.
  const ordered = placed.toSorted((a, b) => nth(a.to) - nth(b.to));
  // What is said twice of one field has one place to mend.
  const lines = [...new Map(ordered.map((line) => [`${line.at} ${line.text}`, line])).values()];
  const answers = new Set(lines.map(({ at }) => at)).size;
  const isAnswers = code === 'request.invalid' && lines.length > 0;
  return (
    <div class="errors" role="alert" tabIndex={-1} autofocus data-focus>
      <h2>{isAnswers ? counted(language, answers, words.errorCount) : title}</h2>
      {isAnswers ? null : <p>{detail}</p>}
      {retryAfter === undefined ? null : <p>{words.retry.replace('{time}', durationIn(language, retryAfter))}</p>}
      {lines.length === 0 ? null : (
        <ul>
          {lines.map(({ to, at, text }) => (
            <li key={`${at} ${text}`}>{to === undefined ? text : <a href={`#${idOf(to)}`}>{text}</a>}</li>
          ))}
        </ul>
      )}
    </div>
  );
};
