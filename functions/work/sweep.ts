import { CONSUMERS, isDelivered, moveWatermark, noteUndelivered, watermarkOf } from '../../shared/store/deliveries.ts';
import { factsCommitted, hourOf } from '../../shared/store/facts.ts';
import type { Store } from '../../shared/store/store.ts';
import { causeOf, type Log } from '../http/log.ts';
import { consume } from './facts.ts';

/** The sweeper stays this far behind now, so that no commit can land behind it. */
const TRAIL_MS = 2 * 60_000;
/** And looks again at this much before its mark. */
const OVERLAP_MS = 10 * 60_000;
/** One run covers at most this many hours of backlog; the next goes on. */
const MAX_HOURS = 48;
const HOUR = 3_600_000;

/**
 * Offers every committed fact again to every consumer: the path that needs no stream. What fails is noted as undelivered, with its own
 * next try, and the watermark moves on.
 */
export const sweep = async (store: Store, log: Log): Promise<number> => {
  const to = store.now() - TRAIL_MS;
  const mark = await watermarkOf(store);
  const from = mark === undefined ? to - 24 * HOUR : Date.parse(mark) - OVERLAP_MS;
  const end = Math.min(to, from + MAX_HOURS * HOUR);
  if (end < from) return 0;
  let delivered = 0;
  for (let hour = Math.floor(from / HOUR) * HOUR; hour <= end; hour += HOUR) {
    const facts = await factsCommitted(store, hourOf(hour), new Date(from).toISOString(), `${new Date(end).toISOString()}~`);
    for (const { id, fact } of facts) {
      const had = await isDelivered(store, id);
      for (const consumer of CONSUMERS) {
        if (had.has(consumer)) continue;
        try {
          if (!fact) throw new Error('no fact that this code can read');
          if (await consume(store, fact, consumer)) delivered += 1;
        } catch (error) {
          log({ event: 'sweep.failed', fact: id, consumer, ...causeOf(error) });
          await noteUndelivered(store, id, consumer);
        }
      }
    }
  }
  await moveWatermark(store, new Date(end).toISOString());
  return delivered;
};
