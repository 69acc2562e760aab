import type { Frame } from '../../parts/frame.tsx';
import { caseWords } from '../../words/case.ts';
import { refusedPage } from './act.tsx';
import { Acts } from './acts.tsx';
import type { ActsData } from './form.tsx';
import { Reviewers } from './reviewers.tsx';

/** The acts on a proposal, as they can be done now. */
export const refusedActPage = (frame: Frame, data: ActsData): string => {
  const { language } = frame;
  const words = caseWords[language].sections;
  return refusedPage(
    frame,
    data,
    <>
      <section class="case-side" id="acts" aria-labelledby="acts-title">
        <h2 id="acts-title">{words.acts}</h2>
        <Acts language={language} data={data} />
      </section>
      {data.proposal.mayDo.includes('invite') ? (
        <section class="case-section" id="reviewers" aria-labelledby="reviewers-title">
          <h2 id="reviewers-title">{words.reviewers}</h2>
          <Reviewers language={language} data={data} />
        </section>
      ) : null}
    </>,
  );
};
