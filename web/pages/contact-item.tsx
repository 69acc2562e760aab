import type * as z from 'zod';
import type { ContactStatus, OwnContact } from '../../shared/domain/view/contact.ts';
import { contactStageText } from '../../shared/domain/words/index.ts';
import { Errors, errorsIn } from '../parts/errors.tsx';
import { Facts } from '../parts/facts.tsx';
import { Hidden, TextField } from '../parts/field.tsx';
import { Moment } from '../parts/format.tsx';
import { type Frame, pageOf } from '../parts/frame.tsx';
import { Log } from '../parts/log.tsx';
import { Notice } from '../parts/notice.tsx';
import { Unreachable } from '../parts/reach.tsx';
import { Tag } from '../parts/tag.tsx';
import type { Trouble } from '../parts/trouble.ts';
import { Unsent } from '../parts/unsent.tsx';
import { contactWords } from '../words/contact.ts';

type Own = z.infer<typeof OwnContact>;
type Item = { readonly status: ContactStatus } | { readonly own: Own; readonly key: string; readonly text?: string; readonly trouble?: Trouble };

const Standing = ({ language, item }: { readonly language: Frame['language']; readonly item: ContactStatus }) => {
  const words = contactWords[language].item;
  return (
    <>
      {item.unreachable ? <Unreachable language={language} /> : null}
      {item.late ? (
        <Notice language={language} level={2}>
          {words.late}
        </Notice>
      ) : null}
      <Facts
        rows={[
          { term: words.stage, value: contactStageText(item.stage, language) },
          { term: words.next, value: words.nextStep[item.stage] },
          ...(item.nextDate ? [{ term: words.by, value: <Moment language={language} iso={item.nextDate} /> }] : []),
          { term: words.received, value: <Moment language={language} iso={item.receivedAt} /> },
          { term: words.liaison, value: item.liaison ? <bdi>{item.liaison}</bdi> : words.noLiaison },
        ]}
      />
    </>
  );
};

const OURS: readonly string[] = ['reply', 'question'];

const Thread = ({ language, own }: { readonly language: Frame['language']; readonly own: Own }) => {
  const words = contactWords[language].item;
  const writer = ({ kind, from }: Own['thread'][number]) => (OURS.includes(kind) ? from ? <bdi>{from}</bdi> : words.us : words.you);
  return (
    <section>
      <h2>{words.thread}</h2>
      <Log
        language={language}
        style="moment"
        label={words.thread}
        entries={own.thread.map((message) => ({
          at: message.at,
          by: writer(message),
          text: (
            <p class="prose" dir="auto">
              {message.text}
            </p>
          ),
        }))}
      />
    </section>
  );
};

/** Through the link of a letter: where a message stands. After a fresh sign-in: what was written too, and a field to go on. */
export const contactItemPage = (frame: Frame, item: Item): string => {
  const { language } = frame;
  const words = contactWords[language].item;
  const status = 'own' in item ? item.own : item.status;
  const trouble = 'own' in item ? item.trouble : undefined;
  return pageOf(frame, {
    title: 'own' in item ? item.own.subject : `${words.title} ${status.reference}`,
    failed: trouble !== undefined,
    scripts: ['form.js'],
    content: (
      <div class="read">
        <Errors language={language} trouble={trouble} labels={{ text: words.answer }} />
        <p class="tag-head">
          <Tag reference={status.reference} />
        </p>
        <h1>{'own' in item ? <bdi>{item.own.subject}</bdi> : words.title}</h1>
        <Standing language={language} item={status} />
        {'own' in item ? (
          <>
            {item.own.introduced ? (
              <p>
                {words.introduced} <a href={`/${language}/contact/requests/${item.own.id}/introductions`}>{words.toIntroductions}</a>.
              </p>
            ) : null}
            {item.own.links.length === 0 ? null : (
              <section>
                <h2>{words.linked}</h2>
                <ul>
                  {item.own.links.map(({ id, kind }) => (
                    <li key={id}>
                      <a href={id.startsWith('prp_') ? `/${language}/proposals/${id}` : `/${language}/contact/requests/${id}`}>
                        {words.links[kind as keyof typeof words.links] ?? words.linked}
                      </a>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <Thread language={language} own={item.own} />
            <form method="post" novalidate>
              <Hidden values={{ key: item.key }} />
              <TextField language={language} name="text" label={words.answer} rows={8} limit={5000} value={item.text} error={errorsIn(trouble)('text')} />
              <Unsent language={language} />
              <p class="acts">
                {trouble?.code.startsWith('contact.looks-like') ? (
                  <button class="btn btn-quiet" type="submit" name="warned" value="yes">
                    {contactWords[language].form.warned}
                  </button>
                ) : (
                  <button class="btn" type="submit">
                    {words.send}
                  </button>
                )}
              </p>
            </form>
          </>
        ) : (
          <p>
            {words.fresh} <a href={`/${language}/link`}>{words.getLink}</a>.
          </p>
        )}
      </div>
    ),
  });
};
