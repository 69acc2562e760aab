import { type Assignment, isLive } from '../assignment.ts';
import { type Calendar, dateAt } from '../clock.ts';
import { fieldOf, type Field, type PanelRequest } from '../panel/choose.ts';
import type { ReviewerProfile } from '../panel/profile.ts';
import { panelSoFar } from '../panel/reroute.ts';
import type { Period } from '../panel/value.ts';
import type { RosterEntry } from '../person.ts';
import type { Proposal } from '../proposal.ts';
import { rulesOf } from '../rules.ts';
import { needsOf, profileOf, relationsOf, type Stand, type StoredAnswers } from './mapping.ts';

/** Whoever could review at all: a reviewer whom a letter reaches. */
export const isAskable = (entry: Pick<RosterEntry, 'roles' | 'unaddressed'>): boolean => entry.roles.includes('reviewer') && !entry.unaddressed;

/** Everything that a choice for one proposal is made from. */
export type Inputs = {
  readonly root: Proposal;
  readonly parts: StoredAnswers;
  readonly assignments: readonly Assignment[];
  readonly people: readonly RosterEntry[];
  /** Places taken in the present quarter, by person. */
  readonly taken: Readonly<Record<string, number>>;
  readonly stands: Readonly<Record<string, Stand>>;
  readonly at: string;
  readonly calendar: Calendar;
  readonly released?: readonly string[];
  /** Whoever judged the proposal that this one improves on. */
  readonly earlier?: ReadonlySet<string>;
};

const DAY_MS = 86_400_000;

/** How much of the present quarter is over, more than nothing and at most all of it. */
export const elapsedAt = (at: string, calendar: Calendar): number => {
  const [year, month, day] = dateAt(at, calendar).split('-').map(Number) as [number, number, number];
  const first = Math.floor((month - 1) / 3) * 3;
  const [start, end] = [Date.UTC(year, first, 1), Date.UTC(year, first + 3, 1)];
  return (Date.UTC(year, month - 1, day) + DAY_MS - start) / (end - start);
};

/** The fair share of a quarter: what each would have at its end if it went on as so far, and one at least. */
export const periodOf = (profiles: readonly ReviewerProfile[], at: string, calendar: Calendar): Period => {
  const elapsed = elapsedAt(at, calendar);
  const mean = profiles.length === 0 ? 0 : profiles.reduce((sum, { taken }) => sum + taken, 0) / profiles.length;
  return { fairShare: Math.max(1, mean / elapsed), elapsed };
};

/** Whoever left for a conflict that bars no longer, because it was dismissed, waived or has ended, can be asked like anybody else. */
const stillTold = (assignments: readonly Assignment[], ties: ReadonlyMap<string, readonly unknown[]>): readonly Assignment[] =>
  assignments.filter((each) => isLive(each) || each.reason !== 'conflict' || ties.get(each.reviewer)?.length !== 0);

/** The request for the engine: the same inputs make the same request. The seed changes with the round, so that another lot is drawn. */
export const requestOf = ({ root, parts, assignments, people, taken, stands, at, calendar, released = [], earlier }: Inputs): PanelRequest => {
  const askable = people.filter(isAskable);
  const reviewers = askable.map((entry) => profileOf(entry, { taken: taken[entry.id] ?? 0, at, calendar }));
  const ties = new Map(askable.map((entry) => [entry.id, relationsOf(entry, root, parts, stands[entry.id])]));
  return {
    needs: needsOf(root, parts),
    reviewers,
    relations: (id) => ties.get(id) ?? [],
    ...panelSoFar(stillTold(assignments, ties)),
    released,
    ...(earlier?.size ? { earlier: [...earlier].sort() } : {}),
    size: rulesOf(root).reviewers,
    period: periodOf(reviewers, at, calendar),
    seed: `${root.id} ${root.round}`,
  };
};

export const fieldFor = (inputs: Inputs): Field => fieldOf(requestOf(inputs));

/** Places of the panel that nobody holds. */
export const openSeats = ({ size, seated }: Pick<Field, 'size' | 'seated'>): number => Math.max(0, size - seated.length);
