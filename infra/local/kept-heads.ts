import { yearsLater } from '../../shared/domain/clock.ts';
import { dayAfter, dayOf, headsKey } from '../../shared/domain/heads.ts';
import type { Bucket } from '../../shared/store/bucket.ts';

/** Asked for at once: a bucket answers many, and five years are two thousand days. */
const AT_ONCE = 40;

/** The text of every file of heads that can still say something of a fact, by day. */
export const keptHeads = async (bucket: Bucket, now: Date): Promise<Map<string, string>> => {
  const today = dayOf(now.getTime());
  const texts = new Map<string, string>();
  for (let day = yearsLater(now.toISOString(), -5).slice(0, 10); day < today; day = dayAfter(day, AT_ONCE)) {
    const days = Array.from({ length: AT_ONCE }, (_, i) => dayAfter(day, i)).filter((each) => each < today);
    const files = await Promise.all(days.map((each) => bucket.get(headsKey(each))));
    for (const [i, bytes] of files.entries()) if (bytes) texts.set(days[i]!, Buffer.from(bytes).toString('utf8'));
  }
  return texts;
};
