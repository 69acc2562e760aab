import type { Frame } from '../../parts/frame.tsx';
import { caseWords } from '../../words/case.ts';
import { requestWords } from '../../words/request.ts';
import { CaseSection } from '../case/section.tsx';
import { Acts } from './acts.tsx';
import type { ActsData } from './form.tsx';
import { refusedPage } from './refused.tsx';
import { Words } from './reply.tsx';

/** The acts on a request, as they can be done now. */
export const refusedActPage = (frame: Frame, data: ActsData): string =>
  refusedPage(
    frame,
    data,
    <>
      <CaseSection id="words" title={requestWords[frame.language].sections.reply}>
        <Words language={frame.language} data={data} />
      </CaseSection>
      <CaseSection id="acts" title={caseWords[frame.language].sections.acts} look="side">
        <Acts language={frame.language} data={data} />
      </CaseSection>
    </>,
  );
