import type { ComponentChildren } from 'preact';

export type EmptyProps = {
  /** "left" = everything is done; "found" = nothing matches what was asked for. */
  readonly kind: 'left' | 'found';
  readonly title: string;
  readonly children?: ComponentChildren;
};

const DRAWINGS = {
  left: (
    <>
      <path d="M0 20h18M78 20h18" />
      <path d="M18 5v30l30-15zM78 5v30L48 20z" />
    </>
  ),
  found: (
    <>
      <path d="M0 20h24M72 20h24" stroke-dasharray="6 5" />
      <circle cx="48" cy="20" r="16" stroke-dasharray="6 5" />
    </>
  ),
};

/** An empty list, which is good news or a question that was asked too narrowly. */
export const Empty = ({ kind, title, children }: EmptyProps) => (
  <div class={`empty empty-${kind}`}>
    <svg width="96" height="40" viewBox="0 0 96 40" fill="none" stroke="currentColor" stroke-width="2.5" aria-hidden="true" focusable="false">
      {DRAWINGS[kind]}
    </svg>
    <p class="empty-title">{title}</p>
    {children}
  </div>
);
