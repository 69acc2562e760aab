import type { Item } from '../domain/item.ts';
import { LINK_OF } from '../domain/mail.ts';
import type { Person } from '../domain/person.ts';
import { Refusal, refuseUnless } from '../domain/refusal.ts';
import { loadRoot } from './load.ts';
import { letterWrites, mailsOf } from './mail.ts';
import { endSession, personOf } from './people.ts';
import { type Act, commitChange } from './records.ts';
import { getRows, queryRange, type Store, transact, update } from './store.ts';

/** What one transaction holds beside the change itself. */
const AT_ONCE = 80;

type Loaded = { readonly root: Item; readonly sender: Person; readonly tokens: readonly string[]; readonly sessions: readonly string[] };

/** Links to an item that still open it, by the ids of their letters. */
const liveLinks = async (store: Store, root: Item): Promise<string[]> => {
  const letters = (await mailsOf(store, root.id)).map(({ intent }) => intent);
  const ids = letters.filter(({ template, to }) => to === root.applicant && LINK_OF[template] === 'item').map(({ id }) => id);
  const tokens = await getRows(
    store,
    ids.map((id) => ({ pk: `token#${id}`, sk: 'a' })),
  );
  return tokens.filter((token) => !token.revoked).map((token) => token.intent as string);
};

/** Browsers that such a link let in, or that started the item; not the one that asks. */
const openedBy = async (store: Store, root: Item, own: string | undefined): Promise<string[]> =>
  (await queryRange(store, root.applicant, 's#', 's~'))
    .filter((row) => (row.scope.door === 'item' || row.scope.door === 'draft') && row.scope.item === root.id && !row.ended && row.sk !== own)
    .map((row) => row.sk as string);

const load = async (store: Store, item: string, own: string | undefined): Promise<Loaded> => {
  const root = await loadRoot(store, item);
  if (!root || root.kind === 'task') throw new Refusal('item.not-found');
  const sender = await personOf(store, root.applicant);
  refuseUnless(sender && !sender.erased, 'person.erased');
  return { root, sender, tokens: await liveLinks(store, root), sessions: await openedBy(store, root, own) };
};

const revoke = (store: Store, token: string) => update(store, `token#${token}`, 'a', 'SET revoked = :yes', { ':yes': true }, 'attribute_exists(pk)');

/**
 * Ends every link to an item and every browser that one let in, and mails its sender a new one. A draft leaves no fact. `own` is the
 * session that asks. @throws item.not-found, person.erased
 */
export const renewItemLink = async (
  store: Store,
  item: string,
  act: Act,
  { allowed, own }: { allowed: (root: Item) => void; own?: string | undefined },
): Promise<{ revoked: number }> => {
  const first = await load(store, item, own);
  allowed(first.root);
  // What does not fit goes before: a link that is dead already harms nobody.
  for (const surplus = first.sessions.slice(AT_ONCE / 2); surplus.length > 0; )
    await transact(
      store,
      surplus.splice(0, AT_ONCE).map((key) => endSession(store, first.root.applicant, key)),
    );
  return commitChange<Loaded, Item, { revoked: number }>(store, act, {
    load: () => load(store, item, own),
    before: ({ root }) => root,
    decide: ({ root, tokens }) => {
      allowed(root);
      return { root, facts: root.stage === 'draft' ? [] : [{ type: 'LinkRevoked', links: tokens.length }] };
    },
    reply: (_, { tokens }) => ({ revoked: tokens.length }),
    also: (root, { sender, tokens, sessions }) => [
      ...tokens.slice(0, AT_ONCE / 2).map((token) => revoke(store, token)),
      ...sessions.slice(0, AT_ONCE / 2).map((key) => endSession(store, root.applicant, key)),
      ...letterWrites(store, {
        template: 'link-renewed',
        to: root.applicant,
        address: sender.address,
        record: root.id,
        cause: root.stage === 'draft' ? `${root.id} new link ${root.version}` : `${root.id}#${root.factSeq}`,
        at: act.at,
      }),
    ],
  });
};
