import type { Language } from '../../../shared/community.ts';
import { PARTS, type PartName } from '../../../shared/domain/proposal.ts';
import type { OwnProposal } from '../../../shared/domain/view/applicant.ts';
import { partLabel } from '../../../shared/domain/words/index.ts';
import { Disclosure } from '../../parts/disclosure.tsx';
import { Errors, errorsIn } from '../../parts/errors.tsx';
import { Hidden, TextField } from '../../parts/field.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { Unsent } from '../../parts/unsent.tsx';
import { actWords } from '../../words/act.ts';
import { ActHead } from './act-head.tsx';
import { Asked, openQuestion } from './asked.tsx';
import { ownPath } from './paths.ts';

/** What is still missing or wrong, by the part that it is in. */
export type Missing = { readonly path: string; readonly message: string };
type Props = {
  readonly own: OwnProposal;
  readonly key: string;
  readonly missing: readonly Missing[];
  readonly text?: string | undefined;
  readonly trouble?: Trouble | undefined;
};

const partPath = (language: Language, id: string, part: string): string => `/${language}/drafts/${id}/parts/${part}`;
const isPart = (name: string): name is PartName => (PARTS as readonly string[]).includes(name);

const Needed = ({ language, own, missing }: { readonly language: Language; readonly own: OwnProposal; readonly missing: readonly Missing[] }) => (
  <>
    <h3>{actWords[language].answer.missing}</h3>
    <ul>
      {missing.map(({ path, message }) => {
        const [part = ''] = path.split('/');
        return (
          <li key={`${path} ${message}`}>
            {isPart(part) ? <a href={partPath(language, own.id, part)}>{partLabel(part, language)}</a> : null}: {message}
          </li>
        );
      })}
    </ul>
  </>
);

const Changes = ({ language, own, missing }: { readonly language: Language; readonly own: OwnProposal; readonly missing: readonly Missing[] }) => {
  const words = actWords[language].answer;
  const parts = PARTS.filter((part) => part !== 'extra' || own.answers.extra !== undefined);
  return (
    <section>
      <h2>{words.changes}</h2>
      <p>{words.changesHint}</p>
      {missing.length === 0 ? null : <Needed language={language} own={own} missing={missing} />}
      {own.pending.length === 0 ? <p class="note">{words.nothingSaved}</p> : null}
      <Disclosure summary={words.change} open={own.pending.length > 0}>
        <ul>
          {parts.map((part) => (
            <li key={part}>
              <a href={partPath(language, own.id, part)}>{partLabel(part, language)}</a>
              {own.pending.includes(part) ? <> ({words.saved})</> : null}
            </li>
          ))}
        </ul>
        <p>
          <a href={ownPath(language, own.id, 'files')}>{words.files}</a>
        </p>
      </Disclosure>
    </section>
  );
};

/** Where the question was answered before this answer came: nothing can be sent, and nothing that was written is lost. */
const NotAsked = ({ language, text = '' }: { readonly language: Language; readonly text?: string | undefined }) => {
  const words = actWords[language].answer;
  return (
    <>
      <p class="lead">{words.notAskedText}</p>
      {text.trim() === '' ? null : (
        <>
          <p>{words.kept}</p>
          <blockquote class="prose" dir="auto">
            {text}
          </blockquote>
        </>
      )}
    </>
  );
};

/** The open question, what was changed for it, and a field for the answer. */
export const answerPage = (frame: Frame, { own, key, missing, text, trouble }: Props): string => {
  const { language } = frame;
  const words = actWords[language].answer;
  const asked = openQuestion(own) !== undefined;
  return pageOf(frame, {
    title: asked ? words.title : words.notAsked,
    failed: trouble !== undefined,
    room: 'mine',
    scripts: ['form.js'],
    content: (
      <div class="read">
        <ActHead language={language} own={own} />
        <Errors language={language} trouble={trouble} labels={{ text: words.text }} />
        <h1>{asked ? words.title : words.notAsked}</h1>
        {asked ? null : <NotAsked language={language} text={text} />}
        {asked ? <h2>{words.question}</h2> : null}
        <Asked language={language} own={own} />
        {asked ? <Changes language={language} own={own} missing={missing} /> : null}
        {asked ? (
          <form class="own-answer" method="post" novalidate>
            <Hidden values={{ key }} />
            <TextField
              language={language}
              name="text"
              label={words.text}
              hint={words.textHint}
              rows={8}
              limit={4000}
              value={text}
              error={errorsIn(trouble)('text')}
            />
            <Unsent language={language} />
            <p class="acts">
              <button class="btn" type="submit">
                {words.send}
              </button>
            </p>
          </form>
        ) : null}
      </div>
    ),
  });
};
