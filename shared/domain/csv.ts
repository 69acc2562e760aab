/**
 * CSV by RFC 4180: commas, CRLF, every text in quotes, a byte order mark so that a spreadsheet reads UTF-8. Spreadsheets take a cell that
 * begins like a formula for one, also behind blanks or invisible characters and in whatever width; some take each line of a cell for a
 * cell. Such a cell gets an apostrophe in front, and so does each such line inside it; `withoutGuard` takes them off again.
 */
const BOM = '\ufeff';
const END = '\r\n';

/** Everything that a spreadsheet may skip before it looks, or that nobody sees: blanks, control, zero-width and unassigned characters, marks without a letter, fillers, quotation marks. */
const SKIPPED = /^[\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800'"]*/u;
const FORMULA = /^[=+\-@]/;
/** Line ends of every kind, kept when a text is taken apart. */
const LINES = /(\r\n|[\n\r\v\f\u0085\u2028\u2029])/;

const beginsFormula = (line: string): boolean => FORMULA.test(line.replace(SKIPPED, '').slice(0, 1).normalize('NFKC'));
const parts = (text: string): string[] => text.split(LINES);
const isGuarded = (text: string): boolean => parts(text).some(beginsFormula);

/** A text that no spreadsheet takes for a formula; the same text where none would. */
export const withGuard = (text: string): string =>
  isGuarded(text) ? `'${parts(text).reduce((all, part, i) => all + (i > 0 && beginsFormula(part) ? `'${part}` : part))}` : text;

/** The text as it was before it was guarded. */
export const withoutGuard = (cell: string): string => {
  if (!cell.startsWith("'") || !isGuarded(cell.slice(1))) return cell;
  return parts(cell.slice(1)).reduce((all, part) => all + (part.startsWith("'") && beginsFormula(part.slice(1)) ? part.slice(1) : part));
};

export type Cell = string | number | undefined;

const written = (cell: Cell): string => {
  if (cell === undefined) return '';
  return typeof cell === 'number' ? String(cell) : `"${withGuard(cell).replaceAll('"', '""')}"`;
};

const line = (cells: readonly Cell[]): string => cells.map(written).join(',') + END;

/** A whole file: the names of the columns, then the rows. */
export const csvOf = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string => BOM + [columns, ...rows].map(line).join('');
