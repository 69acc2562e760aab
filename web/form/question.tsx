import type { Language } from '../../shared/community.ts';
import type { Question } from '../../shared/domain/question.ts';
import { Radios } from '../parts/choice.tsx';
import { Select, TextField } from '../parts/field.tsx';
import { draftWords } from '../words/draft.ts';

type Props = { readonly language: Language; readonly question: Question; readonly typed: URLSearchParams; readonly error: string | undefined };

/** Characters of a text that names no limit of its own. */
const USUAL = 1000;
/** Up to so many choices are shown at once. */
const FEW = 6;

/** A question of the call's own, asked as the call words it. */
export const QuestionField = ({ language, question, typed, error }: Props) => {
  const { id, kind, label, help, required, max, options = [] } = question;
  const name = `extra/${id}`;
  const hint = help ? <span class="prose">{help[language]}</span> : undefined;
  const field = { language, name, label: label[language], hint, error, optional: !required } as const;
  const value = typed.get(name) ?? '';
  if (kind === 'file')
    return (
      <p>
        <strong>{label[language]}</strong>. {draftWords[language].part.file}
      </p>
    );
  if (kind === 'number') return <TextField {...field} value={value} inputmode="decimal" width="short" />;
  if (kind === 'text') {
    const limit = max ?? USUAL;
    return <TextField {...field} value={value} limit={limit} {...(limit > 200 ? { rows: limit > 900 ? 9 : 5 } : {})} />;
  }
  const choices = options.map((option) => ({ value: option.id, label: option.label[language] }));
  return choices.length > FEW || !required ? <Select {...field} value={value} options={choices} /> : <Radios {...field} value={value} options={choices} />;
};
