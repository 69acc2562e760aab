import type { Language } from '../../../shared/community.ts';
import { answerText } from '../../../shared/domain/form/told.ts';
import { PARTS, type PartName } from '../../../shared/domain/proposal.ts';
import type { Question } from '../../../shared/domain/question.ts';
import type { OwnProposal } from '../../../shared/domain/view/applicant.ts';
import { fieldLabel, fieldsOf, partLabel } from '../../../shared/domain/words/index.ts';
import { Summary, type SummaryRow } from '../../parts/summary.tsx';

type Props = { readonly language: Language; readonly own: OwnProposal; readonly questions: readonly Question[] };

const rowsOf = ({ language, own, questions }: Props, part: PartName): SummaryRow[] => {
  const answers = (own.answers[part] ?? {}) as Readonly<Record<string, unknown>>;
  const fields = part === 'extra' ? questions.map(({ id }) => id) : fieldsOf(part);
  return fields.flatMap((field) => {
    const path = `${part}/${field}`;
    const text = answerText(path, answers[field], language, questions);
    return text === ''
      ? []
      : [
          {
            term: fieldLabel(path, language, questions),
            value: (
              <p class="prose" dir="auto">
                {text}
              </p>
            ),
          },
        ];
  });
};

/** Everything that was answered, part by part in the order of the form; what was left open is left out. */
export const Answers = (props: Props) => (
  <>
    {PARTS.map((part) => {
      const rows = rowsOf(props, part);
      return rows.length === 0 ? null : (
        <section key={part}>
          <h3>{partLabel(part, props.language)}</h3>
          <Summary language={props.language} rows={rows} />
        </section>
      );
    })}
  </>
);
