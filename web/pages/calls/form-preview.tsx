import type { Language } from '../../../shared/community.ts';
import type { AdminCall } from '../../../shared/contract/call.ts';
import { formVersion } from '../../../shared/domain/forms.ts';
import type { PartName } from '../../../shared/domain/proposal.ts';
import { partLabel } from '../../../shared/domain/words/index.ts';
import { firstIn, typedOf } from '../../form/content.ts';
import { FormField } from '../../form/field.tsx';
import { kindsOf } from '../../form/kinds.ts';
import { QuestionField } from '../../form/question.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { callWords } from '../../words/calls.ts';
import { conditionText } from './asked.tsx';
import { callsPath } from './data.ts';

type Props = { readonly language: Language; readonly call: AdminCall };
type StepProps = Props & { readonly step: 1 | 2 };

const EXTRA = 'extra';
const labelOf = (part: PartName, language: Language): string => (part === EXTRA ? callWords[language].form.own : partLabel(part, language));

/** The parts of a step with what each asks; the call's own questions come with whatever is asked first. */
const partsIn = ({ call, step }: Pick<StepProps, 'call' | 'step'>): readonly { readonly part: PartName; readonly fields: readonly string[] }[] => [
  ...formVersion(call.form).parts.filter((part) => part.step === step),
  ...(step === 1 && call.questions.length > 0 ? [{ part: EXTRA, fields: [] } as const] : []),
];

const stepTitle = ({ language, call, step }: StepProps): string => {
  const { form: words } = callWords[language];
  if (step === 1) return words.step1;
  return call.requires === 'both' ? words.step2 : words.laterStep;
};

/** The fields of a part as an applicant finds them who has answered nothing yet. */
const Fields = ({ language, part, fields }: { readonly language: Language; readonly part: PartName; readonly fields: readonly string[] }) => {
  const kinds = kindsOf(part);
  const typed = typedOf(part, kinds, firstIn(part));
  return (
    <>
      {fields.flatMap((field) => {
        const kind = kinds[field];
        if (kind === undefined) return [];
        return [<FormField key={field} at={{ language, part, field, kind, typed, gate: undefined, error: undefined, fresh: undefined }} />];
      })}
    </>
  );
};

const Own = ({ language, call: { questions } }: Props) => {
  const nothing = new URLSearchParams();
  return (
    <>
      {questions.map((question) => {
        const condition = conditionText({ language, questions }, question);
        return (
          <div key={question.id} class="call-own">
            {condition ? <p class="note">{condition}</p> : null}
            <QuestionField language={language} question={question} typed={nothing} error={undefined} />
          </div>
        );
      })}
    </>
  );
};

const Step = (props: StepProps) => {
  const { language, call } = props;
  return (
    <section>
      <h2>{stepTitle(props)}</h2>
      {partsIn(props).map(({ part, fields }) => (
        <section key={part} id={part}>
          <h3>{labelOf(part, language)}</h3>
          <fieldset class="call-part" disabled aria-label={labelOf(part, language)}>
            {part === EXTRA ? <Own language={language} call={call} /> : <Fields language={language} part={part} fields={fields} />}
          </fieldset>
        </section>
      ))}
    </section>
  );
};

const Contents = ({ language, call }: Props) => (
  <nav aria-label={callWords[language].form.parts}>
    <ol class="call-parts">
      {([1, 2] as const)
        .flatMap((step) => partsIn({ call, step }))
        .map(({ part }) => (
          <li key={part}>
            <a href={`#${part}`}>{labelOf(part, language)}</a>
          </li>
        ))}
    </ol>
  </nav>
);

/** The form of a call as its applicants are asked, part by part, with nothing to be filled in. */
export const formPreview = (frame: Frame, call: AdminCall): string => {
  const { language } = frame;
  const { form: words, toList } = callWords[language];
  const title = `${words.title}: ${call.title[language]}`;
  return pageOf(frame, {
    title,
    room: 'calls',
    desk: true,
    styles: ['calls.css'],
    content: (
      <div class="desk-sheet">
        <p class="crumb">
          <a href={callsPath(language)}>{toList}</a> · <a href={callsPath(language, call.id)}>{words.back}</a>
        </p>
        <h1 dir="auto">{title}</h1>
        <p class="read">{words.lead}</p>
        <p class="note">{words.version.replace('{name}', formVersion(call.form).title[language]).replace('{version}', call.form)}</p>
        <Contents language={language} call={call} />
        <Step language={language} call={call} step={1} />
        <Step language={language} call={call} step={2} />
      </div>
    ),
  });
};
