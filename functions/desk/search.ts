import type { deskOperations } from '../../shared/contract/desk.ts';
import { SK } from '../../shared/domain/change.ts';
import { referenceOf } from '../../shared/domain/id.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { askedWords, beginsReference, meansWords } from '../../shared/domain/search.ts';
import { type Filters, filtersName } from '../../shared/domain/view/list.ts';
import type { ListRow } from '../../shared/domain/view/row.ts';
import { type Keep, positionOf, shownRoot } from '../../shared/store/lists.ts';
import { rootFrom, rootKey } from '../../shared/store/roots.ts';
import { type Hit, itemsWith, itemWithReference } from '../../shared/store/search.ts';
import { sealCursor } from '../../shared/store/secrets.ts';
import { getRows, type Store } from '../../shared/store/store.ts';
import { fits } from '../../shared/store/views.ts';
import type { Handlers, Known } from '../http/serve.ts';

type Search = Pick<Handlers<typeof deskOperations>, 'searchDesk'>;

const SIZE = 25;
/** Candidates whose roots are read at once, how often, and how many that a viewer may see are looked at for one page. */
const AT_ONCE = 50;
const BUDGET = 6;
const SEEN = 100;

/** Rows of a word that are read: what most words need, and one request of some ten read units for the most common ones. */
const FEW = 100;
const MANY = 1000;

/** Items that may be meant, newest first. `unsure` are words too common to be read whole: each item is asked for them. */
type Candidates = { readonly hits: readonly Hit[]; readonly unsure: readonly string[]; readonly partial: boolean };

const positionIn = ({ at, item }: Hit): string => `${at}#${item}`;
const newestFirst = (hits: Iterable<Hit>): Hit[] => [...hits].sort((a, b) => (positionIn(a) < positionIn(b) ? 1 : -1));

/**
 * Items with all of the words. A few rows of each are read: a word that is in few items names the candidates, and they themselves are asked
 * for the words that are in many, so that the cost follows what is found and not what there is. Where every word is in many items, the
 * longest is read further, up to a limit.
 */
const candidatesWith = async (store: Store, words: readonly string[]): Promise<Candidates> => {
  const found = await Promise.all(words.map(async (word) => ({ word, ...(await itemsWith(store, word, FEW)) })));
  const whole = found.filter(({ all }) => all).sort((a, b) => a.hits.length - b.hits.length);
  const base = whole[0] ?? { word: words[0]!, ...(await itemsWith(store, words[0]!, MANY)) };
  const known = new Map(base.hits.map((hit) => [hit.item, hit]));
  for (const { hits } of whole.slice(1)) {
    const items = new Set(hits.map(({ item }) => item));
    for (const item of known.keys()) if (!items.has(item)) known.delete(item);
  }
  const unsure = found.filter(({ word, all }) => !all && word !== base.word).map(({ word }) => word);
  return { hits: newestFirst(known.values()), unsure, partial: !base.all };
};

const candidatesFor = async (call: Known<unknown, { q: string }>): Promise<Candidates & { name: string }> => {
  const reference = referenceOf(call.query.q);
  if (reference) {
    const item = await itemWithReference(call.store, reference);
    return { hits: item ? [{ item, at: '' }] : [], unsure: [], partial: false, name: reference };
  }
  const words = askedWords(call.query.q);
  if (words.length === 0) {
    const code = beginsReference(call.query.q) ? 'search.reference' : 'search.words';
    throw new Refusal('search.unclear', { fields: [{ path: 'q', code, message: '' }] });
  }
  return { ...(await candidatesWith(call.store, words)), name: words.join(' ') };
};

type Looked = { readonly hit: Hit; readonly row: ListRow; readonly isMeant: boolean };

/** What is meant besides the words that named the candidates. */
type Meant = { readonly unsure: readonly string[]; readonly keep: Keep };

/** Those of the candidates that this person may see, and whether they are really meant. */
const lookAt = async (call: Known, hits: readonly Hit[], { unsure, keep }: Meant): Promise<Looked[]> => {
  const rows = await getRows(
    call.store,
    hits.flatMap(({ item }) => [rootKey(item), ...(unsure.length > 0 ? [{ pk: item, sk: SK.words }] : [])]),
  );
  return hits.flatMap((hit) => {
    const root = rows.find((row) => row.pk === hit.item && row.sk === SK.root);
    const words = rows.find((row) => row.pk === hit.item && row.sk === SK.words)?.words as string[] | undefined;
    const row = root && shownRoot(rootFrom(root), call.actor, call.at);
    return row ? [{ hit, row, isMeant: meansWords(unsure, words ?? []) && keep(row) }] : [];
  });
};

/** A page of what is meant. It ends after so many items that this person may see, meant or not: where it ends tells nothing of the others. */
const pageOf = async (call: Known, left: readonly Hit[], meant: Meant): Promise<{ rows: ListRow[]; last?: Hit | undefined }> => {
  const shown: Looked[] = [];
  let looked = 0;
  let seen = 0;
  for (let request = 0; request < BUDGET && looked < left.length; request += 1) {
    const some = left.slice(looked, looked + (request === 0 ? SIZE + 1 : AT_ONCE));
    looked += some.length;
    for (const each of await lookAt(call, some, meant)) {
      seen += 1;
      if (each.isMeant) shown.push(each);
      if (shown.length > SIZE) return { rows: shown.slice(0, SIZE).map(({ row }) => row), last: shown[SIZE - 1]!.hit };
      if (seen === SEEN) return { rows: shown.map(({ row }) => row), last: each.hit };
    }
  }
  return { rows: shown.map(({ row }) => row), ...(looked < left.length ? { last: left[looked - 1] } : {}) };
};

/** Ids say what kind of item they are of, so that the others need not be read. */
const PREFIX: Readonly<Record<string, string>> = { proposal: 'prp_', 'contact-request': 'ctc_', task: 'tsk_' };
const isOfKind = ({ item }: Hit, { kind }: Filters): boolean => kind === undefined || item.startsWith(PREFIX[kind] ?? '');

export const searchHandlers: Search = {
  searchDesk: async (call) => {
    const { cursor, q, ...filters } = call.query;
    const { hits, unsure, partial, name } = await candidatesFor(call);
    const keys = await call.deps.keys();
    const bound = `${call.actor.id} search ${filtersName(filters)} ${name}`;
    const after = positionOf(keys, bound, cursor);
    const left = hits.filter((hit) => isOfKind(hit, filters) && (after === undefined || positionIn(hit) < after));
    const { rows, last } = await pageOf(call, left, { unsure, keep: (row) => fits(filters, row) });
    return { rows, partial, ...(last ? { cursor: sealCursor(keys, bound, positionIn(last)) } : {}) };
  },
};
