import type { ComponentChildren } from 'preact';
import { numberIn } from './format.tsx';
import { at, Drawing, Plot, type PlotProps, type PlotTable } from './plot.tsx';

export type SpanRow = { readonly label: ComponentChildren; readonly median?: number | undefined; readonly p90?: number | undefined };
export type SpanPlotProps = PlotProps & { readonly rows: readonly SpanRow[]; readonly unit: string; readonly table: PlotTable };

const HEIGHT = 28;
const MIDDLE = HEIGHT / 2;

/** Three to five whole steps that hold the longest. */
const stepsTo = (longest: number): number[] => {
  const size = 10 ** Math.floor(Math.log10(Math.max(longest, 1) / 4 || 1));
  const step = Math.max(1, [1, 2, 5, 10].map((n) => n * size).find((each) => each * 4 >= longest) ?? 1);
  return Array.from({ length: Math.max(1, Math.ceil(longest / step)) + 1 }, (_, i) => i * step);
};

/** How long things took: a line as far as nine in ten went, with a ring at the median. */
export const SpanPlot = ({ rows, unit, table, ...plot }: SpanPlotProps) => {
  const { language } = plot;
  const steps = stepsTo(Math.max(0, ...rows.map(({ p90 = 0 }) => p90)));
  const x = (value: number): string => at(value / steps.at(-1)!);
  return (
    <Plot {...plot} table={table}>
      {rows.map(({ label, median, p90 }, i) => (
        <div key={i} class="plot-row plot-row-mean">
          <span class="plot-label">{label}</span>
          <Drawing height={HEIGHT}>
            {steps.map((step) => (
              <line key={step} class="plot-grid" x1={x(step)} x2={x(step)} y2={HEIGHT} />
            ))}
            {p90 === undefined ? null : <line class="plot-range" x1="0" x2={x(p90)} y1={MIDDLE} y2={MIDDLE} />}
            {median === undefined ? null : <circle class="plot-dot" cx={x(median)} cy={MIDDLE} r="5" />}
          </Drawing>
          <span class="plot-number">{median === undefined ? '–' : numberIn(language, median, 1)}</span>
        </div>
      ))}
      <div class="plot-row plot-row-mean">
        <span class="plot-label plot-unit">{unit}</span>
        <Drawing height={22}>
          {steps.map((step) => (
            <text key={step} class="plot-axis" x={x(step)} y="15" text-anchor="middle">
              {numberIn(language, step)}
            </text>
          ))}
        </Drawing>
        <span />
      </div>
    </Plot>
  );
};
