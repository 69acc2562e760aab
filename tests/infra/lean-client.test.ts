import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as sdk from '@aws-sdk/client-dynamodb';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as lean from '../../infra/aws/lean/dynamodb.ts';
import * as leanSes from '../../infra/aws/lean/ses.ts';
import { authorizationOf } from '../../infra/aws/lean/signature.ts';
import * as leanSsm from '../../infra/aws/lean/ssm.ts';

type Seen = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string };
type Answer = { readonly status: number; readonly body: object | string } | 'cut';

const OK: Answer = { status: 200, body: { Item: { pk: { S: 'a' }, n: { N: '12345678901234567890' } } } };
const CANCELLED: Answer = {
  status: 400,
  body: {
    __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    Message: 'Transaction cancelled',
    CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' }],
  },
};
const refusal = (name: string, status = 400): Answer => ({
  status,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: name },
});

const seen: Seen[] = [];
let answers: Answer[] = [];
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    seen.push({ path: request.url ?? '', headers: request.headers, body });
    const answer = answers.shift() ?? OK;
    if (answer === 'cut') return void request.socket.destroy();
    response
      .writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' })
      .end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
  });
});

const CREDENTIALS = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  sessionToken: 'session/token+1=',
};

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(process.env, {
    AWS_REGION: 'eu-west-1',
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    AWS_SESSION_TOKEN: CREDENTIALS.sessionToken,
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen.length = 0;
  answers = [];
});

const TABLE = { TableName: 'Records' };
const KEY = { pk: { S: 'prp_é\u{1F600}' }, sk: { S: 'a' } };
const COMMANDS = [
  ['GetItemCommand', { ...TABLE, Key: KEY, ConsistentRead: true }],
  ['BatchGetItemCommand', { RequestItems: { Records: { Keys: [KEY], ConsistentRead: true } } }],
  [
    'QueryCommand',
    {
      ...TABLE,
      IndexName: 'gsi1',
      Limit: 25,
      KeyConditionExpression: '#pk = :pk',
      ExpressionAttributeNames: { '#pk': 'gsi1pk' },
      ExpressionAttributeValues: { ':pk': { S: 'x' } },
      ExclusiveStartKey: undefined,
    },
  ],
  [
    'PutItemCommand',
    { ...TABLE, Item: { ...KEY, list: { L: [{ NULL: true }, { BOOL: false }, { N: '1.5' }, { M: { deep: { SS: ['a', 'b'] } } }] } } },
  ],
  [
    'UpdateItemCommand',
    { ...TABLE, Key: KEY, UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': { N: '1' } }, ReturnValues: 'ALL_NEW' },
  ],
  ['DeleteItemCommand', { ...TABLE, Key: KEY }],
  [
    'TransactWriteItemsCommand',
    {
      ClientRequestToken: 'fixed',
      TransactItems: [
        { Put: { ...TABLE, Item: KEY, ConditionExpression: 'attribute_not_exists(pk)' } },
        { ConditionCheck: { ...TABLE, Key: KEY, ConditionExpression: 'attribute_exists(pk)' } },
      ],
    },
  ],
] as const;

/** Sends the same command by both clients. */
const both = async (name: (typeof COMMANDS)[number][0], input: any) => {
  const outcome = (work: Promise<unknown>) =>
    work.then(
      (value: any) => ({ value }),
      (error: any) => ({ error }),
    );
  const theirs: any = await outcome(new sdk.DynamoDBClient({ maxAttempts: 1 }).send(new (sdk as any)[name](input)));
  const ours: any = await outcome(new lean.DynamoDBClient({ maxAttempts: 1 }).send(new (lean as any)[name](input)));
  return { theirs, ours };
};

describe('the lean client beside the SDK', () => {
  it.each(COMMANDS)('sends the same %s', async (name, input) => {
    await both(name, input);
    const [theirs, ours] = seen;
    expect(JSON.parse(ours?.body ?? '')).toEqual(JSON.parse(theirs?.body ?? ''));
    for (const header of ['x-amz-target', 'content-type', 'x-amz-security-token', 'host'])
      expect(ours?.headers[header]).toBe(theirs?.headers[header]);
  });

  it.each(['dynamodb', 'ssm'] as const)('signs as the SDK does for %s', async (service) => {
    if (service === 'dynamodb') await new sdk.DynamoDBClient({}).send(new sdk.GetItemCommand({ ...TABLE, Key: KEY }));
    else await new SSMClient({}).send(new GetParameterCommand({ Name: '/sluis/keys', WithDecryption: true }));
    const [{ path, headers: sent, body } = { path: '', headers: {} as IncomingHttpHeaders, body: '' }] = seen;
    const signed = /SignedHeaders=([^,]+)/.exec(sent.authorization ?? '')?.[1]?.split(';') ?? [];
    const headers = Object.fromEntries(signed.map((name) => [name, String(sent[name])]));
    expect(authorizationOf({ method: 'POST', path, headers, body, service, region: 'eu-west-1', credentials: CREDENTIALS })).toBe(
      sent.authorization,
    );
  });

  it('signs what it sends, with the session token and the time', async () => {
    await new lean.DynamoDBClient().send(new lean.GetItemCommand({ ...TABLE, Key: KEY }));
    const [{ path, headers: sent, body } = { path: '', headers: {} as IncomingHttpHeaders, body: '' }] = seen;
    expect(sent.authorization).toContain('SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target,');
    const headers = Object.fromEntries(
      ['content-type', 'host', 'x-amz-date', 'x-amz-security-token', 'x-amz-target'].map((name) => [name, String(sent[name])]),
    );
    expect(
      authorizationOf({ method: 'POST', path, headers, body, service: 'dynamodb', region: 'eu-west-1', credentials: CREDENTIALS }),
    ).toBe(sent.authorization);
    expect(Math.abs(Date.now() - Date.parse(String(sent['x-amz-date']).replace(/(....)(..)(..T..)(..)/, '$1-$2-$3:$4:')))).toBeLessThan(
      5000,
    );
  });

  it('reads the same reply', async () => {
    const { theirs, ours } = await both('GetItemCommand', { ...TABLE, Key: KEY });
    expect(ours.value.Item).toEqual(theirs.value.Item);
  });

  it.each([
    ['a cancelled transaction', CANCELLED],
    ['a failed condition', refusal('ConditionalCheckFailedException')],
    ['a wrong request', refusal('ValidationException')],
    ['a fault of the service', refusal('InternalServerError', 500)],
  ] as const)('throws the same error for %s', async (_what, answer) => {
    answers = [answer, answer];
    const { theirs, ours } = await both('TransactWriteItemsCommand', COMMANDS[6][1]);
    expect(ours.error).toBeInstanceOf(Error);
    for (const field of ['name', 'message', 'CancellationReasons', '$fault']) expect(ours.error[field]).toEqual(theirs.error[field]);
    expect(ours.error.$metadata.httpStatusCode).toBe(theirs.error.$metadata.httpStatusCode);
  });

  it('fetches a parameter', async () => {
    answers = [{ status: 200, body: { Parameter: { Value: 'v' } } }];
    const { Parameter } = await new leanSsm.SSMClient().send(
      new leanSsm.GetParameterCommand({ Name: '/sluis/keys', WithDecryption: true }),
    );
    expect(Parameter.Value).toBe('v');
    expect(seen[0]?.headers).toMatchObject({ 'x-amz-target': 'AmazonSSM.GetParameter', 'content-type': 'application/x-amz-json-1.1' });
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ Name: '/sluis/keys', WithDecryption: true });
  });
});

describe('trying again', () => {
  const transact = (maxAttempts: number) =>
    new lean.DynamoDBClient({ maxAttempts }).send(new lean.TransactWriteItemsCommand({ TransactItems: [] }));

  it.each([
    ['a cut connection', 'cut'],
    ['a fault of the service', refusal('InternalServerError', 500)],
    ['throttling', refusal('ProvisionedThroughputExceededException')],
    ['a transaction under way', refusal('TransactionInProgressException')],
  ] as [string, Answer][])('outlives %s, under the same token', async (_what, answer) => {
    answers = [answer, answer, OK];
    await transact(3);
    expect(seen).toHaveLength(3);
    const tokens = new Set(seen.map(({ body }) => JSON.parse(body).ClientRequestToken));
    expect(tokens.size).toBe(1);
    expect([...tokens][0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('uses another token for another transaction', async () => {
    await transact(1);
    await transact(1);
    expect(new Set(seen.map(({ body }) => JSON.parse(body).ClientRequestToken)).size).toBe(2);
  });

  it('gives up after its attempts', async () => {
    answers = ['cut', 'cut', 'cut'];
    await expect(transact(2)).rejects.toThrow();
    expect(seen).toHaveLength(2);
  });

  it('takes a refusal for an answer', async () => {
    answers = [CANCELLED];
    await expect(transact(3)).rejects.toMatchObject({ name: 'TransactionCanceledException' });
    expect(seen).toHaveLength(1);
  });
});

describe('the lean sender of letters beside the SDK', () => {
  const letter = {
    RawMessage: { Data: Buffer.from('Subject: =?utf-8?q?h=C3=A9?=\r\n\r\nHello + & = %\r\n') },
    Source: 'intake@example.org',
    Destinations: ['ada+ot@example.org'],
    ConfigurationSetName: 'Letters',
    Tags: [
      { Name: 'intent', Value: 'abc_1-2' },
      { Name: 'record', Value: 'prp_1' },
    ],
  };
  const sent: Answer = {
    status: 200,
    body: '<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>0102-a</MessageId></SendRawEmailResult></SendRawEmailResponse>',
  };
  const refused = (code: string, status = 400): Answer => ({
    status,
    body: `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>Not &lt;verified&gt; &amp; so on</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
  });

  it('sends the same form and reads the same id', async () => {
    answers = [sent, sent];
    const theirs = await new SESClient({ maxAttempts: 1 }).send(new SendRawEmailCommand(letter));
    const ours = await new leanSes.SESClient({ maxAttempts: 1 }).send(new leanSes.SendRawEmailCommand(letter));
    expect(ours.MessageId).toBe(theirs.MessageId);
    const fields = seen.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
    expect(fields[1]).toEqual(fields[0]);
    expect(seen[1]?.headers['content-type']).toBe(seen[0]?.headers['content-type']);
  });

  it('signs as the SDK does', async () => {
    answers = [sent];
    await new SESClient({}).send(new SendRawEmailCommand(letter));
    const [{ path, headers: sentHeaders, body } = { path: '', headers: {} as IncomingHttpHeaders, body: '' }] = seen;
    const signed = /SignedHeaders=([^,]+)/.exec(sentHeaders.authorization ?? '')?.[1]?.split(';') ?? [];
    const headers = Object.fromEntries(signed.map((name) => [name, String(sentHeaders[name])]));
    expect(authorizationOf({ method: 'POST', path, headers, body, service: 'ses', region: 'eu-west-1', credentials: CREDENTIALS })).toBe(
      sentHeaders.authorization,
    );
  });

  it.each([
    'MessageRejected',
    'MailFromDomainNotVerified',
    'MailFromDomainNotVerifiedException',
    'ConfigurationSetDoesNotExist',
    'AccountSendingPaused',
    'ConfigurationSetSendingPaused',
    'InvalidParameterValue',
    'AccessDenied',
    'Throttling',
  ])('names %s as the SDK does', async (code) => {
    answers = [refused(code), refused(code)];
    const failure = (work: Promise<unknown>): Promise<any> =>
      work.then(
        () => undefined,
        (error) => error,
      );
    const theirs = await failure(new SESClient({ maxAttempts: 1 }).send(new SendRawEmailCommand(letter)));
    const ours = await failure(new leanSes.SESClient({ maxAttempts: 1 }).send(new leanSes.SendRawEmailCommand(letter)));
    expect([ours.name, ours.message]).toEqual([theirs.name, theirs.message]);
  });

  it('never repeats a letter by itself when told to try once', async () => {
    answers = ['cut', sent];
    await expect(new leanSes.SESClient({ maxAttempts: 1 }).send(new leanSes.SendRawEmailCommand(letter))).rejects.toThrow();
    expect(seen).toHaveLength(1);
  });
});
