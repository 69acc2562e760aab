import type { DeskAct } from '../../../shared/domain/view/desk-acts.ts';
import type { Frame } from '../../parts/frame.tsx';
import { caseWords } from '../../words/case.ts';
import { Answers } from './answers.tsx';
import { refusedPage } from './act.tsx';
import { Acts } from './acts.tsx';
import type { ActsData } from './form.tsx';
import { Reviewers } from './reviewers.tsx';

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
        <section class="case-section" aria-labelledby="typed-title">
          <h2 id="typed-title">{words.typed}</h2>
          {inVain.map((text) => (
            <p key={text} class="prose case-letter" dir="auto">
              {text}
            </p>
          ))}
        </section>
      )}
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
      <section class="case-section" id="answers" aria-labelledby="answers-title">
        <h2 id="answers-title">{words.answers}</h2>
        <Answers language={language} proposal={data.proposal} />
      </section>
    </>,
  );
};
