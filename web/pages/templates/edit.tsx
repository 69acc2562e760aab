import { community, type Language } from '../../../shared/community.ts';
import { fillTemplate, PLACEHOLDERS, unknownIn, type Values } from '../../../shared/domain/reply-template.ts';
import { Disclosure } from '../../parts/disclosure.tsx';
import { Errors, errorsIn } from '../../parts/errors.tsx';
import { Hidden, Select, TextField } from '../../parts/field.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Notice } from '../../parts/notice.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { requestWords } from '../../words/request.ts';
import { templateWords } from '../../words/templates.ts';
import { kindOptions } from '../request/kinds.ts';
import { NEW, type Template, templatesPath } from './data.ts';

export type EditData = {
  readonly of: Language;
  /** As it is kept now; nothing for a new one, and for one that somebody removed meanwhile. */
  readonly template?: Template | undefined;
  /** Whether a shipped text comes back when this one is removed. */
  readonly isShipped: boolean;
  readonly typed?: URLSearchParams | undefined;
  readonly looks?: boolean;
  readonly trouble?: Trouble | undefined;
  readonly key: string;
  /** Where the site is, for whoever reads an address in a text. */
  readonly site: string;
};
type Props = { readonly frame: Frame; readonly data: EditData };

/** What stands for a sender and a message whom nobody wrote. */
const valuesIn = ({ frame, data }: Props): Values => ({
  ...templateWords[data.of].sample,
  liaison: frame.who?.name ?? '',
  community: community.name[data.of],
  phone: community.contact.phone,
  site: data.site,
});

const Preview = ({ frame, data, text }: Props & { readonly text: string }) => {
  const words = templateWords[frame.language];
  const unknown = unknownIn(text);
  return (
    <div class="case-preview" role="status">
      <h2>{words.previewTitle}</h2>
      <p class="note">{words.previewHint}</p>
      {unknown.length === 0 ? null : (
        <Notice language={frame.language} level={2}>
          {words.unknown.replace('{names}', unknown.join(', '))}
        </Notice>
      )}
      <div class="prose case-letter" dir="auto" lang={data.of}>
        {fillTemplate(text, valuesIn({ frame, data }))}
      </div>
    </div>
  );
};

/** Somebody was first: what stands there now, beside what was typed here. */
const Meanwhile = ({ frame, data: { template, of } }: Props) => {
  const words = templateWords[frame.language];
  if (!template) return <Notice language={frame.language}>{words.gone}</Notice>;
  return (
    <section>
      <h2>{words.now}</h2>
      <p>
        <strong lang={of}>
          <bdi>{template.name}</bdi>
        </strong>
      </p>
      <div class="prose case-letter" dir="auto" lang={of}>
        {template.text}
      </div>
    </section>
  );
};

const Remove = ({ frame: { language }, data: { template, isShipped, of, key } }: Props) => {
  const words = templateWords[language];
  if (!template || template.version === 0) return null;
  return (
    <form method="post" action={templatesPath(language, of, template.id)}>
      <Hidden values={{ act: 'remove', seen: String(template.version), key: `${key}-r` }} />
      <p class="note">{words.removeHint}</p>
      <button class="btn btn-quiet" type="submit">
        {isShipped ? words.restore : words.remove}
      </button>
    </form>
  );
};

const RACES = ['template.changed', 'template.unknown'];

/** One text: what it is for, what it says, and how it reads once it is filled in. */
export const templatePage = (frame: Frame, data: EditData): string => {
  const { language } = frame;
  const { of, template, typed, looks = false, trouble, key } = data;
  const words = templateWords[language];
  const errorOf = errorsIn(trouble);
  const was = (name: 'kind' | 'name' | 'text'): string => typed?.get(name) ?? template?.[name] ?? '';
  const title = template ? words.editTitle.replace('{name}', template.name) : words.newTitle[of];
  const places = requestWords[language].acts;
  const lines = { language, lang: of };
  return pageOf(frame, {
    title,
    failed: trouble !== undefined,
    room: 'inbox',
    desk: true,
    styles: ['case.css'],
    scripts: ['form.js'],
    content: (
      <div class="desk-sheet">
        <p class="crumb">
          <a href={templatesPath(language, of)}>{words.toList}</a>
        </p>
        <Errors language={language} trouble={trouble} labels={{ kind: words.kind, name: words.name, text: words.text }} />
        <h1 dir="auto">{title}</h1>
        {trouble && RACES.includes(trouble.code) ? <Meanwhile frame={frame} data={data} /> : null}
        {looks ? <Preview frame={frame} data={data} text={was('text')} /> : null}
        <form method="post" action={templatesPath(language, of, template?.id ?? NEW)} novalidate>
          <Hidden values={{ seen: String(template?.version ?? 0), key }} />
          <Select
            language={language}
            name="kind"
            label={words.kind}
            hint={words.kindHint}
            value={was('kind')}
            options={kindOptions(language)}
            error={errorOf('kind')}
          />
          <TextField {...lines} name="name" label={words.name} hint={words.nameHint} maxlength={80} value={was('name')} error={errorOf('name')} />
          <TextField {...lines} name="text" label={words.text} hint={words.textHint} rows={14} limit={5000} value={was('text')} error={errorOf('text')} />
          <Disclosure summary={places.places}>
            <ul>
              {PLACEHOLDERS.map((name) => (
                <li key={name}>
                  <code>{`{{${name}}}`}</code> {places.place[name]}
                </li>
              ))}
            </ul>
          </Disclosure>
          <p class="acts">
            <button class="btn" type="submit" name="act" value="save">
              {words.save}
            </button>
            <button class="btn btn-quiet" type="submit" name="act" value="preview">
              {words.preview}
            </button>
          </p>
        </form>
        <Remove frame={frame} data={data} />
      </div>
    ),
  });
};
