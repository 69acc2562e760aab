import type { deskOperations } from '../../shared/contract/desk.ts';
import { SK } from '../../shared/domain/change.ts';
import { referenceOf } from '../../shared/domain/id.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { askedWords, meansWords } from '../../shared/domain/search.ts';
import type { ListRow } from '../../shared/domain/view/row.ts';
import { positionOf, shownRoot } from '../../shared/store/lists.ts';
import { rootFrom, rootKey } from '../../shared/store/roots.ts';
import { type Hit, itemsWith, itemWithReference } from '../../shared/store/search.ts';
import { sealCursor } from '../../shared/store/secrets.ts';
import { getRows, type Store } from '../../shared/store/store.ts';
import type { Handlers, Known } from '../http/serve.ts';

type Search = Pick<Handlers<typeof deskOperations>, 'searchDesk'>;

const SIZE = 25;
/** Candidates whose roots are read at once, and how often: what a viewer may not see makes a page cost no more than this. */
const AT_ONCE = 50;
const BUDGET = 4;

/** Items that may be meant, newest first. `unsure` are words too common to be read whole: each item is asked for them. */
type Candidates = { readonly hits: readonly Hit[]; readonly unsure: readonly string[]; readonly partial: boolean };

const positionIn = ({ at, item }: Hit): string => `${at}#${item}`;
const newestFirst = (hits: Iterable<Hit>): Hit[] => [...hits].sort((a, b) => (positionIn(a) < positionIn(b) ? 1 : -1));

/** Items with all of the words, by the rows of each; where one word is in too many, the others say which. */
const candidatesWith = async (store: Store, words: readonly string[]): Promise<Candidates> => {
  const found = await Promise.all(words.map(async (word) => ({ word, ...(await itemsWith(store, word)) })));
  const whole = found.filter(({ all }) => all);
  const [base, ...others] = whole.length > 0 ? whole.toSorted((a, b) => a.hits.length - b.hits.length) : found.slice(0, 1);
  const known = new Map(base!.hits.map((hit) => [hit.item, hit]));
  for (const { hits } of others) {
    const items = new Set(hits.map(({ item }) => item));
    for (const item of known.keys()) if (!items.has(item)) known.delete(item);
  }
  const unsure = found.filter((each) => !each.all && each !== base).map(({ word }) => word);
  return { hits: newestFirst(known.values()), unsure, partial: whole.length === 0 };
};

const candidatesFor = async (call: Known<unknown, { q: string }>): Promise<Candidates & { name: string }> => {
  const reference = referenceOf(call.query.q);
  if (reference) {
    const item = await itemWithReference(call.store, reference);
    return { hits: item ? [{ item, at: '' }] : [], unsure: [], partial: false, name: reference };
  }
  const words = askedWords(call.query.q);
  if (words.length === 0) throw new Refusal('request.invalid', { fields: [{ path: 'q', code: 'search.words', message: '' }] });
  return { ...(await candidatesWith(call.store, words)), name: words.join(' ') };
};

/** Those of the candidates that this person may see and that are really meant, as rows. */
const shownOf = async (call: Known, hits: readonly Hit[], unsure: readonly string[]): Promise<{ hit: Hit; row: ListRow }[]> => {
  const keys = hits.flatMap(({ item }) => [rootKey(item), ...(unsure.length > 0 ? [{ pk: item, sk: SK.words }] : [])]);
  const rows = keys.length === 0 ? [] : await getRows(call.store, keys);
  return hits.flatMap((hit) => {
    const root = rows.find((row) => row.pk === hit.item && row.sk === SK.root);
    const words = rows.find((row) => row.pk === hit.item && row.sk === SK.words)?.words as string[] | undefined;
    const row = root && meansWords(unsure, words ?? []) ? shownRoot(rootFrom(root), call.actor, call.at) : undefined;
    return row ? [{ hit, row }] : [];
  });
};

export const searchHandlers: Search = {
  searchDesk: async (call) => {
    const { kind, cursor } = call.query;
    const { hits, unsure, partial, name } = await candidatesFor(call);
    const keys = await call.deps.keys();
    const bound = `${call.actor.id} search ${kind ?? ''} ${name}`;
    const after = positionOf(keys, bound, cursor);
    const prefix = kind === 'proposal' ? 'prp_' : kind === 'contact-request' ? 'ctc_' : '';
    const left = hits.filter((hit) => hit.item.startsWith(prefix) && (after === undefined || positionIn(hit) < after));
    const shown: { hit: Hit; row: ListRow }[] = [];
    let looked = 0;
    for (let request = 0; request < BUDGET && looked < left.length && shown.length <= SIZE; request += 1) {
      const some = left.slice(looked, looked + (request === 0 ? SIZE + 1 : AT_ONCE));
      shown.push(...(await shownOf(call, some, unsure)));
      looked += some.length;
    }
    const more = shown.length > SIZE || looked < left.length;
    const last = shown.length > SIZE ? shown[SIZE - 1]!.hit : left[looked - 1];
    return {
      rows: shown.slice(0, SIZE).map(({ row }) => row),
      partial,
      ...(more && last ? { cursor: sealCursor(keys, bound, positionIn(last)) } : {}),
    };
  },
};
