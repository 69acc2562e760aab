import type { replyOperations } from '../../shared/contract/reply.ts';
import { newId } from '../../shared/domain/id.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { isShipped, MAX_TEMPLATES, templatesWith } from '../../shared/domain/reply-template.ts';
import { keepTemplate, keptTemplates, removeTemplate } from '../../shared/store/templates.ts';
import { actOf, type Handlers } from '../http/serve.ts';

type Templates = Handlers<typeof replyOperations>;

/** By itself, for a page that offers the texts and writes none of them. */
export const replyTemplateHandlers: Pick<Templates, 'listReplyTemplates'> = {
  listReplyTemplates: async (call) => {
    const { language, kind } = call.query;
    const fits = (wanted: string | undefined, value: string) => wanted === undefined || wanted === value;
    const templates = templatesWith(await keptTemplates(call.store));
    return { templates: templates.filter((template) => fits(language, template.language) && fits(kind, template.kind)) };
  },
};

/** Keeping and removing them. */
export const templateEditHandlers: Pick<Templates, 'saveReplyTemplate' | 'removeReplyTemplate'> = {
  saveReplyTemplate: async (call) => {
    const { template, seen, ...words } = call.body;
    if (seen === 0) {
      const kept = await keptTemplates(call.store);
      // Whoever saw none where there is one by now has not read it.
      if (kept.some(({ id, language }) => id === template && language === words.language)) throw new Refusal('template.changed');
      refuseUnless(template === undefined || isShipped(template), 'template.unknown');
      refuseUnless(kept.length < MAX_TEMPLATES, 'template.too-many');
    }
    const id = template ?? newId('tpl', call.store.random);
    return keepTemplate(call.store, actOf(call), { ...words, id, version: seen + 1, changedAt: call.at });
  },

  removeReplyTemplate: (call) => removeTemplate(call.store, actOf(call), { id: call.params.template!, language: call.body.language, version: call.body.seen }),
};
