import type { publicOperations } from '../../shared/contract/public.ts';
import { getRow } from '../../shared/store/store.ts';
import type { Handlers } from '../http/serve.ts';
import { linkHandlers } from './links.ts';
import { startHandlers } from './start.ts';

export const publicHandlers: Handlers<typeof publicOperations> = {
  ...startHandlers,
  ...linkHandlers,
  health: async ({ store }) => {
    await getRow(store, 'health', 'a');
    return { ok: true as const };
  },
};
