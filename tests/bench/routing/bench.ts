import type { Plot } from './plot.ts';

/** Whatever stands in a cell; numbers are printed as they are given, so a part rounds its own. */
export type Cell = string | number;
export type Table = {
  readonly title: string;
  /** What a reader has to know to read the figures: which data, how many, what was chosen how. */
  readonly note?: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

/** "aim" = also what was hoped for was reached; a goal without data is not measured, which is neither met nor missed. */
export type GoalState = 'aim' | 'met' | 'missed' | 'not measured';
export type Goal = {
  /** Of the list of goals: "B1" … "B7", or a short word for what is measured beside them. */
  readonly id: string;
  readonly what: string;
  readonly data: string;
  readonly must: string;
  readonly aim?: string;
  readonly value: string;
  readonly state: GoalState;
  /** Why it was not measured, or why it was missed. */
  readonly why?: string;
};
export type BenchResult = { readonly tables: readonly Table[]; readonly goals: readonly Goal[]; readonly plots: readonly Plot[] };
export type RoutingBench = { readonly name: string; readonly run: () => Promise<BenchResult> };

type Measured = { readonly id: string; readonly what: string; readonly data: string; readonly why?: string };
type Bound = Measured & { readonly value: number; readonly must: number; readonly aim?: number; readonly digits?: number };

const bounded =
  (sign: '≥' | '≤') =>
  ({ value, must, aim, digits = 3, ...goal }: Bound): Goal => {
    const holds = (bound: number): boolean => (sign === '≥' ? value >= bound : value <= bound);
    const state: GoalState = Number.isNaN(value) || !holds(must) ? 'missed' : aim !== undefined && holds(aim) ? 'aim' : 'met';
    return { ...goal, must: `${sign} ${must}`, ...(aim === undefined ? {} : { aim: `${sign} ${aim}` }), value: value.toFixed(digits), state };
  };

/** A goal that a figure must reach or pass; compared before it is rounded. */
export const atLeast = bounded('≥');
/** A goal that a figure must not pass; compared before it is rounded. */
export const atMost = bounded('≤');
/** A goal that holds or does not, such as equality with a proven optimum; `value` says what was counted, as "12 of 12". */
export const isTrue = ({ holds, must, value, ...goal }: Measured & { readonly holds: boolean; readonly must: string; readonly value: string }): Goal => ({
  ...goal,
  must,
  value,
  state: holds ? 'met' : 'missed',
});
export const notMeasured = ({ must, ...goal }: Measured & { readonly must: string; readonly why: string }): Goal => ({
  ...goal,
  must,
  value: '—',
  state: 'not measured',
});

/** The folder with real instances, or nothing; they are never copied into the project. */
export const dataFolder = (): string | undefined => process.env.SLUIS_DATA || undefined;

const cellOf = (cell: Cell): string => String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ');
const isFigure = (cell: Cell): boolean => typeof cell === 'number' || /^[−+-]?[\d.,]+( ?%)?$/.test(cell);

/** A table that reads well as it stands and as Markdown; columns of figures stand to the right. */
export const tableText = ({ title, note, head, rows }: Table): string => {
  const cells = [head, ...rows].map((row) => row.map(cellOf));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => [...(row[column] ?? '')].length)));
  const right = head.map((_, column) => rows.length > 0 && rows.every((row) => isFigure(row[column] ?? '') || row[column] === '—'));
  const pad = (text: string, column: number): string => {
    const space = ' '.repeat(widths[column]! - [...text].length);
    return right[column] ? space + text : text + space;
  };
  const line = (row: readonly string[]): string => `| ${head.map((_, column) => pad(row[column] ?? '', column)).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (right[column] ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`;
  return [`### ${title}`, ...(note ? ['', note] : []), '', line(cells[0]!), rule, ...cells.slice(1).map(line)].join('\n');
};

export const goalsTable = (goals: readonly Goal[]): Table => ({
  title: 'Goals',
  head: ['goal', 'what', 'data', 'must', 'aim', 'measured', 'state', 'why'],
  rows: goals.map(({ id, what, data, must, aim, value, state, why }) => [
    id,
    what,
    data,
    must,
    aim ?? '',
    value,
    state === 'aim' ? 'met, and the aim' : state,
    why ?? '',
  ]),
});
