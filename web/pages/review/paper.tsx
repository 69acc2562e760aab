import type { InvitationView } from '../../../shared/domain/view/reviewer.ts';
import { Errors } from '../../parts/errors.tsx';
import { TextField } from '../../parts/field.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Notice } from '../../parts/notice.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { reviewingWords } from '../../words/reviewing.ts';
import { reviewPath } from './data.ts';
import { ReviewTag } from './head.tsx';

type Paper = {
  readonly proposal: Pick<InvitationView, 'id' | 'reference' | 'title' | 'tlp' | 'language'>;
  /** What was sent, every word of it, where it was not taken. */
  readonly text?: string;
  readonly trouble?: Trouble;
};

/** What is wrong is told by the number of its line, and all of it stands in the one field. */
const byLine = (language: Frame['language'], trouble: Trouble): Trouble => ({
  ...trouble,
  fields: trouble.fields.map(({ path, message, ...field }) => {
    const [, n] = /^line\/(\d+)$/.exec(path) ?? [];
    return { ...field, path: 'text', message: n === undefined ? message : `${reviewingWords[language].paper.line.replace('{n}', n)}: ${message}` };
  }),
});

/** The form of a review to take along, and the way back for what was written in it. */
export const reviewPaperPage = (frame: Frame, { proposal, text = '', trouble }: Paper): string => {
  const { language } = frame;
  const words = reviewingWords[language];
  const here = reviewPath(language, proposal.id);
  return pageOf(frame, {
    title: words.paper.title,
    failed: trouble !== undefined,
    room: 'review',
    desk: true,
    styles: ['review.css'],
    scripts: ['form.js', 'review.js'],
    content: (
      <div class="desk-sheet">
        <Errors language={language} trouble={trouble && byLine(language, trouble)} names={['text']} labels={{ text: words.paper.paste }} />
        <p class="crumb">
          <a href={here}>{words.back}</a>
        </p>
        <ReviewTag language={language} proposal={proposal} />
        <h1>{words.paper.title}</h1>
        <p class="invitation-title" lang={proposal.language === language ? undefined : proposal.language}>
          <bdi>{proposal.title}</bdi>
        </p>
        <Notice language={language}>{words.paper.lead}</Notice>
        <p>
          <a class="btn btn-quiet" href={`/api/review/${proposal.id}/form?language=${language}`} download>
            {words.paper.download}
          </a>
        </p>
        <form method="post" action={`${here}/form`} novalidate>
          <p class="paper-file" data-paper hidden>
            <label for="paper">{words.paper.file}</label> <input type="file" id="paper" accept=".txt,text/plain" />
          </p>
          <TextField language={language} name="text" label={words.paper.paste} hint={words.paper.pasteHint} rows={18} value={text} spellcheck={false} />
          <p class="acts">
            <button class="btn" type="submit">
              {words.paper.send}
            </button>
          </p>
        </form>
      </div>
    ),
  });
};
