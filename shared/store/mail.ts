import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { MINUTE } from '../domain/clock.ts';
import { Intent, LINK_OF, LinkToken, STAFF_DELAY_MS, type Template } from '../domain/mail.ts';
import { derivedId } from './facts.ts';
import { intentRow, tokenRow, wakeKeys } from './rows.ts';
import { ABSENT, getRow, put, queryRange, type Store, update, updateRow } from './store.ts';
import { upcast } from './upcast.ts';

/** A fresh sign-in link works for an hour, once. */
export const SIGN_IN_MS = 60 * MINUTE;
/** A letter that should have left by the stream is picked up by the clock after this. */
const FALLBACK_MS = MINUTE;

export type LetterOrder = {
  template: Template;
  to: string;
  address: string;
  record: string;
  cause: string;
  at: string;
  delayed?: boolean;
  /** When the cause happened: a delayed letter waits from there. */
  since?: string;
  message?: string;
  decision?: number;
  person?: string;
  /** The item to which a sign-in by it leads on. */
  leadsTo?: string;
  /** The letter that it repeats. */
  again?: string;
};

/** The id of a letter follows from its cause, so that a repeat is the same letter. */
export const intentId = (order: Pick<LetterOrder, 'cause' | 'template' | 'to'>): string => derivedId(`${order.cause}\n${order.template}\n${order.to}`);

/** A letter to be sent, and the token of the link that it will carry. */
export const letterWrites = (store: Store, order: LetterOrder): TransactWriteItem[] => {
  const id = intentId(order);
  const { template, to, record, cause, at } = order;
  const wakeAt = new Date(
    order.delayed ? Math.max(Date.parse(at), Date.parse(order.since ?? at) + STAFF_DELAY_MS) : Date.parse(at) + FALLBACK_MS,
  ).toISOString();
  const intent: Intent = {
    id,
    v: 1,
    template,
    to,
    record,
    cause,
    leaves: order.delayed ? 'later' : 'now',
    state: 'pending',
    attempts: 0,
    createdAt: at,
    nextTouch: wakeAt,
    ...(order.message ? { message: order.message } : {}),
    ...(order.decision ? { decision: order.decision } : {}),
    ...(order.person ? { person: order.person } : {}),
    ...(order.again ? { again: order.again } : {}),
  };
  const purpose = LINK_OF[template];
  const writes = [put(store, intentRow(intent), ABSENT)];
  if (purpose) {
    const token: LinkToken = {
      intent: id,
      purpose,
      person: to,
      address: order.address,
      createdAt: at,
      ...(record.startsWith('per_') ? {} : { item: record }),
      ...(order.leadsTo ? { item: order.leadsTo } : {}),
      ...(purpose === 'sign-in' ? { expiresAt: new Date(Date.parse(at) + SIGN_IN_MS).toISOString() } : {}),
    };
    writes.push(put(store, tokenRow(token), ABSENT));
  }
  return writes;
};

/** Rows that nobody reads and that expire at once: as much work as a letter, for an address that gets none. */
export const decoyWrites = (store: Store, order: LetterOrder): TransactWriteItem[] =>
  letterWrites(store, order).map((_, n) =>
    put(store, { pk: `decoy#${intentId(order)}`, sk: String(n), type: 'decoy', ttl: Math.ceil(store.now() / 1000) }, ABSENT),
  );

const isIntentId = /^[0-9a-hjkmnp-tv-z]{26}$/;

export const intentOf = async (store: Store, record: string, id: string): Promise<Intent | undefined> => {
  const row = isIntentId.test(id) ? await getRow(store, record, `x#${id}`) : undefined;
  return row && Intent.parse(upcast(row));
};

/** Letters about an item with what was sent, in one Query. */
export const mailsOf = async (store: Store, record: string): Promise<{ intent: Intent; subject?: string; text?: string }[]> => {
  const rows = await queryRange(store, record, 'x#', 'y~');
  const sent = new Map(
    rows.filter((row) => row.type === 'sent').map((row) => [row.intent as string, { subject: row.subject as string, text: row.text as string }]),
  );
  return rows
    .filter((row) => row.type === 'intent')
    .map((row) => {
      const intent = Intent.parse(upcast(row));
      const { subject, text } = sent.get(intent.id) ?? {};
      return { intent, ...(subject ? { subject } : {}), ...(text ? { text } : {}) };
    });
};

export const tokenOf = async (store: Store, intent: string): Promise<LinkToken | undefined> => {
  const row = await getRow(store, `token#${intent}`, 'a');
  return row && LinkToken.parse(row);
};

const wakeNames = { '#state': 'state' };
const wakeValues = (record: string, id: string, at: string) => {
  const keys = wakeKeys('mail', `${record}#${id}`, at);
  return { ':pk': keys.gsi3pk, ':sk': keys.gsi3sk, ':touch': at };
};
const SET_WAKE = 'gsi3pk = :pk, gsi3sk = :sk, nextTouch = :touch';

/** Takes a letter for this sender alone until the lease ends; undefined when somebody else has it or it is done. */
export const claimIntent = async (store: Store, record: string, id: string, leaseUntil: string): Promise<Intent | undefined> => {
  const now = new Date(store.now()).toISOString();
  const row = await updateRow(
    store,
    record,
    `x#${id}`,
    `SET #state = :claimed, leaseUntil = :lease, attempts = attempts + :one, ${SET_WAKE}`,
    { ':claimed': 'claimed', ':lease': leaseUntil, ':one': 1, ':pending': 'pending', ':now': now, ...wakeValues(record, id, leaseUntil) },
    '#state = :pending OR (#state = :claimed AND leaseUntil <= :now)',
    wakeNames,
  );
  return row && Intent.parse(upcast(row));
};

/** Gives a letter back to be tried again at `at`. */
export const releaseIntent = (store: Store, intent: Intent, at: string): Promise<unknown> =>
  updateRow(
    store,
    intent.record,
    `x#${intent.id}`,
    `SET #state = :pending, ${SET_WAKE}`,
    { ':pending': 'pending', ':claimed': 'claimed', ...wakeValues(intent.record, intent.id, at) },
    '#state = :claimed',
    wakeNames,
  );

/** The same for a letter that was refused for the moment: the try is counted apart, and the attempt is given back. */
export const holdIntent = (store: Store, intent: Intent, at: string): Promise<unknown> =>
  updateRow(
    store,
    intent.record,
    `x#${intent.id}`,
    `SET #state = :pending, attempts = :attempts, held = :held, ${SET_WAKE}`,
    {
      ':pending': 'pending',
      ':claimed': 'claimed',
      ':attempts': intent.attempts - 1,
      ':held': (intent.held ?? 0) + 1,
      ...wakeValues(intent.record, intent.id, at),
    },
    '#state = :claimed',
    wakeNames,
  );

/** The end of a letter: sent, suppressed or dead; from here on the clock leaves it alone. */
export const endIntent = (
  store: Store,
  intent: Intent,
  end: { state: 'sent' | 'suppressed' | 'dead'; sesId?: string; reason?: string; at: string },
): Promise<unknown> =>
  updateRow(
    store,
    intent.record,
    `x#${intent.id}`,
    `SET #state = :state, sentAt = :at${end.sesId ? ', sesId = :ses' : ''}${end.reason ? ', reason = :reason' : ''} REMOVE gsi3pk, gsi3sk, nextTouch, leaseUntil`,
    {
      ':state': end.state,
      ':at': end.at,
      ':claimed': 'claimed',
      ...(end.sesId ? { ':ses': end.sesId } : {}),
      ...(end.reason ? { ':reason': end.reason } : {}),
    },
    '#state = :claimed',
    wakeNames,
  );

/** Stops a letter that has not begun to leave, as part of whatever makes it untrue. */
export const stopWrite = (store: Store, intent: Intent, at: string): TransactWriteItem =>
  update(
    store,
    intent.record,
    `x#${intent.id}`,
    'SET #state = :suppressed, sentAt = :at, reason = :reason REMOVE gsi3pk, gsi3sk, nextTouch',
    { ':suppressed': 'suppressed', ':at': at, ':reason': 'undone', ':pending': 'pending' },
    '#state = :pending',
    wakeNames,
  );

/** What came back from the mail service about a letter, and the letter; nothing where there is none. A Send event proves that it left, whatever we remember. */
export const noteDelivery = async (
  store: Store,
  record: string,
  id: string,
  note: { confirmedBy?: string; delivery?: Intent['delivery'] },
): Promise<Intent | undefined> => {
  const [name, value] = note.confirmedBy ? ['confirmedBy', note.confirmedBy] : ['delivery', note.delivery];
  const row = await updateRow(store, record, `x#${id}`, `SET ${name} = :value`, { ':value': value }, 'attribute_exists(pk)');
  return row && Intent.parse(upcast(row));
};
