import { dayAfter, dayOf, type HeadsFile, headsFile, headsKey, type RecordHead, readHeads } from '../../shared/domain/heads.ts';
import type { Bucket } from '../../shared/store/bucket.ts';
import { headsCommitted, hourOf } from '../../shared/store/facts.ts';
import { type Store, sha256 } from '../../shared/store/store.ts';
import { causeOf, type Log } from '../http/log.ts';

export type HeadsKeeper = { readonly store: Store; readonly log: Log; readonly heads: Bucket };

/** A day is looked at this long after its end, when every commit of it has landed and can be found by its time. */
const SETTLED_MS = 10 * 60_000;
/** Missed days are made up for this far back. */
const DAYS = 7;
/** No day is begun after this, so that a run ends before the function's own time does; the next one goes on with the day that is missing. */
const RUN_MS = 40_000;
const HOUR = 3_600_000;

const fileOf = async (bucket: Bucket, day: string): Promise<HeadsFile | undefined> => {
  const bytes = await bucket.get(headsKey(day));
  return bytes && readHeads(day, Buffer.from(bytes).toString('utf8'), sha256);
};

/** The hours of a day are read at once, as there is one partition for each and their shards, and most are empty. */
const committedOn = async (store: Store, day: string): Promise<RecordHead[]> => {
  const hours = Array.from({ length: 24 }, (_, i) => hourOf(Date.parse(day) + i * HOUR));
  return (await Promise.all(hours.map((hour) => headsCommitted(store, hour)))).flat();
};

/** The file of a day as the bucket holds it afterwards, whoever was first to write it. */
const keep = async ({ store, log, heads }: HeadsKeeper, day: string, previous: string | undefined): Promise<HeadsFile> => {
  const file = headsFile(day, previous, await committedOn(store, day), sha256);
  const result = await heads.putOnce(headsKey(day), Buffer.from(JSON.stringify(file)));
  const kept = result === 'written' ? file : await fileOf(heads, day);
  if (kept?.digest !== file.digest) throw new Error('other heads are there');
  // The digest in the log is a second witness, for as long as logs are kept.
  log({ event: 'heads.kept', day, records: file.heads.length, digest: file.digest });
  return kept;
};

/**
 * Keeps the heads of every day that has ended where nobody can change them, oldest first, as each file holds the digest of the one before.
 * A day that is there already costs one read. What fails rings an alarm, and the days after it wait for it. @returns how many were kept now.
 */
export const heads = async (keeper: HeadsKeeper): Promise<number> => {
  const start = keeper.store.now();
  const today = dayOf(start - SETTLED_MS);
  let kept = 0;
  let day = dayAfter(today, -DAYS - 1);
  try {
    let previous = (await fileOf(keeper.heads, day))?.digest;
    for (day = dayAfter(day); day < today; day = dayAfter(day)) {
      let file = await fileOf(keeper.heads, day);
      if (!file) {
        if (keeper.store.now() > start + RUN_MS) throw new Error('out of time');
        file = await keep(keeper, day, previous);
        kept += 1;
      }
      previous = file.digest;
    }
  } catch (error) {
    keeper.log({ alarm: 'heads.failed', day, ...causeOf(error) });
  }
  return kept;
};
