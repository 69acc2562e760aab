import { absenceOf } from './absence.ts';
import type { Role } from './actor.ts';
import type { Calendar } from './clock.ts';
import { detectedKinds } from './conflict.ts';
import type { RosterEntry } from './person.ts';

/** What the choice of an owner looks at. */
export type Ownable = {
  readonly language: 'nl' | 'en';
  readonly organisations: readonly string[];
  readonly parties: readonly string[];
  readonly applicant: string;
  readonly team?: readonly string[] | undefined;
  /** Of a contact request: the desk that its kind belongs to. */
  readonly queue?: string | undefined;
  /** Who answered this sender or its organisation before. */
  readonly answeredBy?: string | undefined;
};

/** Desks that are not the liaisons'. */
const ROLE_OF: Readonly<Record<string, Role>> = { admin: 'admin', chair: 'chair' };
const roleOf = ({ queue }: Ownable): Role => ROLE_OF[queue ?? ''] ?? 'liaison';

export const isInvolved = (entry: RosterEntry, item: Omit<Ownable, 'language'>): boolean =>
  entry.id === item.applicant || (item.team ?? []).includes(entry.id) || detectedKinds(entry, { ...item, id: '' }).length > 0;

/** Whether this person may go on with the item: of the right desk, and not involved. */
export const fitsAsOwner = (entry: RosterEntry, item: Ownable): boolean => entry.roles.includes(roleOf(item)) && !isInvolved(entry, item);

/**
 * Somebody of the desk that the item belongs to (a liaison where nobody of it is free), who is not involved: first who answered the same
 * sender before, then who reads the language, then whoever has least to do; ties fall by id, so that the choice can be replayed. Whoever is
 * away is left out, and if that was the first choice, their stand-in comes first.
 */
export const chooseOwner = (
  roster: readonly RosterEntry[],
  loads: Readonly<Record<string, number>>,
  item: Ownable,
  { at, calendar }: { at: string; calendar: Calendar },
): string | undefined => {
  const free = roster.filter((entry) => !isInvolved(entry, item));
  const inRole = (role: Role) => free.filter((entry) => entry.roles.includes(role));
  const isHere = (entry: RosterEntry) => absenceOf(entry, at, calendar) === undefined;
  const able = [inRole(roleOf(item)), inRole('liaison')].find((entries) => entries.some(isHere)) ?? [];
  const reads = (entry: RosterEntry) => (entry.languages.includes(item.language) ? 0 : 1);
  const load = (entry: RosterEntry) => loads[entry.id] ?? 0;
  const before = (entry: RosterEntry) => (entry.id === item.answeredBy ? 0 : 1);
  const ranked = [...able].sort((a, b) => before(a) - before(b) || reads(a) - reads(b) || load(a) - load(b) || (a.id < b.id ? -1 : 1));
  const [first] = ranked;
  if (!first || isHere(first)) return first?.id;
  const standIn = absenceOf(first, at, calendar)?.standIn;
  return (able.find((entry) => entry.id === standIn && isHere(entry)) ?? ranked.find(isHere))?.id;
};
