import { community, type Language } from '../../../shared/community.ts';
import type { templatePages } from '../../../shared/contract/page-templates.ts';
import { replyOperations } from '../../../shared/contract/reply.ts';
import { effectiveRoles } from '../../../shared/domain/actor.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { isShipped } from '../../../shared/domain/reply-template.ts';
import { NEW, type Template, templatesPath } from '../../../web/pages/templates/data.ts';
import { type EditData, templatePage } from '../../../web/pages/templates/edit.tsx';
import { templatesPage } from '../../../web/pages/templates/list.tsx';
import { replyTemplateHandlers, templateEditHandlers } from '../../contact/templates.ts';
import { perform } from '../../http/perform.ts';
import { type Answer, answer } from '../../http/reply.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { flashIn, flashOf } from '../flash.ts';
import { formKey, formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';

type Asked = Known<unknown, { readonly for?: string | undefined; readonly template?: string | undefined }>;

/** The language of the texts: that of the page where the address names none. */
const ofIn = (call: Asked): Language => community.languages.find((each) => each === call.query.for) ?? frameOf(call).language;

const mayEdit = ({ actor }: Known): boolean => effectiveRoles(actor).some((role) => role === 'liaison' || role === 'admin');

const listOf = async (call: Asked): Promise<Template[]> =>
  (await perform(replyOperations.listReplyTemplates, replyTemplateHandlers.listReplyTemplates, call, { query: { language: ofIn(call) } })).body.templates;

/** The text of this address as it is kept now. */
const current = async (call: Asked): Promise<Template | undefined> => (await listOf(call)).find(({ id }) => id === call.query.template);

const edit = (call: Asked, template: Template | undefined, more: Partial<EditData> = {}): string =>
  templatePage(frameOf(call), {
    of: ofIn(call),
    template,
    isShipped: template !== undefined && isShipped(template.id),
    key: formKey(call),
    site: call.deps.publicUrl,
    ...more,
  });

const aboutIn = (call: Asked) => ({ about: `templates in ${ofIn(call)}` });
const list = async (call: Asked, did: string): Promise<Answer<string>> =>
  answer('', { location: `${templatesPath(frameOf(call).language, ofIn(call))}&did=${await flashOf(call, did, aboutIn(call))}` });

const save = async (call: Asked, form: URLSearchParams): Promise<Answer<string>> => {
  const { template } = call.query;
  const body = () => ({
    ...(template === undefined || template === NEW ? {} : { template }),
    language: ofIn(call),
    kind: form.get('kind') ?? '',
    name: form.get('name') ?? '',
    text: form.get('text') ?? '',
    seen: Number(form.get('seen') ?? 0),
  });
  await perform(replyOperations.saveReplyTemplate, templateEditHandlers.saveReplyTemplate, call, { key: form.get('key') ?? undefined, body });
  return list(call, 'saved');
};

const remove = async (call: Asked, form: URLSearchParams): Promise<Answer<string>> => {
  const params = { template: call.query.template ?? '' };
  const body = () => ({ language: ofIn(call), seen: Number(form.get('seen') ?? 0) });
  await perform(replyOperations.removeReplyTemplate, templateEditHandlers.removeReplyTemplate, call, { params, key: form.get('key') ?? undefined, body });
  return list(call, isShipped(params.template) ? 'restored' : 'removed');
};

/** Looked at by whoever may save it, and nothing of it is kept. */
const look = async (call: Asked, typed: URLSearchParams): Promise<string> => edit(call, await current(call), { typed, looks: true });

const ACTS: Readonly<Record<string, (call: Asked, form: URLSearchParams) => Promise<Answer<string> | string>>> = { save, remove, preview: look };

export const templatePageHandlers: Handlers<typeof templatePages> = {
  templatesPage: async (call) => {
    const { template, did } = call.query;
    if (template !== undefined && mayEdit(call)) {
      const found = await current(call);
      if (!found && template !== NEW) throw new Refusal('template.unknown');
      return edit(call, found);
    }
    return templatesPage(frameOf(call), {
      of: ofIn(call),
      templates: await listOf(call),
      mayEdit: mayEdit(call),
      did: await flashIn(call, did, aboutIn(call)),
    });
  },

  templatesForm: (call) => {
    const form = formOf(call);
    const name = form.get('act') ?? '';
    const act = async () => {
      const run = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
      if (!run) throw new Refusal('request.invalid');
      return run(call, form);
    };
    return posted(call, act, async (trouble) => edit(call, await current(call), { typed: form, trouble }));
  },
};
