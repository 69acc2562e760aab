import type { ComponentChildren } from 'preact';

export type DisclosureProps = { readonly summary: ComponentChildren; readonly open?: boolean; readonly children: ComponentChildren };

/** What not everybody needs, behind a line to click. */
export const Disclosure = ({ summary, open = false, children }: DisclosureProps) => (
  <details class="disclosure" open={open}>
    <summary>{summary}</summary>
    <div class="disclosure-in">{children}</div>
  </details>
);
