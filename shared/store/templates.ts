import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { Refusal, type RefusalCode } from '../domain/refusal.ts';
import { MAX_TEMPLATES, ReplyTemplate } from '../domain/reply-template.ts';
import { type Act, keyWrite, repliedBefore } from './records.ts';
import { ABSENT, Cancelled, put, queryRange, type Store, transact } from './store.ts';

const PARTITION = 'reply-templates';
const keyOf = ({ id, language }: Pick<ReplyTemplate, 'id' | 'language'>): string => `${id}#${language}`;
const versioned = (version: number) => ({ expression: '#version = :version', names: { '#version': 'version' }, values: { ':version': version } });

/** The texts that staff keep, by one Query. */
export const keptTemplates = async (store: Store): Promise<ReplyTemplate[]> =>
  (await queryRange(store, PARTITION, ' ', '~')).slice(0, MAX_TEMPLATES).map((row) => ReplyTemplate.parse(row));

/** One write under its key: a repeat gets the first reply, a lost race is a refusal. */
const once = async <Reply>(store: Store, act: Act, write: TransactWriteItem, reply: Reply, refusal: RefusalCode): Promise<Reply> => {
  const earlier = act.key && (await repliedBefore(store, act.key));
  if (earlier !== undefined) return earlier as Reply;
  try {
    await transact(store, [write, ...(act.key ? [keyWrite(store, act.key, reply)] : [])]);
    return reply;
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    const first = act.key && (await repliedBefore(store, act.key));
    if (first !== undefined) return first as Reply;
    if (error.reasons[0] === 'ConditionalCheckFailed') throw new Refusal(refusal);
    throw error;
  }
};

/** Settings of the desk, no records: the row is all there is, and has no chain of facts. */
export const keepTemplate = (store: Store, act: Act, template: ReplyTemplate): Promise<ReplyTemplate> =>
  once(
    store,
    act,
    put(
      store,
      { ...template, pk: PARTITION, sk: keyOf(template), type: 'reply-template', by: act.by },
      template.version === 1 ? ABSENT : versioned(template.version - 1),
    ),
    template,
    'template.changed',
  );

export const removeTemplate = (
  store: Store,
  act: Act,
  template: Pick<ReplyTemplate, 'id' | 'language' | 'version'>,
): Promise<{ template: string; removed: true }> => {
  const { expression, names, values } = versioned(template.version);
  const write: TransactWriteItem = {
    Delete: {
      TableName: store.records,
      Key: { pk: { S: PARTITION }, sk: { S: keyOf(template) } },
      ConditionExpression: expression,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: { ':version': { N: String(values[':version']) } },
    },
  };
  return once(store, act, write, { template: template.id, removed: true } as const, 'template.changed');
};
