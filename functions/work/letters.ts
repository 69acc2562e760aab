import { WAKE_PARTITIONS } from '../../shared/store/rows.ts';
import { queryIndex } from '../../shared/store/store.ts';
import { causeOf } from '../http/log.ts';
import { type Post, sendIntent } from './send.ts';

/** A shard's letters per run; what is left goes at the next minute, and no shard waits for another's backlog. */
const BATCH = 50;
/** A run ends before the function's own time does: a letter cut off in the middle waits for its lease. */
const RUN_MS = 40_000;

/** Letters whose time has come: delayed ones, those to be tried again, and those that the stream did not bring. */
export const sendDue = async (post: Post): Promise<number> => {
  const { store } = post;
  const start = store.now();
  const at = new Date(start).toISOString();
  let sent = 0;
  for (const partition of WAKE_PARTITIONS.mail) {
    for (const row of await queryIndex(store, 3, partition, { upTo: `${at}~`, limit: BATCH })) {
      if (store.now() - start > RUN_MS) return sent;
      const [record, id] = [row.pk as string, (row.sk as string).slice(2)];
      try {
        await sendIntent(post, record, id);
        sent += 1;
      } catch (error) {
        post.log({ event: 'mail.failed', intent: id, ...causeOf(error) });
      }
    }
  }
  return sent;
};
