import middy from '@middy/core';
import type { SNSEvent } from 'aws-lambda';
import * as z from 'zod';
import type { Intent } from '../shared/domain/mail.ts';
import { envOf } from '../shared/env.ts';
import { noteDelivery } from '../shared/store/mail.ts';
import type { Store } from '../shared/store/store.ts';
import { updateRow } from '../shared/store/store.ts';
import { type Log, stdoutLog } from './http/log.ts';
import { runtimeStore } from './http/runtime.ts';
import { deskTask } from './work/desk-task.ts';

/** What the mail service publishes about a letter; only what is used of it. */
const SesEvent = z.object({
  eventType: z.string(),
  mail: z.object({ messageId: z.string(), timestamp: z.iso.datetime().optional(), tags: z.record(z.string(), z.array(z.string())) }),
  bounce: z.object({ bounceType: z.string() }).optional(),
});

/** What somebody's mailbox made of a letter: a later arrival proves that the address works again, a complaint ends whatever is not about own items. */
const notePerson = async (store: Store, intent: Intent, delivery: Intent['delivery'], leftAt: string): Promise<void> => {
  const names = { '#version': 'version' };
  const change = (expression: string, values: object, condition: string) =>
    updateRow(store, intent.to, 'a', `${expression} ADD #version :one`, { ...values, ':one': 1 }, condition, names);
  if (delivery === 'complaint') await change('SET complained = :yes', { ':yes': true }, 'attribute_exists(pk)');
  else if (delivery === 'delivered') {
    const isNewer = 'attribute_not_exists(unreachableSince) OR unreachableSince <= :at';
    await change('REMOVE unreachable, unreachableSince', { ':at': leftAt }, `attribute_exists(unreachable) AND (${isNewer})`);
  } else await change('SET unreachable = :yes, unreachableSince = :at', { ':yes': true, ':at': leftAt }, 'attribute_exists(pk)');
};

/** Send proves that it left; a hard bounce or a complaint becomes a task of the owner; the rest is noted. */
export const onMailEvent = async (store: Store, log: Log, message: string): Promise<void> => {
  const event = SesEvent.parse(JSON.parse(message));
  const [record, id] = [event.mail.tags.record?.[0], event.mail.tags.intent?.[0]];
  if (!record || !id) return;
  const type = event.eventType;
  if (type === 'Send') return void (await noteDelivery(store, record, id, { confirmedBy: event.mail.messageId }));
  const hard = type === 'Bounce' && event.bounce?.bounceType === 'Permanent';
  const delivery = type === 'Delivery' ? 'delivered' : type === 'Complaint' ? 'complaint' : type === 'Reject' ? 'rejected' : hard ? 'bounced' : 'delayed';
  const intent = await noteDelivery(store, record, id, { delivery });
  if (!intent || delivery === 'delayed') return;
  // When the mail service took the letter: what comes back about an older one says nothing of today.
  await notePerson(store, intent, delivery, event.mail.timestamp ?? intent.createdAt);
  if (delivery === 'delivered') return;
  log({ event: `mail.${delivery}`, intent: id, template: intent.template });
  await deskTask(store, intent, delivery === 'complaint' ? 'mail-complaint' : 'mail-bounced', new Date(store.now()).toISOString());
};

let store: Store | undefined;
export const handler = middy<SNSEvent, void>().handler(async (event) => {
  store ??= runtimeStore(envOf('on-bounce', process.env));
  for (const record of event.Records) await onMailEvent(store, stdoutLog, record.Sns.Message);
});
