import type { Language } from '../../../shared/community.ts';
import { MAX_FILES } from '../../../shared/domain/attachment.ts';
import { Disclosure } from '../../parts/disclosure.tsx';
import { Errors, errorsIn } from '../../parts/errors.tsx';
import { Hidden, Select } from '../../parts/field.tsx';
import { Files } from '../../parts/file.tsx';
import { Flash } from '../../parts/flash.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Tag } from '../../parts/tag.tsx';
import { fileWords } from '../../words/files.ts';
import { Add } from './add.tsx';
import { type FileOf, type FilesData, type FilesProps, filesPath } from './data.ts';
import { fileRow } from './row.ts';

/** Takes out what should not lie here; the reason is asked first, since nothing brings it back. */
const Purge = ({ language, data, file }: FilesProps & { readonly file: FileOf }) => {
  const { proposal, key, typed, trouble } = data;
  const words = fileWords[language];
  const isThis = typed?.get('file') === file.id;
  return (
    <Disclosure
      open={isThis}
      summary={
        <>
          {words.purge}
          <span class="vh">: {file.name}</span>
        </>
      }
    >
      <p class="note">{words.purgeHint}</p>
      <form method="post" action={filesPath(language, proposal)} novalidate>
        <Hidden values={{ act: 'purge', file: file.id, key: `${key}-${file.n}` }} />
        <Select
          language={language}
          name={`kind/${file.n}`}
          label={words.purgeKind}
          value={isThis ? (typed?.get(`kind/${file.n}`) ?? '') : ''}
          options={Object.entries(words.purgeKinds).map(([value, label]) => ({ value, label }))}
          error={isThis ? errorsIn(trouble)(`kind/${file.n}`) : undefined}
        />
        <p class="acts">
          <button class="btn" type="submit">
            {words.purgeSend}
          </button>
        </p>
      </form>
    </Disclosure>
  );
};

/** The list as it is now. A script fetches it again while something is on its way, so it stands by itself. */
const List = ({ language, data }: FilesProps) => {
  const { files, left, as, goesWith, proposal, key } = data;
  const words = fileWords[language];
  const waits = files.some(({ status }) => status === 'expected' || status === 'scanning');
  const taken = files.filter(({ status }) => status !== 'refused').length;
  return (
    <section id="list" aria-labelledby="list-title" data-files data-left={left} data-waits={waits ? '' : undefined}>
      <h2 id="list-title">{as === 'own' ? `${words.list} (${taken}/${MAX_FILES})` : words.list}</h2>
      {files.length === 0 ? (
        <p>{as === 'own' ? words.none : words.noneForOthers}</p>
      ) : (
        <Files
          language={language}
          label={words.list}
          files={files.map((file) => ({
            // What to do about it is for its owner to read, while it can be done.
            ...fileRow(language, proposal, as === 'own' && goesWith ? file : { ...file, message: undefined }),
            ...(goesWith ? { remove: { action: filesPath(language, proposal), values: { act: 'remove', file: file.id, key: `${key}-${file.n}` } } } : {}),
            ...(as === 'desk' && file.reason !== 'purged' ? { more: <Purge language={language} data={data} file={file} /> } : {}),
          }))}
        />
      )}
    </section>
  );
};

const backOf = (language: Language, { as, goesWith, proposal }: FilesData): { readonly href: string; readonly text: string } => {
  const { back } = fileWords[language];
  if (as === 'desk') return { href: `/${language}/desk/proposals/${proposal}`, text: back.desk };
  if (as === 'review') return { href: `/${language}/review/${proposal}`, text: back.review };
  return goesWith === 'answer'
    ? { href: `/${language}/proposals/${proposal}/answer`, text: back.answer }
    : { href: `/${language}/proposals/${proposal}`, text: back.own };
};

const LEADS = { own: 'lead', desk: 'leadDesk', review: 'leadReview' } as const;

/** The files beside a proposal: for its applicant to add and remove, for the desk to open and take out, for reviewers to open. */
export const filesPage = (frame: Frame, data: FilesData): string => {
  const { language } = frame;
  const { as, goesWith, unproven, reference, did = '', trouble } = data;
  const mayAdd = goesWith !== undefined && !unproven;
  const words = fileWords[language];
  const told = Object.hasOwn(words.did, did) ? words.did[did as keyof typeof words.did] : undefined;
  const back = backOf(language, data);
  const isDesk = as !== 'own';
  return pageOf(frame, {
    title: isDesk ? `${words.title} (${reference})` : words.title,
    failed: trouble !== undefined,
    room: as === 'own' ? (goesWith === 'draft' ? 'submit' : 'mine') : as === 'desk' ? 'inbox' : 'review',
    desk: isDesk,
    scripts: ['form.js', ...(mayAdd ? ['files.js'] : [])],
    content: (
      <div class={isDesk ? 'desk-sheet' : 'read'}>
        {told ? <Flash language={language}>{told}</Flash> : null}
        <p class="crumb">
          <a href={back.href}>{back.text}</a>
        </p>
        <p class="tag-head">
          <Tag reference={reference} />
        </p>
        <Errors
          language={language}
          trouble={trouble}
          labels={{ name: words.name, ...Object.fromEntries(data.files.map(({ n, name }) => [`kind/${n}`, `${words.purgeKind} (${name})`])) }}
        />
        <h1>{words.title}</h1>
        <p class="lead">{words[LEADS[as]]}</p>
        {goesWith ? (
          <ul>
            {words.rules.slice(0, goesWith === 'draft' ? 3 : 2).map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        ) : null}
        {goesWith === 'answer' ? <Notice language={language}>{words.forAnswer}</Notice> : null}
        {as === 'own' && !goesWith ? <p class="note">{words.notNow}</p> : null}
        <List language={language} data={data} />
        <p class="vh" role="status" data-said />
        {unproven ? (
          <Notice language={language} title={words.unproven}>
            {words.unprovenText} <a href={`/${language}/link`}>{words.newLink}</a>.
          </Notice>
        ) : null}
        {mayAdd ? <Add language={language} data={data} /> : null}
      </div>
    ),
  });
};
