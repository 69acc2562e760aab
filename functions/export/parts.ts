import { community } from '../../shared/community.ts';
import type { exportOperations } from '../../shared/contract/export.ts';
import { OPEN_INTAKE } from '../../shared/domain/call.ts';
import { DAY, instantOf, later } from '../../shared/domain/clock.ts';
import { callsOf } from '../../shared/store/calls.ts';
import { positionOf } from '../../shared/store/lists.ts';
import { receivedPage } from '../../shared/store/received.ts';
import { sealCursor } from '../../shared/store/secrets.ts';
import type { Handlers, Known } from '../http/serve.ts';

export type Asked = { call?: string | undefined; from?: string | undefined; to?: string | undefined; cursor?: string | undefined };
/** A part holds this many proposals: with all their reviews at full length, in the widest letters there are, it stays below the 6 MB that a reply may hold. */
export const PART = 12;
/** One look at what there is finds at most this many parts; it goes on with a cursor. */
const PARTS_AT_ONCE = 40;

/** The first instant of a day, by the local calendar. */
const startOf = (day: string): string => new Date(instantOf(Date.parse(`${day}T00:00:00.000Z`), community.timeZone)).toISOString();

const callsFor = async (call: Known, { call: one }: Asked): Promise<readonly string[]> =>
  one ? [one] : [OPEN_INTAKE, ...(await callsOf(call.store)).map(({ id }) => id)];

/** Cursors fit the question that they were given for, whatever of a proposal is asked for. */
const boundOf = (call: Known, { call: one = 'all', from = '', to = '' }: Asked): string => `${call.actor.id} export ${one} ${from} ${to}`;

/** Proposals that were asked for, as far as this reader may know of them, and how a place among them is sealed. */
export const foundFor = async (call: Known<unknown, Asked>, want: number) => {
  const asked = call.query;
  const keys = await call.deps.keys();
  const bound = boundOf(call, asked);
  const page = await receivedPage(call.store, {
    calls: await callsFor(call, asked),
    ...(asked.from ? { from: startOf(asked.from) } : {}),
    ...(asked.to ? { upTo: startOf(later(`${asked.to}T12:00:00.000Z`, DAY).slice(0, 10)) } : {}),
    after: positionOf(keys, bound, asked.cursor),
    want,
    viewer: call.actor,
  });
  return { ...page, seal: (sort: string) => sealCursor(keys, bound, sort) };
};

export const exportPartHandlers: Pick<Handlers<typeof exportOperations>, 'listExportParts'> = {
  listExportParts: async (call) => {
    const { found: all, next, seal } = await foundFor(call, PART * PARTS_AT_ONCE);
    const parts = Array.from({ length: Math.ceil(all.length / PART) }, (_, i) => {
      const before = all[i * PART - 1];
      const part = all.slice(i * PART, (i + 1) * PART);
      const cursor = before ? seal(before.sort) : call.query.cursor;
      return {
        proposals: part.length,
        from: part[0]!.root.receivedAt ?? '',
        to: part.at(-1)!.root.receivedAt ?? '',
        ...(cursor ? { cursor } : {}),
      };
    });
    return { parts, ...(next ? { cursor: seal(next) } : {}) };
  },
};
