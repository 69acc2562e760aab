import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { community } from '../community.ts';
import type { StoredFact } from '../domain/fact.ts';
import { isSafetyCompetent, type RosterEntry, USUAL_CAPACITY } from '../domain/person.ts';
import { type Places, quarterOf } from '../domain/promise.ts';
import { factsOf } from './facts.ts';
import { queryRange, type Store, update } from './store.ts';

/** Places that reviewers have taken, one row each in a partition per quarter; a quarter's rows end by themselves two years later. */
const KEPT_S = 2 * 366 * 86_400;
const placesKey = (quarter: string): string => `places#${quarter}`;

/** Facts that take a place, and those that give one back. */
const STEPS: Readonly<Record<string, 1 | -1>> = {
  ReviewerInvited: 1,
  InvitationDeclined: -1,
  AssignmentExpired: -1,
  AssignmentCancelled: -1,
  ReviewerRecused: -1,
};

/** When the reviewer was invited whom this fact sets free: by the facts alone, as an assignment may be gone by now or be a later one. */
const invitedAt = async (store: Store, fact: StoredFact): Promise<string> => {
  const before = (await factsOf(store, fact.record)).filter(
    ({ seq, type, data }) => seq < fact.seq && type === 'ReviewerInvited' && data.reviewer === fact.data.reviewer,
  );
  return before.at(-1)?.at ?? fact.at;
};

/** An assignment takes a place in the quarter of its invitation, and gives it back there, however late. */
export const placeEffects = async (store: Store, fact: StoredFact): Promise<TransactWriteItem[]> => {
  const step = STEPS[fact.type];
  const reviewer = fact.data.reviewer;
  if (step === undefined || typeof reviewer !== 'string') return [];
  const at = step === 1 ? fact.at : await invitedAt(store, fact);
  return [
    update(
      store,
      placesKey(quarterOf(at, community)),
      reviewer,
      'SET #type = :type, #ttl = :ttl ADD #n :step',
      { ':type': 'places', ':ttl': Math.ceil(Date.parse(at) / 1000) + KEPT_S, ':step': step },
      undefined,
      { '#type': 'type', '#ttl': 'ttl', '#n': 'n' },
    ),
  ];
};

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
  return { all: sum(reviewers, capacityOf), taken: sum(reviewers, takenOf), safety: sum(safe, capacityOf), safetyTaken: sum(safe, takenOf) };
};
