import { type Item, SK } from './change.ts';
import { foldName, namesNobody, organisationKey, overlap, partyKeys } from './organisation.ts';
import { BLANK } from './prose.ts';

/** An organisation on the list of a blind call, by its key. */
export type Tie = { readonly key: string; readonly name: string };

/** The list as it is kept: made once, before anybody is asked, and the same for every reviewer. */
export const tiesItem = (list: readonly Tie[]): Item => ({ sk: SK.ties, type: 'ties', v: 1, list });

/** Whom a proposal names, as its answers say it. */
export type Named = Partial<Record<'partners' | 'advisers' | 'pilotSites', readonly string[]>> & { readonly name?: string };

/** As what somebody is named: a pilot site hides among pilot sites, and an applicant among applicants. */
const CLASSES = ['name', 'partners', 'advisers', 'pilotSites'] as const;
type Class = (typeof CLASSES)[number];
const namesAs = (named: Named, as: Class): readonly string[] => (as === 'name' ? (named.name ? [named.name] : []) : (named[as] ?? []));
const allNames = (named: Named): readonly string[] => CLASSES.flatMap((as) => namesAs(named, as));

/** So many others stand beside each that is involved, and never fewer than this in all. */
const BESIDE = 3;
const LEAST = 9;

const byName = (a: Tie, b: Tie): number => (foldName(a.name) < foldName(b.name) ? -1 : 1);

/** The key by which the conflict check knows an organisation: that of an applicant as it stands, of others without what is in brackets. */
const keyIn = (name: string, as: Class): string => (as === 'name' ? organisationKey(name) : partyKeys(name)[0]!);

const involvedIn = (named: Named): Map<string, { tie: Tie; as: Class }> => {
  const found = new Map<string, { tie: Tie; as: Class }>();
  for (const as of CLASSES)
    for (const name of namesAs(named, as)) {
      const key = namesNobody(name) ? '' : keyIn(name, as);
      if (key !== '' && !found.has(key)) found.set(key, { tie: { key, name }, as });
    }
  return found;
};

export type TieSources = {
  readonly involved: Named;
  /** Every key by which the proposal knows somebody: no other on the list may be recognised by one. */
  readonly keys: readonly string[];
  /** Whom other proposals of the same call name. */
  readonly others: readonly Named[];
  /** Organisations that are known here, each name with the organisation that it means. */
  readonly records: readonly { readonly id: string; readonly name: string }[];
  /** Where people who review work. */
  readonly roster: readonly string[];
  /** Puts the others in an order that nobody can foresee. */
  readonly rank: (key: string) => string;
};

/**
 * The list that reviewers of a blind call are asked about: those who are involved, among others who are not. Each of the first stands among three
 * that another proposal of the call names as the same, as far as there are any; then come others whom those proposals name, organisations that
 * are known here, and at last those of the roster. An organisation stands there by one name only.
 */
export const drawTies = ({ involved, keys, others, records, roster, rank }: TieSources): Tie[] => {
  const real = involvedIn(involved);
  const chosen = new Map([...real].map(([key, { tie }]) => [key, tie]));
  const meant = new Map(records.map(({ id, name }) => [organisationKey(name), id]));
  const known = new Set([...real.values()].flatMap(({ tie }) => meant.get(organisationKey(tie.name)) ?? []));
  const barred = [...keys, ...[...real.values()].flatMap(({ tie }) => partyKeys(tie.name))];
  const add = (names: readonly string[], as: Class, wanted: number): void => {
    const ties = names.filter((name) => !namesNobody(name)).map((name): Tie => ({ key: keyIn(name, as), name }));
    let left = wanted;
    for (const tie of ties.toSorted((a, b) => (rank(a.key) < rank(b.key) ? -1 : 1))) {
      const organisation = meant.get(organisationKey(tie.name));
      if (left <= 0) return;
      if (chosen.has(tie.key) || (organisation && known.has(organisation)) || overlap([tie.key, ...partyKeys(tie.name)], barred)) continue;
      chosen.set(tie.key, tie);
      if (organisation) known.add(organisation);
      left -= 1;
    }
  };
  for (const as of CLASSES)
    add(
      others.flatMap((named) => namesAs(named, as)),
      as,
      BESIDE * [...real.values()].filter((each) => each.as === as).length,
    );
  const wanted = real.size + Math.max(LEAST, BESIDE * real.size);
  for (const names of [others.flatMap(allNames), records.map(({ name }) => name), roster]) add(names, 'partners', wanted - chosen.size);
  return [...chosen.values()].sort(byName);
};

/** The list as somebody reads it: what was kept, and whoever was named since, such as a pilot site that an answer brought. */
export const shownTies = (kept: readonly Tie[], named: Named): Tie[] => {
  const readable = kept.filter(({ name }) => !name.includes(BLANK));
  const since = [...involvedIn(named).values()].flatMap(({ tie }) => (readable.some(({ key }) => key === tie.key) ? [] : [tie]));
  return [...readable, ...since].sort(byName);
};

/**
 * The list where none was kept, as reviewers were invited before there was one: others of the roster alone, for each reviewer by itself. `rank`
 * puts them in an order that stays, so that the list tells nothing when it is read again.
 */
export const tieList = ({
  involved,
  others,
  rank,
}: {
  readonly involved: Named;
  readonly others: readonly string[];
  readonly rank: (key: string) => string;
}): Tie[] => drawTies({ involved, keys: [], others: [], records: [], roster: others, rank });
