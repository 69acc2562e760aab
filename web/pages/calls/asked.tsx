import type { Language } from '../../../shared/community.ts';
import type { Question } from '../../../shared/domain/question.ts';
import { judgedWords } from '../../words/judged.ts';

type Props = { readonly language: Language; readonly questions: readonly Question[] };

/** When a question is asked at all, in words. */
export const conditionText = ({ language, questions }: Props, { showIf }: Question): string | undefined => {
  if (!showIf) return undefined;
  const before = questions.find(({ id }) => id === showIf.question);
  const answer = before?.options?.find(({ id }) => id === showIf.equals)?.label[language] ?? String(showIf.equals);
  return judgedWords[language].shownIf.replace('{question}', before?.label[language] ?? showIf.question).replace('{answer}', answer);
};

const Asked = ({ question, ...props }: Props & { readonly question: Question }) => {
  const { language } = props;
  const words = judgedWords[language];
  const { label, help, options = [], kind, required, max } = question;
  const terms = [words.kinds[kind], ...(required ? [words.required] : []), ...(kind === 'text' && max ? [words.length.replace('{n}', String(max))] : [])];
  const condition = conditionText(props, question);
  return (
    <li>
      <strong>{label[language]}</strong> <span class="note">({terms.join('; ')})</span>
      {help ? <p class="prose">{help[language]}</p> : null}
      {options.length > 0 ? (
        <ul>
          {options.map(({ id, label: name }) => (
            <li key={id}>{name[language]}</li>
          ))}
        </ul>
      ) : null}
      {condition ? <p class="note">{condition}</p> : null}
    </li>
  );
};

/** A call's own questions as they are asked, filled in by nobody. */
export const OwnQuestions = (props: Props) => (
  <ol class="asked">
    {props.questions.map((question) => (
      <Asked key={question.id} {...props} question={question} />
    ))}
  </ol>
);
