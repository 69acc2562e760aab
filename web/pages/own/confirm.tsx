import type { Language } from '../../../shared/community.ts';
import type { OwnProposal } from '../../../shared/domain/view/applicant.ts';
import { Errors } from '../../parts/errors.tsx';
import { Hidden } from '../../parts/field.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { actWords } from '../../words/act.ts';
import { ActHead } from './act-head.tsx';
import { withDate } from './dates.ts';
import { ownPath } from './paths.ts';

type Props = { readonly own: OwnProposal; readonly key: string; readonly trouble?: Trouble };

/** The day that the offer aims at, as long as that lies ahead, and the one on which it ends. */
const daysOf = (language: Language, { nextDate, afterwards }: OwnProposal): string => {
  const words = actWords[language].confirm;
  const until = afterwards?.until;
  if (!until) return nextDate ? withDate(language, words.by, nextDate) : '';
  return nextDate && nextDate !== until
    ? `${withDate(language, words.by, nextDate)} ${withDate(language, words.until, until)}`
    : withDate(language, words.last, until);
};

/** What taking the offer means, and a button. */
export const confirmPage = (frame: Frame, { own, key, trouble }: Props): string => {
  const { language } = frame;
  const days = daysOf(language, own);
  const words = actWords[language].confirm;
  return pageOf(frame, {
    title: words.title,
    failed: trouble !== undefined,
    room: 'mine',
    scripts: ['form.js'],
    content: (
      <div class="read">
        <ActHead language={language} own={own} />
        <Errors language={language} trouble={trouble} labels={{}} />
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {days ? <p>{days}</p> : null}
        <form method="post">
          <Hidden values={{ key }} />
          <p class="acts">
            <button class="btn" type="submit">
              {words.send}
            </button>
            <a href={ownPath(language, own.id)}>{words.later}</a>
          </p>
        </form>
      </div>
    ),
  });
};
