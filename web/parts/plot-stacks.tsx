import type { ComponentChildren } from 'preact';
import { numberIn } from './format.tsx';
import { at, Drawing, Plot, type PlotProps, type PlotTable } from './plot.tsx';

export type StackRow = {
  readonly label: ComponentChildren;
  /** One for each of the series; nothing where it may not be told. */
  readonly values?: readonly number[] | undefined;
  /** What stands behind the bar; the sum of the values if nothing is given. */
  readonly note?: string | undefined;
};
export type StackPlotProps = PlotProps & {
  /** What each bar is made of, from the left; no more than two can be told apart. */
  readonly series: readonly [string] | readonly [string, string];
  readonly rows: readonly StackRow[];
  readonly table: PlotTable;
};

const HEIGHT = 28;
const BAR = 16;
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** How many there were of each, lying, so that long names fit beside them. */
export const StackPlot = ({ series, rows, table, ...plot }: StackPlotProps) => {
  const most = Math.max(1, ...rows.map(({ values = [] }) => total(values)));
  return (
    <Plot {...plot} table={table}>
      {series.length > 1 ? (
        <p class="plot-legend">
          {series.map((name, i) => (
            <span key={name} class={`plot-key-${i}`}>
              {name}
            </span>
          ))}
        </p>
      ) : null}
      {rows.map(({ label, values = [], note }, i) => (
        <div key={i} class="plot-row plot-row-mean">
          <span class="plot-label">{label}</span>
          <Drawing height={HEIGHT}>
            <line class="plot-grid" y2={HEIGHT} />
            {values.map((value, j) => (
              <rect
                key={series[j]}
                class={`plot-bar-${j}`}
                x={at(total(values.slice(0, j)) / most)}
                width={at(value / most)}
                y={(HEIGHT - BAR) / 2}
                height={BAR}
              />
            ))}
          </Drawing>
          <span class="plot-number">{note ?? numberIn(plot.language, total(values))}</span>
        </div>
      ))}
    </Plot>
  );
};
