import { type Frame, pageOf } from '../parts/frame.tsx';
import { statementWords } from '../words/statements.ts';

/** The accessibility statement, or the privacy statement. */
export const statementPage = (frame: Frame, which: 'accessibility' | 'privacy'): string => {
  const { title, lead, sections } = statementWords[frame.language][which];
  return pageOf(frame, {
    title,
    open: true,
    content: (
      <div class="read">
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        {sections.map(({ name, lines }) => (
          <section key={name}>
            <h2>{name}</h2>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </section>
        ))}
      </div>
    ),
  });
};
