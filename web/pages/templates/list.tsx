import { community, type Language } from '../../../shared/community.ts';
import { Flash } from '../../parts/flash.tsx';
import { momentIn } from '../../parts/format.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Summary } from '../../parts/summary.tsx';
import { templateWords } from '../../words/templates.ts';
import { kindOptions } from '../request/kinds.ts';
import { NEW, type Template, templatesPath } from './data.ts';

export type TemplatesData = {
  readonly of: Language;
  readonly templates: readonly Template[];
  readonly mayEdit: boolean;
  readonly did?: string | undefined;
};

/** The beginning of a text, enough to know it by. */
const beginning = (text: string): string => {
  const [first = ''] = text.split('\n');
  return first.length > 140 ? `${first.slice(0, 140).replace(/\s+\S*$/, '')} …` : first;
};

const Said = ({ language, template }: { readonly language: Language; readonly template: Template }) => {
  const words = templateWords[language];
  const { changedAt, text } = template;
  return (
    <>
      <span lang={template.language} dir="auto">
        {beginning(text)}
      </span>{' '}
      <span class="note">({changedAt ? words.changed.replace('{date}', momentIn(language, changedAt, 'short')) : words.shipped})</span>
    </>
  );
};

/** All texts of one language, by the kind of message that they are for. */
export const templatesPage = (frame: Frame, { of, templates, mayEdit, did = '' }: TemplatesData): string => {
  const { language } = frame;
  const words = templateWords[language];
  const told = Object.hasOwn(words.did, did) ? words.did[did as keyof typeof words.did] : undefined;
  const kinds = kindOptions(language)
    .map(({ value, label }) => ({ value, label, texts: templates.filter(({ kind }) => kind === value) }))
    .filter(({ texts }) => texts.length > 0);
  return pageOf(frame, {
    title: words.title,
    room: 'inbox',
    desk: true,
    styles: ['case.css'],
    content: (
      <div class="desk-sheet">
        {told ? <Flash language={language}>{told}</Flash> : null}
        <p class="crumb">
          <a href={`/${language}/desk`}>{words.back}</a>
        </p>
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {mayEdit ? null : <p class="note">{words.readOnly}</p>}
        <nav class="case-contents" aria-label={words.languages}>
          {community.languages.map((each) => (
            <a key={each} href={templatesPath(language, each)} aria-current={each === of ? 'page' : undefined}>
              {words.language[each]}
            </a>
          ))}
        </nav>
        {kinds.map(({ value, label, texts }) => (
          <section key={value}>
            <h2>{label}</h2>
            <Summary
              language={language}
              rows={texts.map((template) => ({
                term: template.name,
                value: <Said language={language} template={template} />,
                ...(mayEdit ? { change: templatesPath(language, of, template.id) } : {}),
              }))}
            />
          </section>
        ))}
        {mayEdit ? (
          <p class="acts">
            <a class="btn btn-quiet" href={templatesPath(language, of, NEW)}>
              {words.fresh}
            </a>
          </p>
        ) : null}
      </div>
    ),
  });
};
