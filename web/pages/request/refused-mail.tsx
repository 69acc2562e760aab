import type { Frame } from '../../parts/frame.tsx';
import { requestWords } from '../../words/request.ts';
import type { ActsData } from './form.tsx';
import { Words } from './reply.tsx';
import { refusedPage } from './refused.tsx';

/** What is written to the sender and among colleagues. */
export const refusedMailPage = (frame: Frame, data: ActsData): string =>
  refusedPage(
    frame,
    data,
    <section class="case-section" id="words" aria-labelledby="words-title">
      <h2 id="words-title">{requestWords[frame.language].sections.reply}</h2>
      <Words language={frame.language} data={data} />
    </section>,
  );
