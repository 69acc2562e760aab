import type { ComponentChildren } from 'preact';
import type { Language } from '../../../shared/community.ts';
import { isText } from '../../../shared/domain/form/told.ts';
import { PARTS, type PartName } from '../../../shared/domain/proposal.ts';
import type { DeskProposal } from '../../../shared/domain/view/desk.ts';
import { intrusiveness } from '../../../shared/domain/vocabulary.ts';
import { fieldsOf } from '../../../shared/domain/words/index.ts';
import { Listed } from '../../parts/listed.tsx';
import { Summary, type SummaryRow } from '../../parts/summary.tsx';
import { fieldTitle, partTitle, toldText } from '../../parts/told.ts';
import { caseWords } from '../../words/case.ts';

type Props = { readonly language: Language; readonly proposal: DeskProposal };
type Answered = { readonly part: PartName; readonly rows: readonly SummaryRow[] };

const answersIn = ({ answers }: DeskProposal, part: PartName): Readonly<Record<string, unknown>> =>
  (answers[part] as Record<string, unknown> | undefined) ?? {};

const shownAs = ({ proposal }: Props, path: string, text: string): ComponentChildren => {
  if (!isText(path, proposal.questions)) return <Listed text={text} />;
  return (
    <div class="prose" dir="auto" lang={proposal.language}>
      {text}
    </div>
  );
};

/** How deep it goes into the process, in words; the deepest way of touching it counts. */
const intrusiveRow = (language: Language, answers: Readonly<Record<string, unknown>>): SummaryRow[] => {
  const modes = answers.interaction as readonly string[] | undefined;
  const words = caseWords[language];
  return modes ? [{ term: words.intrusive, value: <strong>{words.intrusiveness[intrusiveness(modes)]}</strong> }] : [];
};

const answeredIn = (props: Props, part: PartName): Answered => {
  const { language, proposal } = props;
  const answers = answersIn(proposal, part);
  const fields = part === 'extra' ? Object.keys(answers) : fieldsOf(part).filter((field) => answers[field] !== undefined);
  const rows = fields.flatMap((field): SummaryRow[] => {
    const path = `${part}/${field}`;
    const text = toldText(path, answers[field], language, proposal.questions);
    return text === '' ? [] : [{ term: fieldTitle(path, language, proposal.questions), value: shownAs(props, path, text) }];
  });
  return { part, rows: part === 'process' ? [...intrusiveRow(language, answers), ...rows] : rows };
};

/** The answers in the order of the form, choices in words. */
export const Answers = (props: Props) => {
  const answered = PARTS.map((part) => answeredIn(props, part)).filter(({ rows }) => rows.length > 0);
  if (answered.length === 0) return <p>{caseWords[props.language].answers.none}</p>;
  return (
    <>
      {answered.map(({ part, rows }) => (
        <div key={part} class="case-part" id={`part-${part}`}>
          <h3>{partTitle(part, props.language)}</h3>
          <Summary language={props.language} rows={rows} />
        </div>
      ))}
    </>
  );
};
