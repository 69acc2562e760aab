import type { Language } from '../../shared/community.ts';
import { FieldGroup, type FieldProps, idOf, type Option } from '../parts/field.tsx';
import { formWords } from '../words/form.ts';

/** What stands in a row: one line, several, a choice, or an id of a list beside it. */
export type Column = {
  /** Empty where a row is one value. */
  readonly field: string;
  readonly label: string;
  readonly lines?: number;
  readonly options?: readonly Option[];
  readonly list?: string;
};
export type Row = Readonly<Record<string, string>>;
export type RowsProps = FieldProps & {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly most: number;
  /** What one row is called, such as "partner". */
  readonly one: string;
  /** The row that was just added, where typing goes on. */
  readonly fresh?: number | undefined;
  /** Tells the ids apart from others of the same name. */
  readonly prefix?: string;
};

type CellProps = {
  readonly language: Language;
  readonly name: string;
  readonly base: string;
  readonly at: string;
  readonly column: Column;
  readonly row: Row;
  readonly fresh: boolean;
};

const nameAt = (name: string, at: string, field: string): string => (field === '' ? name : `${name}/${at}/${field}`);
/** The first bears the name of the whole field, so that the summary of errors leads there. */
const idAt = (name: string, at: string, field: string, isFirst: boolean): string => (at === '0' && isFirst ? idOf(name) : idOf(`${name}-${at}-${field}`));

const Cell = ({
  language,
  name,
  base,
  at,
  column,
  row,
  fresh,
  single,
  first,
  one,
}: CellProps & { readonly single: boolean; readonly first: boolean; readonly one: string }) => {
  const { field, label, lines, options, list } = column;
  const shared = { id: idAt(base, at, field, first), name: nameAt(name, at, field), autofocus: fresh };
  const value = row[field] ?? '';
  return (
    <div class="rows-cell">
      <label for={shared.id} class={single ? 'vh' : 'rows-label'}>
        {label} <span class="vh" data-number>{`${one} ${at === '__i__' ? at : Number(at) + 1}`}</span>
      </label>
      {options ? (
        <select class="field-in" {...shared}>
          <option value="">{formWords[language].choose}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : lines ? (
        <textarea class="field-in" rows={lines} dir="auto" {...shared} value={value} />
      ) : (
        <input class="field-in" type="text" dir="auto" list={list} autocomplete={list ? 'off' : undefined} {...shared} value={value} />
      )}
    </div>
  );
};

type OneProps = Pick<RowsProps, 'language' | 'name' | 'columns' | 'one'> & {
  readonly base: string;
  readonly at: string;
  readonly row: Row;
  readonly fresh: boolean;
};
const One = ({ language, name, base, columns, one, at, row, fresh }: OneProps) => (
  <div class={columns.length === 1 ? 'rows-row' : 'rows-row rows-many'}>
    {columns.map((column, i) => (
      <Cell
        key={column.field}
        language={language}
        name={name}
        base={base}
        at={at}
        column={column}
        row={row}
        fresh={fresh && i === 0}
        single={columns.length === 1}
        first={i === 0}
        one={one}
      />
    ))}
    <button class="btn btn-quiet rows-remove" type="submit" name="act" value={`remove ${name} ${at}`} data-remove>
      {formWords[language].remove}
      <span class="vh" data-number>{` ${one} ${at === '__i__' ? at : Number(at) + 1}`}</span>
    </button>
  </div>
);

/** Several answers of one kind, each in a row; buttons add and remove rows, through the server where there is no script. */
export const Rows = (props: RowsProps) => {
  const { language, name, columns, rows, most, one, fresh, prefix } = props;
  const base = prefix === undefined ? name : `${name}-${prefix}`;
  const shown = rows.length === 0 ? [{}] : rows;
  return (
    <FieldGroup {...props}>
      <div data-rows={name} data-most={most}>
        {shown.map((row, i) => (
          <One key={i} language={language} name={name} base={base} columns={columns} one={one} at={String(i)} row={row} fresh={i === fresh} />
        ))}
        <template>
          <One language={language} name={name} base={base} columns={columns} one={one} at="__i__" row={{}} fresh={false} />
        </template>
        <p class="rows-add">
          <button class="btn btn-quiet" type="submit" name="act" value={`add ${name}`} data-add hidden={shown.length >= most}>
            {formWords[language].add.replace('{one}', one)}
          </button>
        </p>
      </div>
    </FieldGroup>
  );
};
