import type { ComponentChildren } from 'preact';
import type { Language } from '../../shared/community.ts';
import { partWords } from '../words/parts.ts';
import { type AlarmLevel, AlarmSign } from './alarm.tsx';

export type NoticeProps = {
  readonly language: Language;
  /** Left out for what is only good to know. */
  readonly level?: AlarmLevel | undefined;
  readonly title?: string;
  /** What has just come of a form: it is heard and read before anything else. */
  readonly first?: boolean;
  readonly children: ComponentChildren;
};

/** What must not be overlooked, set in from the text around it. */
export const Notice = ({ language, level, title, first = false, children }: NoticeProps) => (
  <div
    class={level === undefined ? 'notice' : `notice notice-${level}`}
    {...(first ? { role: 'alert', tabIndex: -1, autofocus: true, 'data-focus': true } : {})}
  >
    {title === undefined && level === undefined ? null : (
      <p class="notice-title">
        {level === undefined ? null : (
          <>
            <AlarmSign level={level} />
            {title === undefined ? <span>{partWords[language].notice}</span> : <span class="vh">{partWords[language].notice}: </span>}
          </>
        )}
        {title}
      </p>
    )}
    <div>{children}</div>
  </div>
);
