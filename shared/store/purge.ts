import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { SK } from '../domain/change.ts';
import type { ContactRequest } from '../domain/contact.ts';
import { type Manifest, PartName, type Proposal } from '../domain/proposal.ts';
import { BLANK, type PurgeKind, patternsOf, purgedRow } from '../domain/purge.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Task } from '../domain/task.ts';
import type { Stored } from './item.ts';
import { loadRoot } from './load.ts';
import { receiptWith, sealWith } from './receipt.ts';
import { type Act, commitChange } from './records.ts';
import { getRows, put, queryIndex, queryRange, type Store, transact } from './store.ts';

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

/** Tasks about an item carry its title. */
const purgeTasks = async (store: Store, item: Item, patterns: readonly RegExp[], act: Act): Promise<void> => {
  const found = await queryIndex(store, 4, item.applicant, { after: 'task#', upTo: 'task#~', limit: 200 });
  const rows =
    found.length === 0
      ? []
      : await getRows(
          store,
          found.map((row) => ({ pk: row.pk as string, sk: SK.root })),
        );
  for (const row of rows.filter((candidate) => candidate.item === item.id && purgedRow(candidate, patterns)))
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
};

/** What would not fit the transaction that holds the fact is taken out before; a repeat after a fault finds the rest. */
const purgeSurplus = async (store: Store, id: string, patterns: readonly RegExp[]): Promise<number> => {
  const surplus = (await queryRange(store, id, 'b', '~')).flatMap((row) => purgedRow(row, patterns) ?? []).slice(CHUNK);
  for (let i = 0; i < surplus.length; i += CHUNK)
    await transact(
      store,
      surplus.slice(i, i + CHUNK).map((row) => put(store, row)),
    );
  return surplus.length;
};

/**
 * Takes passages out of everything that hangs on an item: answers of every revision, thread, reviews, letters and what was kept of mails
 * that left, tasks too.
 * @returns in how many places something was taken out. @throws purge.nothing when no passage stands anywhere
 */
export const purgeItem = async (store: Store, id: string, act: Act, { kind, passages }: { kind: PurgeKind; passages: readonly string[] }): Promise<number> => {
  const patterns = passages.flatMap(patternsOf);
  const surplus = await purgeSurplus(store, id, patterns);
  type Loaded = { readonly root: Item; readonly rows: readonly Stored[]; readonly purged: ReadonlyMap<string, Stored> };
  const { root, places } = await commitChange<Loaded, Item, { root: Item; places: number }>(store, act, {
    load: async () => {
      const root = await loadRoot(store, id);
      if (!root) throw new Refusal('item.not-found');
      const rows = await queryRange(store, id, ' ', '~');
      const found = new Map(rows.flatMap((row) => purgedRow(row, patterns) ?? []).map((row) => [row.sk as string, row]));
      return { root, rows, purged: withOriginal(found, rows) };
    },
    before: (loaded) => loaded.root,
    decide: ({ root, rows, purged }) => {
      const places = purged.size + surplus;
      if (places === 0) throw new Refusal('purge.nothing');
      const named = { ...root, title: (purged.get(SK.root)?.title as string | undefined) ?? root.title };
      const whole = named.kind === 'proposal' ? sealedAnew(named, rows, purged) : named;
      const receipt = whole.kind === 'proposal' && whole.receipt ? { receipt: whole.receipt } : {};
      return { root: whole, facts: [{ type: 'TextPurged', purged: kind, places, ...receipt }] };
    },
    reply: (root, { purged }) => ({ root, places: purged.size + surplus }),
    also: (_root, { purged }) => [...purged.values()].filter((row) => row.sk !== SK.root).map((row): TransactWriteItem => put(store, row)),
  });
  await purgeTasks(store, root, patterns, act);
  return places;
};
