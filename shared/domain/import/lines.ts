import type { TextLine } from './decode.ts';

/** Why a line is not taken; the words stand with those of wrong fields. */
export const IMPORT_REFUSALS = ['import.empty', 'import.unreadable', 'import.too-large', 'import.no-text', 'import.red', 'import.call'] as const;
export type ImportRefusal = (typeof IMPORT_REFUSALS)[number];

export type Source = Readonly<Record<string, unknown>>;

/** One line of a file: what it says, or why it says nothing. `original` is all of its text; that of a table has the names of its columns above it. */
export type Entry = { readonly line: number; readonly original: string; readonly gaps: readonly string[] } & (
  | { readonly record: Source }
  | { readonly refused: ImportRefusal }
);

/** Cells of a table, row by row, each with the number of lines up to its end; `broken` says which quote stopped the reading, if one did: "open" is still open at the end. */
export type CsvRows = {
  readonly rows: readonly { readonly cells: readonly string[]; readonly lines: number }[];
  readonly broken?: 'opening' | 'closing' | 'open';
};
/** Reads a table. "strict" stops at a misplaced quote, "loose" reads one row with quotes inside its words, "literal" takes quotes for text. */
export type ReadCsv = (text: string, options: { readonly separator: string; readonly quotes: 'strict' | 'loose' | 'literal' }) => CsvRows;

/** What one line may weigh, in bytes of UTF-8: the original must fit into one item of the store. */
export const LINE_BYTES = 200_000;
/** Nobody nests an item deeper, and code that walks it would fall over. */
const DEPTH = 20;

const weight = (text: string): number => new TextEncoder().encode(text).length;

const isTooDeep = (value: unknown, depth = 0): boolean =>
  value !== null && typeof value === 'object' && (depth >= DEPTH || Object.values(value).some((inner) => isTooDeep(inner, depth + 1)));

export const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const jsonEntry = ({ text, gaps }: TextLine, i: number): Entry => {
  const base = { line: i + 1, original: text, gaps };
  if (text.trim() === '') return { ...base, refused: 'import.empty' };
  if (weight(text) > LINE_BYTES) return { ...base, refused: 'import.too-large' };
  const value = jsonOf(text);
  if (value === null || typeof value !== 'object' || Array.isArray(value) || isTooDeep(value)) return { ...base, refused: 'import.unreadable' };
  return { ...base, record: value as Source };
};

const SEPARATORS = [';', ',', '\t'];

/** The separator that the names of the columns are parted by most often, quoted ones aside. */
const separatorIn = (header: string): string => {
  const bare = header.replaceAll(/"[^"]*"/g, '');
  const count = (separator: string) => bare.split(separator).length;
  return [...SEPARATORS].sort((a, b) => count(b) - count(a))[0]!;
};

type Row = {
  readonly cells: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly gaps: readonly string[];
  /** A quote in it was opened and not closed: what stands below may belong to it. */
  readonly isOpen: boolean;
};

/** A table is read in pieces of so many lines, so that a file full of misplaced quotes takes no longer than another. */
const PIECE = 500;

const textOf = (lines: readonly TextLine[], from: number, to: number): string =>
  lines
    .slice(from, to)
    .map((line) => line.text)
    .join('\n');

/** Reads on behind a misplaced quote: only the row that holds it is read in another way, so that one typing error costs one row and not a file. */
const rowsIn = (lines: readonly TextLine[], start: number, separator: string, read: ReadCsv): Row[] => {
  const rows: Row[] = [];
  const readPiece = (from: number, to: number, quotes: Parameters<ReadCsv>[1]['quotes']) => read(`${textOf(lines, from, to)}\n`, { separator, quotes });
  const hasOddQuotes = (from: number): boolean => lines[from]!.text.split('"').length % 2 === 0;
  const add = (cells: readonly string[], from: number, to: number, quotes: boolean, isOpen = false) => {
    const gaps = lines.slice(from, to).flatMap((line) => line.gaps);
    rows.push({ cells, from, to, gaps: [...new Set([...gaps, ...(quotes ? ['quotes'] : [])])], isOpen });
    return to;
  };
  let at = start;
  let piece = PIECE;
  while (at < lines.length) {
    const [base, end] = [at, Math.min(lines.length, at + piece)];
    const strict = readPiece(base, end, 'strict');
    for (const row of strict.rows) at = add(row.cells, at, base + row.lines, false);
    const isCutOff = strict.broken === 'open' && end < lines.length;
    piece = isCutOff && at === base ? piece * 2 : PIECE;
    if (!strict.broken || isCutOff) continue;
    const loose = strict.broken === 'opening' ? readPiece(at, end, 'loose').rows[0] : undefined;
    const literal = loose ?? { cells: readPiece(at, at + 1, 'literal').rows[0]!.cells, lines: 1 };
    at = add(literal.cells, at, at + literal.lines, true, !loose && hasOddQuotes(at));
  }
  return rows;
};

/** Column names, each once; one without a name is called by its place. */
const columnsOf = (cells: readonly string[]): string[] => {
  const seen = new Map<string, number>();
  return cells.map((cell, i) => {
    const name = cell.trim() || `#${i + 1}`;
    const n = (seen.get(name) ?? 0) + 1;
    seen.set(name, n);
    return n === 1 ? name : `${name} (${n})`;
  });
};

/** Where a table begins, and by what its cells are parted. */
const tableIn = (lines: readonly TextLine[]): { start: number; separator: string } => {
  const blank = lines.findIndex((line) => line.text.trim() !== '');
  // A spreadsheet may say its separator in a line of its own above the names.
  const told = /^"?sep=(.)"?$/i.exec(lines[blank]?.text.trim() ?? '')?.[1];
  const start = told ? blank + 1 : Math.max(blank, 0);
  return { start, separator: told ?? separatorIn(lines[start]?.text ?? '') };
};

/** A table as a whole: the names of its columns as they stand in it, on which line, how much stands below, and the line of the first quote that is never closed. */
export const outlineOf = (lines: readonly TextLine[], read: ReadCsv): { names: readonly string[]; line: number; rows: number; openQuote?: number } => {
  const { start, separator } = tableIn(lines);
  const [first, ...rows] = rowsIn(lines, start, separator, read);
  const open = [...(first ? [first] : []), ...rows].find(({ isOpen }) => isOpen);
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).length;
  return { names: first?.cells ?? [], line: start + 1, rows: filled, ...(open ? { openQuote: open.from + 1 } : {}) };
};

const csvEntries = (lines: readonly TextLine[], read: ReadCsv): Entry[] => {
  const { start, separator } = tableIn(lines);
  const [first, ...rows] = rowsIn(lines, start, separator, read);
  if (!first) return [];
  const columns = columnsOf(first.cells);
  const original = ({ from, to }: Row) => textOf(lines, from, to);
  const header = `${original(first)}\n`;
  return rows.map((row): Entry => {
    const base = { line: row.from + 1, original: header + original(row), gaps: row.gaps };
    if (original(row).trim() === '') return { ...base, original: original(row), refused: 'import.empty' };
    if (weight(base.original) > LINE_BYTES) return { ...base, refused: 'import.too-large' };
    const cells = row.cells.map((cell, i): [string, string] => [columns[i] ?? `#${i + 1}`, cell]);
    const ragged = row.cells.length !== columns.length ? ['columns'] : [];
    return {
      ...base,
      gaps: [...row.gaps, ...ragged],
      record: Object.fromEntries(cells.filter(([, cell]) => cell.trim() !== '')),
    };
  });
};

/** JSON Lines begin with a brace; all else is a table. */
export const isJsonLines = (lines: readonly TextLine[]): boolean =>
  lines
    .find((line) => line.text.trim() !== '')
    ?.text.trimStart()
    .startsWith('{') ?? true;

/** Every line of a file as a record, in order; the first line of a table names its columns. */
export const entriesOf = (lines: readonly TextLine[], read: ReadCsv): Entry[] => (isJsonLines(lines) ? lines.map(jsonEntry) : csvEntries(lines, read));
