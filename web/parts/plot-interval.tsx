import type { ComponentChildren } from 'preact';
import { numberIn, scoreIn } from './format.tsx';
import { at, Drawing, Plot, type PlotProps, type PlotTable } from './plot.tsx';

export type IntervalRow = {
  readonly label: ComponentChildren;
  readonly score: number;
  readonly low: number;
  readonly high: number;
  /** What a model makes of it, with where that lies. */
  readonly model?: { readonly score: number; readonly low: number; readonly high: number } | undefined;
};
type Props = PlotProps & { readonly rows: readonly IntervalRow[]; readonly table: PlotTable; readonly limit: number; readonly to?: number };

const HEIGHT = 30;
const MIDDLE = HEIGHT / 2;
const TICKS = 5;

/** Scores below one another: a ring on the bar of its range, a stroke with an interval where a model says more, a line at the limit. */
export const IntervalPlot = ({ rows, table, limit, to = 100, ...plot }: Props) => {
  const { language } = plot;
  const x = (score: number): string => at(Math.max(0, Math.min(1, score / to)));
  const ticks = Array.from({ length: TICKS + 1 }, (_, i) => (to / TICKS) * i);
  return (
    <Plot {...plot} table={table}>
      {rows.map(({ label, score, low, high, model }, i) => (
        <div key={i} class="plot-row plot-row-mean">
          <span class="plot-label">{label}</span>
          <Drawing height={HEIGHT}>
            {ticks.map((tick) => (
              <line key={tick} class="plot-grid" x1={x(tick)} x2={x(tick)} y2={HEIGHT} />
            ))}
            <line class="plot-limit" x1={x(limit)} x2={x(limit)} y2={HEIGHT} />
            {low === high ? null : <line class="plot-range" x1={x(low)} x2={x(high)} y1={MIDDLE} y2={MIDDLE} />}
            {model ? <line class="plot-interval" x1={x(model.low)} x2={x(model.high)} y1={HEIGHT - 5} y2={HEIGHT - 5} /> : null}
            <circle class="plot-dot" cx={x(score)} cy={MIDDLE} r="5" />
            {model ? <line class="plot-mean" x1={x(model.score)} x2={x(model.score)} y1={HEIGHT - 11} y2={HEIGHT} /> : null}
          </Drawing>
          <span class="plot-number">{scoreIn(language, score)}</span>
        </div>
      ))}
      <div class="plot-row plot-row-mean">
        <span class="plot-label" />
        <Drawing height={22}>
          {ticks.map((tick) => (
            <text key={tick} class="plot-axis" x={x(tick)} y="15" text-anchor="middle">
              {numberIn(language, tick)}
            </text>
          ))}
        </Drawing>
        <span />
      </div>
    </Plot>
  );
};
