import type { Language } from '../../../shared/community.ts';
import type { OwnProposal } from '../../../shared/domain/view/applicant.ts';
import { Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/format.tsx';
import { itemWords } from '../../words/item.ts';

/** The question that is open now: the last one. */
export const openQuestion = ({ stage, thread }: OwnProposal): OwnProposal['thread'][number] | undefined =>
  stage === 'question' ? thread.findLast(({ kind }) => kind === 'question') : undefined;

/** What we ask, as it was written, and by when. */
export const Asked = ({ language, own }: { readonly language: Language; readonly own: OwnProposal }) => {
  const words = itemWords[language];
  const question = openQuestion(own);
  return question === undefined ? null : (
    <>
      <blockquote class="own-asked">
        <p class="prose" lang={own.language} dir="auto">
          {question.text}
        </p>
      </blockquote>
      <Facts
        rows={[
          { term: words.asked, value: <Moment language={language} iso={question.at} /> },
          ...(own.nextDate ? [{ term: words.answerBy, value: <Moment language={language} iso={own.nextDate} /> }] : []),
        ]}
      />
    </>
  );
};
