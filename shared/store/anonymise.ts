import { type AnonymisedBy, anonymiseContact, anonymiseProposal, anonymiseTask } from '../domain/anonymise.ts';
import type { Assignment } from '../domain/assignment.ts';
import type { Change } from '../domain/change.ts';
import { SK } from '../domain/change.ts';
import type { ContactRequest } from '../domain/contact.ts';
import type { Proposal } from '../domain/proposal.ts';
import type { Task } from '../domain/task.ts';
import { deleteDraft } from './drafts.ts';
import type { Stored } from './item.ts';
import { leftFileWrites } from './left-files.ts';
import { loadProposal, loadRoot } from './load.ts';
import { rosterOf } from './people.ts';
import { type Act, commitChange } from './records.ts';
import { placesOf } from './search.ts';
import { slotWrites } from './slots.ts';
import { getRows, queryRange, remove, type Store, transact } from './store.ts';
import { lineKey } from './tallies.ts';
import { tasksAbout } from './tasks.ts';

type Item = Proposal | ContactRequest | Task;

type Loaded = { readonly root: Item; readonly assignments: readonly Assignment[] };

const loaded = async (store: Store, id: string): Promise<Loaded | undefined> => {
  const round = id.startsWith('prp_') ? await loadProposal(store, id, 'round') : undefined;
  const root = round?.root ?? (await loadRoot(store, id));
  return root && { root, assignments: round?.assignments ?? [] };
};

const changeOf = ({ root, assignments }: Loaded, at: string, reason: AnonymisedBy): Change<Item> => {
  if (root.kind === 'proposal') return anonymiseProposal(root, assignments, { at, reason }) as Change<Item>;
  return (root.kind === 'task' ? anonymiseTask(root, { at, reason }) : anonymiseContact(root, { at, reason })) as Change<Item>;
};

const CHUNK = 100;
type Key = { readonly pk: string; readonly sk: string };
const keyOf = (row: Stored): Key => ({ pk: row.pk as string, sk: row.sk as string });

/** Removes rows in as few transactions as it takes; a repeat removes what is left. */
export const removeAll = async (store: Store, keys: readonly Key[]): Promise<void> => {
  for (let i = 0; i < keys.length; i += CHUNK)
    await transact(
      store,
      keys.slice(i, i + CHUNK).map(({ pk, sk }) => remove(store, pk, sk)),
    );
};

/** What a line was known by when it was imported: nothing of it stays, so that it could come in anew. */
export const identitiesOf = (rows: readonly Stored[]): Key[] =>
  rows.filter((row) => row.type === 'original').map((row) => ({ pk: `import#${row.identity}`, sk: 'a' }));

/** Rows elsewhere that speak of an item: links that open it, words and bands under which it is found, its lines in a tally, conflicts with their reasons. */
const elsewhere = async (store: Store, root: Item, rows: readonly Stored[]): Promise<Key[]> => {
  const tokens = rows.filter((row) => row.type === 'intent').map((row) => ({ pk: `token#${row.id}`, sk: 'a' }));
  const people = new Set([
    ...(await rosterOf(store)).map(({ id }) => id),
    ...rows.filter((row) => row.type === 'assignment').map((row) => row.reviewer as string),
    ...rows.filter((row) => row.type === 'member').map((row) => row.person as string),
  ]);
  const conflicts = await getRows(
    store,
    [...people].map((pk) => ({ pk, sk: `k#${root.id}` })),
  );
  const found = placesOf(rows.find((row) => row.type === 'words'));
  const judged = root.kind === 'proposal' ? rows.filter((row) => row.type === 'assignment').map((row) => lineKey(root, row.reviewer as string)) : [];
  return [...tokens, ...found, ...judged, ...identitiesOf(rows), ...conflicts.map(keyOf), { pk: `ref#${root.reference}`, sk: 'a' }];
};

/**
 * Takes everything out of an item by which a person could be told from it, its facts apart, which hold ids alone. First the root changes,
 * with its fact, and from then on nobody sees more than what is left to count; then the rows go. Whoever is cut off leaves a root that
 * the clock takes up again.
 */
export const anonymiseItem = async (store: Store, id: string, act: Act, reason: AnonymisedBy): Promise<void> => {
  const before = await loadRoot(store, id);
  if (!before) return;
  if (before.kind === 'proposal' && before.stage === 'draft') return deleteDraft(store, before, act.at);
  // Tasks carry the title, and are found through the applicant only for as long as the item has one.
  if (!before.anonymised && before.kind !== 'task')
    for (const task of await tasksAbout(store, before)) await anonymiseItem(store, task.pk as string, { by: act.by, at: act.at }, reason);
  if (!before.anonymised)
    await commitChange<Loaded | undefined, Item, undefined>(store, act, {
      load: () => loaded(store, id),
      before: (item) => item?.root,
      decide: (item) => (item?.root.anonymised ? { root: item.root, facts: [] } : changeOf(item!, act.at, reason)),
      reply: () => undefined,
      also: (after, { root } = { root: after, assignments: [] }) =>
        root.kind === 'proposal' && after.kind === 'proposal' ? slotWrites(store, root, after) : [],
    });
  const rows = (await queryRange(store, id, ' ', '~')).filter((row) => row.sk !== SK.root);
  const files = leftFileWrites(store, rows, act.at);
  if (files.length > 0) await transact(store, files);
  await removeAll(store, [...(await elsewhere(store, before, rows)), ...rows.map(keyOf)]);
  await commitChange<Item | undefined, Item, undefined>(
    store,
    { by: act.by, at: act.at },
    {
      load: () => loadRoot(store, id),
      before: (root) => root,
      decide: (root) => ({ root: { ...root!, nextTouch: undefined }, facts: [] }),
      reply: () => undefined,
    },
  );
};
