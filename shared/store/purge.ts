import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { SK } from '../domain/change.ts';
import type { ContactRequest } from '../domain/contact.ts';
import { type Manifest, PartName, type Proposal } from '../domain/proposal.ts';
import { BLANK } from '../domain/prose.ts';
import { type PurgeKind, patternsOf, purgedRow } from '../domain/purge.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Task } from '../domain/task.ts';
import type { Stored } from './item.ts';
import { loadRoot } from './load.ts';
import { again, proseWrite } from './prose.ts';
import { receiptWith, sealWith } from './receipt.ts';
import { type Act, commitChange } from './records.ts';
import { Cancelled, queryRange, type Store, transact } from './store.ts';
import { tasksAbout } from './tasks.ts';

type Item = Proposal | ContactRequest | Task;

/** What one transaction takes beside root, fact and key. */
const CHUNK = 90;

/** Seals and receipt say what is stored now; that something was taken out stands in the facts. */
const sealedAnew = (root: Proposal, rows: readonly Stored[], purged: ReadonlyMap<string, Stored>): Proposal => {
  const salt = rows.find((row) => row.type === 'salt')?.salt as string | undefined;
  if (salt === undefined) return root;
  const manifest: Manifest = { ...root.manifest };
  const answers: Partial<Record<PartName, unknown>> = {};
  for (const part of Object.keys(manifest) as PartName[]) {
    const sk = SK.part(manifest[part]!.revision, part);
    const content = (purged.get(sk) ?? rows.find((row) => row.sk === sk))?.content;
    manifest[part] = { ...manifest[part]!, seal: sealWith(salt)(content) };
    answers[PartName.parse(part)] = content;
  }
  const receipt = root.receipt && receiptWith(salt)({ reference: root.reference, revision: root.revision, answers });
  return { ...root, manifest, ...(receipt ? { receipt } : {}) };
};

/**
 * In the line that an item was imported from a passage may be spelled otherwise, with tags or escapes: where it stood elsewhere and is
 * not found there, the whole line goes.
 */
const withOriginal = (purged: ReadonlyMap<string, Stored>, rows: readonly Stored[]): ReadonlyMap<string, Stored> => {
  const original = rows.find((row) => row.type === 'original');
  if (!original || purged.size === 0 || purged.has(original.sk as string)) return purged;
  return new Map([...purged, [original.sk as string, { ...original, text: BLANK }]]);
};

/** Tasks about an item carry its title. @returns in how many of them something was taken out */
const purgeTasks = async (store: Store, item: Item, patterns: readonly RegExp[], act: Act): Promise<number> => {
  const rows = (await tasksAbout(store, item)).filter((row) => purgedRow(row, patterns));
  for (const row of rows)
    await commitChange<Item | undefined, Item, undefined>(
      store,
      { by: act.by, at: act.at },
      {
        load: () => loadRoot(store, row.pk as string),
        before: (root) => root,
        decide: (root) => ({ root: { ...root!, title: purgedRow({ ...root!, type: 'root' }, patterns)?.title ?? root!.title }, facts: [] }),
        reply: () => undefined,
      },
    );
  return rows.length;
};

const purgeWrites = (store: Store, rows: readonly Stored[], patterns: readonly RegExp[]): TransactWriteItem[] =>
  rows.flatMap((row) => {
    const purged = purgedRow(row, patterns);
    return purged ? [proseWrite(store, row, purged)] : [];
  });

/** What would not fit the transaction that holds the fact is taken out before; a repeat after a fault finds the rest. */
const purgeSurplus = async (store: Store, id: string, patterns: readonly RegExp[]): Promise<number> => {
  let places = 0;
  await again(store, async () => {
    const surplus = purgeWrites(store, await queryRange(store, id, 'b', '~'), patterns).slice(CHUNK);
    for (let i = 0; i < surplus.length; i += CHUNK) {
      const some = surplus.slice(i, i + CHUNK);
      await transact(store, some);
      places += some.length;
    }
  });
  return places;
};

/**
 * A letter that was written before and kept while this went on may have come in behind what was looked at; one that is kept later is kept
 * against the root as it is now. A repeat looks again.
 */
const purgeLate = async (store: Store, id: string, patterns: readonly RegExp[]): Promise<void> => {
  for (const write of purgeWrites(store, await queryRange(store, id, 'y#', 'y#~'), patterns))
    try {
      await transact(store, [write]);
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
    }
};

type Purge = { readonly kind: PurgeKind; readonly patterns: readonly RegExp[] };

/**
 * One item with its tasks, which come first, so that a repeat after a fault still finds the passage in the item. A draft has no facts yet.
 * @param elsewhere in how many places outside of it something was taken out already
 * @throws purge.nothing when there is no such place, and none here either
 */
const purgeOne = async (store: Store, item: Item, act: Act, { kind, patterns }: Purge, elsewhere: number): Promise<number> => {
  const before = elsewhere + (await purgeTasks(store, item, patterns, act)) + (await purgeSurplus(store, item.id, patterns));
  type Loaded = { readonly root: Item; readonly rows: readonly Stored[]; readonly purged: ReadonlyMap<string, Stored> };
  return commitChange<Loaded, Item, number>(store, act, {
    load: async () => {
      const root = await loadRoot(store, item.id);
      if (!root) throw new Refusal('item.not-found');
      const rows = await queryRange(store, item.id, ' ', '~');
      const found = new Map(rows.flatMap((row) => purgedRow(row, patterns) ?? []).map((row) => [row.sk as string, row]));
      return { root, rows, purged: withOriginal(found, rows) };
    },
    before: (loaded) => loaded.root,
    decide: ({ root, rows, purged }) => {
      const places = purged.size + before;
      if (places === 0) throw new Refusal('purge.nothing');
      const named = { ...root, title: (purged.get(SK.root)?.title as string | undefined) ?? root.title };
      const whole = named.kind === 'proposal' ? sealedAnew(named, rows, purged) : named;
      const receipt = whole.kind === 'proposal' && whole.receipt ? { receipt: whole.receipt } : {};
      return { root: whole, facts: whole.stage === 'draft' ? [] : [{ type: 'TextPurged', purged: kind, places, ...receipt }] };
    },
    reply: (_root, { purged }) => purged.size + before,
    also: (_root, { rows, purged }) => rows.flatMap((row) => (row.sk !== SK.root && purged.has(row.sk) ? [proseWrite(store, row, purged.get(row.sk)!)] : [])),
  });
};

/** The same in an item that another one became, came from or was put together with, where it may as well stand nowhere. */
const purgeLinked = async (store: Store, id: string, act: Act, purge: Purge): Promise<number> => {
  const item = await loadRoot(store, id);
  if (!item) return 0;
  try {
    const places = await purgeOne(store, item, { by: act.by, at: act.at }, purge, 0);
    await purgeLate(store, id, purge.patterns);
    return places;
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'purge.nothing' || error.code === 'item.not-found')) return 0;
    throw error;
  }
};

/**
 * Takes passages out of everything that hangs on an item: answers of every revision, thread, reviews, letters and what was kept of mails
 * that left, tasks too, and out of the items that it is linked with. The item itself comes last, and only with it is the work done.
 * @returns in how many places something was taken out. @throws purge.nothing when no passage stands anywhere
 */
export const purgeItem = async (store: Store, id: string, act: Act, { kind, passages }: { kind: PurgeKind; passages: readonly string[] }): Promise<number> => {
  const root = await loadRoot(store, id);
  if (!root) throw new Refusal('item.not-found');
  const purge = { kind, patterns: passages.flatMap(patternsOf) };
  let elsewhere = 0;
  for (const linked of new Set((root.links ?? []).map((link) => link.id))) elsewhere += await purgeLinked(store, linked, act, purge);
  const places = await purgeOne(store, root, act, purge, elsewhere);
  // The work is done and told; a fault in this last look is no reason to say that it failed, only to look once more.
  await purgeLate(store, id, purge.patterns).catch(() => purgeLate(store, id, purge.patterns));
  return places;
};
