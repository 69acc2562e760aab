import type { Absence } from './absence.ts';
import type { Change } from './change.ts';
import type { Mailing, Person, RosterEntry } from './person.ts';
import { type FieldError, Refusal } from './refusal.ts';

/** How news of the desk reaches somebody. Choosing is also how somebody who called our mail unwanted gets it again. */
export const setMailing = (person: Person, mailing: Mailing): Change<Person> => ({
  root: { ...person, mailing, complained: undefined },
  facts: [{ type: 'MailingSet', mailing }],
});

const STAFF: readonly string[] = ['liaison', 'chair', 'admin'];

/** What is wrong with the days of an absence, or with who stands in: a colleague at the desk, and never the one who is away. */
const absenceFaults = (person: Person, absence: Absence, i: number, roster: readonly RosterEntry[]): FieldError[] => {
  const fault = (name: keyof Absence, code: string): FieldError => ({ path: `absences/${i}/${name}`, code, message: '' });
  const standIn = roster.find(({ id }) => id === absence.standIn);
  return [
    ...(absence.until < absence.from ? [fault('until', 'absence.order')] : []),
    ...(absence.standIn === person.id ? [fault('standIn', 'colleague.self')] : []),
    ...(absence.standIn !== undefined && !standIn?.roles.some((role) => STAFF.includes(role)) ? [fault('standIn', 'colleague.unknown')] : []),
  ];
};

/** When somebody is away, and who stands in meanwhile: the whole list anew. Nothing comes in for them on those days. */
export const setAbsences = (person: Person, { absences, roster }: { absences: readonly Absence[]; roster: readonly RosterEntry[] }): Change<Person> => {
  const fields = absences.flatMap((absence, i) => absenceFaults(person, absence, i, roster));
  if (fields.length > 0) throw new Refusal('request.invalid', { fields });
  return { root: { ...person, absences: [...absences].sort((a, b) => (a.from < b.from ? -1 : 1)) }, facts: [{ type: 'AbsencesSet', count: absences.length }] };
};

/** How many reviews somebody takes on in a quarter; what was accepted stays. */
export const setCapacity = (person: Person, capacity: number): Change<Person> => ({
  root: { ...person, capacity },
  facts: [{ type: 'PersonChanged', roles: person.roles }],
});
