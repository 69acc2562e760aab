import { partWords } from '../words/parts.ts';
import type { AlarmLevel } from './alarm.tsx';
import { percentIn } from './format.tsx';
import { at, Drawing, Plot, type PlotProps } from './plot.tsx';

export type LimitDot = { readonly share: number; readonly level?: AlarmLevel | undefined };
export type LimitPlotProps = PlotProps & {
  readonly rows: readonly { readonly label: string; readonly dots: readonly LimitDot[] }[];
};

/** The drawing ends at half as much again as the limit; what is further out stands at its edge. */
const END = 1.5;
const HEIGHT = 44;
const TICKS = [0, 0.25, 0.5, 0.75];
/** Dots that would lie on each other stand above one another, so many high. */
const COLUMN = 0.03;
const HIGH = 3;

type Placed = LimitDot & { readonly x: number; readonly y: number };
const placed = (dots: readonly LimitDot[]): Placed[] => {
  const taken = new Map<number, number>();
  return dots.map((dot) => {
    const x = Math.min(Math.max(dot.share, 0), END) / END;
    const column = Math.round(x / COLUMN);
    const before = taken.get(column) ?? 0;
    taken.set(column, before + 1);
    const step = before % HIGH;
    return { ...dot, x, y: HEIGHT / 2 + (step % 2 === 0 ? step / 2 : -(step + 1) / 2) * 11 };
  });
};

/** A shape in the middle of its own small drawing, which can be set at a share of the width. */
const Dot = ({ x, y, level }: Placed) => (
  <svg x={at(x)} y={y} aria-hidden="true">
    {level === 1 ? (
      <rect class="plot-late" x="-5" y="-5" width="10" height="10" />
    ) : level === 2 ? (
      <path class="plot-soon" d="M0 -6l6 11H-6z" />
    ) : (
      <circle class="plot-dot" r="4.5" />
    )}
  </svg>
);

/** Every running item as a dot: how much of its limit is used, stage by stage. */
export const LimitPlot = ({ rows, ...plot }: LimitPlotProps) => {
  const words = partWords[plot.language];
  const table = {
    head: [words.what, words.used],
    rows: rows.map(({ label, dots }) => [label, dots.map(({ share }) => percentIn(plot.language, share)).join(', ') || '–']),
  };
  return (
    <Plot {...plot} table={table}>
      {rows.map(({ label, dots }) => (
        <div key={label} class="plot-row">
          <span class="plot-label">{label}</span>
          <Drawing height={HEIGHT}>
            <rect class="plot-ground" width={at(1 / END)} height={HEIGHT} />
            {TICKS.map((tick) => (
              <line key={tick} class="plot-grid" x1={at(tick / END)} x2={at(tick / END)} y2={HEIGHT} />
            ))}
            <line class="plot-limit" x1={at(1 / END)} x2={at(1 / END)} y2={HEIGHT} />
            {placed(dots).map((dot, i) => (
              <Dot key={i} {...dot} />
            ))}
          </Drawing>
        </div>
      ))}
      <div class="plot-row">
        <span class="plot-label" />
        <Drawing height={24}>
          {TICKS.map((tick) => (
            <text key={tick} class="plot-axis" x={at(tick / END)} y="16" text-anchor="middle">
              {percentIn(plot.language, tick)}
            </text>
          ))}
          <text class="plot-axis plot-strong" x={at(1 / END)} y="16" text-anchor="middle">
            {words.limit}
          </text>
        </Drawing>
      </div>
    </Plot>
  );
};
