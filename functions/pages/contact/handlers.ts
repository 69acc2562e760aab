import type { contactPages } from '../../../shared/contract/page-contact.ts';
import { senderOperations } from '../../../shared/contract/sender.ts';
import { type ContactFields, contactFormPage, contactSentPage, contactStart } from '../../../web/pages/contact.tsx';
import { contactItemPage } from '../../../web/pages/contact-item.tsx';
import type { Trouble } from '../../../web/parts/trouble.ts';
import { perform } from '../../http/perform.ts';
import { answer } from '../../http/reply.ts';
import type { Call, Handlers, Known } from '../../http/serve.ts';
import { intakeHandlers } from '../../sender/intake.ts';
import { threadHandlers } from '../../sender/thread.ts';
import { formKey, formOf, formToken, posted, requireDwell } from '../form.ts';
import { frameOf } from '../frame.ts';

const FIELDS = ['name', 'email', 'organisation', 'subject', 'message'] as const;

const typedIn = (form: URLSearchParams): ContactFields => ({
  kind: form.get('kind') ?? 'other',
  ...Object.fromEntries(FIELDS.map((name) => [name, form.get(name) ?? undefined])),
});

const send = async (call: Call): Promise<string> => {
  await requireDwell(call, 'contact');
  const form = formOf(call);
  const { organisation, ...fields } = typedIn(form);
  const { body } = await perform(senderOperations.sendContactRequest, intakeHandlers.sendContactRequest, call, {
    key: form.get('key') ?? undefined,
    body: () => ({ ...fields, ...(organisation ? { organisation } : {}), language: call.language, ...(form.get('warned') === 'yes' ? { warned: true } : {}) }),
  });
  return contactSentPage(frameOf(call), body);
};

const own = async (call: Known, more: { text?: string; trouble?: Trouble } = {}): Promise<string> => {
  const { contact } = call.params as { contact: string };
  if ('item' in call.actor.scope) {
    const { body: status } = await perform(senderOperations.readContactStatus, threadHandlers.readContactStatus, call, { params: { contact } });
    return contactItemPage(frameOf(call), { status });
  }
  const { body } = await perform(senderOperations.readOwnContact, threadHandlers.readOwnContact, call, { params: { contact } });
  return contactItemPage(frameOf(call), { own: body, key: formKey(call), ...more });
};

export const contactPageHandlers: Handlers<typeof contactPages> = {
  contactPage: async (call) => contactStart(frameOf(call), call.query, { key: formKey(call), shown: await formToken(call, 'contact') }),
  contactForm: async (call) => {
    const again = async (trouble: Trouble) =>
      contactFormPage(frameOf(call), { fields: typedIn(formOf(call)), key: formKey(call), shown: await formToken(call, 'contact'), trouble });
    return posted(call, () => send(call), again);
  },
  contactItemPage: async (call) => own(call),
  contactAnswerForm: async (call) => {
    const form = formOf(call);
    const text = form.get('text') ?? '';
    const { contact } = call.params as { contact: string };
    const act = async () => {
      const { body } = await perform(senderOperations.answerContact, threadHandlers.answerContact, call, {
        params: { contact },
        key: form.get('key') ?? undefined,
        body: () => ({ text, ...(form.get('warned') === 'yes' ? { warned: true } : {}) }),
      });
      return answer('', { location: `/${call.language}/contact/requests/${body.id}` });
    };
    return posted(call, act, (trouble) => own(call, { text, trouble }));
  },
};
