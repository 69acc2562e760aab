import * as z from 'zod';
import { type Calendar, dateAt } from './clock.ts';

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

export const isAbsent = (person: Away, at: string, calendar: Calendar): boolean => absenceOf(person, at, calendar) !== undefined;
