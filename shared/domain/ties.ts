import { foldName, namesNobody, organisationKey } from './organisation.ts';

/** An organisation on the list of a blind call, by its key. */
export type Tie = { readonly key: string; readonly name: string };

/** So many others stand beside each that is involved, and never fewer than this in all. */
const BESIDE = 3;
const LEAST = 9;

const byName = (a: Tie, b: Tie): number => (foldName(a.name) < foldName(b.name) ? -1 : 1);

/**
 * The organisations that a reviewer of a blind call is asked about: those who are involved, among others who are not, in the order of their
 * names. `rank` puts the others in an order that nobody can foresee and that stays, so that the list tells nothing when it is read again.
 */
export const tieList = ({
  involved,
  others,
  rank,
}: {
  readonly involved: readonly string[];
  readonly others: readonly string[];
  readonly rank: (key: string) => string;
}): Tie[] => {
  const known = new Map<string, Tie>();
  const add = (name: string): void => {
    const key = namesNobody(name) ? undefined : organisationKey(name);
    if (key && !known.has(key)) known.set(key, { key, name });
  };
  involved.forEach(add);
  const real = known.size;
  const wanted = Math.max(LEAST, real * BESIDE);
  const further = new Map(others.filter((name) => !namesNobody(name)).map((name) => [organisationKey(name), name]));
  const chosen = [...further].filter(([key]) => !known.has(key)).sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1));
  for (const [, name] of chosen.slice(0, wanted)) add(name);
  return [...known.values()].sort(byName);
};
