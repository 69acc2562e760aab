import type { Language } from '../../../shared/community.ts';
import type { Status } from '../../../shared/domain/view/applicant.ts';
import { Facts } from '../../parts/facts.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { LinkForm } from '../../parts/link-form.tsx';
import { Tag } from '../../parts/tag.tsx';
import { itemWords } from '../../words/item.ts';
import { Standing, standingFacts } from './standing.tsx';

const actsOf = (language: Language, { stage, mayDo }: Status): string[] => {
  const { acts } = itemWords[language];
  const own = mayDo.flatMap((act) => (act in acts ? [acts[act as keyof typeof acts]] : []));
  return [acts.read, ...(stage === 'decided' || stage === 'in-support' ? [acts.letter] : []), ...own];
};

/** What the link of a letter shows: where it stands and what comes next, and nothing of what was written. */
export const statusPage = (frame: Frame, item: Status): string => {
  const { language } = frame;
  const words = itemWords[language];
  return pageOf(frame, {
    title: `${words.title} ${item.reference}`,
    content: (
      <>
        <p class="tag-head">
          <Tag reference={item.reference} />
        </p>
        <h1>{words.title}</h1>
        <Standing language={language} item={item} />
        <div class="own">
          <div>
            <Facts rows={standingFacts({ language, item })} />
          </div>
          <aside class="own-can no-print">
            <h2>{words.can}</h2>
            <ul>
              {actsOf(language, item).map((act) => (
                <li key={act}>{act}</li>
              ))}
            </ul>
            <p>{words.fresh}</p>
            <LinkForm language={language} />
          </aside>
        </div>
      </>
    ),
  });
};
