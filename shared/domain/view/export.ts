import * as z from 'zod';
import { type Actor, effectiveRoles } from '../actor.ts';
import type { Cell } from '../csv.ts';
import { TLP_LABELS } from '../vocabulary.ts';
import type { ColumnWords } from '../words/columns.en.ts';
import { ListRow } from './row.ts';

/** A row that leaves the house in a file. */
export const ExportRow = ListRow.extend({
  ownerName: z.string(),
  /** The title stays here, because its label does not let this person take it out. */
  withheld: z.boolean(),
  /** For whom and when it was taken out, where the label asks for that. */
  stamp: z.string().optional(),
});
export type ExportRow = z.infer<typeof ExportRow>;

/** From TLP:AMBER up a title leaves with a chair or an administrator alone, from TLP:AMBER+STRICT up with a stamp; the reference stays whoever asks. */
export const exportRow = (row: ListRow, viewer: Actor, { name, now, ownerName }: { name: string; now: string; ownerName: string }): ExportRow => {
  const isOpen = row.tlp === 'clear' || row.tlp === 'green';
  const mayTake = isOpen || effectiveRoles(viewer).some((role) => role === 'chair' || role === 'admin');
  const stamp = row.tlp === 'amber-strict' && mayTake ? { stamp: `${TLP_LABELS[row.tlp]} · ${name} · ${now}` } : {};
  return { ...row, ownerName, title: mayTake ? row.title : '', withheld: !mayTake && row.title !== '', ...stamp };
};

/** The cells of a row, in the order of the columns. */
const CELLS: { readonly [C in keyof ColumnWords['column']]: (row: ExportRow, words: ColumnWords) => Cell } = {
  reference: (row) => row.reference,
  kind: (row, words) => words.kind[row.kind],
  title: (row) => row.title,
  stage: (row) => row.stage,
  tlp: (row) => TLP_LABELS[row.tlp],
  owner: (row) => row.ownerName,
  received: (row) => row.receivedAt,
  due: (row) => row.due,
  late: (row, words) => (row.late ? words.late : ''),
  waitingSince: (row) => row.waitingSince,
  language: (row) => row.language,
  contactKind: (row) => row.contactKind,
  queue: (row) => row.queue,
  priority: (row) => row.priority,
  origin: (row) => row.origin,
  flags: (row) => row.flags.join(' '),
  note: (row, words) => row.stamp ?? (row.withheld ? words.withheld : ''),
  id: (row) => row.id,
};
const COLUMNS = Object.keys(CELLS) as (keyof typeof CELLS)[];

export const columnsIn = (words: ColumnWords): string[] => COLUMNS.map((column) => words.column[column]);
export const cellsOf = (row: ExportRow, words: ColumnWords): Cell[] => COLUMNS.map((column) => CELLS[column](row, words));
