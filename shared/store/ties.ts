import type { Assignment } from '../domain/assignment.ts';
import { type Item, SK } from '../domain/change.ts';
import { base32 } from '../domain/id.ts';
import type { Proposal } from '../domain/proposal.ts';
import { isUnseen, rulesOf } from '../domain/rules.ts';
import { drawTies, type Named, tiesItem } from '../domain/ties.ts';
import { keptTies } from './kept-ties.ts';
import { rosterOf } from './people.ts';
import { proposalOf, rootKey } from './roots.ts';
import { getRows, queryIndex, queryPage, type Store, sha256 } from './store.ts';

/** One page of the call, of which so many proposals are drawn and read: root and answer each, all of them in one request. */
const PAGE = 300;
const DRAWN = 49;
const NAMES = 400;

const partKey = (id: string, revision: number) => ({ pk: id, sk: SK.part(revision, 'organisation') });

/**
 * Whom the proposal names, and whom others of its call do. Nothing comes from what the desk may not know of, or what holds no names any more; the
 * first answer of another one does as well as its latest.
 */
const namedIn = async (store: Store, root: Proposal, order: (key: string) => string): Promise<{ own: Named; others: Named[] }> => {
  const page = await queryIndex(store, 6, `call#${root.call}`, { limit: PAGE });
  const ids = page.map((row) => row.pk as string).filter((id) => id !== root.id);
  const drawn = ids.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)).slice(0, DRAWN);
  const own = partKey(root.id, root.manifest.organisation?.revision ?? 1);
  const rows = await getRows(store, [own, ...drawn.flatMap((id) => [rootKey(id), partKey(id, 1)])]);
  const open = new Set(
    rows.flatMap((row) => {
      const other = row.sk === SK.root ? proposalOf(row) : undefined;
      return other && !isUnseen(other) && !other.anonymised ? [other.id] : [];
    }),
  );
  const contentOf = (row: object) => (row as { content?: Named }).content ?? {};
  const parts = rows.filter(({ sk }) => sk !== SK.root);
  return {
    own: contentOf(parts.find(({ pk }) => pk === root.id) ?? {}),
    others: parts.filter(({ pk }) => open.has(pk as string)).map(contentOf),
  };
};

/**
 * The list of a blind call's proposal, for the transaction that invites somebody for the first time; nothing where it is not blind, or where somebody
 * was asked before. Five requests, whatever the size of the call.
 */
export const firstTies = async (store: Store, { root, assignments }: { root: Proposal; assignments: readonly Assignment[] }): Promise<Item[]> => {
  if (!rulesOf(root).blind || assignments.length > 0) return [];
  // An invitation that was taken back leaves no assignment, and its list stays.
  if (await keptTies(store, root.id)) return [];
  const seed = base32(store.random(16));
  const rank = (key: string) => sha256(`${seed} ${key}`);
  const [{ own, others }, { rows }, roster] = await Promise.all([
    namedIn(store, root, rank),
    queryPage(store, 'organisations', { start: '', limit: NAMES }),
    rosterOf(store),
  ]);
  const records = rows.map(({ organisation, name }) => ({ id: organisation as string, name: name as string }));
  const employers = roster.map(({ organisation }) => organisation).filter((name) => name !== '');
  return [tiesItem(drawTies({ involved: own, keys: [...root.organisations, ...root.parties], others, records, roster: employers, rank }))];
};
