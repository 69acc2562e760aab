import type { ComponentChildren } from 'preact';
import { partWords } from '../words/parts.ts';
import { numberIn } from './format.tsx';
import { at, Drawing, Plot, type PlotProps } from './plot.tsx';

export type RangeRow = {
  readonly label: ComponentChildren;
  /** One mark of each reviewer; who could not judge is not among them. */
  readonly marks: readonly number[];
  readonly mean?: number | undefined;
};
export type RangePlotProps = PlotProps & { readonly rows: readonly RangeRow[]; readonly from?: number; readonly to?: number };

const HEIGHT = 28;
const MIDDLE = HEIGHT / 2;

/** Marks of several reviewers: a ring for each, a bar over their range and a stroke at the mean. */
export const RangePlot = ({ rows, from = 0, to = 5, ...plot }: RangePlotProps) => {
  const { language } = plot;
  const words = partWords[language];
  const x = (mark: number): string => at((mark - from) / (to - from));
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const meanOf = (mean: number | undefined): string => (mean === undefined ? '–' : numberIn(language, mean, 1));
  const table = {
    head: [words.what, words.marks, words.mean],
    rows: rows.map(({ label, marks, mean }) => [label, marks.map((mark) => numberIn(language, mark)).join(' · ') || '–', meanOf(mean)]),
  };
  return (
    <Plot {...plot} table={table}>
      {rows.map(({ label, marks, mean }, i) => (
        <div key={i} class="plot-row plot-row-mean">
          <span class="plot-label">{label}</span>
          <Drawing height={HEIGHT}>
            {ticks.map((tick) => (
              <line key={tick} class="plot-grid" x1={x(tick)} x2={x(tick)} y2={HEIGHT} />
            ))}
            {marks.length > 1 ? <line class="plot-range" x1={x(Math.min(...marks))} x2={x(Math.max(...marks))} y1={MIDDLE} y2={MIDDLE} /> : null}
            {marks.map((mark, j) => (
              <circle key={j} class="plot-dot" cx={x(mark)} cy={MIDDLE} r="5" />
            ))}
            {mean === undefined ? null : <line class="plot-mean" x1={x(mean)} x2={x(mean)} y1="5" y2={HEIGHT - 5} />}
          </Drawing>
          <span class="plot-number">{meanOf(mean)}</span>
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
