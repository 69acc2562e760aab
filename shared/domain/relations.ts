import { callKey, partyKeys } from './organisation.ts';
import type { FormerEmployer, KnownRelation, StandingConflict } from './profile.ts';

/** For so long after leaving, somebody does not judge what the former employer sends in. */
export const FORMER_YEARS = 3;
/** So many keys of one kind are kept of a person; nobody has that many neighbours. */
const MOST_KEYS = 80;

/** What is known of the organisations around a person: the keys of each. */
export type Around = {
  /** The own employer, by every name. */
  readonly own: readonly string[];
  /** Above and below it, however far. */
  readonly line: readonly string[];
  readonly competitors: readonly { readonly keys: readonly string[]; readonly capability?: string | undefined }[];
  readonly customers: readonly string[];
  /** All keys of an organisation that a person names, by its name. */
  readonly named: Readonly<Record<string, readonly string[]>>;
  /** Calls in which the person has a proposal. */
  readonly calls: readonly string[];
};

/** The first day on which a former employer counts no more: the whole of the last day still does. */
const lapses = ({ until }: FormerEmployer): string => {
  const [year, month, day] = until.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year + FORMER_YEARS, month - 1, day + 1)).toISOString();
};
const isRecent = (former: FormerEmployer, at: string): boolean => at < lapses(former);

const relation = (kind: KnownRelation['kind'], keys: Iterable<string>, capability?: string): KnownRelation[] => {
  const unique = [...new Set(keys)].sort().slice(0, MOST_KEYS);
  return unique.length === 0 ? [] : [{ kind, keys: unique, ...(capability === undefined ? {} : { capability }) }];
};

/** When the next of these employers stops to count, so that the relations are looked at again. */
export const formerEnds = ({ former = [] }: { readonly former?: readonly FormerEmployer[] | undefined }, at: string): string | undefined =>
  former
    .filter((each) => isRecent(each, at))
    .map(lapses)
    .sort()[0];

/**
 * Every relation of a person to other organisations, from the records and from what the person told; the same input gives the same, in the
 * same order, so that nothing is written where nothing has changed.
 */
export const relationsFor = (
  { standing = [], former = [] }: { readonly standing?: readonly StandingConflict[] | undefined; readonly former?: readonly FormerEmployer[] | undefined },
  around: Around,
  at: string,
): KnownRelation[] => {
  const keysFor = (name: string): string[] => [...partyKeys(name), ...(around.named[name] ?? [])];
  const fields = [...new Set(around.competitors.map(({ capability }) => capability))].sort();
  const told = standing.flatMap(({ kind, organisation, capability }): KnownRelation[] =>
    organisation === undefined ? [{ kind, keys: [], ...(capability === undefined ? {} : { capability }) }] : relation(kind, keysFor(organisation), capability),
  );
  const found = [
    ...relation(
      'same-org',
      former.filter((each) => isRecent(each, at)).flatMap(({ organisation }) => keysFor(organisation)),
    ),
    ...relation('parent', around.line),
    ...relation('competing-proposal', around.calls.map(callKey)),
    ...fields.flatMap((field) =>
      relation(
        'competitor',
        around.competitors.filter(({ capability }) => capability === field).flatMap(({ keys }) => keys),
        field,
      ),
    ),
    ...relation('customer', around.customers),
    ...told,
  ];
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
};
