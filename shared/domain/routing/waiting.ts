import * as z from 'zod';
import { absenceOf } from '../absence.ts';
import { AssignmentStatus } from '../assignment.ts';
import { type Calendar, DAY, Instant, instantOf } from '../clock.ts';
import type { Field } from '../panel/choose.ts';
import type { ProposalNeeds, ReviewerProfile } from '../panel/profile.ts';
import { type Asked, shortOf, type Waiting, wakeOrder } from '../panel/reroute.ts';
import type { RosterEntry } from '../person.ts';
import { HELICES } from '../profile.ts';
import { nextQuarter } from '../promise.ts';

const ids = z.array(z.string());

/** A proposal with places that nobody could fill, with all that tells whether one more place would help it: ids and codes alone. */
export const WaitingRow = z.object({
  proposal: z.string(),
  since: Instant,
  /** When the decision is promised, for the order in which places are given. */
  due: z.string(),
  missing: z.number().int().positive(),
  size: z.number().int(),
  seed: z.string(),
  needs: z.object({
    id: z.string(),
    capabilities: ids,
    assets: ids,
    sectors: ids,
    protocols: ids,
    language: z.string(),
    organisations: ids,
    helix: z.enum(HELICES).optional(),
    safetySeat: z.boolean(),
  }),
  asks: z.array(z.object({ reviewer: z.string(), status: AssignmentStatus })),
  /** Whoever a relation keeps out. */
  barred: ids,
});
export type WaitingRow = z.infer<typeof WaitingRow>;

const isTie = ({ limit }: { readonly limit: string }): boolean => limit === 'conflict' || limit === 'ruling';

export const waitingRow = (
  field: Field,
  { proposal, asks, missing, since, due }: { proposal: string; asks: readonly Asked[]; missing: number; since: string; due: string },
): WaitingRow => {
  const { needs, seed } = field.request;
  const { capabilities, assets, sectors, protocols, organisations, ...rest } = needs;
  return {
    proposal,
    since,
    due,
    missing,
    size: field.size,
    seed,
    needs: {
      ...rest,
      capabilities: [...capabilities],
      assets: [...assets],
      sectors: [...sectors],
      protocols: [...protocols],
      organisations: [...organisations],
    },
    asks: asks.map(({ reviewer, status }) => ({ reviewer, status })),
    barred: field.people.filter(({ exclusions }) => exclusions.some(isTie)).map(({ id }) => id),
  };
};

/** The same for the engine, beside the people as they are now. */
export const waitingFor = (row: WaitingRow, reviewers: readonly ReviewerProfile[]): Waiting => ({
  request: {
    needs: row.needs as ProposalNeeds,
    reviewers,
    relations: (id) => (row.barred.includes(id) ? [{ kind: 'named', ruled: 'refused' }] : []),
    size: row.size,
    seed: row.seed,
  },
  asks: row.asks,
  due: row.due,
  since: row.since,
});

const LIVE: readonly AssignmentStatus[] = ['invited', 'accepted', 'submitted'];

/** As if nothing were known that keeps this person out; whether it still does is found out by a look at the proposal itself. */
const withChanceFor = (person: string, row: WaitingRow): WaitingRow => ({
  ...row,
  barred: row.barred.filter((id) => id !== person),
  asks: row.asks.filter(({ reviewer, status }) => reviewer !== person || LIVE.includes(status)),
});

/** The proposals that may lack fewer people now that something about this person has changed, the first to be served first. */
export const helpedBy = (person: string, rows: readonly WaitingRow[], reviewers: readonly ReviewerProfile[]): string[] =>
  rows
    .map((row) => ({ row, waiting: waitingFor(withChanceFor(person, row), reviewers) }))
    .filter(({ row, waiting }) => shortOf(waiting) < row.missing)
    .sort((a, b) => wakeOrder(a.waiting, b.waiting))
    .map(({ row }) => row.proposal);

/** When the calendar alone may bring somebody: the day after an absence, or the first day of a quarter, with its new places. */
export const nextChance = (people: readonly Pick<RosterEntry, 'absences'>[], at: string, calendar: Calendar): string => {
  const back = people.flatMap((entry) => {
    const away = absenceOf(entry, at, calendar);
    return away ? [new Date(Date.parse(away.until) + DAY).toISOString().slice(0, 10)] : [];
  });
  const [day] = [...back, nextQuarter(at, calendar)].sort();
  return new Date(instantOf(Date.parse(day!), calendar.timeZone)).toISOString();
};
