import type { deskOperations } from '../../shared/contract/desk.ts';
import { shownRoot } from '../../shared/store/lists.ts';
import { loadRoots } from '../../shared/store/roots.ts';
import type { Handlers } from '../http/serve.ts';

type Rows = Pick<Handlers<typeof deskOperations>, 'readRows'>;

const MOST = 50;
const IS_ID = /^(?:prp|ctc|tsk)_[0-9a-hjkmnp-tv-z]{26}$/;

/** Read from the items themselves: an index may lag behind what somebody is about to decide upon. */
export const rowHandlers: Rows = {
  readRows: async ({ store, query, actor, at }) => {
    const ids = query.items
      .split(' ')
      .filter((id) => IS_ID.test(id))
      .slice(0, MOST);
    const roots = await loadRoots(store, ids);
    const rows = [...new Set(ids)].flatMap((id) => {
      const root = roots.get(id);
      const row = root && shownRoot(root, actor, at);
      return root && row ? [{ ...row, version: root.version }] : [];
    });
    return { rows };
  },
};
