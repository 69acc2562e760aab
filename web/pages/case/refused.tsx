import type { DeskAct } from '../../../shared/domain/view/desk-acts.ts';
import type { Frame } from '../../parts/frame.tsx';
import { caseWords } from '../../words/case.ts';
import { Answers } from './answers.tsx';
import { refusedPage } from './act.tsx';
import { Acts } from './acts.tsx';
import type { ActsData } from './form.tsx';
import { Reviewers } from './reviewers.tsx';
import { CaseSection } from './section.tsx';

/** What was typed for an act that is not offered any more: it stands there to be copied. */
const typedInVain = ({ act = '', form, proposal }: ActsData): string[] => {
  if (!form || proposal.mayDo.includes(act as DeskAct)) return [];
  return [...form].flatMap(([name, value]) => (/^[\w-]+\/(?:text|reason)$/.test(name) && name.startsWith(`${act}/`) && value.trim() !== '' ? [value] : []));
};

/** The acts on a proposal, as they can be done now. */
export const refusedActPage = (frame: Frame, data: ActsData): string => {
  const { language } = frame;
  const words = caseWords[language].sections;
  const inVain = typedInVain(data);
  return refusedPage(
    frame,
    data,
    <>
      {inVain.length === 0 ? null : (
        <CaseSection id="typed" title={words.typed}>
          {inVain.map((text) => (
            <p key={text} class="prose case-letter" dir="auto">
              {text}
            </p>
          ))}
        </CaseSection>
      )}
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
