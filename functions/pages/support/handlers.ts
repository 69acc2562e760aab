import type { supportPages } from '../../../shared/contract/page-support.ts';
import type { Handlers } from '../../http/serve.ts';
import { askedPageHandlers } from './asked.ts';
import { deskPageHandlers } from './desk.ts';

export const supportPageHandlers: Handlers<typeof supportPages> = { ...deskPageHandlers, ...askedPageHandlers };
