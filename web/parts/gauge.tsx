import type { ComponentChildren } from 'preact';
import { Alarm, type AlarmLevel } from './alarm.tsx';

export type GaugeProps = {
  /** Used of what was promised: 0 just begun, 1 the limit, more = passed. */
  readonly share: number;
  /** What is to be said aloud; whether that is so is decided where the rules are. */
  readonly level?: AlarmLevel | undefined;
  /** The same in words, such as "nog 2 dagen". */
  readonly children: ComponentChildren;
};

const WIDTH = 120;
/** The limit stands at five sevenths, so that there is room to see how far something is past it. */
const LIMIT = 86;

/** How much of a limit is used: a bar, a tick where it ends, and in red what went past it. The words say it too. */
export const Gauge = ({ share, level, children }: GaugeProps) => {
  const used = Math.round(Math.min(Math.max(share, 0), 1) * LIMIT);
  const past = Math.round(Math.min(Math.max(share - 1, 0) * LIMIT, WIDTH - LIMIT));
  return (
    <span class="gauge">
      {level === undefined ? <span>{children}</span> : <Alarm level={level}>{children}</Alarm>}
      <svg width={WIDTH} height="12" viewBox={`0 0 ${WIDTH} 12`} aria-hidden="true" focusable="false">
        <rect class="gauge-track" y="3" width={WIDTH} height="6" />
        <rect class="gauge-used" y="3" width={used} height="6" />
        {past > 0 ? <rect class="gauge-past" x={LIMIT} y="3" width={past} height="6" /> : null}
        <rect class="gauge-limit" x={LIMIT - 1} width="2" height="12" />
      </svg>
    </span>
  );
};
