import type { PublicCall } from '../../../shared/contract/call.ts';
import { OPEN_INTAKE } from '../../../shared/domain/call.ts';
import { Radios } from '../../parts/choice.tsx';
import { Errors, errorsIn } from '../../parts/errors.tsx';
import { Hidden, TextField } from '../../parts/field.tsx';
import { momentIn } from '../../parts/format.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { draftWords } from '../../words/draft.ts';
import { judgedWords } from '../../words/judged.ts';

export type StartFields = { readonly email?: string | undefined; readonly call?: string | undefined; readonly invite?: string | undefined };
export type StartPage = {
  readonly calls: readonly PublicCall[];
  readonly promise: { readonly decisionBy: string; readonly noPlacesBefore?: string | undefined };
  readonly fields: StartFields;
  readonly key: string;
  readonly shown: string;
  readonly trouble?: Trouble;
};

const when = ({ window, opensAt, closesAt }: PublicCall, language: Frame['language']): string => {
  const { always, until, from } = draftWords[language].start;
  if (window === 'coming' && opensAt) return from.replace('{date}', momentIn(language, opensAt));
  return closesAt ? until.replace('{date}', momentIn(language, closesAt, 'moment')) : always;
};

const Where = ({
  language,
  calls,
  fields,
  error,
}: { readonly language: Frame['language']; readonly error: string | undefined } & Pick<StartPage, 'calls' | 'fields'>) => {
  const options = calls.map((call) => ({
    value: call.id,
    label: call.title[language],
    hint: (
      <>
        {when(call, language)}. <span class="prose">{call.summary[language]}</span>{' '}
        <a href={`/${language}/calls/${call.id}`}>
          {judgedWords[language].more}
          <span class="vh">: {call.title[language]}</span>
        </a>
      </>
    ),
  }));
  return <Radios language={language} name="call" label={draftWords[language].start.where} value={fields.call ?? OPEN_INTAKE} options={options} error={error} />;
};

/** What is needed, how long it takes, where it goes, and by when there is a decision; then one field. */
export const startPage = (frame: Frame, { calls, promise, fields, key, shown, trouble }: StartPage): string => {
  const { language } = frame;
  const words = draftWords[language].start;
  const errorOf = errorsIn(trouble);
  const isInvited = fields.call !== undefined && !calls.some(({ id }) => id === fields.call);
  const labels: Readonly<Record<string, string>> = isInvited ? { invite: words.invite, email: words.email } : { call: words.where, email: words.email };
  return pageOf(frame, {
    title: words.title,
    room: 'submit',
    failed: trouble !== undefined,
    scripts: ['form.js'],
    content: (
      <div class="read">
        <Errors language={language} trouble={trouble} labels={labels} />
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <h2>{words.need}</h2>
        <ul>
          {words.needs.map((need) => (
            <li key={need}>{need}</li>
          ))}
        </ul>
        <h2>{words.takes}</h2>
        <dl class="draft-steps">
          {words.steps.map(({ name, text }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <p>
          <strong>{words.promise.replace('{date}', momentIn(language, promise.decisionBy))}</strong>{' '}
          {promise.noPlacesBefore ? words.noPlaces.replace('{date}', momentIn(language, promise.noPlacesBefore)) : null}
        </p>
        <form class="draft-start" method="post" action={`/${language}/submit`} novalidate>
          <Hidden values={{ key, shown, ...(isInvited ? { call: fields.call } : {}) }} />
          {isInvited ? (
            <TextField
              language={language}
              name="invite"
              label={words.invite}
              hint={words.invited}
              value={fields.invite}
              width="medium"
              autocomplete="off"
              spellcheck={false}
              error={errorOf('invite') ?? errorOf('call')}
            />
          ) : calls.length > 1 ? (
            <Where language={language} calls={calls} fields={fields} error={errorOf('call')} />
          ) : null}
          <TextField
            language={language}
            name="email"
            type="email"
            label={words.email}
            hint={words.emailHint}
            value={fields.email}
            width="medium"
            autocomplete="email"
            spellcheck={false}
            error={errorOf('email')}
          />
          <p class="acts">
            <button class="btn" type="submit">
              {words.begin}
            </button>
          </p>
          <p class="note">
            <a href={`/${language}/privacy`}>{words.privacy}</a>
          </p>
        </form>
        <h2>{words.again}</h2>
        <p>
          {words.againText} <a href={`/${language}/link`}>{words.againLink}</a>.
        </p>
      </div>
    ),
  });
};
