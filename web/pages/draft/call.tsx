import type { PublicCall } from '../../../shared/contract/call.ts';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { judgedWords } from '../../words/judged.ts';
import { CallTerms } from '../calls/terms.tsx';

/** The address at which somebody begins in a call, with the code where that person came with one. */
const beginPath = (language: string, call: string, invite: string | undefined): string =>
  `/${language}/submit?call=${call}${invite === undefined ? '' : `&invite=${encodeURIComponent(invite)}`}`;

/** A call before anybody begins: its dates, what it asks, and how it judges. */
export const callTermsPage = (frame: Frame, call: PublicCall, invite?: string): string => {
  const { language } = frame;
  const words = judgedWords[language];
  return pageOf(frame, {
    title: call.title[language],
    room: 'submit',
    open: invite === undefined,
    content: (
      <div class="read">
        <p class="crumb">
          <a href={`/${language}/submit`}>{words.back}</a>
        </p>
        <h1>{call.title[language]}</h1>
        <p class="lead prose">{call.summary[language]}</p>
        <CallTerms language={language} call={call} />
        {call.window === 'closed' ? null : (
          <p class="acts">
            <a class="btn" href={beginPath(language, call.id, invite)}>
              {words.begin}
            </a>
          </p>
        )}
      </div>
    ),
  });
};
