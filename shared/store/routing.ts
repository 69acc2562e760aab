import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { community } from '../community.ts';
import { SK } from '../domain/change.ts';
import { type Candidate, standOf } from '../domain/conflict.ts';
import { ConflictRow, type RosterEntry } from '../domain/person.ts';
import { type Inputs, isAskable } from '../domain/routing/field.ts';
import { KeptPanel } from '../domain/routing/kept.ts';
import type { Stand } from '../domain/routing/mapping.ts';
import { WaitingRow } from '../domain/routing/waiting.ts';
import { earlierReviewers } from './earlier.ts';
import type { LoadedProposal } from './load.ts';
import { rosterOf } from './people.ts';
import { takenIn } from './places.ts';
import { takenSeenBy } from './places-seen.ts';
import { wakeKeys } from './rows.ts';
import { getRow, getRows, put, queryRange, remove, type Store, update } from './store.ts';

/** A row of a person's conflicts as a choice reads it. */
export const tieOf = (row: ConflictRow): Stand => ({ stand: standOf(row), kind: row.conflict });

/** What was declared or decided about these people and one item, with its kind; one request for each hundred. */
export const standsWith = async (store: Store, people: readonly string[], item: string): Promise<Record<string, Stand>> => {
  const rows = await getRows(
    store,
    people.map((pk) => ({ pk, sk: `k#${item}` })),
  );
  return Object.fromEntries(rows.map((row) => [row.pk as string, tieOf(ConflictRow.parse(row))]));
};

/** Reviewers and their places as they are now, the same for every proposal that is looked at. */
export type Pool = {
  readonly people: readonly RosterEntry[];
  /** How everybody here is called, staff as well. */
  readonly names: ReadonlyMap<string, string>;
  readonly taken: Readonly<Record<string, number>>;
  readonly at: string;
};
/** @param viewer a member of staff, who sees no places of what is hidden from that person; the house itself sees all. */
export const poolOf = async (store: Store, at: string, viewer?: { readonly id: string }): Promise<Pool> => {
  const [roster, taken] = await Promise.all([rosterOf(store), viewer ? takenSeenBy(store, at, viewer) : takenIn(store, at)]);
  const names = new Map(roster.map(({ id, name }) => [id, name]));
  return { people: roster.filter((entry) => entry.roles.includes('reviewer')), names, taken, at };
};

/** Everything that a choice for one proposal is made from: the pool, what ties its people to it, and who knows it from before as far as the viewer may know. */
export const inputsFor = async (
  store: Store,
  { root, parts, assignments }: Pick<LoadedProposal, 'root' | 'parts' | 'assignments'>,
  pool: Pool,
  viewer?: Candidate,
): Promise<Inputs> => {
  const askable = pool.people.filter(isAskable).map(({ id }) => id);
  const [stands, earlier] = await Promise.all([standsWith(store, askable, root.id), earlierReviewers(store, root, viewer)]);
  return { root, parts, assignments, ...pool, calendar: community, stands, earlier };
};

/** The choice that was kept last for a proposal. */
export const keptPanelOf = async (store: Store, proposal: string): Promise<KeptPanel | undefined> => {
  const row = await getRow(store, proposal, SK.panel);
  return row && KeptPanel.parse(row);
};

const WAITING = 'waiting';
/** Proposals that wait for a place; there are few of them, and this many are looked at when one frees. */
const LOOKED_AT = 100;

export const waitingRows = async (store: Store): Promise<WaitingRow[]> =>
  (await queryRange(store, WAITING, 'prp_', 'prp_~')).slice(0, LOOKED_AT).map((row) => WaitingRow.parse(row));

export const isWaiting = async (store: Store, proposal: string): Promise<WaitingRow | undefined> => {
  const row = await getRow(store, WAITING, proposal);
  return row && WaitingRow.parse(row);
};

const wakeOf = (proposal: string, at: string): { gsi3pk: string; gsi3sk: string } => ({
  gsi3pk: wakeKeys('item', WAITING, at).gsi3pk,
  gsi3sk: `${at}#${WAITING}#${proposal}`,
});

/** A proposal begins to wait for a place, or goes on waiting with what is known now. @param chance when the calendar alone may bring somebody */
export const waitWrite = (store: Store, row: WaitingRow, chance?: string): TransactWriteItem =>
  put(store, { ...row, pk: WAITING, sk: row.proposal, type: 'waiting', ...(chance ? wakeOf(row.proposal, chance) : {}) });
export const waitedWrite = (store: Store, proposal: string): TransactWriteItem => remove(store, WAITING, proposal);

/** The clock looks at a waiting proposal at this time; those that are woken together keep their order. */
export const wakeWaiting = (store: Store, proposal: string, at: string): TransactWriteItem => {
  const { gsi3pk, gsi3sk } = wakeOf(proposal, at);
  return update(store, WAITING, proposal, 'SET gsi3pk = :pk, gsi3sk = :sk', { ':pk': gsi3pk, ':sk': gsi3sk }, 'attribute_exists(pk)');
};
