import type { reviewerOperations } from '../../shared/contract/reviewer.ts';
import { listPage } from '../../shared/store/lists.ts';
import { queryIndex } from '../../shared/store/store.ts';
import type { Handlers, Known } from '../http/serve.ts';
import { requireFresh } from './own.ts';

const DRAFT = 'review-draft#';
/** No reviewer writes more than so many at a time. */
const MOST_DRAFTS = 100;
/** Proposals of which something was written and not yet sent in. */
const begunBy = async ({ store, actor }: Known): Promise<Set<string>> =>
  new Set((await queryIndex(store, 4, actor.id, { after: DRAFT, upTo: `${DRAFT}~`, limit: MOST_DRAFTS })).map(({ pk }) => pk));

export const reviewQueueHandlers: Pick<Handlers<typeof reviewerOperations>, 'reviewQueue'> = {
  reviewQueue: async (call) => {
    requireFresh(call);
    const [page, begun] = await Promise.all([
      listPage(call.store, await call.deps.keys(), {
        sources: [{ index: 1, partition: `reviewer#${call.actor.id}` }],
        view: 'review',
        viewer: call.actor,
        now: call.at,
        cursor: call.query.cursor,
      }),
      begunBy(call),
    ]);
    return { ...page, rows: page.rows.map((row) => (row.stage === 'accepted' && begun.has(row.id) ? { ...row, flags: [...row.flags, 'draft'] } : row)) };
  },
};
