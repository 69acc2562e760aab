import type { Frame } from '../../parts/frame.tsx';
import { caseWords } from '../../words/case.ts';
import { requestWords } from '../../words/request.ts';
import type { ActsData } from './form.tsx';
import { Acts } from './acts.tsx';
import { Words } from './reply.tsx';
import { refusedPage } from './refused.tsx';

/** The acts on a request, as they can be done now. */
export const refusedActPage = (frame: Frame, data: ActsData): string =>
  refusedPage(
    frame,
    data,
    <>
      <section class="case-section" id="words" aria-labelledby="words-title">
        <h2 id="words-title">{requestWords[frame.language].sections.reply}</h2>
        <Words language={frame.language} data={data} />
      </section>
      <section class="case-side" id="acts" aria-labelledby="acts-title">
        <h2 id="acts-title">{caseWords[frame.language].sections.acts}</h2>
        <Acts language={frame.language} data={data} />
      </section>
    </>,
  );
