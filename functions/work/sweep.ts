import { type Consumer, consumersOf, isDelivered, moveWatermark, noteUndelivered, watermarkOf } from '../../shared/store/deliveries.ts';
import { type Committed, factsCommitted, hourOf } from '../../shared/store/facts.ts';
import type { Store } from '../../shared/store/store.ts';
import { causeOf, type Log } from '../http/log.ts';
import { consume } from './facts.ts';

/** The sweeper stays this far behind now, so that no commit can land behind it. */
const TRAIL_MS = 2 * 60_000;
/** And looks again at this much before its mark. */
const OVERLAP_MS = 10 * 60_000;
/** One run covers at most this many hours of backlog; the next goes on. */
const MAX_HOURS = 48;
/** A run ends before the function's own time does; its mark says where the next one goes on. */
const RUN_MS = 36_000;
/** The mark moves after each hour and, within a busy one, after so many facts. */
const MARK_EVERY = 100;
const HOUR = 3_600_000;

/** Notes a consumer that failed. @returns false when even the note failed, so that nothing remembers this fact but the watermark. */
const noted = async (store: Store, log: Log, id: string, consumer: Consumer): Promise<boolean> => {
  try {
    await noteUndelivered(store, id, consumer);
    return true;
  } catch (error) {
    log({ event: 'sweep.unnoted', fact: id, consumer, ...causeOf(error) });
    return false;
  }
};

/** One fact to each consumer that has not had it. It is safe when each has had it, or a note says that it is still to come. */
const offer = async (store: Store, log: Log, { id, fact }: Committed): Promise<{ delivered: number; safe: boolean }> => {
  let delivered = 0;
  let safe = true;
  const had = await isDelivered(store, id);
  for (const consumer of consumersOf(fact?.type)) {
    if (had.has(consumer)) continue;
    try {
      if (!fact) throw new Error('no fact that this code can read');
      if (await consume(store, fact, consumer)) delivered += 1;
    } catch (error) {
      log({ event: 'sweep.failed', fact: id, consumer, ...causeOf(error) });
      safe = (await noted(store, log, id, consumer)) && safe;
    }
  }
  return { delivered, safe };
};

/**
 * Offers every committed fact again to every consumer: the path that needs no stream. What fails is noted as undelivered, with its own
 * next try, and the watermark moves on, up to the first fact that could not even be noted.
 */
export const sweep = async (store: Store, log: Log): Promise<number> => {
  const start = store.now();
  const to = start - TRAIL_MS;
  const mark = await watermarkOf(store);
  const from = mark === undefined ? to - 24 * HOUR : Date.parse(mark) - OVERLAP_MS;
  const end = Math.min(to, from + MAX_HOURS * HOUR);
  if (end < from) return 0;
  let delivered = 0;
  let isHeldUp = false;
  const markAt = async (at: string): Promise<void> => {
    if (!isHeldUp && (mark === undefined || at > mark)) await moveWatermark(store, at);
  };
  for (let hour = Math.floor(from / HOUR) * HOUR; hour <= end; hour += HOUR) {
    const facts = await factsCommitted(store, hourOf(hour), new Date(from).toISOString(), `${new Date(end).toISOString()}~`);
    for (const [i, fact] of facts.entries()) {
      const result = await offer(store, log, fact);
      delivered += result.delivered;
      if (!result.safe) {
        await markAt(fact.at);
        isHeldUp = true;
      }
      const isOver = store.now() - start > RUN_MS;
      if (isOver || i % MARK_EVERY === MARK_EVERY - 1) await markAt(fact.at);
      if (isOver) return delivered;
    }
    await markAt(new Date(Math.min(hour + HOUR, end)).toISOString());
    if (store.now() - start > RUN_MS) return delivered;
  }
  return delivered;
};
