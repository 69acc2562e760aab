import type { Frame } from '../../parts/frame.tsx';
import { caseWords } from '../../words/case.ts';
import type { ActsData } from './form.tsx';
import { PasteForm } from './paste.tsx';
import { SplitForm } from './split.tsx';
import { refusedPage } from './refused.tsx';

/** What came from the sender, pasted in or taken apart. */
export const refusedPastePage = (frame: Frame, data: ActsData): string =>
  refusedPage(
    frame,
    data,
    <section class="case-side" id="acts" aria-labelledby="acts-title">
      <h2 id="acts-title">{caseWords[frame.language].sections.acts}</h2>
      <SplitForm language={frame.language} data={data} />
      <PasteForm language={frame.language} data={data} />
    </section>,
  );
