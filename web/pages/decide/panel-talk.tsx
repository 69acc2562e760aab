import type { DiscussionView } from '../../../shared/domain/discussion.ts';
import { Errors } from '../../parts/errors.tsx';
import { Flash } from '../../parts/flash.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { boardWords } from '../../words/board.ts';
import type { TypedTalk } from './data.ts';
import { Discussion, talkLabels } from './discussion.tsx';

export type PanelTalk = {
  readonly proposal: string;
  readonly view: DiscussionView;
  readonly key: string;
  readonly said?: boolean;
  readonly typed?: TypedTalk | undefined;
  readonly trouble?: Trouble | undefined;
};

export const talkPath = (language: string, proposal: string): string => `/${language}/review/${proposal}/discussion`;

/** The discussion as a reviewer sees it, beside the own review. */
export const panelTalkPage = (frame: Frame, { proposal, view, key, said = false, typed, trouble }: PanelTalk): string => {
  const { language } = frame;
  const { talk: words } = boardWords[language];
  return pageOf(frame, {
    title: words.title,
    failed: trouble !== undefined,
    room: 'review',
    desk: true,
    styles: ['decide.css'],
    scripts: ['form.js', 'others.js'],
    content: (
      <div class="desk-sheet">
        <p class="crumb">
          <a href={`/${language}/review/${proposal}`}>{words.back}</a>
        </p>
        {said ? <Flash language={language}>{words.did}</Flash> : null}
        <Errors language={language} trouble={trouble} labels={talkLabels(language)} />
        <Discussion language={language} view={view} action={talkPath(language, proposal)} formKey={key} typed={typed} trouble={trouble} level="h1" />
      </div>
    ),
  });
};
