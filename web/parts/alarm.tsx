import type { ComponentChildren } from 'preact';

/** 1 = act now, 2 = act soon; there is no third. */
export type AlarmLevel = 1 | 2;

/** The sign alone; it never stands without words beside it. */
export const AlarmSign = ({ level }: { readonly level: AlarmLevel }) => (
  <svg class="alarm-sign" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
    {level === 1 ? <rect class="alarm-square" x="1.5" y="1.5" width="15" height="15" /> : <path class="alarm-triangle" d="M9 1.6l7.9 14.8H1.1z" />}
    <text class={level === 1 ? 'alarm-1-number' : 'alarm-2-number'} x="9" y={level === 1 ? 13.2 : 14.6} text-anchor="middle">
      {level}
    </text>
  </svg>
);

export type AlarmProps = { readonly level: AlarmLevel; readonly children: ComponentChildren };

/** A limit that is near or passed: a shape, a number and words, so that no one of them is needed. */
export const Alarm = ({ level, children }: AlarmProps) => (
  <span class={`alarm alarm-${level}`}>
    <AlarmSign level={level} />
    <span>{children}</span>
  </span>
);
