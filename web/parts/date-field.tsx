import type { Language } from '../../shared/community.ts';
import { partWords } from '../words/parts.ts';
import { FieldGroup, type FieldProps, idOf } from './field.tsx';

export type DateFieldProps = FieldProps & {
  /** As it was stored, "2026-12-07", or as it was typed. */
  readonly value?: TypedDate | string | undefined;
};

/** A date as somebody typed it; not always one. */
export type TypedDate = { readonly day: string; readonly month: string; readonly year: string };
const PARTS = ['day', 'month', 'year'] as const;

const typedOf = (value: TypedDate | string | undefined): TypedDate => {
  if (typeof value === 'object') return value;
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})/.exec(value ?? '') ?? [];
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
};

/** What the three boxes hold, for showing it again. */
export const typedDate = (form: URLSearchParams, name: string): TypedDate => {
  const part = (each: (typeof PARTS)[number]) => (form.get(`${name}/${each}`) ?? '').trim().slice(0, 10);
  return { day: part('day'), month: part('month'), year: part('year') };
};

/** The three boxes as one date, "2026-12-07"; '' where all are empty, and as they stand where they are no date, so that the schema refuses it. */
export const dateFrom = (form: URLSearchParams, name: string): string => {
  const { day, month, year } = typedDate(form, name);
  if (day === '' && month === '' && year === '') return '';
  return `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

const BOXES = [
  ['day', 2],
  ['month', 2],
  ['year', 4],
] as const;

const Box = ({ language, name, part, length, value, wrong }: BoxProps) => (
  <div class={`date-${part}`}>
    <label for={part === 'day' ? idOf(name) : idOf(`${name}/${part}`)}>{partWords[language][part]}</label>
    <input
      class="field-in"
      id={part === 'day' ? idOf(name) : idOf(`${name}/${part}`)}
      name={`${name}/${part}`}
      type="text"
      inputmode="numeric"
      autocomplete="off"
      maxlength={length}
      value={value}
      aria-invalid={wrong ? 'true' : undefined}
    />
  </div>
);
type BoxProps = {
  readonly language: Language;
  readonly name: string;
  readonly part: (typeof PARTS)[number];
  readonly length: number;
  readonly value: string;
  readonly wrong: boolean;
};

/** A date in three boxes, in the order in which it is said. */
export const DateField = (props: DateFieldProps) => {
  const typed = typedOf(props.value);
  return (
    <FieldGroup {...props}>
      <div class="date">
        {BOXES.map(([part, length]) => (
          <Box key={part} language={props.language} name={props.name} part={part} length={length} value={typed[part]} wrong={props.error !== undefined} />
        ))}
      </div>
    </FieldGroup>
  );
};
