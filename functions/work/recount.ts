import { type Candidate, conflictOf, standOf } from '../../shared/domain/conflict.ts';
import { CONTACT_STAGES } from '../../shared/domain/contact.ts';
import { ConflictRow, type Person } from '../../shared/domain/person.ts';
import { PROPOSAL_STAGES } from '../../shared/domain/proposal.ts';
import { Row } from '../../shared/domain/view/row.ts';
import {
  hiddenKey,
  hiddenOf,
  hide,
  isHiddenFrom,
  isStaffEntry,
  markOf,
  NOT_STAFF,
  recountDone,
  recountOrder,
  recountOrdered,
  recountProgress,
  unhide,
} from '../../shared/store/hidden.ts';
import type { Stored } from '../../shared/store/item.ts';
import { personOf } from '../../shared/store/people.ts';
import { loadRoots } from '../../shared/store/roots.ts';
import { Cancelled, getRows, queryIndex, queryRange, type Store, transact } from '../../shared/store/store.ts';
import { sameRoot, standingOf, weekIn } from './hidden.ts';

/** Every partition in which an item can stand that staff may know of. */
const SOURCES: readonly string[] = [
  ...PROPOSAL_STAGES.filter((stage) => stage !== 'draft').map((stage) => `proposal#${stage}`),
  ...CONTACT_STAGES.map((stage) => `contact-request#${stage}`),
  'task#open',
  'task#done',
];
const PAGE = 200;
/** One run reads at most this many pages; the next goes on. */
const PAGES = 60;
const CHUNK = 30;

const candidateOf = async (store: Store, person: Person): Promise<Candidate> => {
  const conflicts = (await queryRange(store, person.id, 'k#', 'k#~')).map((row) => ConflictRow.parse(row));
  return { id: person.id, keys: person.keys, relations: person.relations, conflicts: Object.fromEntries(conflicts.map((row) => [row.item, standOf(row)])) };
};

const rowHides = (candidate: Candidate, row: Row): boolean => conflictOf(candidate, { ...row, id: row.item ?? row.id }) !== undefined;

/** Rows of items that this person may know of again go; all of them, where nothing is to be kept. */
const showAgain = async (store: Store, person: string, candidate: Candidate | undefined): Promise<void> => {
  const { rows } = await hiddenOf(store, person);
  for (let i = 0; i < rows.length; i += CHUNK) {
    const some = rows.slice(i, i + CHUNK);
    const roots = candidate
      ? await loadRoots(
          store,
          some.map((row) => row.item as string),
        )
      : new Map<string, never>();
    const gone = some.filter((row) => {
      const root = roots.get(row.item as string);
      return !candidate || !root || !isHiddenFrom(candidate, root);
    });
    if (gone.length > 0)
      await transact(
        store,
        gone.map((row) => unhide(store, row)),
      );
  }
};

/** The items of a page that this person may not know of get their rows, as their roots stand now. */
const hideOnes = async (store: Store, candidate: Candidate, found: readonly Stored[]): Promise<void> => {
  const ids = found
    .map((row) => Row.parse(row))
    .filter((row) => rowHides(candidate, row))
    .map((row) => row.id);
  for (let i = 0; i < ids.length; i += CHUNK) {
    const some = ids.slice(i, i + CHUNK);
    const known = new Set(
      (
        await getRows(
          store,
          some.map((id) => hiddenKey(candidate.id, id)),
        )
      ).map((row) => row.item as string),
    );
    const roots = [
      ...(
        await loadRoots(
          store,
          some.filter((id) => !known.has(id)),
        )
      ).values(),
    ];
    const hiding = roots.filter((root) => isHiddenFrom(candidate, root));
    const writes = hiding.flatMap((root) => [
      sameRoot(store, root),
      hide(store, candidate.id, { item: root.id, kind: root.kind, ...standingOf(root), ...weekIn(root) }, undefined),
    ]);
    if (writes.length > 0) await transact(store, writes);
  }
};

/**
 * Works out anew what a person may not know of, page by page over everything there is; what moves meanwhile brings its own fact. Where the
 * run ends early, or the order was replaced, the next run goes on from what is noted.
 */
export const recount = async (store: Store, pk: string): Promise<void> => {
  const order = await recountOrdered(store, pk);
  if (!order) return;
  const person = await personOf(store, order.person);
  const mark = person && isStaffEntry(person) ? markOf(person) : NOT_STAFF;
  if (mark !== order.mark) return transact(store, [recountOrder(store, order.person, mark)]);
  const candidate = person && mark !== NOT_STAFF ? await candidateOf(store, person) : undefined;
  if (order.source === 0 && order.after === undefined) await showAgain(store, order.person, candidate);
  let { source, after } = order;
  try {
    for (let page = 0; candidate && source < SOURCES.length; page += 1) {
      if (page === PAGES) return await transact(store, [recountProgress(store, { ...order, source, after })]);
      const found = await queryIndex(store, 2, SOURCES[source]!, { limit: PAGE, ...(after ? { after } : {}) });
      await hideOnes(store, candidate, found);
      const isLast = found.length < PAGE - (after ? 1 : 0);
      after = isLast ? undefined : (found.at(-1)!.gsi2sk as string);
      if (isLast) source += 1;
    }
    await transact(store, recountDone(store, order, candidate !== undefined));
  } catch (error) {
    // An item moved between the look and the write, or the order was replaced: the next run starts where this one did.
    if (!(error instanceof Cancelled)) throw error;
  }
};
