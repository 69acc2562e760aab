import { type CsvError, type Options, parse } from 'csv-parse/sync';
import type { CsvRows, ReadCsv } from '../../shared/domain/import/lines.ts';

const BROKEN: Readonly<Record<string, CsvRows['broken']>> = {
  CSV_QUOTE_NOT_CLOSED: 'open',
  CSV_INVALID_CLOSING_QUOTE: 'closing',
  INVALID_OPENING_QUOTE: 'opening',
};

/** Rows of a table, up to the quote that stopped the reading. */
export const readCsv: ReadCsv = (text, { separator, quotes }) => {
  const rows: CsvRows['rows'][number][] = [];
  const options: Options = {
    delimiter: separator,
    record_delimiter: '\n',
    relax_column_count: true,
    quote: quotes === 'literal' ? false : '"',
    relax_quotes: quotes === 'loose',
    ...(quotes === 'loose' ? { to: 1 } : {}),
    on_record: (cells, { lines }) => {
      rows.push({ cells: cells as unknown as string[], lines });
      return null;
    },
  };
  try {
    parse(text, options);
    return { rows };
  } catch (error) {
    const broken = BROKEN[(error as CsvError).code];
    if (!broken) throw error;
    return { rows, broken };
  }
};
