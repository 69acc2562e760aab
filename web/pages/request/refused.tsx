import { Errors } from '../../parts/errors.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { caseWords } from '../../words/case.ts';
import { requestWords } from '../../words/request.ts';
import { Acts } from './acts.tsx';
import { type ActsData, pathOf } from './form.tsx';
import { Head } from './head.tsx';
import { Words } from './reply.tsx';
import { Thread } from './thread.tsx';

/** Where a refused act comes back, and a letter that is only looked at: what is so now, and the forms with all that was typed. */
export const refusedRequestPage = (frame: Frame, data: ActsData): string => {
  const { language } = frame;
  const { contact, trouble } = data;
  return pageOf(frame, {
    title: `${contact.sender.subject || contact.reference} (${contact.reference})`,
    failed: trouble !== undefined,
    room: 'inbox',
    desk: true,
    styles: ['request.css'],
    scripts: ['form.js', 'case.js'],
    content: (
      <div class="case case-narrow">
        <Errors language={language} trouble={trouble} />
        <Head language={language} contact={contact} />
        <p>
          <a href={pathOf(language, contact.id)}>{requestWords[language].more}</a>
        </p>
        <section class="case-section" id="words" aria-labelledby="words-title">
          <h2 id="words-title">{requestWords[language].sections.reply}</h2>
          <Words language={language} data={data} />
        </section>
        <section class="case-side" id="acts" aria-labelledby="acts-title">
          <h2 id="acts-title">{caseWords[language].sections.acts}</h2>
          <Acts language={language} data={data} />
        </section>
        <section class="case-section" id="thread" aria-labelledby="thread-title">
          <h2 id="thread-title">{requestWords[language].thread.title}</h2>
          <Thread language={language} contact={contact} />
        </section>
      </div>
    ),
  });
};
