import { later, MINUTE } from '../../../shared/domain/clock.ts';
import { Disclosure } from '../../parts/disclosure.tsx';
import { Errors, errorsIn } from '../../parts/errors.tsx';
import { Hidden } from '../../parts/field.tsx';
import { Flash } from '../../parts/flash.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Notice } from '../../parts/notice.tsx';
import { callWords } from '../../words/calls.ts';
import { type CallPage, callsPath, NEW } from './data.ts';
import { Extend } from './extend.tsx';
import { EndFields, type FieldsProps, JudgingFields, MomentField, WhoFields, WordFields } from './fields.tsx';
import { labelsOf } from './labels.ts';
import { standing } from './list.tsx';
import { Meanwhile } from './meanwhile.tsx';
import { callMoment } from './moment.ts';
import { QuestionFields } from './questions.tsx';
import { Arrived, Rules } from './rules.tsx';

type Props = { readonly frame: Frame; readonly data: CallPage };

/** The end in words, with what the grace makes of it. */
const EndInWords = ({ frame: { language }, data: { call } }: Props) => {
  const { dates: words } = callWords[language];
  if (!call?.closesAt) return null;
  const last = later(call.closesAt, call.graceMinutes * MINUTE);
  const closes = callMoment(language, call.closesAt);
  const until = call.extendedUntil && call.extendedUntil > last ? call.extendedUntil : last;
  return (
    <p>
      {call.graceMinutes > 0
        ? words.says.replace('{closes}', closes).replace('{last}', callMoment(language, last, call.graceMinutes < 600 ? 'time' : 'moment'))
        : words.saysExact.replace('{closes}', closes)}{' '}
      {call.sealed && !call.unsealed ? words.saysSealed.replace('{until}', callMoment(language, until)) : null}
    </p>
  );
};

/** A code, said once. */
const Code = ({ frame: { language }, data: { call, code, extensions, site } }: Props) => {
  const { code: words } = callWords[language];
  if (!code || !call) return null;
  const until = extensions.at(-1)?.until;
  return (
    <Notice language={language} title={words[code.what]}>
      <p>
        <code class="call-code">{code.code}</code>
      </p>
      <p>
        {words.once} {code.what === 'invite' ? words.lost : null}
      </p>
      <p>
        {code.what === 'invite'
          ? words.inviteUse.replace('{address}', `${site}/${language}/calls/${call.id}?invite=${encodeURIComponent(code.code)}`)
          : words.extensionUse.replace('{until}', until ? callMoment(language, until) : '')}
      </p>
    </Notice>
  );
};

const seenIn = (seen: number | undefined): Readonly<Record<string, string>> => (seen === undefined ? {} : { seen: String(seen) });

/** Everything of a call that can still be changed, as one form. */
const CallForm = ({ frame: { language }, data }: Props) => {
  const { call, typed, key, trouble, failed, seen } = data;
  const { acts: words, dates } = callWords[language];
  const action = callsPath(language, call?.id ?? NEW);
  const errorOf = errorsIn(failed === 'extension' ? undefined : trouble);
  const props: FieldsProps = { language, typed, errorOf };
  const isDraft = !call || call.stage === 'draft';
  return (
    <form method="post" action={action} novalidate>
      <Hidden values={{ key, ...seenIn(seen) }} />
      <button class="vh" type="submit" name="act" value="save" tabIndex={-1} aria-hidden="true">
        {words.save}
      </button>
      <WordFields {...props} />
      <h2>{dates.title}</h2>
      <p class="note">{dates.zone}</p>
      <EndInWords frame={{ language } as Frame} data={data} />
      {call?.frozen ? null : (
        <MomentField language={language} errorOf={errorOf} name="opensAt" label={dates.opens} hint={dates.opensHint} value={typed.opensAt} />
      )}
      <EndFields {...props} call={call} />
      {call?.frozen ? null : (
        <>
          <WhoFields {...props} />
          <JudgingFields {...props} />
          <QuestionFields {...props} action={action} />
        </>
      )}
      <div class="call-acts">
        <p class="acts">
          <button class="btn" type="submit" name="act" value="save">
            {call ? words.save : words.make}
          </button>
          {call && isDraft ? (
            <button class="btn btn-quiet" type="submit" name="act" value="publish">
              {words.publish}
            </button>
          ) : null}
        </p>
        {call && isDraft ? <p class="note">{call.inviteOnly ? words.publishInvitedText : words.publishText}</p> : null}
      </div>
    </form>
  );
};

const Close = ({ frame: { language }, data: { call, key, seen } }: Props) => {
  const { acts: words } = callWords[language];
  if (!call || call.stage === 'closed' || (call.frozen && call.window !== 'closed')) return null;
  return (
    <Disclosure summary={words.more}>
      <form method="post" action={callsPath(language, call.id)}>
        <Hidden values={{ key: `${key}-c`, ...seenIn(seen) }} />
        <p>{words.closeText}</p>
        <button class="btn btn-quiet" type="submit" name="act" value="close">
          {words.close}
        </button>
      </form>
    </Disclosure>
  );
};

/** Another code for a call by invitation; the one that was shown is known to nobody here any more. */
const Renew = ({ frame: { language }, data: { call, key } }: Props) => {
  const { renew: words } = callWords[language];
  if (!call?.inviteOnly || call.window === 'closed') return null;
  return (
    <Disclosure summary={words.title}>
      <form method="post" action={callsPath(language, call.id)}>
        <Hidden values={{ key: `${key}-i` }} />
        <p>{words.text}</p>
        <button class="btn btn-quiet" type="submit" name="act" value="renew">
          {words.make}
        </button>
      </form>
    </Disclosure>
  );
};

/** One call: made, mended, published, extended and closed. */
export const callPage = (frame: Frame, data: CallPage): string => {
  const { language } = frame;
  const { call, trouble, failed, did } = data;
  const words = callWords[language];
  const title = call ? call.title[language] : words.newTitle;
  const known = did === 'published' && call?.inviteOnly ? 'publishedInvited' : did;
  const said = known !== undefined && known in words.did ? words.did[known as keyof typeof words.did] : undefined;
  return pageOf(frame, {
    title,
    failed: trouble !== undefined,
    room: 'calls',
    desk: true,
    styles: ['calls.css'],
    scripts: ['form.js'],
    content: (
      <div class="desk-sheet">
        <p class="crumb">
          <a href={callsPath(language)}>{words.toList}</a>
        </p>
        {said ? <Flash language={language}>{said}</Flash> : null}
        <Errors language={language} trouble={trouble} labels={labelsOf(language, data.typed, failed)} />
        <h1 dir="auto">{title}</h1>
        {call ? (
          <p>
            <strong>{standing(language, call)}</strong> · <a href={`${callsPath(language, call.id)}?show=form`}>{words.form.link}</a> ·{' '}
            <a href={`${callsPath(language, call.id)}/panels`}>{words.panels}</a>
            {call.frozen ? (
              <>
                {' '}
                · <a href={`/${language}/desk/figures/${call.id}`}>{words.figures}</a>
              </>
            ) : null}
          </p>
        ) : null}
        <Code frame={frame} data={data} />
        {call?.stage === 'closed' ? (
          <Notice language={language}>{words.isOver}</Notice>
        ) : call?.frozen ? (
          <Notice language={language}>{call.unsealed ? words.unsealed : words.frozen}</Notice>
        ) : null}
        {call && call.stage !== 'draft' ? <Arrived language={language} call={call} arrivals={data.arrivals} /> : null}
        <Meanwhile language={language} data={data} />
        {call?.stage === 'closed' ? null : <CallForm frame={frame} data={data} />}
        {call?.frozen ? <Rules language={language} call={call} /> : null}
        {call && call.stage === 'published' ? <Extend frame={frame} data={data} /> : null}
        <Renew frame={frame} data={data} />
        <Close frame={frame} data={data} />
      </div>
    ),
  });
};
