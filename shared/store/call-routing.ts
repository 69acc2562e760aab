import { community } from '../community.ts';
import type { Actor } from '../domain/actor.ts';
import { isLive } from '../domain/assignment.ts';
import { OPEN_INTAKE } from '../domain/call.ts';
import { SK } from '../domain/change.ts';
import { conflictOf } from '../domain/conflict.ts';
import { ConflictRow, USUAL_CAPACITY } from '../domain/person.ts';
import type { PartName } from '../domain/proposal.ts';
import type { CallInput, CallPool } from '../domain/routing/batch.ts';
import { isAskable } from '../domain/routing/field.ts';
import type { Stand } from '../domain/routing/mapping.ts';
import { isUnseen, rulesOf } from '../domain/rules.ts';
import { loadCall } from './calls.ts';
import { earlierReviewers } from './earlier.ts';
import { type LoadedProposal, loadProposal } from './load.ts';
import { poolOf, tieOf } from './routing.ts';
import { getRows, queryRange, queryWhole, type Store } from './store.ts';

/** Proposals that are assigned at once; a call with more is assigned in turns. */
const MOST = 300;
const PAGE = 200;
/** Reads that are under way at the same time. */
const WIDE = 16;

/** A call by its id, the open intake included, with its title. */
export const knownCall = async (store: Store, id: string, language: 'nl' | 'en'): Promise<{ id: string; title: string } | undefined> => {
  if (id === OPEN_INTAKE) return { id, title: '' };
  const call = await loadCall(store, id);
  return call && { id, title: call.title[language] };
};

const inReview = async (store: Store): Promise<string[]> => (await queryWhole(store, 2, 'proposal#in-review', PAGE)).map((row) => row.pk as string);

const each = async <T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> => {
  const results: R[] = [];
  for (let i = 0; i < items.length; i += WIDE) results.push(...(await Promise.all(items.slice(i, i + WIDE).map(run))));
  return results;
};

const PARTS: readonly PartName[] = ['maturity', 'organisation', 'contact'];

/** The parts of the answers that a choice is made from, for many proposals by one request per hundred. */
const partsOf = async (store: Store, roots: readonly LoadedProposal['root'][]): Promise<Map<string, Record<string, unknown>>> => {
  const keys = roots.flatMap(({ id, manifest }) =>
    PARTS.flatMap((part) => {
      const entry = manifest[part];
      return entry ? [{ pk: id, sk: SK.part(entry.revision, part) }] : [];
    }),
  );
  const parts = new Map<string, Record<string, unknown>>();
  for (const row of await getRows(store, keys)) parts.set(row.pk, { ...parts.get(row.pk), [row.part as string]: row.content });
  return parts;
};

/** What was declared or decided about each of these people, by item: one Query a person. */
const standsOf = async (store: Store, people: readonly string[]): Promise<Map<string, Record<string, Stand>>> => {
  const byItem = new Map<string, Record<string, Stand>>();
  const rows = await each(people, async (person) => (await queryRange(store, person, 'k#', 'k#~')).map((row) => ({ person, row: ConflictRow.parse(row) })));
  for (const { person, row } of rows.flat()) byItem.set(row.item, { ...byItem.get(row.item), [person]: tieOf(row) });
  return byItem;
};

export type CallField = {
  readonly inputs: readonly CallInput[];
  readonly pool: CallPool;
  readonly names: ReadonlyMap<string, string>;
  readonly usual: number;
  readonly more: boolean;
  /** References of all proposals of the call that are in review and that this person may know of. */
  readonly visible: ReadonlyMap<string, string>;
};

/**
 * All proposals of a call in review with a place that nobody holds, as far as this person may know of them, and everything that a choice is
 * made from: a request for each proposal and each reviewer, and one per hundred parts of the answers.
 */
export const callInputs = async (store: Store, call: string, viewer: Actor, at: string): Promise<CallField> => {
  const [ids, pool] = await Promise.all([inReview(store), poolOf(store, at, viewer)]);
  const rounds = (await each(ids, (id) => loadProposal(store, id, 'round'))).flatMap((round) => round ?? []);
  const known = rounds.filter(({ root }) => root.stage === 'in-review' && root.call === call && !isUnseen(root) && !conflictOf(viewer, root));
  const open = known.filter(({ root, assignments }) => assignments.filter(isLive).length < rulesOf(root).reviewers);
  const chosen = open.slice(0, MOST);
  const [parts, stands, earlier] = await Promise.all([
    partsOf(
      store,
      chosen.map(({ root }) => root),
    ),
    standsOf(
      store,
      pool.people.filter(isAskable).map(({ id }) => id),
    ),
    each(chosen, ({ root }) => earlierReviewers(store, root, viewer)),
  ]);
  return {
    inputs: chosen.map(({ root, assignments }, i) => ({
      root,
      assignments,
      parts: parts.get(root.id) ?? {},
      stands: stands.get(root.id) ?? {},
      earlier: earlier[i]!,
    })),
    pool: { ...pool, calendar: community },
    names: pool.names,
    usual: USUAL_CAPACITY,
    more: open.length > MOST,
    visible: new Map(known.map(({ root }) => [root.id, root.reference])),
  };
};
