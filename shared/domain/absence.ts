import * as z from 'zod';
import { type Calendar, dateAt, instantOf } from './clock.ts';

/** Days on which somebody is away, the last one included, and who stands in. */
export const Absence = z.strictObject({ from: z.iso.date(), until: z.iso.date(), standIn: z.string().optional() });
export type Absence = z.infer<typeof Absence>;
export const Absences = z.array(Absence).max(10);

type Away = { readonly absences?: readonly Absence[] | undefined };

/** The absence of somebody at this moment, by the local calendar. */
export const absenceOf = ({ absences = [] }: Away, at: string, calendar: Calendar): Absence | undefined => {
  const day = dateAt(at, calendar);
  return absences.find(({ from, until }) => from <= day && day <= until);
};

/** The first absence that falls into these days, both included, and is not over. */
export const absenceIn = ({ absences = [] }: Away, { from, until }: { readonly from: string; readonly until: string }): Absence | undefined =>
  [...absences].sort((a, b) => (a.from < b.from ? -1 : 1)).find((each) => each.from <= until && from <= each.until);

/** The absence that a piece of work falls into, from now until its due time, or until now where that is over. */
export const awayFrom = (person: Away, { at, due }: { readonly at: string; readonly due: string }, calendar: Calendar): Absence | undefined =>
  absenceIn(person, { from: dateAt(at, calendar), until: dateAt(due > at ? due : at, calendar) });

/** The first moment after an absence. */
export const backAfter = ({ until }: Pick<Absence, 'until'>, calendar: Calendar): string => {
  const [year, month, day] = until.split('-').map(Number) as [number, number, number];
  return new Date(instantOf(Date.UTC(year, month - 1, day + 1, 8), calendar.timeZone)).toISOString();
};

export const isAbsent = (person: Away, at: string, calendar: Calendar): boolean => absenceOf(person, at, calendar) !== undefined;
