import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { community } from '../../shared/community.ts';
import { counts } from '../../shared/domain/assignment.ts';
import { later } from '../../shared/domain/clock.ts';
import { type Entry, slotFor, wayOf } from '../../shared/domain/digest.ts';
import type { StoredFact } from '../../shared/domain/fact.ts';
import { isUrgent } from '../../shared/domain/item.ts';
import { STAFF_DELAY_MS } from '../../shared/domain/mail.ts';
import { noticesOf } from '../../shared/domain/notice.ts';
import { type Alert, alertWrites } from '../../shared/store/alerts.ts';
import { putBy } from '../../shared/store/digests.ts';
import { loadProposal, loadRoot } from '../../shared/store/load.ts';
import { intentId, intentOf, letterWrites } from '../../shared/store/mail.ts';
import { personOf } from '../../shared/store/people.ts';
import type { Store } from '../../shared/store/store.ts';
import { deskFor } from './desk.ts';

const TALK: readonly string[] = ['DiscussionAdded', 'OutcomeProposed'];

/** Reviewers hear of a discussion by one mail for as long as staff collect theirs in a digest, whatever is said in the meantime. */
const panelNews = async (store: Store, fact: StoredFact, at: string): Promise<TransactWriteItem[]> => {
  const loaded = TALK.includes(fact.type) ? await loadProposal(store, fact.record, 'round') : undefined;
  const slot = slotFor('discussion-news', at, community);
  const writes = (loaded?.assignments ?? [])
    .filter((assignment) => counts(assignment) && assignment.reviewer !== fact.by)
    .map(async ({ reviewer: to }) => {
      const cause = `${fact.record} talk ${slot}`;
      const template = 'discussion-news' as const;
      const [known, person] = await Promise.all([intentOf(store, fact.record, intentId({ cause, template, to })), personOf(store, to)]);
      const since = later(slot, -STAFF_DELAY_MS);
      return known || !person ? [] : letterWrites(store, { template, to, address: person.address, record: fact.record, cause, at, since, delayed: true });
    });
  return (await Promise.all(writes)).flat();
};

/**
 * A fact → what people hear of it: letters as intents, and news put by for their digests, all in the fact's own delivery. An id that
 * follows from the fact makes a repeat the same letter.
 */
export const noticeEffects = async (store: Store, fact: StoredFact): Promise<TransactWriteItem[]> => {
  const record = await loadRoot(store, fact.record);
  if (!record || record.undone?.includes(fact.id)) return [];
  const at = new Date(store.now()).toISOString();
  const notices = noticesOf(fact, record, await deskFor(store, record, at));
  const writes: TransactWriteItem[] = [];
  const entries: { to: string; entry: Entry }[] = [];
  const alerts: Alert[] = [];
  for (const { template, to, delayed, ...more } of notices) {
    const person = await personOf(store, to);
    const way = person && wayOf(template, person, isUrgent(record));
    const about = { template, record: record.id, cause: fact.id };
    const letter = () => letterWrites(store, { ...about, ...more, to, address: person!.address, at, since: fact.at, delayed });
    const entry = { ...about, ...(more.person ? { person: more.person } : {}) };
    if (way === 'letter') writes.push(...letter());
    if (way === 'alert') alerts.push({ to, entry, letter });
    if (way === 'digest') entries.push({ to, entry: { ...entry, slot: slotFor(template, at, community) } });
  }
  const panel = await panelNews(store, fact, at);
  return [...writes, ...panel, ...(await alertWrites(store, alerts, at)), ...(await putBy(store, entries, at))];
};
