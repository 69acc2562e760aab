import type { Frame } from '../../parts/frame.tsx';
import { requestWords } from '../../words/request.ts';
import { CaseSection } from '../case/section.tsx';
import type { ActsData } from './form.tsx';
import { refusedPage } from './refused.tsx';
import { Words } from './reply.tsx';

/** What is written to the sender and among colleagues. */
export const refusedMailPage = (frame: Frame, data: ActsData): string =>
  refusedPage(
    frame,
    data,
    <CaseSection id="words" title={requestWords[frame.language].sections.reply}>
      <Words language={frame.language} data={data} />
    </CaseSection>,
  );
