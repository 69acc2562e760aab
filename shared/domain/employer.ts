import { organisationKey } from './organisation.ts';
import type { FormerEmployer } from './profile.ts';

type Employed = { readonly organisation: string; readonly former?: readonly FormerEmployer[] | undefined };
type Said = readonly Pick<FormerEmployer, 'organisation' | 'until'>[];

/** Whether two names are of different employers; names that lead to one record, or differ in nothing that counts, are one. */
export const isOtherEmployer = (before: string, after: string, records: ReadonlyMap<string, string>): boolean => {
  const [old, now] = [organisationKey(before), organisationKey(after)];
  return before !== '' && old !== now && (records.get(old) ?? old) !== (records.get(now) ?? now);
};

const has = (former: Said, organisation: string): boolean => former.some((each) => organisationKey(each.organisation) === organisationKey(organisation));

/** Former employers as an administrator leaves them: what was recorded keeps that mark for as long as it stands there. */
export const enteredFormer = ({ former = [] }: Pick<Employed, 'former'>, said: Said): FormerEmployer[] =>
  said.map((each) =>
    has(
      former.filter(({ recorded }) => recorded),
      each.organisation,
    )
      ? { ...each, recorded: true }
      : { ...each },
  );

/** Former employers as somebody says it; what was recorded is no longer for the person to leave out or to date anew. */
export const toldFormer = ({ former = [] }: Pick<Employed, 'former'>, said: Said): FormerEmployer[] => {
  const kept = former.filter(({ recorded }) => recorded);
  return [...kept, ...said.filter(({ organisation }) => !has(kept, organisation))];
};

/**
 * Former employers once somebody works elsewhere: the one until now joins them, with this day as its last. What came and went within one day was
 * a slip and leaves nothing behind.
 */
export const formerAfter = ({ organisation, former: before = [] }: Employed, after: Employed, day: string): FormerEmployer[] => {
  const { former = [] } = after;
  const isSlip = before.some(({ recorded, until }) => recorded && until === day);
  const left = isSlip || has(former, organisation) ? [] : [{ organisation, until: day, recorded: true as const }];
  const isBack = (each: FormerEmployer) => each.recorded && each.until === day && organisationKey(each.organisation) === organisationKey(after.organisation);
  return [...former.filter((each) => !isBack(each)), ...left];
};
