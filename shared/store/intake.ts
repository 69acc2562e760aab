import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { community } from '../community.ts';
import { DAY, later, mondayOf } from '../domain/clock.ts';
import type { Stored } from './item.ts';
import { spread } from './rows.ts';
import { queryRange, type Store, update } from './store.ts';

/** What came in, week by week: one row for each kind and shard in one partition, which ends by itself two years later. */
const INTAKE = 'intake';
const SHARDS = 4;
const KEPT_S = 2 * 366 * 86_400;

/** The week in which something came in, by the local calendar. */
export const weekOf = (receivedAt: string): string => mondayOf(receivedAt, community);

export const intakeWrite = (store: Store, { kind, receivedAt, record }: { kind: string; receivedAt: string; record: string }): TransactWriteItem =>
  update(
    store,
    INTAKE,
    `${weekOf(receivedAt)}#${kind}#${spread(record, SHARDS)}`,
    'SET #type = :type, #ttl = :ttl ADD #n :one',
    { ':type': 'intake', ':ttl': Math.ceil(Date.parse(receivedAt) / 1000) + KEPT_S, ':one': 1 },
    undefined,
    { '#type': 'type', '#ttl': 'ttl', '#n': 'n' },
  );

export type Week = { readonly week: string; readonly proposals: number; readonly contacts: number };

const mondays = (now: string, weeks: number): string[] => {
  const last = `${mondayOf(now, community)}T12:00:00.000Z`;
  return Array.from({ length: weeks }, (_, i) => later(last, (i + 1 - weeks) * 7 * DAY).slice(0, 10));
};

/** The last weeks, less what somebody may not know of: those rows say in which week their item came in. By one Query. */
export const intakeOf = async (store: Store, now: string, weeks: number, hidden: readonly Stored[]): Promise<Week[]> => {
  const all = mondays(now, weeks);
  const sums = new Map<string, number>();
  const add = (week: unknown, kind: unknown, n: number) => sums.set(`${week}#${kind}`, (sums.get(`${week}#${kind}`) ?? 0) + n);
  for (const row of await queryRange(store, INTAKE, all[0]!, '~')) {
    const [week, kind] = String(row.sk).split('#');
    add(week, kind, row.n as number);
  }
  for (const row of hidden) if (row.week !== undefined) add(row.week, row.kind, -1);
  const of = (week: string, kind: string): number => Math.max(0, sums.get(`${week}#${kind}`) ?? 0);
  return all.map((week) => ({ week, proposals: of(week, 'proposal'), contacts: of(week, 'contact-request') }));
};
