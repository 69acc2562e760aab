import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, readdirSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openFiles } from '../../infra/local/files.ts';
import { bucketFrom } from '../../shared/store/bucket.ts';

const SECRET = 'the-secret-of-the-test';
const CREDENTIALS = { accessKeyId: 'AKTEST', secretAccessKey: SECRET, sessionToken: 'the-session' };
const dir = mkdtempSync(join(tmpdir(), 'sluis-files-'));
const files = openFiles(dir, [
  { name: 'locked', once: true },
  { name: 'open', once: false },
]);

type Heard = { readonly method: string; readonly url: string; readonly headers: IncomingHttpHeaders; readonly body: Buffer };
type Answer = { readonly status: number; readonly body: string } | 'cut';
let heard: Heard[] = [];
let first: Answer[] = [];
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const call = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) };
  heard.push(call);
  const answer = first.shift() ?? files.answer(call);
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
  heard = [];
  first = [];
  for (const name of ['locked', 'open', 'elsewhere', '..']) files.clear(name);
});

const { config } = new DynamoDBClient({ region: 'eu-west-1', credentials: CREDENTIALS });
const bucket = (name = 'locked') => bucketFrom({ caller: config, endpoint, sleep: async () => {}, random: (bytes) => Buffer.alloc(bytes) }, name);
const bytes = (text: string) => Buffer.from(text);
const error = (status: number, code: string): Answer => ({ status, body: `<Error><Code>${code}</Code><Message>about ${SECRET}</Message></Error>` });

/** Signature Version 4 as AWS describes it for S3, whose paths are encoded once. */
const signatureOf = ({ method, url, headers, body }: Heard): string => {
  const hash = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
  const mac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const [, day = '', signed = ''] =
    /Credential=AKTEST\/(\d{8})\/eu-west-1\/s3\/aws4_request, SignedHeaders=([a-z0-9;-]+),/.exec(headers.authorization ?? '') ?? [];
  const lines = signed.split(';').map((name) => `${name}:${headers[name]}`);
  const request = [method, url, '', ...lines, '', signed, hash(body)].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], `${day}/eu-west-1/s3/aws4_request`, hash(request)].join('\n');
  const key = ['eu-west-1', 's3', 'aws4_request'].reduce(mac as (key: Buffer, text: string) => Buffer, mac(`AWS4${SECRET}`, day));
  return createHmac('sha256', key).update(toSign).digest('hex');
};

describe('a bucket', () => {
  it('keeps what was written first, and says that it was there', async () => {
    expect(await bucket().get('heads/2026/11/02.json')).toBeUndefined();
    expect(await bucket().putOnce('heads/2026/11/02.json', bytes('first'))).toBe('written');
    expect(await bucket().putOnce('heads/2026/11/02.json', bytes('second'))).toBe('there');
    expect(Buffer.from((await bucket().get('heads/2026/11/02.json'))!).toString()).toBe('first');
    expect(await files.bucket('locked')?.get('heads/2026/11/02.json')).toEqual(bytes('first'));
    expect(readdirSync(join(dir, 'buckets', 'locked.incoming'))).toEqual([]);
  });

  it('lets one of many win that write at once', async () => {
    const results = await Promise.all(Array.from({ length: 12 }, (_, i) => bucket().putOnce('one', bytes(`from ${i}`))));
    expect(results.filter((result) => result === 'written')).toHaveLength(1);
    expect(Buffer.from((await bucket().get('one'))!).toString()).toBe(`from ${results.indexOf('written')}`);
  });

  it('signs each request as the service checks it, with the condition and a checksum', async () => {
    await bucket().putOnce('a key/with räre letters+.json', bytes('text'));
    await bucket().get('a key/with räre letters+.json');
    expect(heard.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'PUT /locked/a%20key/with%20r%C3%A4re%20letters%2B.json',
      'GET /locked/a%20key/with%20r%C3%A4re%20letters%2B.json',
    ]);
    expect(heard[0]!.headers).toMatchObject({
      'if-none-match': '*',
      'x-amz-checksum-sha256': createHash('sha256').update('text').digest('base64'),
      'x-amz-security-token': 'the-session',
    });
    for (const call of heard) expect(call.headers.authorization).toContain(`Signature=${signatureOf(call)}`);
    expect(heard[0]!.headers.authorization).toMatch(/SignedHeaders=(?=[^,]*\bif-none-match\b)(?=[^,]*\bx-amz-content-sha256\b)/);
  });

  it.each([
    ['somebody who writes the same at this moment', error(409, 'ConditionalRequestConflict')],
    ['too many requests', error(503, 'SlowDown')],
    ['a fault of the service', error(500, 'InternalError')],
    ['a connection that breaks', 'cut'],
  ] satisfies [string, Answer][])('tries again after %s, three times and no more', async (_case, answer) => {
    first = [answer, answer];
    expect(await bucket().putOnce('key', bytes('text'))).toBe('written');
    first = [answer, answer, answer];
    await expect(bucket().putOnce('key', bytes('text'))).rejects.toThrow('The file key could not be written: ');
    expect(heard).toHaveLength(6);
  });

  it('counts a write whose answer was lost as there', async () => {
    expect(await bucket().putOnce('key', bytes('text'))).toBe('written');
    first = ['cut'];
    expect(await bucket().putOnce('key', bytes('text'))).toBe('there');
  });

  it.each([
    ['AccessDenied', 403],
    ['NoSuchBucket', 404],
  ])('says %s in plain words instead of taking the file for absent', async (code, status) => {
    first = [error(status, code)];
    const failed = await bucket()
      .get('key')
      .catch((thrown: Error) => thrown);
    expect(String(failed)).toBe(`Error: The file key could not be read: ${code}, status ${status}.`);
  });

  it('has a host of its own in the region where no endpoint is given', async () => {
    const hosts: string[] = [];
    const requestHandler = {
      handle: async ({ hostname, path }: { hostname: string; path: string }) => Promise.reject(void hosts.push(`${hostname}${path}`)),
    };
    const caller = { ...config, requestHandler } as unknown as DynamoDBClient['config'];
    const far = bucketFrom({ caller, sleep: async () => {}, random: (n) => Buffer.alloc(n) }, 'sluis-heads');
    await expect(far.get('heads/2026/11/02.json')).rejects.toThrow('no answer');
    expect(new Set(hosts)).toEqual(new Set(['sluis-heads.s3.eu-west-1.amazonaws.com/heads/2026/11/02.json']));
  });
});

describe('the folder that stands in for it', () => {
  const ask = (method: string, url: string, body = '', headers: Record<string, string> = {}) =>
    files.answer({
      method,
      url,
      headers: { 'x-amz-content-sha256': createHash('sha256').update(body).digest('hex'), ...headers },
      body: Buffer.from(body),
    });
  const codeOf = ({ status, body }: ReturnType<typeof ask>) => `${status} ${/<Code>(\w+)/.exec(String(body))?.[1] ?? ''}`;

  it.each([
    '/locked/../open/key',
    '/locked/%2e%2e/%2e%2e/keys.json',
    '/locked/a/..%2f..%2f..%2fkeys.json',
    '/locked/a//b',
    '/locked/.',
    '/locked/a%5c..%5cb',
    '/locked/a%00b',
    '/locked/',
    '/locked',
    `/locked/${'a'.repeat(1025)}`,
  ])('takes %s for no key', (url) => {
    expect(codeOf(ask('GET', url))).toBe('400 InvalidArgument');
    expect(codeOf(ask('PUT', url, 'text', { 'if-none-match': '*', 'x-amz-checksum-sha256': 'x' }))).toBe('400 InvalidArgument');
  });

  it('refuses what S3 would refuse', () => {
    const checksum = { 'x-amz-checksum-sha256': createHash('sha256').update('text').digest('base64') };
    expect(codeOf(ask('PUT', '/locked/key', 'text', checksum))).toBe('403 AccessDenied');
    expect(codeOf(ask('PUT', '/locked/key', 'text', { 'if-none-match': '*' }))).toBe('400 InvalidRequest');
    expect(codeOf(ask('PUT', '/open/key', 'other', checksum))).toBe('400 BadDigest');
    expect(codeOf(ask('PUT', '/open/key', 'text', { 'x-amz-content-sha256': '0' }))).toBe('400 XAmzContentSHA256Mismatch');
    expect(codeOf(ask('GET', '/elsewhere/key'))).toBe('404 NoSuchBucket');
    expect(codeOf(ask('GET', '/locked/key'))).toBe('404 NoSuchKey');
    expect(codeOf(ask('DELETE', '/locked/key'))).toBe('405 MethodNotAllowed');
  });

  it('replaces files only in a bucket that is not locked', () => {
    expect([ask('PUT', '/open/a/key', 'one').status, ask('PUT', '/open/a/key', 'two').status]).toEqual([200, 200]);
    expect(String(ask('GET', '/open/a/key').body)).toBe('two');
    expect(codeOf(ask('GET', '/open/a'))).toBe('404 NoSuchKey');
  });
});
