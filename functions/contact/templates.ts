import type { replyOperations } from '../../shared/contract/reply.ts';
import { templatesWith } from '../../shared/domain/reply-template.ts';
import { keptTemplates } from '../../shared/store/templates.ts';
import type { Handlers } from '../http/serve.ts';

/** By itself, for a page that offers the texts and writes none of them. */
export const replyTemplateHandlers: Pick<Handlers<typeof replyOperations>, 'listReplyTemplates'> = {
  listReplyTemplates: async (call) => {
    const { language, kind } = call.query;
    const fits = (wanted: string | undefined, value: string) => wanted === undefined || wanted === value;
    const templates = templatesWith(await keptTemplates(call.store));
    return { templates: templates.filter((template) => fits(language, template.language) && fits(kind, template.kind)) };
  },
};
