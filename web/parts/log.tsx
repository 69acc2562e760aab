import type { ComponentChildren } from 'preact';
import type { Language } from '../../shared/community.ts';
import { Moment, type MomentStyle } from './format.tsx';

export type LogEntry = {
  readonly at: string;
  readonly text: ComponentChildren;
  /** Who did it, or what more there is to say. */
  readonly by?: ComponentChildren;
};
export type LogProps = { readonly language: Language; readonly entries: readonly LogEntry[]; readonly style?: MomentStyle; readonly label?: string };

/** What happened, the newest first as the caller orders it. */
export const Log = ({ language, entries, style = 'day', label }: LogProps) => (
  <ol class="log" aria-label={label}>
    {entries.map(({ at, text, by }, i) => (
      <li key={`${at} ${i}`}>
        <p class="log-at">
          <Moment language={language} iso={at} style={style} />
          {by ? <> · {by}</> : null}
        </p>
        <div>{text}</div>
      </li>
    ))}
  </ol>
);
