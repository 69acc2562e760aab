import type { OwnProposal } from '../../../shared/domain/view/applicant.ts';
import { Errors } from '../../parts/errors.tsx';
import { Hidden } from '../../parts/field.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Tag } from '../../parts/tag.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { draftWords } from '../../words/draft.ts';

type DeletePage = { readonly own: OwnProposal; readonly key: string; readonly trouble?: Trouble };

/** What deleting means, before it is done. */
export const deletePage = (frame: Frame, { own, key, trouble }: DeletePage): string => {
  const { language } = frame;
  const words = draftWords[language].delete;
  return pageOf(frame, {
    title: words.title,
    room: 'submit',
    failed: trouble !== undefined,
    scripts: ['form.js'],
    content: (
      <div class="read">
        <Errors language={language} trouble={trouble} labels={{}} />
        <p class="tag-head">
          <Tag reference={own.reference} />
        </p>
        <h1>{words.title}</h1>
        {own.title === '' ? null : (
          <p>
            <strong>
              <bdi>{own.title}</bdi>
            </strong>
          </p>
        )}
        <p class="lead">{words.lead}</p>
        <form method="post">
          <Hidden values={{ key }} />
          <p class="acts">
            <button class="btn" type="submit">
              {words.yes}
            </button>
            <a href={`/${language}/drafts/${own.id}`}>{words.no}</a>
          </p>
        </form>
      </div>
    ),
  });
};

/** That it is gone. */
export const deletedPage = (frame: Frame): string => {
  const { language } = frame;
  const words = draftWords[language].delete;
  return pageOf(
    { language, here: `/${language}`, assets: frame.assets, rooms: ['submit', 'contact'] },
    {
      title: words.doneTitle,
      content: (
        <div class="read">
          <h1>{words.doneTitle}</h1>
          <p class="lead">{words.done}</p>
          <p>
            <a href={`/${language}`}>{words.home}</a>
          </p>
        </div>
      ),
    },
  );
};
