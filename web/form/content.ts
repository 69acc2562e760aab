/**
 * How answers travel in a form: what a browser sends and what is stored, each made of the other by the same rule. The server reads forms with
 * it, pages fill them in with it, and the browser saves with it while somebody types; so it imports nothing.
 */

/**
 * text, number: one value · list: several of one name · yes: ticked or absent · flag: ticked or not · choice: yes, no or absent ·
 * rows: `name/0/field` · record: `name/field` · "with x": one value that goes along where field x is answered.
 */
export type Kind = 'text' | 'number' | 'list' | 'yes' | 'flag' | 'choice' | 'rows' | 'record' | `with ${string}`;
export type Kinds = Readonly<Record<string, Kind>>;
export type Content = Readonly<Record<string, unknown>>;
type Typed = Pick<URLSearchParams, 'get' | 'getAll' | 'keys'>;

const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

/** A comma or a point before three digits may mean a thousand or a thousandth: that is left as it was typed, for a person to mend. */
const numberOf = (text: string): number | string => (/^-?\d+(?:[.,](?!\d{3}$)\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : text);

/** The rows of a name in their order, each by its fields; rows in which nothing stands are left out. */
const rowsIn = (typed: Typed, name: string): Record<string, string>[] => {
  const rows = new Map<number, Record<string, string>>();
  for (const key of new Set(typed.keys())) {
    const [, index, field] = key.startsWith(`${name}/`) ? (/^\/(\d{1,3})\/(\w+)$/.exec(key.slice(name.length)) ?? []) : [];
    const value = typed.get(key);
    if (index === undefined || field === undefined || isBlank(value)) continue;
    rows.set(Number(index), { ...rows.get(Number(index)), [field]: value! });
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
};

const recordIn = (typed: Typed, name: string): Record<string, string> | undefined => {
  const filled = [...new Set(typed.keys())].filter((key) => key.startsWith(`${name}/`) && !isBlank(typed.get(key)));
  return filled.length === 0 ? undefined : Object.fromEntries(filled.map((key) => [key.slice(name.length + 1), typed.get(key)!]));
};

const orNothing = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);

const valueIn = (typed: Typed, name: string, kind: Kind): unknown => {
  const text = typed.get(name);
  switch (kind) {
    case 'number':
      return isBlank(text) ? undefined : numberOf(text!);
    case 'list':
      return orNothing(typed.getAll(name).filter((each) => !isBlank(each)));
    case 'yes':
      return isBlank(text) ? undefined : true;
    case 'flag':
      return !isBlank(text);
    case 'choice':
      return text === 'yes' ? true : text === 'no' ? false : undefined;
    case 'rows':
      return orNothing(rowsIn(typed, name));
    case 'record':
      return recordIn(typed, name);
    default:
      return isBlank(text) ? undefined : text!;
  }
};

/** What was typed into a part, as it is stored: what was left empty is absent. */
export const contentOf = (part: string, kinds: Kinds, typed: Typed): Record<string, unknown> => {
  const content: Record<string, unknown> = {};
  for (const [field, kind] of Object.entries(kinds)) {
    const value = valueIn(typed, `${part}/${field}`, kind);
    const needs = kind.startsWith('with ') ? kind.slice(5) : undefined;
    if (value !== undefined && (needs === undefined || content[needs] !== undefined)) content[field] = value;
  }
  return content;
};

const entriesOf = (name: string, kind: Kind, value: unknown): [string, string][] => {
  if (value === undefined || value === null) return [];
  if (kind === 'list') return (value as readonly unknown[]).map((each) => [name, String(each)]);
  if (kind === 'rows')
    return (value as readonly Content[]).flatMap((row, i) =>
      Object.entries(row).map(([field, each]): [string, string] => [`${name}/${i}/${field}`, String(each)]),
    );
  if (kind === 'record') return Object.entries(value as Content).map(([field, each]) => [`${name}/${field}`, String(each)]);
  if (kind === 'yes' || kind === 'flag') return value === true ? [[name, 'yes']] : [];
  if (kind === 'choice') return [[name, value === true ? 'yes' : 'no']];
  return [[name, String(value)]];
};

/** What is chosen beforehand in a part that nobody has filled in: the careful answer. */
export const firstIn = (part: string): Content => (part === 'request' ? { tlp: 'amber-strict', share: 'reviewers' } : {});

/** A stored part as a form that holds it. */
export const typedOf = (part: string, kinds: Kinds, content: Content): URLSearchParams =>
  new URLSearchParams(Object.entries(kinds).flatMap(([field, kind]) => entriesOf(`${part}/${field}`, kind, content[field])));
