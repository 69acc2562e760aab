import type { ListedCall } from '../../../shared/contract/public.ts';
import { OPEN_INTAKE } from '../../../shared/domain/call.ts';
import { Radios } from '../../parts/choice.tsx';
import { Errors, errorsIn } from '../../parts/errors.tsx';
import { Hidden, TextField } from '../../parts/field.tsx';
import { momentIn } from '../../parts/format.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Notice } from '../../parts/notice.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { draftWords } from '../../words/draft.ts';
import { judgedWords } from '../../words/judged.ts';

export type StartFields = { readonly email?: string | undefined; readonly call?: string | undefined; readonly invite?: string | undefined };
export type StartPage = {
  readonly calls: readonly ListedCall[];
  readonly fields: StartFields;
  readonly key: string;
  readonly shown: string;
  readonly trouble?: Trouble;
};

const when = ({ window, opensAt, closesAt }: ListedCall, language: Frame['language']): string => {
  const { always, until, from, closed } = draftWords[language].start;
  if (window === 'closed') return closed;
  if (window === 'coming' && opensAt) return from.replace('{date}', momentIn(language, opensAt));
  return closesAt ? until.replace('{date}', momentIn(language, closesAt, 'moment')) : always;
};

/** By when somebody hears who sends in now, or as soon as it opens; under a seal nobody looks before the call is over. */
const promiseText = (language: Frame['language'], { promise, sealed, window }: ListedCall): string => {
  const { promise: plain, promiseSealed, promiseComing, noDate } = draftWords[language].start;
  if (promise.decisionBy === undefined) return noDate[promise.noDate ?? 'no-room'];
  return (sealed ? promiseSealed : window === 'coming' ? promiseComing : plain).replace('{date}', momentIn(language, promise.decisionBy));
};

/** The call that somebody came for, before it asks for anything. */
const Chosen = ({ language, call, invite }: { readonly language: Frame['language']; readonly call: ListedCall; readonly invite: string | undefined }) => (
  <section class="start-call">
    <h2>{call.title[language]}</h2>
    <p class="prose">{call.summary[language]}</p>
    <p>
      {when(call, language)}.{' '}
      <a href={`/${language}/calls/${call.id}${invite === undefined ? '' : `?invite=${encodeURIComponent(invite)}`}`}>
        {judgedWords[language].more}
        <span class="vh">: {call.title[language]}</span>
      </a>
    </p>
  </section>
);

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
        {when(call, language)}. {call.id === OPEN_INTAKE ? null : `${promiseText(language, call)} `}
        <span class="prose">{call.summary[language]}</span>{' '}
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
export const startPage = (frame: Frame, { calls, fields, key, shown, trouble }: StartPage): string => {
  const { language } = frame;
  const words = draftWords[language].start;
  const errorOf = errorsIn(trouble);
  const asked = calls.find(({ id }) => id === (fields.call ?? OPEN_INTAKE));
  const isOver = asked?.window === 'closed';
  const isInvited = !isOver && (asked === undefined || asked.inviteOnly === true);
  const open = calls.filter(({ window, inviteOnly }) => window !== 'closed' && !inviteOnly);
  const chosen = isOver || !asked ? undefined : asked;
  const promised = asked === undefined ? undefined : (chosen ?? calls.find(({ id }) => id === OPEN_INTAKE));
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
        {isOver ? (
          <Notice language={language} title={asked.title[language]}>
            {words.isOver}
          </Notice>
        ) : null}
        {chosen && chosen.id !== OPEN_INTAKE ? <Chosen language={language} call={chosen} invite={chosen.inviteOnly ? fields.invite : undefined} /> : null}
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
        {promised ? (
          <p>
            <strong>{promiseText(language, promised)}</strong>{' '}
            {promised.promise.noPlacesBefore ? words.noPlaces.replace('{date}', momentIn(language, promised.promise.noPlacesBefore)) : null}
          </p>
        ) : null}
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
          ) : open.length > 1 ? (
            <Where language={language} calls={open} fields={isOver ? { ...fields, call: undefined } : fields} error={errorOf('call')} />
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
