import { community } from '../../../shared/community.ts';
import type { SupportView } from '../../../shared/domain/view/support.ts';
import { DateField, type TypedDate } from '../../parts/date-field.tsx';
import { Radios } from '../../parts/choice.tsx';
import { Disclosure } from '../../parts/disclosure.tsx';
import { Select, TextField } from '../../parts/field.tsx';
import { momentIn } from '../../parts/format.tsx';
import { Notice } from '../../parts/notice.tsx';
import { supportWords } from '../../words/support.ts';
import { ActForm, type FormAt, typedIn } from './form.tsx';

type Props = { readonly at: FormAt; readonly view: SupportView };
type Condition = SupportView['conditions'][number];

/** What was sent is not enough: what is missing, in words that its applicant reads. */
const Return = ({ at, n }: { readonly at: FormAt; readonly n: number }) => {
  const { language } = at;
  const words = supportWords[language].conditions;
  const form = `return-${n}`;
  return (
    <Disclosure summary={words.ask} open={at.sent?.form === form}>
      <ActForm
        at={at}
        act="return-condition"
        form={form}
        values={{ condition: String(n) }}
        send={words.return}
        about={words.one.replace('{n}', String(n))}
        quiet
      >
        <TextField
          language={language}
          name={`${form}/text`}
          label={words.missing}
          hint={words.missingHint}
          rows={4}
          limit={1000}
          value={typedIn(at, form, 'text')}
          error={at.errorOf(`${form}/text`)}
        />
      </ActForm>
    </Disclosure>
  );
};

const ConditionRow = ({ at, view, condition }: Props & { readonly condition: Condition }) => {
  const { language } = at;
  const words = supportWords[language].conditions;
  const { n, text, sent, returned, met } = condition;
  const form = `condition-${n}`;
  const values = { condition: String(n) };
  return (
    <li id={form}>
      <h3>{words.one.replace('{n}', String(n))}</h3>
      <p class="prose" lang={view.language} dir="auto">
        {text}
      </p>
      {sent ? (
        <>
          <p class="note">
            {words.sent.replace('{date}', momentIn(language, sent.at))}
            {sent.file === undefined ? '' : ` · ${words.file.replace('{n}', String(sent.file))}`}
          </p>
          <p class="prose support-said" dir="auto">
            {sent.text}
          </p>
        </>
      ) : (
        <p class="note">{words.notSent}</p>
      )}
      {returned && !met ? (
        <>
          <p class="note">{words.returned.replace('{date}', momentIn(language, returned.at))}</p>
          <p class="prose support-said" lang={view.language} dir="auto">
            {returned.text}
          </p>
        </>
      ) : null}
      {met ? (
        <p>
          <strong>{words.met.replace('{date}', momentIn(language, met.at)).replace('{name}', met.by).replace('{note}', met.note)}</strong>
        </p>
      ) : null}
      {!met && view.mayDo.includes('meet-condition') ? (
        <ActForm at={at} act="meet-condition" form={form} values={values} send={words.tick} about={words.one.replace('{n}', String(n))}>
          <TextField language={language} name={`${form}/note`} label={words.note} value={typedIn(at, form, 'note')} error={at.errorOf(`${form}/note`)} />
        </ActForm>
      ) : null}
      {sent && !returned && !met && view.mayDo.includes('return-condition') ? <Return at={at} n={n} /> : null}
      {met && view.mayDo.includes('reopen-condition') ? (
        <ActForm at={at} act="reopen-condition" form={form} values={values} send={words.untick} about={words.one.replace('{n}', String(n))} quiet />
      ) : null}
    </li>
  );
};

export const Conditions = ({ at, view }: Props) => {
  const words = supportWords[at.language].conditions;
  return (
    <section>
      <h2>{words.title}</h2>
      <p class="note">{words.lead}</p>
      <ol class="support-list">
        {view.conditions.map((condition) => (
          <ConditionRow key={condition.n} at={at} view={view} condition={condition} />
        ))}
      </ol>
    </section>
  );
};

/** A moment as a day and a time on the clock here, in the form in which both are typed. */
const onTheClock = (iso: string): string[] =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: community.timeZone }).format(new Date(iso)).split(' ');

export const Pitch = ({ at, view, date }: Props & { readonly date?: TypedDate | undefined }) => {
  const { language } = at;
  const words = supportWords[language].pitch;
  const [day, time] = view.pitch ? onTheClock(view.pitch.on) : [];
  return (
    <section>
      <h2>{words.title}</h2>
      <p>
        {view.pitch ? (
          <strong>
            {words.planned.split('{place}')[0]!.replace('{date}', momentIn(language, view.pitch.on, 'moment'))}
            <bdi>{view.pitch.place}</bdi>
          </strong>
        ) : (
          words.none
        )}
      </p>
      {view.mayDo.includes('plan-pitch') ? (
        <ActForm at={at} act="plan-pitch" form="pitch" send={words.plan}>
          <DateField language={language} name="pitch/on" label={words.date} value={date ?? day} error={at.errorOf('pitch/on')} />
          <TextField
            language={language}
            name="pitch/time"
            label={words.time}
            hint={words.timeHint}
            width="short"
            value={typedIn(at, 'pitch', 'time') ?? time}
            error={at.errorOf('pitch/time')}
          />
          <TextField
            language={language}
            name="pitch/place"
            label={words.place}
            value={typedIn(at, 'pitch', 'place') ?? view.pitch?.place}
            error={at.errorOf('pitch/place')}
          />
        </ActForm>
      ) : null}
      {view.mayDo.includes('hold-pitch') ? (
        <ActForm at={at} act="hold-pitch" form="held" send={words.held}>
          <p class="note">{words.heldHint}</p>
        </ActForm>
      ) : null}
    </section>
  );
};

export const Reserve = ({ at, view }: Props) => {
  const words = supportWords[at.language].reserve;
  return (
    <section>
      <h2>{words.title}</h2>
      <p class="note">{view.mayDo.includes('promote') ? words.lead : words.chairs}</p>
      {view.mayDo.includes('promote') ? <ActForm at={at} act="promote" form="promote" send={words.promote} /> : null}
    </section>
  );
};

type Asked = NonNullable<SupportView['reconsideration']>;

const stateOf = ({ at, asked }: { readonly at: FormAt; readonly asked: Asked }) => {
  const words = supportWords[at.language].reconsideration;
  if (asked.state !== 'asked') return <p>{words[asked.state]}</p>;
  return asked.to ? (
    <p>{words.to.replace('{name}', asked.to.name)}</p>
  ) : (
    <Notice language={at.language} level={1}>
      {words.nobody}
    </Notice>
  );
};

export const Reconsideration = ({ at, view, asked }: Props & { readonly asked: Asked }) => {
  const { language } = at;
  const words = supportWords[language].reconsideration;
  const verdicts = (['open', 'uphold'] as const).map((value) => ({ value, label: words.verdicts[value] }));
  return (
    <section id="reconsideration">
      <h2>{words.title}</h2>
      <p class="note">
        {words.asked.replace('{date}', momentIn(language, asked.at))}
        {asked.answer ? '' : ` ${words.until.replace('{due}', momentIn(language, asked.due))}`}
      </p>
      <h3>{words.reasons}</h3>
      <p class="prose support-said" lang={view.language} dir="auto">
        {asked.reasons}
      </p>
      {stateOf({ at, asked })}
      {asked.answer ? (
        <>
          <h3>{words.answered.replace('{name}', asked.answer.name).replace('{date}', momentIn(language, asked.answer.at))}</h3>
          <p class="prose support-said" dir="auto">
            {asked.answer.text}
          </p>
        </>
      ) : null}
      {view.mayDo.includes('uphold') ? (
        <ActForm at={at} act="reconsider" form="verdict" send={words.answer}>
          <Radios
            language={language}
            name="verdict/verdict"
            label={words.verdict}
            value={typedIn(at, 'verdict', 'verdict')}
            error={at.errorOf('verdict/verdict')}
            options={verdicts}
          />
          <TextField
            language={language}
            name="verdict/text"
            label={words.text}
            hint={words.textHint[view.language]}
            rows={6}
            limit={3000}
            value={typedIn(at, 'verdict', 'text')}
            error={at.errorOf('verdict/text')}
          />
        </ActForm>
      ) : null}
      {view.mayDo.includes('assign') && view.chairs.length > 0 ? (
        <ActForm at={at} act="assign" form="assign" send={words.assignSend}>
          <Select
            language={language}
            name="assign/to"
            label={words.assign}
            value={typedIn(at, 'assign', 'to')}
            error={at.errorOf('assign/to')}
            options={view.chairs.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </ActForm>
      ) : null}
    </section>
  );
};
