import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startMailbox } from '../../infra/local/mailbox.ts';
import { openWire, quickDynamo, quickMail } from '../support/wire.ts';
import { openWorld, type World } from '../support/world.ts';

const TRUE = { region: 'eu-west-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' }, maxAttempts: 1 };
let world: World;
let whole: DynamoDBClient;
beforeAll(async () => {
  world = await openWorld({ seed: 'wire' });
  whole = new DynamoDBClient({ ...TRUE, endpoint: world.database.endpoint });
});
afterAll(async () => {
  whole.destroy();
  await world.stop();
});

const TableName = 'records';
const key = (n: number) => ({ pk: { S: 'wire' }, sk: { S: `n${n}` } });
const item = (n: number) => ({ ...key(n), text: { S: 'Überdruck – “50 %”' }, n: { N: '1.5' }, m: { M: { l: { L: [{ BOOL: true }, { NULL: true }] } } } });
const twice = { UpdateExpression: 'SET n = :n', ConditionExpression: 'attribute_not_exists(pk)', ExpressionAttributeValues: { ':n': { N: '2' } } };
const of = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { S: 'wire' } } };

/** Every call that the application and its tests make, and the ways in which it is refused. */
const CALLS = {
  'putting an item': () => new PutItemCommand({ TableName, Item: item(1) }),
  'getting it': () => new GetItemCommand({ TableName, Key: key(1), ConsistentRead: true }),
  'getting what is not there': () => new GetItemCommand({ TableName, Key: key(0) }),
  'writing in batches': () => new BatchWriteItemCommand({ RequestItems: { records: [{ PutRequest: { Item: item(2) } }] } }),
  'getting in batches': () => new BatchGetItemCommand({ RequestItems: { records: { Keys: [key(1), key(0)], ConsistentRead: true } } }),
  'updating with a reply': () =>
    new UpdateItemCommand({ TableName, Key: key(1), ...twice, ConditionExpression: 'attribute_exists(pk)', ReturnValues: 'ALL_NEW' }),
  'updating against a condition': () => new UpdateItemCommand({ TableName, Key: key(1), ...twice, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
  'a page of a query': () => new QueryCommand({ TableName, ...of, Limit: 1 }),
  'an index': () =>
    new QueryCommand({ TableName, IndexName: 'gsi1', KeyConditionExpression: 'gsi1pk = :pk', ExpressionAttributeValues: { ':pk': { S: 'none' } } }),
  'a scan': () => new ScanCommand({ TableName, ConsistentRead: true }),
  'a transaction': () => new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName, Item: item(3) } }] }),
  'a transaction that one item refuses': () =>
    new TransactWriteItemsCommand({
      TransactItems: [{ Put: { TableName, Item: item(4) } }, { Update: { TableName, Key: key(1), ...twice, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } }],
    }),
  'deleting an item': () => new DeleteItemCommand({ TableName, Key: key(3), ReturnValues: 'ALL_OLD' }),
  'a table that is not there': () => new GetItemCommand({ TableName: 'nowhere', Key: key(1) }),
  'an expression that is none': () => new UpdateItemCommand({ TableName, Key: key(1), UpdateExpression: 'SET' }),
};

/** Reply or error in full, without the ids of the single request. */
const told = async (client: { send: (command: any) => Promise<any> }, command: unknown) => {
  const plain = (value: any) => ({ ...value, $metadata: value.$metadata?.httpStatusCode });
  return client.send(command).then(
    (reply) => ({ reply: plain(reply) }),
    (error: Error) => ({ error: { kind: error.constructor.name, name: error.name, message: error.message, ...plain(error) } }),
  );
};

it.each(Object.keys(CALLS) as (keyof typeof CALLS)[])('gets by the short way what the whole client gets: %s', async (name) => {
  await world.plain.send(new PutItemCommand({ TableName, Item: item(1) }));
  await world.plain.send(new PutItemCommand({ TableName, Item: item(3) }));
  const long = await told(whole, CALLS[name]());
  await world.plain.send(new PutItemCommand({ TableName, Item: item(1) }));
  await world.plain.send(new PutItemCommand({ TableName, Item: item(3) }));
  expect(await told(world.plain, CALLS[name]())).toEqual(long);
});

it('carries many calls at once, and replies that come in pieces', async () => {
  const text = { S: 'ä'.repeat(50_000) };
  const numbers = Array.from({ length: 100 }, (_, n) => n);
  await Promise.all(numbers.map((n) => world.plain.send(new PutItemCommand({ TableName, Item: { pk: { S: 'big' }, sk: { S: `${n}` }, text } }))));
  const replies = await Promise.all(numbers.map((n) => world.plain.send(new GetItemCommand({ TableName, Key: { pk: { S: 'big' }, sk: { S: `${n}` } } }))));
  expect(replies.map(({ Item }) => [Item?.sk?.S, Item?.text?.S?.length])).toEqual(numbers.map((n) => [`${n}`, 50_000]));
});

it('fails when nothing answers', async () => {
  const { carry, close } = openWire('http://127.0.0.1:1');
  await expect(quickDynamo(carry).send(new GetItemCommand({ TableName, Key: key(1) }))).rejects.toThrow('ECONNREFUSED');
  close();
});

it('sends a mail as the whole client does, and is refused like it', async () => {
  const mailbox = await startMailbox({ identities: ['example.org'], configurationSets: ['sluis'] });
  const direct = quickMail(async (_headers, body) => {
    const { status, headers, body: answer } = mailbox.answer(Buffer.from(body).toString());
    return { statusCode: status, headers, body: Buffer.from(answer) };
  });
  const ses = new SESClient({ ...TRUE, endpoint: mailbox.endpoint });
  try {
    const mail = (from: string) =>
      new SendRawEmailCommand({
        RawMessage: { Data: Buffer.from(`From: ${from}\r\nTo: to@example.com\r\nSubject: Pressure + 50 % & more\r\n\r\n50 % & 60 +\r\n`) },
        ConfigurationSetName: 'sluis',
        Tags: [{ Name: 'intent', Value: 'a1' }],
      });
    const refused = await told(ses, mail('from@elsewhere.example'));
    expect(refused).toMatchObject({ error: { name: 'MessageRejected' } });
    expect(await told(direct, mail('from@elsewhere.example'))).toEqual(refused);
    const ids = [(await ses.send(mail('from@example.org'))).MessageId, (await direct.send(mail('from@example.org'))).MessageId];
    expect(mailbox.mails().map(({ id }) => id)).toEqual(ids);
    const [long, short] = mailbox.mails().map(({ from, to, subject, text, tags }) => ({ from, to, subject, text, tags }));
    expect(short).toEqual(long);
  } finally {
    ses.destroy();
    await mailbox.stop();
  }
});
