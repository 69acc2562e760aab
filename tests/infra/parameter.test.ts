import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openParameters } from '../../infra/local/parameters.ts';
import { parameterFrom } from '../../shared/store/parameter.ts';
import { keysFrom } from '../../shared/store/secrets.ts';

const SECRET = 'the-secret-of-the-test';
const CREDENTIALS = { accessKeyId: 'AKTEST', secretAccessKey: SECRET, sessionToken: 'the-session' };
const NAME = '/sluis/keys';

type Heard = { readonly headers: IncomingMessage['headers']; readonly body: string };
type Answer = { readonly status: number; readonly body: string } | 'cut';
const heard: Heard[] = [];
const waits: number[] = [];
/** Answers before the real one. */
let first: Answer[] = [];
const parameters = openParameters({
  dir: mkdtempSync(join(tmpdir(), 'sluis-parameters-')),
  secretNames: [NAME],
  plain: { '/broken': '{"current":"k1","keys":{"k1":"too-short-a-key"', '/other': '{"keys":{"k1":"too-short-a-key"}}' },
});

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  heard.push({ headers: request.headers, body });
  const answer = first.shift() ?? (parameters.answer(body) as { status: number; body: string });
  if (answer === 'cut') return void response.destroy();
  response.writeHead(answer.status).end(answer.body);
});
let endpoint = '';
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
beforeEach(() => {
  heard.length = 0;
  waits.length = 0;
  first = [];
});

const reader = (credentials: DynamoDBClientConfig['credentials'] = CREDENTIALS) =>
  parameterFrom({
    caller: new DynamoDBClient({ region: 'eu-west-1', credentials }).config,
    endpoint,
    sleep: async (ms) => void waits.push(ms),
    random: (bytes) => Buffer.alloc(bytes, 255),
  });
const fault = (status: number, type: string): Answer => ({ status, body: JSON.stringify({ __type: type, message: `about ${SECRET}` }) });

/** Signature Version 4 as AWS describes it, written here once more: what a service would compute from what it heard. */
const signatureOf = ({ headers, body }: Heard): string => {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const mac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const [, day = '', signed = ''] =
    /Credential=AKTEST\/(\d{8})\/eu-west-1\/ssm\/aws4_request, SignedHeaders=([a-z0-9;-]+),/.exec(headers.authorization ?? '') ?? [];
  const names = signed.split(';');
  const request = ['POST', '/', '', ...names.map((name) => `${name}:${headers[name]}`), '', signed, hash(body)].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], `${day}/eu-west-1/ssm/aws4_request`, hash(request)].join('\n');
  const key = ['eu-west-1', 'ssm', 'aws4_request'].reduce(mac as (key: Buffer, text: string) => Buffer, mac(`AWS4${SECRET}`, day));
  return createHmac('sha256', key).update(toSign).digest('hex');
};

it('asks for the decrypted parameter, signed as the service checks it', async () => {
  expect(await reader()(NAME)).toBe(parameters.keys);
  expect(heard).toHaveLength(1);
  expect(heard[0]?.headers).toMatchObject({
    'x-amz-target': 'AmazonSSM.GetParameter',
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-security-token': 'the-session',
  });
  expect(JSON.parse(heard[0]?.body ?? '')).toEqual({ Name: NAME, WithDecryption: true });
  expect(heard[0]?.headers.authorization).toMatch(/SignedHeaders=(?=[^,]*\bhost\b)(?=[^,]*\bx-amz-target\b)(?=[^,]*\bx-amz-security-token\b)/);
  expect(heard[0]?.headers.authorization).toContain(`Signature=${signatureOf(heard[0] as Heard)}`);
  expect(JSON.stringify(heard)).not.toContain(SECRET);
});

it.each([
  ['without credentials', async () => Promise.reject(new Error('no credentials'))],
  ['with half of them', async () => ({ accessKeyId: 'AKTEST' }) as never],
])('%s sends nothing at all', async (_case, credentials) => {
  await expect(reader(credentials)(NAME)).rejects.toThrow();
  expect(heard).toEqual([]);
});

it.each([
  ['throttled', fault(400, 'ThrottlingException')],
  ['throttled by status', fault(429, 'Other')],
  ['a fault of the service', fault(500, 'com.amazonaws.ssm#InternalServerError')],
  ['a proxy that speaks no JSON', { status: 503, body: '<html>' }],
  ['a connection that breaks', 'cut'],
] satisfies [string, Answer][])('%s: tries three times and no more, each time signed anew', async (_case, answer) => {
  first = [answer, answer];
  expect(await reader()(NAME)).toBe(parameters.keys);
  first = [answer, answer, answer];
  await expect(reader()(NAME)).rejects.toThrow(`The parameter ${NAME} could not be read: `);
  expect(heard).toHaveLength(6);
  for (const request of heard) expect(request.headers.authorization).toContain(`Signature=${signatureOf(request)}`);
  expect(waits).toEqual([100, 200, 100, 200]);
});

it.each([
  ['com.amazonaws.ssm#ParameterNotFound', 'ParameterNotFound, status 400'],
  ['AccessDeniedException', 'AccessDeniedException, status 400'],
  [`a ${SECRET}`, 'an answer that is none, status 400'],
])('says %s once and in plain words, without what the service wrote', async (type, said) => {
  first = [fault(400, type)];
  await expect(reader()(NAME)).rejects.toThrow(`The parameter ${NAME} could not be read: ${said}.`);
  expect(heard).toHaveLength(1);
});

it('goes to the service in the region of the caller when no address is given', async () => {
  const hosts: string[] = [];
  for (const region of ['eu-west-1', 'cn-north-1']) {
    const { config } = new DynamoDBClient({ region, credentials: CREDENTIALS });
    const requestHandler = {
      handle: async ({ protocol, hostname }: { protocol: string; hostname: string }) => Promise.reject(void hosts.push(`${protocol}//${hostname}`)),
    };
    const caller = { ...config, requestHandler } as unknown as DynamoDBClient['config'];
    await expect(parameterFrom({ caller, sleep: async () => {}, random: (bytes) => Buffer.alloc(bytes) })(NAME)).rejects.toThrow('no answer');
  }
  expect([...new Set(hosts)]).toEqual(['https://ssm.eu-west-1.amazonaws.com', 'https://ssm.cn-north-1.amazonaws.com.cn']);
});

it('keeps the keys for ten minutes, and a failure for no time', async () => {
  let now = 0;
  const keys = keysFrom(reader(), NAME, () => now);
  first = [fault(400, 'AccessDeniedException')];
  await expect(keys()).rejects.toThrow('AccessDenied');
  expect((await Promise.all([keys(), keys()]))[0].current).toBe('k1');
  now = 10 * 60_000 - 1;
  await keys();
  expect(heard).toHaveLength(2);
  now += 1;
  await keys();
  expect(heard).toHaveLength(3);
});

it.each(['/broken', '/other'])('names %s when it holds something else, and quotes nothing of it', async (name) => {
  const error = await keysFrom(reader(), name, () => 0)().catch((thrown: Error) => thrown);
  expect(String(error)).toContain(`The parameter ${name} does not hold signing keys`);
  expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain('too-short');
});
