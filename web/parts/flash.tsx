import type { ComponentChildren } from 'preact';
import type { Language } from '../../shared/community.ts';
import { partWords } from '../words/parts.ts';
import { Hidden } from './field.tsx';

export type FlashProps = {
  readonly language: Language;
  readonly children: ComponentChildren;
  /** How to take it back: where to post, and what with. */
  readonly undo?: { readonly action: string; readonly values: Readonly<Record<string, string>>; readonly label?: string } | undefined;
};

/** What an act led to, said once on the page after it. */
export const Flash = ({ language, children, undo }: FlashProps) => (
  <div class="flash" role="status">
    <p>{children}</p>
    {undo ? (
      <form method="post" action={undo.action}>
        <Hidden values={undo.values} />
        <button class="btn btn-quiet btn-small" type="submit">
          {undo.label ?? partWords[language].undo}
        </button>
      </form>
    ) : null}
  </div>
);
