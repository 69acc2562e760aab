import type { ComponentChildren } from 'preact';

export type Fact = { readonly term: ComponentChildren; readonly value: ComponentChildren };
export type FactsProps = {
  readonly rows: readonly Fact[];
  /** "figures" sets large numbers in boxes above what they are. */
  readonly look?: 'list' | 'figures';
};

/** What is known of something: what it is, and how it is. */
export const Facts = ({ rows, look = 'list' }: FactsProps) => (
  <dl class={look === 'figures' ? 'facts-figures' : 'facts'}>
    {rows.map(({ term, value }, i) => (
      <div key={i}>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
