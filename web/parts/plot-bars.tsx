import { partWords } from '../words/parts.ts';
import { numberIn } from './format.tsx';
import { at, Drawing, Plot, type PlotProps } from './plot.tsx';

export type BarPlotProps = PlotProps & {
  /** What each bar is made of, from the bottom up; no more than two can be told apart. */
  readonly series: readonly [string] | readonly [string, string];
  /** What a bar stands for, such as "Week", as the heading of its column. */
  readonly of: string;
  readonly bars: readonly { readonly label: string; readonly values: readonly number[] }[];
};

const HEIGHT = 150;
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Whole steps, three or four of them, that hold the highest bar. */
const stepOf = (highest: number): number => {
  const size = 10 ** Math.floor(Math.log10(Math.max(highest, 1) / 3 || 1));
  return Math.max(1, [1, 2, 5, 10].map((n) => n * size).find((step) => step * 3 >= highest) ?? 1);
};

/** How many there were, bar by bar, each made of up to two kinds. */
export const BarPlot = ({ series, of, bars, ...plot }: BarPlotProps) => {
  const { language } = plot;
  const highest = Math.max(1, ...bars.map(({ values }) => total(values)));
  const step = stepOf(highest);
  const top = Math.ceil(highest / step) * step;
  const y = (value: number): number => HEIGHT - (value / top) * HEIGHT;
  const wide = 1 / Math.max(bars.length, 1);
  const table = {
    head: [of, ...series, ...(series.length > 1 ? [partWords[language].total] : [])],
    rows: bars.map(({ label, values }) => [label, ...(series.length > 1 ? [...values, total(values)] : values).map((value) => numberIn(language, value))]),
  };
  return (
    <Plot {...plot} table={table}>
      <p class="plot-legend">
        {series.map((name, i) => (
          <span key={name} class={`plot-key-${i}`}>
            {name}
          </span>
        ))}
      </p>
      <div class="plot-chart">
        <Drawing width="28" height={HEIGHT + 24}>
          {Array.from({ length: top / step + 1 }, (_, i) => (
            <text key={i} class="plot-axis" x="20" y={y(i * step) + 5} text-anchor="end">
              {numberIn(language, i * step)}
            </text>
          ))}
        </Drawing>
        <Drawing height={HEIGHT + 24}>
          {Array.from({ length: top / step + 1 }, (_, i) => (
            <line key={i} class="plot-grid" x2="100%" y1={y(i * step)} y2={y(i * step)} />
          ))}
          {bars.map(({ label, values }, i) => (
            <g key={label}>
              {values.map((value, j) => {
                const below = total(values.slice(0, j));
                return (
                  <rect
                    key={series[j]}
                    class={`plot-bar-${j}`}
                    x={at((i + 0.18) * wide)}
                    width={at(0.64 * wide)}
                    y={y(below + value)}
                    height={y(below) - y(below + value)}
                  />
                );
              })}
              <text class="plot-axis" x={at((i + 0.5) * wide)} y={HEIGHT + 18} text-anchor="middle">
                {label}
              </text>
            </g>
          ))}
        </Drawing>
      </div>
    </Plot>
  );
};
