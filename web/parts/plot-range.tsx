import type { ComponentChildren } from 'preact';
import { partWords } from '../words/parts.ts';
import { shown } from '../../shared/domain/shown.ts';
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
/** From one ring to the next where several gave the same mark. */
const STEP = 12;

type Placed = { readonly mark: number; readonly dy: number };
/** Equal marks stand above one another, so that each reviewer can be counted. */
const placed = (marks: readonly number[]): Placed[] =>
  marks.map((mark, i) => {
    const [before, all] = [marks.slice(0, i), marks].map((some) => some.filter((other) => other === mark).length) as [number, number];
    return { mark, dy: (before - (all - 1) / 2) * STEP };
  });

/** Marks of several reviewers: a ring for each, a bar over their range and a stroke at the mean. */
export const RangePlot = ({ rows, from = 0, to = 5, ...plot }: RangePlotProps) => {
  const { language } = plot;
  const words = partWords[language];
  const x = (mark: number): string => at((mark - from) / (to - from));
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const meanOf = (mean: number | undefined): string => (mean === undefined ? '–' : numberIn(language, shown(mean, 1, 0.5), 1));
  const table = {
    head: [words.what, words.marks, words.mean],
    rows: rows.map(({ label, marks, mean }) => [label, marks.map((mark) => numberIn(language, mark)).join(' · ') || '–', meanOf(mean)]),
  };
  return (
    <Plot {...plot} table={table}>
      {rows.map(({ label, marks, mean }, i) => {
        const rings = placed(marks);
        const height = HEIGHT + 2 * Math.max(0, ...rings.map(({ dy }) => dy - STEP / 2));
        const middle = height / 2;
        return (
          <div key={i} class="plot-row plot-row-mean">
            <span class="plot-label">{label}</span>
            <Drawing height={height}>
              {ticks.map((tick) => (
                <line key={tick} class="plot-grid" x1={x(tick)} x2={x(tick)} y2={height} />
              ))}
              {marks.length > 1 ? <line class="plot-range" x1={x(Math.min(...marks))} x2={x(Math.max(...marks))} y1={middle} y2={middle} /> : null}
              {rings.map(({ mark, dy }, j) => (
                <circle key={j} class="plot-dot" cx={x(mark)} cy={middle + dy} r="5" />
              ))}
              {mean === undefined ? null : <line class="plot-mean" x1={x(mean)} x2={x(mean)} y1="5" y2={height - 5} />}
            </Drawing>
            <span class="plot-number">{meanOf(mean)}</span>
          </div>
        );
      })}
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
