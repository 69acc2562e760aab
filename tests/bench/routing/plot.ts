/** One line, or one cloud of dots, of a plot; y in the units of its axis. `low` and `high` draw an interval around a point. */
export type Point = { readonly x: number; readonly y: number; readonly low?: number; readonly high?: number };
export type Series = { readonly label: string; readonly look: 'line' | 'dots' | 'bars'; readonly points: readonly Point[] };
export type Axis = {
  /** With its unit, as "share of proposals (%)". */
  readonly label: string;
  readonly from?: number;
  readonly to?: number;
  /** Names instead of numbers: the first stands at 0, the next at 1. */
  readonly names?: readonly string[];
};
export type Plot = {
  /** Name of the file, without its ending; begins with the name of the part. */
  readonly name: string;
  readonly title: string;
  /** What is to be seen in it, in a sentence; whoever cannot see the picture gets this. */
  readonly text: string;
  readonly x: Axis;
  readonly y: Axis;
  /** At most four; they differ by mark and dash as well as by colour. */
  readonly series: readonly Series[];
  /** A value of y that something must reach. */
  readonly mark?: { readonly y: number; readonly label: string };
};

const [WIDTH, HEIGHT] = [720, 420];
const FRAME = { left: 76, right: 24, top: 56, bottom: 92 } as const;

const STYLE = `
svg { color-scheme: light dark; font: 14px system-ui, sans-serif; }
.sheet { fill: #fff; } .ink { fill: #1b1f24; } .rule { stroke: #d5dae0; } .axis { stroke: #57606a; } .rod { stroke: #1b1f24; stroke-width: 2; } .mark { stroke: #1b1f24; stroke-dasharray: 2 4; }
.s0 { --c: #0b5cad; } .s1 { --c: #b3460b; } .s2 { --c: #1a7f4b; } .s3 { --c: #7a3ea8; }
.line { fill: none; stroke: var(--c); stroke-width: 2.5; } .dot { fill: var(--c); stroke: none; } .span { stroke: var(--c); stroke-width: 1.5; }
.bar { fill: var(--c); stroke: var(--c); stroke-width: 1.5; } .s1 .bar { fill-opacity: 0.25; } .s2 .bar { fill-opacity: 0.6; stroke-dasharray: 3 3; } .s3 .bar { fill-opacity: 0; }
@media (prefers-color-scheme: dark) {
  .sheet { fill: #14181d; } .ink { fill: #e8ecf0; } .rule { stroke: #343b44; } .axis { stroke: #9aa5b1; } .rod { stroke: #e8ecf0; } .mark { stroke: #e8ecf0; }
  .s0 { --c: #6cb2ff; } .s1 { --c: #ff9e5e; } .s2 { --c: #5fd39a; } .s3 { --c: #cf9cf5; }
}
@media (forced-colors: active) { .sheet { fill: Canvas; } .ink { fill: CanvasText; } .axis, .mark, .rod { stroke: CanvasText; } }`.trim();
const DASHES = ['', '8 4', '2 3', '10 3 2 3'];

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const short = (value: number): string => String(Number(value.toPrecision(4)));

/** About five round values from the least to the largest. */
const ticksOf = (from: number, to: number): number[] => {
  const raw = (to - from) / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= raw * 0.999)!;
  const ticks: number[] = [];
  for (let n = Math.ceil(from / step - 1e-9); n * step <= to + step * 1e-9; n += 1) ticks.push(Number((n * step).toPrecision(12)));
  return ticks;
};

const rangeOf = (axis: Axis, values: readonly number[]): { from: number; to: number } => {
  if (axis.names) return { from: -0.5, to: axis.names.length - 0.5 };
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = (most - least || Math.abs(most) || 1) * 0.06;
  return { from: axis.from ?? (least === 0 ? 0 : least - room), to: axis.to ?? most + room };
};

/** One shape for each series, so that nobody needs the colours. */
const dot = (shape: number, x: number, y: number): string => {
  const [a, b] = [short(x), short(y)];
  if (shape === 0) return `<circle class="dot" cx="${a}" cy="${b}" r="4"/>`;
  if (shape === 1) return `<rect class="dot" x="${short(x - 4)}" y="${short(y - 4)}" width="8" height="8"/>`;
  if (shape === 2) return `<path class="dot" d="M${a} ${short(y - 5)}l5 9h-10z"/>`;
  return `<path class="dot" d="M${a} ${short(y - 5)}l5 5-5 5-5-5z"/>`;
};

/** A plot as one small picture without script, with its title and text inside; the same plot is the same text. @throws when there is nothing to draw. */
export const plotSvg = ({ name, title, text, x, y, series, mark }: Plot): string => {
  const points = series.flatMap((one) => one.points);
  if (points.length === 0 || series.length > 4) throw new Error(`plot ${name}: one to four series with points are needed`);
  const hasBars = series.some(({ look }) => look === 'bars');
  const across = rangeOf(
    x,
    points.map((point) => point.x),
  );
  const up = rangeOf(y, [
    ...points.flatMap((point) => [point.y, point.low ?? point.y, point.high ?? point.y]),
    ...(mark ? [mark.y] : []),
    ...(hasBars ? [0] : []),
  ]);
  const px = (value: number): number => FRAME.left + ((value - across.from) / (across.to - across.from)) * (WIDTH - FRAME.left - FRAME.right);
  const py = (value: number): number => HEIGHT - FRAME.bottom - ((value - up.from) / (up.to - up.from)) * (HEIGHT - FRAME.top - FRAME.bottom);
  const [floor, ceiling, end] = [HEIGHT - FRAME.bottom, FRAME.top, WIDTH - FRAME.right];
  const write = (at: string, words: string): string => `<text class="ink" ${at}>${escaped(words)}</text>`;

  const upTicks = (y.names ?? ticksOf(up.from, up.to)).map((tick, n) => {
    const [at, words] = typeof tick === 'string' ? [py(n), tick] : [py(tick), short(tick)];
    return `<path class="rule" d="M${FRAME.left} ${short(at)}H${end}"/>${write(`x="${FRAME.left - 8}" y="${short(at + 5)}" text-anchor="end"`, words)}`;
  });
  const acrossTicks = (x.names ?? ticksOf(across.from, across.to)).map((tick, n) => {
    const [at, words] = typeof tick === 'string' ? [px(n), tick] : [px(tick), short(tick)];
    return `<path class="axis" d="M${short(at)} ${floor}v5"/>${write(`x="${short(at)}" y="${floor + 20}" text-anchor="middle"`, words)}`;
  });
  const barCount = series.filter(({ look }) => look === 'bars').length;
  const drawn = series.map(({ look, points: own }, n) => {
    const spans = own.flatMap(({ x: at, low, high }) =>
      low === undefined || high === undefined
        ? []
        : [`<path class="${look === 'bars' ? 'rod' : 'span'}" d="M${short(px(at))} ${short(py(low))}V${short(py(high))}"/>`],
    );
    if (look === 'bars') {
      const room = (px(1) - px(0)) * 0.8;
      const width = Math.max(2, Math.min(room / barCount, 40));
      const place = series.slice(0, n).filter((other) => other.look === 'bars').length - barCount / 2;
      const bars = own.map((point) => {
        const [top, base] = [py(point.y), py(Math.max(0, up.from))];
        return `<rect class="bar" x="${short(px(point.x) + place * width)}" y="${short(Math.min(top, base))}" width="${short(width - 1)}" height="${short(Math.abs(base - top))}"/>`;
      });
      return `<g class="s${n}">${bars.join('')}${spans.join('')}</g>`;
    }
    const path = own.map((point, k) => `${k === 0 ? 'M' : 'L'}${short(px(point.x))} ${short(py(point.y))}`).join('');
    const line = look === 'line' ? `<path class="line" stroke-dasharray="${DASHES[n]}" d="${path}"/>` : '';
    const isCrowded = look === 'line' && own.length > 40;
    return `<g class="s${n}">${line}${spans.join('')}${isCrowded ? '' : own.map((point) => dot(n, px(point.x), py(point.y))).join('')}</g>`;
  });
  const room = (WIDTH - 40) / series.length;
  const legend = series.map(({ label, look }, n) => {
    const at = 20 + n * room;
    const sign =
      look === 'bars'
        ? `<rect class="bar" x="${at}" y="${HEIGHT - 22}" width="24" height="10"/>`
        : `${look === 'line' ? `<path class="line" stroke-dasharray="${DASHES[n]}" d="M${at} ${HEIGHT - 17}h24"/>` : ''}${dot(n, at + 12, HEIGHT - 17)}`;
    return `<g class="s${n}">${sign}${write(`x="${short(at + 32)}" y="${HEIGHT - 12}"`, label)}</g>`;
  });
  const goal = mark
    ? `<path class="mark" d="M${FRAME.left} ${short(py(mark.y))}H${end}"/>${write(`x="${end}" y="${short(py(mark.y) - 6)}" text-anchor="end"`, mark.label)}`
    : '';
  const middle = (floor + ceiling) / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${name}-title ${name}-desc">`,
    `<title id="${name}-title">${escaped(title)}</title><desc id="${name}-desc">${escaped(text)}</desc>`,
    `<style>${STYLE}</style><rect class="sheet" width="${WIDTH}" height="${HEIGHT}"/>`,
    write(`x="20" y="30" font-size="17" font-weight="600"`, title),
    ...upTicks,
    ...acrossTicks,
    `<path class="axis" fill="none" d="M${FRAME.left} ${ceiling}V${floor}H${end}"/>`,
    write(`x="${short((FRAME.left + end) / 2)}" y="${floor + 44}" text-anchor="middle"`, x.label),
    write(`x="20" y="${middle}" text-anchor="middle" transform="rotate(-90 20 ${middle})"`, y.label),
    ...drawn,
    goal,
    ...legend,
    '</svg>\n',
  ].join('\n');
};
