import { type Notes, oneLine, textOf } from './fit.ts';
import type { Source } from './lines.ts';
import { isKnownName, nameOf } from './names.ts';

/** A line by the names that are used here. */
export type Line = {
  /** The value as it came; undefined where there is none or it is blank. */
  readonly value: (name: string) => unknown;
  /** The first of these that has text. */
  readonly text: (...names: readonly string[]) => string;
  readonly line: (...names: readonly string[]) => string;
  readonly list: (name: string) => string[];
  readonly has: (...names: readonly string[]) => boolean;
  /** Text of columns that nobody here knows, with their own names. */
  readonly rest: () => string;
  /** Whether it says anything beside its kind, date, number and the like. */
  readonly saysSomething: boolean;
};

/** Objects within a line whose entries count as the line's own. */
const OPENED = new Set(['consent', 'expertise', 'contact', 'from', 'applicant', 'organisation', 'answers']);
/** What an organisation calls its own name and kind. */
const WITHIN_ORGANISATION: Readonly<Record<string, string>> = { name: 'organisation', type: 'orgtype' };
/** Names that alone say nothing. */
const BARE = new Set(['id', 'nr', 'nummer', 'number', 'kind', 'type', 'declaredkind', 'language', 'date', 'tlp', 'synthetic', 'notice']);

const isBlank = (value: unknown): boolean => value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
const isObject = (value: unknown): value is Source => value !== null && typeof value === 'object' && !Array.isArray(value);

const entriesIn = (record: Source): [name: string, value: unknown][] =>
  Object.entries(record).flatMap(([key, value]): [string, unknown][] => {
    const name = nameOf(key);
    if (!OPENED.has(name) || !isObject(value)) return [[name, value]];
    const within = Object.entries(value).map(([inner, each]): [string, unknown] => [nameOf(inner), each]);
    return name === 'organisation' ? within.map(([inner, each]) => [WITHIN_ORGANISATION[inner] ?? inner, each]) : within;
  });

/** All texts of a line, however deep; lines are no deeper than their reader lets through. */
export const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
};

const hasText = (value: unknown): boolean => textsIn(value).some((text) => text.trim() !== '');

/** The names of a record under which it says something. */
export const namesIn = (record: Source): string[] => entriesIn(record).flatMap(([name, value]) => (BARE.has(name) || !hasText(value) ? [] : [name]));

/** Reads a line by name; of several columns of one name the first that is not blank counts. What reading costs is noted. */
export const openLine = (record: Source, notes: Notes): Line => {
  const values = new Map<string, unknown>();
  for (const [name, value] of entriesIn(record)) if (!isBlank(value) && !values.has(name)) values.set(name, value);
  const text = (...names: readonly string[]): string => names.map((name) => textOf(values.get(name), notes)).find((found) => found !== '') ?? '';
  return {
    value: (name) => values.get(name),
    text,
    line: (...names) => oneLine(text(...names)),
    list: (name) => {
      const value = values.get(name);
      const parts = Array.isArray(value) ? value.map((each) => textOf(each, notes)) : textOf(value, notes).split(/[;,|\n]/);
      return parts.map(oneLine).filter((part) => part !== '');
    },
    has: (...names) => names.some((name) => values.has(name)),
    rest: () =>
      Object.entries(record)
        .filter(([key, value]) => !isKnownName(key) && !BARE.has(nameOf(key)) && !isBlank(value) && typeof value === 'string')
        .map(([key, value]) => (key.startsWith('#') ? textOf(value, notes) : `${oneLine(key)}: ${textOf(value, notes)}`))
        .join('\n'),
    saysSomething: [...values].some(([name, value]) => !BARE.has(name) && hasText(value)),
  };
};
