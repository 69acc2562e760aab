export type Progress = 'plain' | 'done' | 'now' | 'ahead';

/** An instrument bubble: two letters as on a drawing, and under a line how many there are where that is counted. */
export const Bubble = ({ tag, progress = 'plain', count }: { readonly tag: string; readonly progress?: Progress; readonly count?: number }) => (
  <span class={`bubble${progress === 'plain' ? '' : ` bubble-${progress}`}${count === undefined ? '' : ' bubble-counted'}`} aria-hidden="true">
    <span>{tag}</span>
    {count === undefined ? null : <span class="bubble-count">{count}</span>}
  </span>
);
