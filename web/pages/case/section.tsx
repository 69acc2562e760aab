import type { ComponentChildren } from 'preact';

type SectionProps = {
  readonly id: string;
  readonly title: string;
  /** In the wide column, the whole of the narrow one, or one box within that. */
  readonly look?: 'section' | 'side' | 'beside';
  readonly children: ComponentChildren;
};

/** A part of the page of an item at the desk, under a heading that names it. */
export const CaseSection = ({ id, title, look = 'section', children }: SectionProps) => (
  <section class={`case-${look}`} id={id} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>{title}</h2>
    {children}
  </section>
);
