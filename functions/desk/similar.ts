import type { deskOperations } from '../../shared/contract/desk.ts';
import { SK } from '../../shared/domain/change.ts';
import type { PartName, Proposal } from '../../shared/domain/proposal.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { askedWords } from '../../shared/domain/search.ts';
import { bandsOf, type Compared, profileOf, SHOWN, sharedPassages, similarity } from '../../shared/domain/similar.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { shownRoot } from '../../shared/store/lists.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { loadRoots } from '../../shared/store/roots.ts';
import { itemsInBand, itemsWithWord } from '../../shared/store/search.ts';
import { getRows, queryIndex, type Store } from '../../shared/store/store.ts';
import type { Handlers, Known } from '../http/serve.ts';

type Similar = Pick<Handlers<typeof deskOperations>, 'listSimilar'>;

/** A word in more items than this says nothing; neither does a band. */
const RARE = 20;
/** Candidates whose roots are read, and whose texts are compared: the most hinted at first. */
const ROOTS = 100;
const TEXTS = 40;
const MOST = 10;

const PARTS: readonly PartName[] = ['outline', 'substance'];
type Parts = Readonly<Partial<Record<PartName, unknown>>>;

const textIn = (parts: Parts, part: PartName, field: string): string => {
  const value = (parts[part] as Record<string, unknown> | undefined)?.[field];
  return typeof value === 'string' ? value : '';
};
const textOf = (parts: Parts): string => `${textIn(parts, 'outline', 'abstract')}\n${textIn(parts, 'substance', 'problem')}`;

/** An organisation that nobody knows is one that no other proposal has. */
const comparedOf = (root: Proposal, parts: Parts): Compared => ({
  title: root.title,
  text: textOf(parts),
  organisation: root.organisations[0] ?? root.id,
});

/** Proposals that some row hints at: of the same organisation, with a rare word in the title, or with a band of the text in common. */
const candidatesFor = async (store: Store, root: Proposal, parts: Parts): Promise<string[]> => {
  const organisation = root.organisations[0];
  const found = await Promise.all([
    organisation ? queryIndex(store, 5, `org#${organisation}`, { after: 'proposal#', upTo: 'proposal#~', limit: RARE }) : [],
    ...askedWords(root.title).map(async (word) => {
      const { hits, all } = await itemsWithWord(store, word, RARE);
      return all ? hits.map(({ item }) => ({ pk: item })) : [];
    }),
    ...bandsOf(`${root.title}\n${textOf(parts)}`).map(async (band) => (await itemsInBand(store, band, RARE)).map(({ item }) => ({ pk: item }))),
  ]);
  const hints = new Map<string, number>();
  for (const row of found.flat()) hints.set(row.pk as string, (hints.get(row.pk as string) ?? 0) + 1);
  return [...hints]
    .filter(([id]) => id !== root.id && id.startsWith('prp_'))
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([id]) => id);
};

/** The texts of several proposals as they stand now, by their ids. */
const textsOf = async (store: Store, roots: readonly Proposal[]): Promise<Map<string, Parts>> => {
  const keys = roots.flatMap((root) =>
    PARTS.flatMap((part) => (root.manifest[part] ? [{ pk: root.id, sk: SK.part(root.manifest[part].revision, part) }] : [])),
  );
  const rows = keys.length === 0 ? [] : await getRows(store, keys);
  return new Map(
    roots.map((root) => [root.id, Object.fromEntries(rows.filter((row) => row.pk === root.id).map((row) => [row.part as PartName, row.content]))]),
  );
};

/** Proposals among these ids that this person may see, with their list rows. */
const seenBy = async (call: Known, ids: readonly string[]) => {
  const roots = await loadRoots(call.store, ids.slice(0, ROOTS));
  return ids.flatMap((id) => {
    const root = roots.get(id);
    const row = root?.kind === 'proposal' && !root.anonymised ? shownRoot(root, call.actor, call.at) : undefined;
    return row ? [{ root: root as Proposal, row }] : [];
  });
};

export const similarHandlers: Similar = {
  listSimilar: async (call) => {
    const loaded = await loadProposal(call.store, call.params.proposal!, 'all');
    if (!loaded) throw new Refusal('item.not-found');
    requireStaffView(loaded.root, call.actor);
    const seen = (await seenBy(call, await candidatesFor(call.store, loaded.root, loaded.parts))).slice(0, TEXTS);
    const texts = await textsOf(
      call.store,
      seen.map(({ root }) => root),
    );
    const own = comparedOf(loaded.root, loaded.parts);
    const profile = profileOf(own);
    const similar = seen
      .map(({ root, row }) => {
        const other = comparedOf(root, texts.get(root.id)!);
        return { row, other, ...similarity(profile, profileOf(other)) };
      })
      .filter(({ score }) => score >= SHOWN)
      .sort((a, b) => b.score - a.score || (a.row.id < b.row.id ? -1 : 1))
      .slice(0, MOST)
      .map(({ row, other, score, why }) => ({ row, score, why: [...why], shared: sharedPassages(own.text, other.text) }));
    return { similar };
  },
};
