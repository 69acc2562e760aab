import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { expiryOf, type Head, timeInChain, verifyChain } from '../domain/chain.ts';
import { GENESIS, type NewFact, StoredFact, sealedPart } from '../domain/fact.ts';
import type { RecordHead } from '../domain/heads.ts';
import { base32 } from '../domain/id.ts';
import { type Stored, toItem } from './item.ts';
import { spread } from './rows.ts';
import { isExpired, queryIndex, queryRange, type Store, sha256 } from './store.ts';
import { FACT_TIME_SHARDS } from './tables.ts';

const sortKey = (seq: number): string => String(seq).padStart(8, '0');

/** The hour of a commit, as the fact-time index partitions it. */
export const hourOf = (at: number): string => new Date(at).toISOString().slice(0, 13);

/** Links new facts to the head of their record; several of one commit link among themselves. */
export const linkFacts = (
  record: string,
  head: Head,
  facts: readonly NewFact[],
  by: string,
  at: string,
  state?: StoredFact['state'],
): { stored: StoredFact[]; head: Head } => {
  let prev = head.factHead === '' ? GENESIS : head.factHead;
  let seq = head.factSeq;
  let prevAt = head.factAt;
  const stored = facts.map((fact, i) => {
    const { type, ...data } = fact;
    seq += 1;
    const linked = {
      v: 1 as const,
      record,
      seq,
      type,
      at,
      by,
      data: JSON.parse(JSON.stringify(data)) as StoredFact['data'],
      ...(state && i === facts.length - 1 ? { state } : {}),
      prev,
      ...(prevAt === undefined ? {} : { prevAt }),
    };
    const hash = sha256(sealedPart(linked));
    prev = hash;
    prevAt = timeInChain(linked);
    return { ...linked, id: `${record}#${seq}`, hash };
  });
  return { stored, head: { factSeq: seq, factHead: facts.length === 0 ? head.factHead : prev, ...(prevAt === undefined ? {} : { factAt: prevAt }) } };
};

/** When the store may delete a fact: five years after its commit and never before those that came before it, in epoch seconds, rounded up. */
const ttlOf = (fact: StoredFact, committedAt: string): number => {
  const time = timeInChain(fact);
  return Math.ceil(Date.parse(expiryOf(time > committedAt ? time : committedAt)) / 1000);
};

/** Writes that append facts; the index key is the commit's own time, taken anew for each attempt, so that nothing lands behind a sweeper. */
export const factWrites = (store: Store, facts: readonly StoredFact[], commitAt: number): TransactWriteItem[] =>
  facts.map((fact) => {
    const shard = spread(fact.record, FACT_TIME_SHARDS);
    const time = new Date(commitAt).toISOString();
    const keys = { pk: fact.record, sk: sortKey(fact.seq), gsi1pk: `${hourOf(commitAt)}#${shard}`, gsi1sk: `${time}#${fact.id}` };
    const row = { ...fact, ...keys, committedAt: time, ttl: ttlOf(fact, time) };
    return { Put: { TableName: store.facts, Item: toItem(row), ConditionExpression: 'attribute_not_exists(pk)' } };
  });

/** The facts of a record, in order; expired ones are gone, however late the store deletes them. */
export const factsOf = async (store: Store, record: string): Promise<StoredFact[]> =>
  (await queryRange(store, record, '0', '~', store.facts)).map((row) => StoredFact.parse(row));

/** The facts of a record that are still kept, and the faults of their chain. */
export const verifiedFacts = async (store: Store, root: Head & { readonly id: string }): Promise<{ facts: StoredFact[]; faults: string[] }> => {
  const facts = await factsOf(store, root.id);
  // The time is taken after the read, so that whatever the read left out as expired is so here too.
  return { facts, faults: verifyChain(facts, root, new Date(store.now()).toISOString(), sha256) };
};

/** A fact on its way to its consumers; without the fact itself where its row is not one that this code can read. */
export type Committed = { readonly id: string; readonly at: string; readonly fact: StoredFact | undefined };

const committedIn = (row: Stored): Committed => ({
  id: `${row.pk}#${Number(row.sk)}`,
  at: (row.gsi1sk as string).split('#')[0]!,
  fact: StoredFact.safeParse(row).data,
});

/** Rows of an hour that were committed between two instants, in no order, without expired ones. */
const rowsCommitted = async (store: Store, hour: string, from: string, to: string): Promise<Stored[]> => {
  const found: Stored[] = [];
  for (let shard = 0; shard < FACT_TIME_SHARDS; shard += 1) {
    let after = from;
    for (;;) {
      const rows = await queryIndex(store, 1, `${hour}#${shard}`, { after, upTo: to, limit: 200, table: store.facts });
      found.push(...rows.filter((row) => !isExpired(row, store.now())));
      if (rows.length < 199) break;
      after = rows.at(-1)!.gsi1sk as string;
    }
  }
  return found;
};

/** Facts of an hour that were committed between two instants, oldest first. */
export const factsCommitted = async (store: Store, hour: string, from: string, to: string): Promise<Committed[]> =>
  (await rowsCommitted(store, hour, from, to)).map(committedIn).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

/** What the heads of a day hold of each fact of an hour, also where its row is not one that this code can read. */
export const headsCommitted = async (store: Store, hour: string): Promise<RecordHead[]> =>
  (await rowsCommitted(store, hour, ' ', '~')).map((row) => ({ record: row.pk as string, seq: Number(row.sk), hash: String(row.hash) }));

/** A deterministic id in base32: letters and digits only, as message tags allow. */
export const derivedId = (text: string): string => base32(Buffer.from(sha256(text), 'hex').subarray(0, 16));
