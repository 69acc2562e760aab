import type { ComponentChildren } from 'preact';
import { Errors } from '../../parts/errors.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { requestWords } from '../../words/request.ts';
import { type ActsData, pathOf } from './form.tsx';
import { Head } from './head.tsx';
import { Thread } from './thread.tsx';

/** Where a refused act comes back, and a letter that is only looked at: what is so now, and its forms with all that was typed. */
export const refusedPage = (frame: Frame, data: ActsData, forms: ComponentChildren): string => {
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
        {forms}
        <section class="case-section" id="thread" aria-labelledby="thread-title">
          <h2 id="thread-title">{requestWords[language].thread.title}</h2>
          <Thread language={language} contact={contact} />
        </section>
      </div>
    ),
  });
};
