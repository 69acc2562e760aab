import type { Frame } from '../../parts/frame.tsx';
import { caseWords } from '../../words/case.ts';
import { Answers } from './answers.tsx';
import { refusedPage } from './act.tsx';
import { Acts } from './acts.tsx';
import type { ActsData } from './form.tsx';
import { Reviewers } from './reviewers.tsx';
import { CaseSection } from './section.tsx';
import { InVain } from './vain.tsx';

/** The acts on a proposal, as they can be done now. */
export const refusedActPage = (frame: Frame, data: ActsData): string => {
  const { language } = frame;
  const words = caseWords[language].sections;
  return refusedPage(
    frame,
    data,
    <>
      <InVain language={language} data={data} />
      <CaseSection id="acts" title={words.acts} look="side">
        <Acts language={language} data={data} />
      </CaseSection>
      {data.proposal.mayDo.includes('invite') ? (
        <CaseSection id="reviewers" title={words.reviewers}>
          <Reviewers language={language} data={data} />
        </CaseSection>
      ) : null}
      <CaseSection id="answers" title={words.answers}>
        <Answers language={language} proposal={data.proposal} />
      </CaseSection>
    </>,
  );
};
