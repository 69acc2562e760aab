import type { ComponentChildren } from 'preact';
import { Errors } from '../../parts/errors.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { caseWords } from '../../words/case.ts';
import { requestWords } from '../../words/request.ts';
import { type ActsData, pathOf } from './form.tsx';
import { Head } from './head.tsx';
import { Thread } from './thread.tsx';

/** What was typed for an act that is not offered any more: it stands there to be copied. */
const typedInVain = ({ act = '', form, contact }: ActsData): string[] => {
  const name = act === 'preview' ? 'reply' : act;
  if (!form || (contact.mayDo as readonly string[]).includes(name)) return [];
  return [...form].flatMap(([field, value]) => (field.startsWith(`${name}/`) && /\/text$/.test(field) && value.trim() !== '' ? [value] : []));
};

/** Where a refused act comes back, and a letter that is only looked at: what is so now, and its forms with all that was typed. */
export const refusedPage = (frame: Frame, data: ActsData, forms: ComponentChildren): string => {
  const { language } = frame;
  const { contact, trouble } = data;
  const inVain = typedInVain(data);
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
        {inVain.length === 0 ? null : (
          <section class="case-section" aria-labelledby="typed-title">
            <h2 id="typed-title">{caseWords[language].sections.typed}</h2>
            {inVain.map((text) => (
              <p key={text} class="prose case-letter" dir="auto">
                {text}
              </p>
            ))}
          </section>
        )}
        {forms}
        <section class="case-section" id="thread" aria-labelledby="thread-title">
          <h2 id="thread-title">{requestWords[language].thread.title}</h2>
          <Thread language={language} contact={contact} />
        </section>
      </div>
    ),
  });
};
