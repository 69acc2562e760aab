import type { ComponentChildren } from 'preact';
import type { Language } from '../../shared/community.ts';
import { partWords } from '../words/parts.ts';
import { Disclosure } from './disclosure.tsx';

export type PlotTable = { readonly head: readonly string[]; readonly rows: readonly (readonly ComponentChildren[])[] };

export type PlotProps = {
  readonly language: Language;
  /** Tells this plot from the others of the page. */
  readonly id: string;
  readonly title: string;
  /** What is to be seen in it, in a sentence; whoever cannot see it gets this and the table. */
  readonly text: string;
};

/** More columns than these do not fit on a telephone: the table then scrolls in its own box. */
const MOST_NARROW = 3;

/** A drawing with its sentence and its table. Horizontal places are shares of the width, so that letters and dots keep their size everywhere. */
export const Plot = ({ language, id, title, text, table, children }: PlotProps & { readonly table: PlotTable; readonly children: ComponentChildren }) => (
  <figure class="plot" aria-labelledby={`${id}-title`}>
    <figcaption>
      <h2 id={`${id}-title`}>{title}</h2>
      <p>{text}</p>
    </figcaption>
    <div class="plot-drawing" aria-hidden="true">
      {children}
    </div>
    <Disclosure
      summary={
        <>
          {partWords[language].asTable}
          <span class="vh">: {title}</span>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is scrolled by the keyboard too */}
      <section class="plot-wide" aria-label={title} tabIndex={0}>
        <table class={table.head.length > MOST_NARROW ? 'plot-table plot-table-wide' : 'plot-table'}>
          <thead>
            <tr>
              {table.head.map((cell) => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(([first, ...cells], i) => (
              <tr key={i}>
                <th scope="row">{first}</th>
                {cells.map((cell, j) => (
                  <td key={j}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Disclosure>
  </figure>
);

type DrawingProps = { readonly width?: string; readonly height: number; readonly children: ComponentChildren };
/** One strip of a plot. */
export const Drawing = ({ width = '100%', height, children }: DrawingProps) => (
  <svg width={width} height={height} aria-hidden="true" focusable="false">
    {children}
  </svg>
);

/** Where a share of the drawing's width lies. */
export const at = (share: number): string => `${Math.round(share * 10_000) / 100}%`;
