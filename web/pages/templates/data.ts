import type * as z from 'zod';
import type { Language } from '../../../shared/community.ts';
import type { replyOperations } from '../../../shared/contract/reply.ts';

export type Template = z.infer<(typeof replyOperations)['listReplyTemplates']['reply']>['templates'][number];

/** @param of the language of the texts, which need not be that of the page */
export const templatesPath = (language: Language, of: Language, template?: string): string =>
  `/${language}/desk/templates?for=${of}${template === undefined ? '' : `&template=${template}`}`;

/** Stands in an address for a text that does not exist yet. */
export const NEW = 'new';
