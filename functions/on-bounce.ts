import middy from '@middy/core';
import type { SNSEvent } from 'aws-lambda';
import * as z from 'zod';
import { envOf } from '../shared/env.ts';
import { intentOf, noteDelivery } from '../shared/store/mail.ts';
import type { Store } from '../shared/store/store.ts';
import { updateRow } from '../shared/store/store.ts';
import { type Log, stdoutLog } from './http/log.ts';
import { runtimeStore } from './http/runtime.ts';
import { deskTask } from './work/send.ts';

/** What the mail service publishes about a letter; only what is used of it. */
const SesEvent = z.object({
  eventType: z.string(),
  mail: z.object({ messageId: z.string(), tags: z.record(z.string(), z.array(z.string())) }),
  bounce: z.object({ bounceType: z.string() }).optional(),
});

/** Send proves that it left; a hard bounce or a complaint becomes a task of the owner; the rest is noted. */
export const onMailEvent = async (store: Store, log: Log, message: string): Promise<void> => {
  const event = SesEvent.parse(JSON.parse(message));
  const [record, id] = [event.mail.tags.record?.[0], event.mail.tags.intent?.[0]];
  if (!record || !id) return;
  const type = event.eventType;
  if (type === 'Send') return void (await noteDelivery(store, record, id, { confirmedBy: event.mail.messageId }));
  const hard = type === 'Bounce' && event.bounce?.bounceType === 'Permanent';
  const delivery = type === 'Delivery' ? 'delivered' : type === 'Complaint' ? 'complaint' : type === 'Reject' ? 'rejected' : hard ? 'bounced' : 'delayed';
  await noteDelivery(store, record, id, { delivery });
  if (delivery !== 'bounced' && delivery !== 'complaint' && delivery !== 'rejected') return;
  const intent = await intentOf(store, record, id);
  if (!intent) return;
  log({ event: `mail.${delivery}`, intent: id, template: intent.template });
  if (delivery !== 'complaint') await updateRow(store, intent.to, 'a', 'SET unreachable = :yes', { ':yes': true }, 'attribute_exists(pk)');
  await deskTask(store, intent, delivery === 'complaint' ? 'mail-complaint' : 'mail-bounced', new Date(store.now()).toISOString());
};

let store: Store | undefined;
export const handler = middy<SNSEvent, void>().handler(async (event) => {
  store ??= runtimeStore(envOf('on-bounce', process.env));
  for (const record of event.Records) await onMailEvent(store, stdoutLog, record.Sns.Message);
});
