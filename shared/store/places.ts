import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { community } from '../community.ts';
import type { Change } from '../domain/change.ts';
import { isSafetyCompetent, type RosterEntry, USUAL_CAPACITY } from '../domain/person.ts';
import { type Places, quarterOf } from '../domain/promise.ts';
import { queryRange, type Store, update } from './store.ts';

/** Places that reviewers have taken, one row each in a partition per quarter; a quarter's rows end by themselves two years later. */
export const KEPT_S = 2 * 366 * 86_400;
export const placesKey = (quarter: string): string => `places#${quarter}`;

/** Facts that take a place, and those that give one back. */
export const STEPS: Readonly<Record<string, 1 | -1>> = {
  ReviewerInvited: 1,
  InvitationDeclined: -1,
  AssignmentExpired: -1,
  AssignmentCancelled: -1,
  ReviewerRecused: -1,
  /** Of an invitation, the only act about a reviewer that is taken back. */
  ActUndone: -1,
};

const NAMES = { '#type': 'type', '#ttl': 'ttl', '#n': 'n' };

/**
 * What a change takes and gives back of the reviewers' places, in its own transaction. An assignment takes a place in the quarter of its
 * invitation and gives it back there, however late. A place that somebody else took meanwhile fails the transaction, which is then decided
 * afresh: no more are ever taken than there are.
 */
export const placeWrites = (store: Store, { facts, items = [], places = {} }: Pick<Change<unknown>, 'facts' | 'items' | 'places'>): TransactWriteItem[] =>
  facts.flatMap((fact) => {
    const step = STEPS[fact.type];
    const reviewer = 'reviewer' in fact ? fact.reviewer : undefined;
    if (step === undefined || reviewer === undefined) return [];
    const assignment = items.find((item) => item.type === 'assignment' && item.reviewer === reviewer);
    if (!assignment) throw new Error(`${fact.type} of ${reviewer} without the assignment that it is about`);
    const at = assignment.invitedAt as string;
    const most = step === 1 ? places[reviewer] : undefined;
    return [
      update(
        store,
        placesKey(quarterOf(at, community)),
        reviewer,
        'SET #type = :type, #ttl = :ttl ADD #n :step',
        {
          ':type': 'places',
          ':ttl': Math.ceil(Date.parse(at) / 1000) + KEPT_S,
          ':step': step,
          ...(most === undefined ? {} : { ':most': most, ':none': 0 }),
        },
        most === undefined ? undefined : '(attribute_not_exists(#n) AND :most > :none) OR #n < :most',
        NAMES,
      ),
    ];
  });

/** How many places each reviewer has taken in the quarter of `at`, by one Query. */
export const takenIn = async (store: Store, at: string): Promise<Readonly<Record<string, number>>> =>
  Object.fromEntries((await queryRange(store, placesKey(quarterOf(at, community)), 'per_', 'per_~')).map((row) => [row.sk as string, row.n as number]));

/** What the reviewers whom a letter reaches can take on together; whoever took more than the own places makes nobody else's fewer. */
export const placesOf = (roster: readonly RosterEntry[], taken: Readonly<Record<string, number>>): Places => {
  const reviewers = roster.filter((entry) => entry.roles.includes('reviewer') && !entry.unaddressed);
  const capacityOf = (entry: RosterEntry) => entry.capacity ?? USUAL_CAPACITY;
  const sum = (entries: readonly RosterEntry[], of: (entry: RosterEntry) => number) => entries.reduce((total, entry) => total + of(entry), 0);
  const takenOf = (entry: RosterEntry) => Math.min(capacityOf(entry), Math.max(0, taken[entry.id] ?? 0));
  const safe = reviewers.filter(isSafetyCompetent);
  return {
    all: sum(reviewers, capacityOf),
    taken: sum(reviewers, takenOf),
    safety: sum(safe, capacityOf),
    safetyTaken: sum(safe, takenOf),
    people: reviewers.filter((entry) => capacityOf(entry) > 0).length,
    free: reviewers.filter((entry) => capacityOf(entry) > takenOf(entry)).length,
  };
};
