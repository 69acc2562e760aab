import { Checkbox, Radios } from '../../parts/choice.tsx';
import { Hidden, Select, TextField } from '../../parts/field.tsx';
import { callWords } from '../../words/calls.ts';
import { QUESTION_KINDS, type TypedQuestion } from './data.ts';
import type { FieldsProps } from './fields.tsx';
import { withRoom } from './typed.ts';

type RowProps = FieldsProps & { readonly i: number; readonly action: string };

/** A button that rearranges the form and keeps nothing; the page comes back at the questions. */
const Move = ({ action, act, children }: { readonly action: string; readonly act: string; readonly children: string }) => (
  <button class="btn btn-quiet btn-small" type="submit" name="act" value={act} formaction={`${action}#questions`}>
    {children}
  </button>
);

/** What an earlier choice was answered with, as conditions of this question; one that was made elsewhere stays as it is. */
const conditionsOf = ({ language, typed, i }: Pick<RowProps, 'language' | 'typed' | 'i'>): { value: string; label: string }[] => {
  const { questions: words } = callWords[language];
  const say = (question: string, answer: string) => words.onlyIf.replace('{question}', question || words.unnamed).replace('{answer}', answer);
  const known = typed.questions
    .slice(0, i)
    .filter(({ kind }) => kind === 'choice')
    .flatMap(({ id, label, options }) =>
      options.filter((option) => option[language] !== '').map((option) => ({ value: `${id}=${option.id}`, label: say(label[language], option[language]) })),
    );
  const { showIf } = typed.questions[i]!;
  const isKnown = showIf === '' || known.some(({ value }) => value === showIf);
  const [question = '', answer = ''] = showIf.split('=');
  const label = typed.questions.find(({ id }) => id === question)?.label[language] ?? question;
  return isKnown ? known : [...known, { value: showIf, label: say(label, answer) }];
};

const Options = ({ language, typed, errorOf, i, action }: RowProps) => {
  const { questions: words, words: said } = callWords[language];
  const name = `questions/${i}/options`;
  const { options } = withRoom({ ...typed.questions[i]!, kind: 'choice' });
  const error = errorOf(name);
  return (
    <fieldset class="call-options" id={name.replaceAll('/', '.')}>
      <legend class="vh">{words.options}</legend>
      {error ? <p class="field-error">{error}</p> : null}
      {options.map((option, n) => (
        <div key={option.id} class="call-option">
          <Hidden values={{ [`${name}/${n}/id`]: option.id }} />
          {(['nl', 'en'] as const).map((of) => (
            <TextField
              key={of}
              language={language}
              name={`${name}/${n}/label/${of}`}
              label={words.option.replace('{n}', String(n + 1)).replace('{language}', said[of])}
              lang={of}
              maxlength={120}
              value={option[of]}
              error={errorOf(`${name}/${n}/label/${of}`)}
            />
          ))}
          {options.length > 2 ? (
            <Move action={action} act={`q:drop:${i}:${n}`}>
              {words.dropOption.replace('{n}', String(n + 1))}
            </Move>
          ) : null}
        </div>
      ))}
      <Move action={action} act={`q:option:${i}`}>
        {words.addOption}
      </Move>
    </fieldset>
  );
};

const Kind = (props: RowProps) => {
  const { language, typed, errorOf, i } = props;
  const { questions: words } = callWords[language];
  const name = `questions/${i}`;
  const { kind, min, max } = typed.questions[i]!;
  const number = (field: 'min' | 'max', label: string, value: string, hint?: string) => (
    <TextField
      language={language}
      name={`${name}/${field}`}
      label={label}
      hint={hint}
      optional
      inputmode="decimal"
      width="short"
      value={value}
      error={errorOf(`${name}/${field}`)}
    />
  );
  const more = {
    text: kind === 'number' ? undefined : number('max', words.length, max, words.lengthHint),
    choice: <Options {...props} />,
    number:
      kind === 'number' ? (
        <>
          {number('min', words.least, min)}
          {number('max', words.most, max)}
        </>
      ) : undefined,
    file: undefined,
  };
  return (
    <Radios
      language={language}
      name={`${name}/kind`}
      label={words.kind}
      value={kind}
      error={errorOf(`${name}/kind`)}
      options={QUESTION_KINDS.map((value) => ({
        value,
        label: words[value],
        ...(value === 'file' ? { hint: words.fileHint } : {}),
        ...(more[value] ? { more: more[value] } : {}),
      }))}
    />
  );
};

const Row = (props: RowProps) => {
  const { language, typed, errorOf, i, action } = props;
  const { questions: words, words: said } = callWords[language];
  const name = `questions/${i}`;
  const { id, label, help, required, showIf } = typed.questions[i] as TypedQuestion;
  const last = typed.questions.length - 1;
  const conditions = conditionsOf(props);
  return (
    <fieldset class="call-question">
      <legend>{words.one.replace('{n}', String(i + 1))}</legend>
      <Hidden values={{ [`${name}/id`]: id }} />
      <div class="call-pair">
        {(['nl', 'en'] as const).map((of) => (
          <TextField
            key={of}
            language={language}
            name={`${name}/label/${of}`}
            label={words.label.replace('{language}', said[of])}
            lang={of}
            maxlength={200}
            value={label[of]}
            error={errorOf(`${name}/label/${of}`)}
          />
        ))}
      </div>
      <div class="call-pair">
        {(['nl', 'en'] as const).map((of) => (
          <TextField
            key={of}
            language={language}
            name={`${name}/help/${of}`}
            label={words.help.replace('{language}', said[of])}
            optional
            lang={of}
            rows={2}
            value={help[of]}
            error={errorOf(`${name}/help/${of}`)}
          />
        ))}
      </div>
      <Kind {...props} />
      <Checkbox language={language} name={`${name}/required`} label={words.required} checked={required} />
      {conditions.length > 0 ? (
        <Select
          language={language}
          name={`${name}/showIf`}
          label={words.showIf}
          value={showIf}
          empty={words.always}
          options={conditions}
          error={errorOf(`${name}/showIf`)}
        />
      ) : null}
      <p class="acts">
        {i > 0 ? (
          <Move action={action} act={`q:up:${i}`}>
            {words.up}
          </Move>
        ) : null}
        {i < last ? (
          <Move action={action} act={`q:down:${i}`}>
            {words.down}
          </Move>
        ) : null}
        <Move action={action} act={`q:remove:${i}`}>
          {words.remove}
        </Move>
      </p>
    </fieldset>
  );
};

/** The call's own questions, each with its buttons; nothing of it needs a script. */
export const QuestionFields = (props: FieldsProps & { readonly action: string }) => {
  const { language, typed, action } = props;
  const { questions: words } = callWords[language];
  return (
    <section id="questions">
      <h2>{words.title}</h2>
      <p>{typed.questions.length === 0 ? words.none : words.lead}</p>
      {typed.questions.map(({ id }, i) => (
        <Row key={id} {...props} i={i} />
      ))}
      <p class="acts">
        <Move action={action} act="q:add">
          {words.add}
        </Move>
      </p>
    </section>
  );
};
