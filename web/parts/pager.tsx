import type { ComponentChildren } from 'preact';
import type { Language } from '../../shared/community.ts';
import { partWords } from '../words/parts.ts';

export type PagerProps = {
  readonly language: Language;
  /** Where the list goes on; absent on its last page. */
  readonly next?: string | undefined;
  /** Where it begins; absent on its first page. */
  readonly start?: string | undefined;
  /** What is shown, such as "50 van 132". */
  readonly children?: ComponentChildren;
};

/** The way through a long list, which can be left and gone on with but not jumped about in. */
export const Pager = ({ language, next, start, children }: PagerProps) => {
  const words = partWords[language];
  return next === undefined && start === undefined ? null : (
    <nav class="pager" aria-label={words.pages}>
      {start === undefined ? null : <a href={start}>{words.toStart}</a>}
      {children ? <span>{children}</span> : null}
      {next === undefined ? null : (
        <a class="btn btn-quiet btn-small" href={next} rel="next">
          {words.next}
        </a>
      )}
    </nav>
  );
};
