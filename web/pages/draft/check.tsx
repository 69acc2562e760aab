import type { PublicCall } from '../../../shared/contract/call.ts';
import { answerText } from '../../../shared/domain/form/told.ts';
import { ownNameIn } from '../../../shared/domain/own-name.ts';
import type { PartName } from '../../../shared/domain/proposal.ts';
import type { OwnProposal } from '../../../shared/domain/view/applicant.ts';
import { fieldLabel, fieldsOf, partLabel } from '../../../shared/domain/words/index.ts';
import { faultsUpTo, partsOf, shownGateOf } from '../../form/state.ts';
import { Errors, errorsIn } from '../../parts/errors.tsx';
import { Hidden, idOf, TextField } from '../../parts/field.tsx';
import { counted, momentIn } from '../../parts/format.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Summary } from '../../parts/summary.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TlpLabel } from '../../parts/tlp.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { draftWords } from '../../words/draft.ts';
import { stateText } from '../files/row.ts';
import { DraftAside, Unverified } from './aside.tsx';

type Missing = { readonly path: string; readonly code: string; readonly message: string };
export type CheckPage = {
  readonly own: OwnProposal;
  readonly call: PublicCall;
  readonly missing: readonly Missing[];
  readonly key: string;
  readonly extension?: string | undefined;
  readonly trouble?: Trouble | undefined;
};

type Language = Frame['language'];
const partIn = (path: string): string => path.split('/')[0] ?? '';
const fieldIn = (path: string): string => path.split('/').slice(0, 2).join('/');

/** What is still needed, each with the way to its field. */
const StillMissing = ({ language, page, at }: { readonly language: Language; readonly page: CheckPage; readonly at: string }) => {
  const { missing, call } = page;
  if (missing.length === 0) return null;
  return (
    <Notice language={language} level={2} title={counted(language, missing.length, draftWords[language].check.missing)}>
      <ul class="check-missing">
        {missing.map(({ path, code, message }) => (
          <li key={path}>
            <a href={`${at}/parts/${partIn(path)}#${idOf(fieldIn(path))}`}>{fieldLabel(path, language, call.questions)}</a>
            {code === 'field.missing' ? null : `: ${message}`}
          </li>
        ))}
      </ul>
    </Notice>
  );
};

/** In a blind call, the answers by which reviewers would know whose proposal it is; whoever wants to may send it in all the same. */
const Telling = ({ language, page: { own, call }, at }: { readonly language: Language; readonly page: CheckPage; readonly at: string }) => {
  const telling = call.blind ? ownNameIn(own.answers) : [];
  const words = draftWords[language].check;
  if (telling.length === 0) return null;
  return (
    <Notice language={language} level={2} title={words.named}>
      <p>{words.namedText}</p>
      <ul class="check-missing">
        {telling.map((path) => (
          <li key={path}>
            <a href={`${at}/parts/${partIn(path)}#${idOf(path)}`}>{fieldLabel(path, language, call.questions)}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
};

/** What was agreed to is stored by its version, which says nothing to whoever agreed. */
const AGREED: readonly string[] = ['request/terms', 'request/privacy'];

const textOf = (path: string, given: unknown, language: Language, page: CheckPage): string => {
  const value = AGREED.includes(path) && given !== undefined ? true : given;
  return answerText(path, value, language, page.call.questions);
};

const Part = ({ language, page, part, at }: { readonly language: Language; readonly page: CheckPage; readonly part: PartName; readonly at: string }) => {
  const { own, call, missing } = page;
  const words = draftWords[language].check;
  const content = (own.answers[part] ?? {}) as Readonly<Record<string, unknown>>;
  const fields = part === 'extra' ? call.questions.map(({ id }) => id) : fieldsOf(part);
  const gate = shownGateOf(own.answers, call.questions);
  const rows = fields
    .map((field) => ({ field, path: `${part}/${field}` }))
    .filter(({ path }) => gate(path)?.state !== 'hidden')
    .filter(({ field, path }) => content[field] !== undefined || missing.some((each) => fieldIn(each.path) === path))
    .map(({ field, path }) => {
      const text = textOf(path, content[field], language, page);
      const value =
        path === 'request/tlp' && typeof content[field] === 'string' ? (
          <TlpLabel language={language} tlp={content[field] as 'amber'} />
        ) : text === '' ? (
          <span class="note">{words.noAnswer}</span>
        ) : (
          <span class="prose" dir="auto">
            {text}
          </span>
        );
      return {
        term: fieldLabel(path, language, call.questions),
        value,
        ...(own.mayDo.includes('save') ? { change: `${at}/parts/${part}#${idOf(path)}` } : {}),
      };
    });
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{partLabel(part, language)}</h2>
      <Summary language={language} rows={rows} />
    </section>
  );
};

/** The attachments by their names, and which of them nobody will read; each is looked at and changed on its own page. */
const Attached = ({ language, own }: { readonly language: Language; readonly own: OwnProposal }) => {
  const words = draftWords[language];
  const names = own.files.map((file) => (
    <li key={file.id}>
      <bdi>{file.name}</bdi>
      {file.status === 'refused' ? ` (${stateText(language, file)})` : null}
    </li>
  ));
  const value = names.length === 0 ? <span class="note">{words.hub.none}</span> : <ul class="check-missing">{names}</ul>;
  return (
    <section>
      <h2>{words.hub.files}</h2>
      <Summary language={language} rows={[{ term: words.hub.files, value, change: `/${language}/proposals/${own.id}/files` }]} />
    </section>
  );
};

/** What stands between these answers and the button, or the button. */
const Declare = ({ language, page, at }: { readonly language: Language; readonly page: CheckPage; readonly at: string }) => {
  const { own, call, missing, key, extension, trouble } = page;
  const words = draftWords[language].check;
  if (!own.mayDo.includes('submit')) return <p class="note">{words.notOwner}</p>;
  if (call.window === 'coming' && call.opensAt) return <p>{words.comes.replace('{date}', momentIn(language, call.opensAt, 'moment'))}</p>;
  const closed = call.window === 'closed';
  const ready = missing.length === 0 && own.addressVerified;
  return (
    <>
      {closed ? (
        <Notice language={language} level={2} title={words.closedTitle}>
          <p>{words.closed}</p>
          <form method="post" action={`${at}/submit`}>
            <Hidden values={{ key }} />
            <p>
              <button class="btn btn-quiet" type="submit" name="act" value="open">
                {words.toOpen}
              </button>
            </p>
          </form>
        </Notice>
      ) : null}
      {ready ? (
        <form method="post" action={`${at}/submit`} novalidate>
          <Hidden values={{ key }} />
          {closed ? (
            <TextField
              language={language}
              name="extension"
              label={words.extension}
              hint={words.extensionHint}
              value={extension}
              width="medium"
              autocomplete="off"
              spellcheck={false}
              error={errorsIn(trouble)('extension')}
            />
          ) : null}
          <p>{words.declare}</p>
          <p class="acts">
            <button class="btn" type="submit">
              {words.submit}
            </button>
          </p>
        </form>
      ) : (
        <p>
          <strong>{words.notYet}</strong>
        </p>
      )}
    </>
  );
};

/** All answers with a way to change each; what is missing; and, when nothing is, the button that sends them in. */
export const checkPage = (frame: Frame, page: CheckPage): string => {
  const { language } = frame;
  const { own, call, trouble } = page;
  const words = draftWords[language].check;
  const at = `/${language}/drafts/${own.id}`;
  const { short, further } = partsOf(call.questions);
  const isShort = call.requires !== 'both' && faultsUpTo(own.answers, 2, call.questions).length > 0;
  return pageOf(frame, {
    title: words.title,
    room: 'submit',
    failed: trouble !== undefined,
    scripts: ['form.js'],
    content: (
      <div class="draft">
        <div>
          <p class="crumb">
            <a href={at}>{draftWords[language].part.back}</a>
          </p>
          <Errors language={language} trouble={trouble} labels={{ extension: words.extension }} />
          <p class="tag-head">
            <Tag reference={own.reference} />
          </p>
          <h1>{words.title}</h1>
          <p class="lead">{words.lead}</p>
          <Unverified language={language} own={own} />
          <StillMissing language={language} page={page} at={at} />
          <Telling language={language} page={page} at={at} />
          {[...short, ...further].map((part) => (
            <Part key={part} language={language} page={page} part={part} at={at} />
          ))}
          <Attached language={language} own={own} />
          <section class="check-declare">
            <h2>{words.declareTitle}</h2>
            {isShort && page.missing.length === 0 ? <p class="note">{words.step2}</p> : null}
            <Declare language={language} page={page} at={at} />
          </section>
        </div>
        <DraftAside language={language} own={own} />
      </div>
    ),
  });
};
