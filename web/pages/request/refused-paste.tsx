import type { Frame } from '../../parts/frame.tsx';
import { caseWords } from '../../words/case.ts';
import { CaseSection } from '../case/section.tsx';
import type { ActsData } from './form.tsx';
import { PasteForm } from './paste.tsx';
import { refusedPage } from './refused.tsx';
import { SplitForm } from './split.tsx';

/** What came from the sender, pasted in or taken apart. */
export const refusedPastePage = (frame: Frame, data: ActsData): string =>
  refusedPage(
    frame,
    data,
    <CaseSection id="acts" title={caseWords[frame.language].sections.acts} look="side">
      <SplitForm language={frame.language} data={data} />
      <PasteForm language={frame.language} data={data} />
    </CaseSection>,
  );
