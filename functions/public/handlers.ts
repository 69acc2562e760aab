import type { publicOperations } from '../../shared/contract/public.ts';
import type { Handlers } from '../http/serve.ts';
import { linkHandlers } from './links.ts';
import { pageHandlers } from './pages.ts';
import { type Identity, staffHandlers } from './staff-sign-in.ts';
import { startHandlers } from './start.ts';

export const publicHandlers = (identity: () => Identity): Handlers<typeof publicOperations> => ({
  ...startHandlers,
  ...linkHandlers,
  ...pageHandlers,
  ...staffHandlers(identity),
});
