import { idsOf } from '../../shared/domain/vocabulary.ts';
import type { Kinds } from './content.ts';

/** A form with one row more or less, and which row is new. */
export type Rearranged = { readonly typed: URLSearchParams; readonly fresh?: { readonly name: string; readonly row: number } };

/** Values of this name that are ticked and not typed in rows. */
const tickedIn = (name: string, values: readonly string[]): string[] =>
  name === 'maturity/protocols' ? values.filter((value) => idsOf('protocols').includes(value)) : [];

const withList = (typed: URLSearchParams, name: string, verb: string, at: number): Rearranged => {
  const values = typed.getAll(name);
  const ticked = tickedIn(name, values);
  const rows = values.filter((value) => !ticked.includes(value));
  const left = verb === 'remove' ? rows.toSpliced(at, 1) : [...rows.filter((value) => value.trim() !== ''), ''];
  const next = new URLSearchParams(typed);
  next.delete(name);
  for (const value of [...ticked, ...left]) next.append(name, value);
  return verb === 'remove' ? { typed: next } : { typed: next, fresh: { name, row: left.length - 1 } };
};

const withRows = (typed: URLSearchParams, name: string, verb: string, at: number, fields: readonly string[]): Rearranged => {
  const indexes = [...typed.keys()].flatMap((key) => (key.startsWith(`${name}/`) ? [Number(key.slice(name.length + 1).split('/')[0])] : []));
  const rows = [...new Set(indexes)].sort((a, b) => a - b).map((index) => fields.map((field) => typed.get(`${name}/${index}/${field}`) ?? ''));
  const isFilled = (row: readonly string[]): boolean => row.some((value) => value.trim() !== '');
  const left = verb === 'remove' ? rows.toSpliced(at, 1) : [...rows.filter(isFilled), fields.map(() => '')];
  const next = new URLSearchParams([...typed].filter(([key]) => !key.startsWith(`${name}/`)));
  for (const [i, row] of left.entries()) for (const [j, field] of fields.entries()) next.append(`${name}/${i}/${field}`, row[j] ?? '');
  return verb === 'remove' ? { typed: next } : { typed: next, fresh: { name, row: left.length - 1 } };
};

const FIELDS_OF: Readonly<Record<string, readonly string[]>> = { 'standards/techniques': ['id', 'relation'], 'exclusions/reviewers': ['name', 'why'] };

/** Whether a button of this part's lists says so: anything else was not sent by a form of ours. */
export const isRearranging = (act: string, part: string, kinds: Kinds): boolean => {
  const [verb = '', name = '', at = '0'] = act.split(' ');
  const field = name.startsWith(`${part}/`) ? name.slice(part.length + 1) : '';
  const kind = Object.hasOwn(kinds, field) ? kinds[field] : undefined;
  return (verb === 'add' || verb === 'remove') && (kind === 'list' || kind === 'rows') && /^\d{1,3}$/.test(at);
};

/** What the buttons "add" and "remove" of a list ask for, where no script does it: nothing is saved, and nothing typed is lost. */
export const rearranged = (typed: URLSearchParams, act: string): Rearranged => {
  const [verb = '', name = '', at = '0'] = act.split(' ');
  if (verb !== 'add' && verb !== 'remove') return { typed };
  const fields = Object.hasOwn(FIELDS_OF, name) ? FIELDS_OF[name] : undefined;
  return fields ? withRows(typed, name, verb, Number(at), fields) : withList(typed, name, verb, Number(at));
};
