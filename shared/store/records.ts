import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { community } from '../community.ts';
import type { Beside, Change, Check, ConflictPut } from '../domain/change.ts';
import { SK } from '../domain/change.ts';
import { withDigests } from '../domain/content.ts';
import type { ContactRequest } from '../domain/contact.ts';
import type { NewFact, StoredFact } from '../domain/fact.ts';
import { newReference } from '../domain/id.ts';
import { doneOf, type Item } from '../domain/item.ts';
import type { Proposal } from '../domain/proposal.ts';
import { Refusal } from '../domain/refusal.ts';
import { isUnseen } from '../domain/rules.ts';
import type { Task } from '../domain/task.ts';
import { type Undo, undoOf } from '../domain/undo.ts';
import type { ContactBundle } from '../domain/view/bundle.ts';
import { factWrites, linkFacts } from './facts.ts';
import { type Depth, type LoadedProposal, loadContact, loadProposal, loadTask } from './load.ts';
import { placeWrites } from './places.ts';
import { type AnyRoot, isQueued, itemRow, type Root, rootRow } from './rows.ts';
import { slotWrites } from './slots.ts';
import { ABSENT, Cancelled, check, getRow, put, remove, type Store, sha256, transact, update } from './store.ts';
import { lineWrites } from './tallies.ts';

/** Who acts, when, and under which key: the effect of a key is stored once, with its reply. */
export type Act = {
  readonly by: string;
  readonly at: string;
  readonly key?: { readonly scope: string; readonly bodyHash: string } | undefined;
};

const KEY_DAYS = 7;
const keyRow = (scope: string): { pk: string; sk: string } => ({ pk: `key#${sha256(scope)}`, sk: 'a' });

/** The reply to an earlier request with the same key, if any. @throws key.reused when its body was another one. */
export const repliedBefore = async (store: Store, key: NonNullable<Act['key']>): Promise<unknown> => {
  const { pk, sk } = keyRow(key.scope);
  const row = await getRow(store, pk, sk);
  if (!row) return undefined;
  if (row.bodyHash !== key.bodyHash) throw new Refusal('key.reused');
  return row.reply;
};

const noteOf = (store: Store, key: NonNullable<Act['key']>, reply: unknown): object => {
  const ttl = Math.ceil(store.now() / 1000) + KEY_DAYS * 86_400;
  return { ...keyRow(key.scope), type: 'key', bodyHash: key.bodyHash, reply, ttl };
};

/** The note that a key was used, with the reply that its repeats get. */
export const keyWrite = (store: Store, key: NonNullable<Act['key']>, reply: unknown): TransactWriteItem =>
  put(store, noteOf(store, key, reply), {
    expression: 'attribute_not_exists(pk) OR #ttl <= :now',
    names: { '#ttl': 'ttl' },
    values: { ':now': Math.floor(store.now() / 1000) },
  });

/** The reply to a request of many steps, under the key that was noted before the first of them. */
export const keySettled = (store: Store, key: NonNullable<Act['key']>, reply: unknown): TransactWriteItem =>
  put(store, noteOf(store, key, reply), { expression: 'bodyHash = :hash', values: { ':hash': key.bodyHash } });

const AS_READ = 'relationVersion = :v';

/** Declared and decided conflicts raise the relation version in their own transaction, so that this one condition covers them too. */
const checkWrite = (store: Store, wanted: Check): TransactWriteItem => {
  if (wanted.kind !== 'relation-version')
    return check(store, wanted.record, SK.root, { expression: '#version = :v', names: { '#version': 'version' }, values: { ':v': wanted.version } });
  const { person, version, terms } = wanted;
  if (!terms) return check(store, person, SK.root, { expression: AS_READ, values: { ':v': version } });
  const values = { ':v': version, ':terms': terms, ':one': 1 };
  return update(store, person, SK.root, 'SET terms = :terms ADD #version :one', values, AS_READ, { '#version': 'version' });
};
/** Whether it is one of them: what fails by it was decided about somebody who is another by now. */
const isCheck = ({ ConditionCheck, Update }: TransactWriteItem): boolean => ConditionCheck !== undefined || Update?.ConditionExpression === AS_READ;

const RAISED = 'ADD relationVersion :one, #version :one';

const conflictWrites = (store: Store, conflict: ConflictPut, at: string): TransactWriteItem[] => [
  put(store, {
    pk: conflict.person,
    sk: `k#${conflict.item}`,
    type: 'conflict',
    item: conflict.item,
    state: conflict.state,
    conflict: conflict.conflict,
    at,
    gsi4pk: conflict.person,
    gsi4sk: `conflict#${conflict.item}`,
    ...(conflict.kinds ? { kinds: conflict.kinds } : {}),
    ...(conflict.by ? { by: conflict.by } : {}),
    ...(conflict.reason ? { reason: conflict.reason } : {}),
  }),
  // The root's own version rises too, so that a change of the person in flight is decided afresh and does not count the relation back.
  conflict.relationVersion === undefined
    ? update(store, conflict.person, SK.root, RAISED, { ':one': 1 }, 'attribute_exists(pk)', { '#version': 'version' })
    : update(store, conflict.person, SK.root, RAISED, { ':one': 1, ':seen': conflict.relationVersion }, 'relationVersion = :seen', { '#version': 'version' }),
];

/** Where an item stands and with whom, as counters group it: what nobody may see yet counts like a draft. */
const standing = (root: AnyRoot): string | undefined => (isQueued(root) ? `${isUnseen(root) ? 'draft' : root.stage}|${root.owner ?? 'none'}` : undefined);

/** What takes an act of staff back stands on the root until the next change, whatever that is. */
const undoFields = (before: AnyRoot | undefined, change: Change<AnyRoot>, facts: readonly StoredFact[], { by }: Act): { undo?: Undo | undefined } =>
  before && isQueued(before) ? { undo: undoOf(before, change as Change<Item>, facts, by) } : {};

/** An item that ends says when and by whom, until it is opened again. */
const doneFields = (before: AnyRoot | undefined, after: AnyRoot, act: Act): { done?: Item['done'] } =>
  before && isQueued(before) && isQueued(after) ? { done: doneOf(before, after, act) } : {};

/** Everything of one change as one transaction. `before` is the root as it was read, or undefined for a new record. */
const writesOf = <R extends AnyRoot>(store: Store, before: R | undefined, asked: Change<R>, act: Act): { writes: TransactWriteItem[]; root: R } => {
  const change = withDigests(asked, () => Buffer.from(store.random(16)).toString('base64url'), sha256);
  const after = standing(change.root);
  const was = before && standing(before);
  const { stored, head } = linkFacts(
    change.root.id,
    change.root,
    change.facts as readonly NewFact[],
    act.by,
    act.at,
    after === undefined ? undefined : { after, ...(was === undefined ? {} : { before: was }) },
  );
  const root = {
    ...change.root,
    ...doneFields(before, change.root, act),
    ...undoFields(before, change, stored, act),
    ...head,
    version: before ? before.version + 1 : 1,
  } as R;
  const condition = before ? { expression: '#version = :version', names: { '#version': 'version' }, values: { ':version': before.version } } : ABSENT;
  // One transaction touches a row once: whoever's conflict is written is not checked besides.
  const deciding = new Set((change.conflicts ?? []).map(({ person }) => person));
  const writes = [
    put(store, rootRow(root, community), condition),
    ...(change.items ?? []).map((item) => put(store, itemRow(root.id, item, community))),
    ...(root.kind === 'proposal' ? lineWrites(store, root, change.items ?? []) : []),
    ...(change.removes ?? []).map((sk) => remove(store, root.id, sk)),
    ...factWrites(store, stored, store.now()),
    ...(change.checks ?? []).filter((wanted) => !('person' in wanted && deciding.has(wanted.person))).map((wanted) => checkWrite(store, wanted)),
    ...(change.conflicts ?? []).flatMap((conflict) => conflictWrites(store, conflict, act.at)),
    ...(change.besides ?? []).flatMap((beside) => besideWrites(store, beside, act)),
    ...placeWrites(store, change),
  ];
  return { writes, root };
};

/** Another record of the same transaction; a new one brings the pointer from its reference, which a task shares with what it is about. */
const besideWrites = (store: Store, { before, change }: Beside, act: Act): TransactWriteItem[] => {
  const { writes, root } = writesOf<Root>(store, before, change as Change<Root>, act);
  return before || root.kind === 'person' || root.kind === 'task' ? writes : [...writes, referenceWrite(store, root.reference, root.id)];
};

/** A relation, or another record, changed since this request read it: the whole request is decided afresh. */
export class StaleActor extends Error {}

const PATIENCE_MS = 2000;
const transient = (code: string): boolean => code === 'TransactionConflict' || code === 'ThrottlingError' || code === 'ProvisionedThroughputExceeded';

/**
 * Runs load → decide → commit until it holds: a lost race is decided afresh with jitter for up to 2 s. With a key, a repeat gets the
 * first reply. @throws the domain's Refusal; request.busy when the race was lost for 2 s (nothing happened, the key is kept).
 */
export const commitChange = async <L, R extends AnyRoot, Reply>(
  store: Store,
  act: Act,
  steps: {
    load: () => Promise<L>;
    before: (loaded: L) => R | undefined;
    decide: (loaded: L) => Change<R>;
    reply: (root: R, loaded: L) => Reply;
    /** Further writes of the same transaction: pointers, sessions, intents. */
    also?: (root: R, loaded: L) => TransactWriteItem[];
  },
): Promise<Reply> => {
  const until = store.now() + PATIENCE_MS;
  for (let attempt = 0; ; attempt += 1) {
    const loaded = await steps.load();
    const before = steps.before(loaded);
    let change: Change<R>;
    try {
      change = steps.decide(loaded);
    } catch (error) {
      if (error instanceof Refusal && act.key) {
        const earlier = await repliedBefore(store, act.key);
        if (earlier !== undefined) return earlier as Reply;
      }
      throw error;
    }
    const { writes, root } = writesOf(store, before, change, act);
    const reply = steps.reply(root, loaded);
    const all = [...writes, ...(steps.also?.(root, loaded) ?? []), ...(act.key ? [keyWrite(store, act.key, reply)] : [])];
    try {
      await transact(store, all);
      return reply;
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
      const failed = error.reasons.map((code, i) => ({ code, write: all[i]! })).filter(({ code }) => code !== 'None');
      if (act.key && failed.some(({ code, write }) => code === 'ConditionalCheckFailed' && write === all.at(-1))) {
        const earlier = await repliedBefore(store, act.key);
        if (earlier !== undefined) return earlier as Reply;
      }
      if (failed.some(({ code, write }) => code === 'ConditionalCheckFailed' && isCheck(write))) throw new StaleActor();
      if (failed.some(({ code }) => code !== 'ConditionalCheckFailed' && !transient(code))) throw error;
      if (store.now() >= until) throw new Refusal('request.busy', { retryAfter: 1 });
      await store.sleep(10 + (store.random(1)[0]! / 255) * Math.min(200, 20 * 2 ** attempt));
    }
  }
};

/** One try of a change that its caller decides afresh when it fails, with other rows in the same transaction. @throws Cancelled */
export const commitOnce = <R extends AnyRoot>(
  store: Store,
  act: Act,
  before: R | undefined,
  change: Change<R>,
  also: readonly TransactWriteItem[],
): Promise<void> => transact(store, [...writesOf(store, before, change, act).writes, ...also]);

/** The same for a proposal that exists, with what it takes or gives back of its organisation's share. @throws item.not-found */
export const changeProposal = <Reply>(
  store: Store,
  id: string,
  depth: Depth,
  act: Act,
  decide: (loaded: LoadedProposal) => Change<Proposal>,
  reply: (root: Proposal, loaded: LoadedProposal) => Reply,
): Promise<Reply> =>
  commitChange<LoadedProposal, Proposal, Reply>(store, act, {
    load: async () => {
      const loaded = await loadProposal(store, id, depth);
      if (!loaded) throw new Refusal('item.not-found');
      return loaded;
    },
    before: (loaded) => loaded.root,
    decide,
    reply,
    also: (after, { root }) => slotWrites(store, root, after),
  });

export const changeContact = <Reply>(
  store: Store,
  id: string,
  act: Act,
  decide: (loaded: ContactBundle) => Change<ContactRequest>,
  reply: (root: ContactRequest) => Reply,
): Promise<Reply> =>
  commitChange<ContactBundle, ContactRequest, Reply>(store, act, {
    load: async () => {
      const loaded = await loadContact(store, id);
      if (!loaded) throw new Refusal('item.not-found');
      return loaded;
    },
    before: (loaded) => loaded.root,
    decide,
    reply,
  });

export const changeTask = <Reply>(store: Store, id: string, act: Act, decide: (task: Task) => Change<Task>, reply: (root: Task) => Reply): Promise<Reply> =>
  commitChange<Task, Task, Reply>(store, act, {
    load: async () => {
      const task = await loadTask(store, id);
      if (!task) throw new Refusal('item.not-found');
      return task;
    },
    before: (task) => task,
    decide,
    reply,
  });

/** A reference that nobody has yet, most likely; the pointer of an item says for sure. */
export const freshReference = (store: Store, at: string): string => newReference(community.referencePrefix, Number(at.slice(0, 4)), store.random);

/** The human reference leads to one item only. */
export const referenceWrite = (store: Store, reference: string, item: string): TransactWriteItem =>
  put(store, { pk: `ref#${reference}`, sk: 'a', type: 'reference', item }, ABSENT);

export const saltWrite = (store: Store, item: string, salt: string): TransactWriteItem => put(store, { pk: item, sk: SK.salt, type: 'salt', salt });
