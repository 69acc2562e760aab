import type { Language } from '../../../shared/community.ts';
import { isText } from '../../../shared/domain/form/told.ts';
import { PARTS, type PartName } from '../../../shared/domain/proposal.ts';
import type { Question } from '../../../shared/domain/question.ts';
import { fieldsOf } from '../../../shared/domain/words/index.ts';
import { Summary, type SummaryRow } from '../../parts/summary.tsx';
import { fieldTitle, partTitle, toldText } from '../../parts/told.ts';

/** Answers by part, as far as the reader gets them. */
export type Told = Readonly<Partial<Record<PartName, unknown>>>;
type Props = {
  readonly language: Language;
  /** In which language the applicant wrote. */
  readonly written: Language;
  readonly answers: Told;
  readonly questions?: readonly Question[] | undefined;
};

const rowsOf = ({ language, written, answers, questions = [] }: Props, part: PartName): SummaryRow[] => {
  const given = (answers[part] ?? {}) as Readonly<Record<string, unknown>>;
  const fields = part === 'extra' ? Object.keys(given) : fieldsOf(part);
  return fields.flatMap((field) => {
    const path = `${part}/${field}`;
    const text = toldText(path, given[field], language, questions);
    const typed = (
      <p class="prose" dir="auto" lang={isText(path, questions) && written !== language ? written : undefined}>
        {text}
      </p>
    );
    return text === '' ? [] : [{ term: fieldTitle(path, language, questions), value: typed }];
  });
};

/** Parts of which something is told, in the order of the form. */
export const partsTold = (props: Props): { readonly part: PartName; readonly rows: SummaryRow[] }[] =>
  PARTS.map((part) => ({ part, rows: rowsOf(props, part) })).filter(({ rows }) => rows.length > 0);

/** What was answered, part by part, each with a place to go to. */
export const Answers = (props: Props) => (
  <>
    {partsTold(props).map(({ part, rows }) => (
      <section key={part}>
        <h2 id={part}>{partTitle(part, props.language)}</h2>
        <Summary language={props.language} rows={rows} />
      </section>
    ))}
  </>
);
