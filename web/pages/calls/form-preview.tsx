import type { AdminCall } from '../../../shared/contract/call.ts';
import { formVersion } from '../../../shared/domain/forms.ts';
import { fieldLabel, partLabel } from '../../../shared/domain/words/index.ts';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { callWords } from '../../words/calls.ts';
import { OwnQuestions } from './asked.tsx';
import { callsPath } from './data.ts';

const Step = ({ frame: { language }, call, step }: { readonly frame: Frame; readonly call: AdminCall; readonly step: 1 | 2 }) => {
  const { form: words } = callWords[language];
  const parts = formVersion(call.form).parts.filter((part) => part.step === step);
  const title = step === 1 ? words.step1 : call.requires === 'both' ? words.step2 : words.laterStep;
  return (
    <section>
      <h2>{title}</h2>
      {parts.map(({ part, fields }) => (
        <section key={part}>
          <h3>{partLabel(part, language)}</h3>
          <ul>
            {fields.map((field) => (
              <li key={field}>{fieldLabel(`${part}/${field}`, language)}</li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
};

/** What applicants of this call are asked, part by part, with the call's own questions behind. */
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
        <p>{words.lead}</p>
        <p class="note">{words.version.replace('{name}', formVersion(call.form).title[language]).replace('{version}', call.form)}</p>
        <Step frame={frame} call={call} step={1} />
        {call.questions.length === 0 ? null : (
          <section>
            <h2>{words.own}</h2>
            <OwnQuestions language={language} questions={call.questions} />
          </section>
        )}
        <Step frame={frame} call={call} step={2} />
      </div>
    ),
  });
};
