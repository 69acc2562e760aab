import type { Actor } from '../domain/actor.ts';
import type { Proposal } from '../domain/proposal.ts';
import { requireStaffView } from '../domain/view/staff.ts';
import { loadRoots } from './roots.ts';
import { queryIndex, type Store } from './store.ts';

/** A question for what came in: to which calls, between which instants, behind which place, and how many. */
export type Received = {
  readonly calls: readonly string[];
  readonly from?: string | undefined;
  readonly upTo?: string | undefined;
  readonly after?: string | undefined;
  readonly want: number;
  readonly viewer: Actor;
};
export type Found = { readonly root: Proposal; readonly sort: string };

/** Rows that the viewer may not know of cost reading; after this many requests of one call a page ends early. */
const BUDGET = 4;
/** A request behind the first one asks for this many times as much. */
const STRIDE = 4;

const isSeen = (root: Proposal, viewer: Actor): boolean => {
  try {
    requireStaffView(root, viewer);
    return true;
  } catch {
    return false;
  }
};

const readCall = async (
  store: Store,
  call: string,
  { from, upTo, after, want, viewer }: Omit<Received, 'calls'>,
): Promise<{ found: Found[]; stoppedAt?: string }> => {
  const found: Found[] = [];
  let at = after ?? from;
  for (let request = 0; request < BUDGET; request += 1) {
    const limit = (want + 1) * (request === 0 ? 1 : STRIDE);
    const rows = await queryIndex(store, 6, `call#${call}`, { limit, ...(at ? { after: at } : {}), ...(upTo ? { upTo } : {}) });
    // The index may lag and copies no label: whoever may see a proposal is judged on the proposal itself.
    const roots = await loadRoots(
      store,
      rows.map((row) => row.pk as string),
    );
    for (const row of rows) {
      const root = roots.get(row.pk as string);
      if (root?.kind === 'proposal' && isSeen(root, viewer)) found.push({ root, sort: row.gsi6sk as string });
      if (found.length > want) return { found };
    }
    if (rows.length < limit - (at ? 1 : 0)) return { found };
    at = rows.at(-1)!.gsi6sk as string;
  }
  return { found, ...(at ? { stoppedAt: at } : {}) };
};

/** Proposals as they came in, oldest first, as far as the viewer may know of them; `next` is where it goes on. */
export const receivedPage = async (store: Store, { calls, ...asked }: Received): Promise<{ found: Found[]; next?: string }> => {
  const parts = await Promise.all(calls.map((call) => readCall(store, call, asked)));
  const horizon = parts
    .flatMap(({ stoppedAt }) => stoppedAt ?? [])
    .sort()
    .at(0);
  const merged = parts
    .flatMap(({ found }) => found)
    .filter(({ sort }) => horizon === undefined || sort <= horizon)
    .sort((a, b) => (a.sort < b.sort ? -1 : 1));
  const found = merged.slice(0, asked.want);
  const next = merged.length > asked.want ? found.at(-1)!.sort : horizon;
  return { found, ...(next ? { next } : {}) };
};
