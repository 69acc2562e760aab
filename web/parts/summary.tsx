import type { ComponentChildren } from 'preact';
import type { Language } from '../../shared/community.ts';
import { partWords } from '../words/parts.ts';

export type SummaryRow = {
  readonly term: string;
  readonly value: ComponentChildren;
  /** Where this answer is changed. */
  readonly change?: string | undefined;
};
export type SummaryProps = { readonly language: Language; readonly rows: readonly SummaryRow[] };

/** What was answered, each with a way to change it. */
export const Summary = ({ language, rows }: SummaryProps) => (
  <dl class="summary">
    {rows.map(({ term, value, change }) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd>{value}</dd>
        {change === undefined ? null : (
          <dd class="summary-act">
            <a href={change}>
              {partWords[language].change}
              <span class="vh">: {term}</span>
            </a>
          </dd>
        )}
      </div>
    ))}
  </dl>
);
