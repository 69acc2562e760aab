import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { startFileServer } from '../../infra/local/file-server.ts';
import { openFiles } from '../../infra/local/files.ts';
import { EICAR, SCAN_STATUSES, scanLine, statusOf } from '../../infra/local/scanner.ts';
import { linkFault } from '../../infra/local/signatures.ts';
import { dispositionOf, uploadsFrom } from '../../shared/store/upload.ts';
import { BUCKET, CREDENTIALS, FILES_URL, formOf, openWorldFiles, pdf, type WorldFiles } from '../support/files.ts';

const AT = '2026-11-02T09:00:00.000Z';
const SITE = 'https://sluis.example';
const MINUTE = 60_000;
const KEY = 'quarantine/prp_1/att_1';
let now = Date.parse(AT);
let files: WorldFiles;
beforeEach(() => {
  now = Date.parse(AT);
  const store = { sleep: async () => {}, random: (n: number) => Buffer.alloc(n) } as any;
  files = openWorldFiles({ dir: mkdtempSync(join(tmpdir(), 'sluis-uploads-')), store, now: () => now, site: SITE });
});

const order = (more: object = {}) =>
  files.uploads.form({ key: KEY, at: AT, until: new Date(Date.parse(AT) + 15 * MINUTE).toISOString(), maxBytes: 1000, ...more });
const codeOf = (reply: { status: number; body: unknown }) => `${reply.status} ${/<Code>(\w+)/.exec(String(reply.body))?.[1] ?? ''}`.trim();
const mac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const keyOf = (day: string) => ['eu-west-1', 's3', 'aws4_request'].reduce<Buffer>(mac, mac(`AWS4${CREDENTIALS.secretAccessKey}`, day));

describe('a form', () => {
  it('is signed over its policy, which fixes every field, the size and the time', async () => {
    const { url, fields } = await order();
    expect(url).toBe(`${FILES_URL}/`);
    const { policy = '', 'x-amz-signature': signature, ...fixed } = fields;
    expect(signature).toBe(createHmac('sha256', keyOf('20261102')).update(policy).digest('hex'));
    expect(JSON.parse(Buffer.from(policy, 'base64').toString())).toEqual({
      expiration: '2026-11-02T09:15:00.000Z',
      conditions: [{ bucket: BUCKET }, ...Object.entries(fixed).map(([name, value]) => ({ [name]: value })), ['content-length-range', 1, 1000]],
    });
    expect(fixed).toEqual({
      key: KEY,
      'Content-Type': 'application/pdf',
      success_action_status: '204',
      'x-amz-algorithm': 'AWS4-HMAC-SHA256',
      'x-amz-credential': `${CREDENTIALS.accessKeyId}/20261102/eu-west-1/s3/aws4_request`,
      'x-amz-date': '20261102T090000Z',
      'x-amz-security-token': CREDENTIALS.sessionToken,
    });
  });

  it('is taken as it is, by scripts of the site too, and tells the bus', async () => {
    const reply = await files.post(await order(), pdf(), { origin: SITE });
    expect(reply).toMatchObject({ status: 204, body: '', headers: { 'access-control-allow-origin': SITE } });
    expect(files.events.map((event: any) => [event.source, event.detail.object?.key ?? event.detail.s3ObjectDetails.objectKey])).toEqual([
      ['aws.s3', KEY],
      ['aws.guardduty', KEY],
    ]);
    expect((await files.post(await order(), pdf(), { origin: 'https://elsewhere.example' })).headers['access-control-allow-origin']).toBeUndefined();
    const asked = { origin: SITE, 'access-control-request-method': 'POST' };
    expect((await files.ask('OPTIONS', asked)).status).toBe(200);
    expect(codeOf(await files.ask('OPTIONS', { ...asked, origin: 'https://elsewhere.example' }))).toBe('403 AccessForbidden');
    expect(codeOf(await files.ask('OPTIONS', { ...asked, 'access-control-request-method': 'PUT' }))).toBe('403 AccessForbidden');
  });

  it('leads a browser on where it says so', async () => {
    const reply = await files.post(await order({ next: `${SITE}/nl/x` }), pdf());
    expect([reply.status, new URL(reply.headers.location!).pathname]).toEqual([303, '/nl/x']);
  });

  it.each<[string, (fields: Record<string, string>) => Record<string, string>, string]>([
    ['another key', (fields) => ({ ...fields, key: 'clean/prp_1/att_1' }), '403 AccessDenied'],
    ['another type', (fields) => ({ ...fields, 'Content-Type': 'text/html' }), '403 AccessDenied'],
    ['another page to go to', (fields) => ({ ...fields, success_action_redirect: 'https://elsewhere.example/' }), '403 AccessDenied'],
    ['another answer', (fields) => ({ ...fields, success_action_status: '201' }), '403 AccessDenied'],
    ['a field that nobody signed', (fields) => ({ ...fields, acl: 'public-read' }), '403 AccessDenied'],
    ['a field less', ({ 'Content-Type': _, ...fields }) => fields, '403 AccessDenied'],
    ['another date', (fields) => ({ ...fields, 'x-amz-date': '20261102T090001Z' }), '403 AccessDenied'],
    [
      'another key of an account',
      (fields) => ({ ...fields, 'x-amz-credential': fields['x-amz-credential']!.replace('AKFILES', 'AKOTHER') }),
      '403 InvalidAccessKeyId',
    ],
    [
      'another region',
      (fields) => ({ ...fields, 'x-amz-credential': fields['x-amz-credential']!.replace('eu-west-1', 'us-east-1') }),
      '403 SignatureDoesNotMatch',
    ],
    ['another session', (fields) => ({ ...fields, 'x-amz-security-token': 'x' }), '403 InvalidToken'],
    ['no signature', ({ 'x-amz-signature': _, ...fields }) => fields, '403 SignatureDoesNotMatch'],
    ['a signature of its own', (fields) => ({ ...fields, 'x-amz-signature': '0'.repeat(64) }), '403 SignatureDoesNotMatch'],
    [
      'a wider policy',
      (fields) => {
        const policy = JSON.parse(Buffer.from(fields.policy!, 'base64').toString());
        const wider = { ...policy, conditions: policy.conditions.map((each: unknown) => (Array.isArray(each) ? ['content-length-range', 0, 1e9] : each)) };
        return { ...fields, policy: Buffer.from(JSON.stringify(wider)).toString('base64') };
      },
      '403 SignatureDoesNotMatch',
    ],
  ])('is refused with %s, and nothing is kept', async (_what, change, expected) => {
    const { url, fields } = await order();
    expect(codeOf(await files.post({ url, fields: change({ ...fields }) }, pdf()))).toBe(expected);
    expect(files.objects.keys('')).toEqual([]);
  });

  it('is refused once its time is over', async () => {
    const form = await order();
    now += 15 * MINUTE;
    expect((await files.post(form, pdf())).status).toBe(204);
    now += 1;
    expect(codeOf(await files.post(form, pdf()))).toBe('403 AccessDenied');
  });

  it.each([
    [0, '400 EntityTooSmall'],
    [1, '204'],
    [1000, '204'],
    [1001, '400 EntityTooLarge'],
    [500_000, '400 EntityTooLarge'],
  ])('takes %i bytes as its policy says', async (bytes, expected) => {
    expect(codeOf(await files.post(await order(), Buffer.alloc(bytes, 'a')))).toBe(expected);
  });

  it('is no form without a file, with endless fields, or of another kind', async () => {
    const { url, fields } = await order();
    expect(codeOf(await files.post({ url, fields: { ...fields, 'x-ignore-much': 'a'.repeat(30_000) } }, pdf()))).toBe('400 MaxPostPreDataLengthExceeded');
    expect(codeOf(await files.post({ url, fields: { ...fields, 'x-ignore-little': 'a' } }, pdf()))).toBe('204');
    expect(codeOf(await files.ask('POST', { 'content-type': 'multipart/form-data; boundary=x' }))).toBe('400 MalformedPOSTRequest');
    expect(codeOf(await files.ask('POST', { 'content-type': 'application/json' }))).toBe('412 PreconditionFailed');
    expect(codeOf(await files.ask('PUT', {}))).toBe('405 MethodNotAllowed');
  });

  it('is read whole however it is cut into pieces, with line ends and dashes in the file', async () => {
    const content = Buffer.from('%PDF-1.7\r\n--\r\n------boundary\r\n\r\n--x');
    await files.post(await order(), content);
    expect(files.objects.get(KEY)?.bytes).toEqual(content);
    const { body } = formOf({ a: '1' }, content);
    expect(body.includes(content)).toBe(true);
  });
});

describe('a link', () => {
  const link = (more: object = {}) => files.uploads.link({ key: KEY, at: AT, seconds: 60, name: 'Schéma.pdf', ...more });
  beforeEach(() => void files.objects.put(KEY, pdf()));

  it('leads to the file for a minute, under its name', async () => {
    const address = await link();
    expect(await files.fetch(address)).toMatchObject({ status: 200, body: pdf(), headers: { 'content-disposition': dispositionOf('Schéma.pdf') } });
    now += 60_000;
    expect((await files.fetch(address)).status).toBe(200);
    now += 1;
    expect(codeOf(await files.fetch(address))).toBe('403 AccessDenied');
  });

  it('leads nowhere when anything in it was changed', async () => {
    const address = await link();
    const changed = (name: string, value: string) => {
      const url = new URL(address);
      url.searchParams.set(name, value);
      return url.href;
    };
    expect(codeOf(await files.fetch(address.replace('att_1', 'att_2')))).toBe('403 SignatureDoesNotMatch');
    expect(codeOf(await files.fetch(changed('X-Amz-Expires', '600')))).toBe('403 SignatureDoesNotMatch');
    expect(codeOf(await files.fetch(changed('response-content-type', 'text/html')))).toBe('403 SignatureDoesNotMatch');
    expect(codeOf(await files.fetch(changed('versionId', 'x')))).toBe('403 SignatureDoesNotMatch');
    expect(codeOf(await files.fetch(changed('X-Amz-Security-Token', 'x')))).toBe('403 InvalidToken');
    expect(codeOf(await files.fetch(address.split('?')[0]!))).toBe('403 AccessDenied');
    expect(codeOf(await files.fetch(await link({ key: 'clean/prp_1/att_2' })))).toBe('404 NoSuchKey');
  });

  it('is judged as the service itself would judge its own published example', () => {
    const example = new URL('https://examplebucket.s3.amazonaws.com/test.txt');
    const query = {
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request',
      'X-Amz-Date': '20130524T000000Z',
      'X-Amz-Expires': '86400',
      'X-Amz-SignedHeaders': 'host',
      'X-Amz-Signature': 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
    };
    for (const [name, value] of Object.entries(query)) example.searchParams.set(name, value);
    const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
    expect(linkFault(example, example.host, new Date('2013-05-24T01:00:00Z'), credentials)).toBeUndefined();
    expect(linkFault(example, 'elsewhere.example', new Date('2013-05-24T01:00:00Z'), credentials)?.code).toBe('SignatureDoesNotMatch');
    expect(linkFault(example, example.host, new Date('2013-05-25T00:00:01Z'), credentials)?.code).toBe('AccessDenied');
  });

  it.each([
    ['a"b\\c.pdf', `attachment; filename="a_b_c.pdf"; filename*=UTF-8''a%22b%5Cc.pdf`],
    ["it's (1)*!.pdf", `attachment; filename="it_s (1)__.pdf"; filename*=UTF-8''it%27s%20%281%29%2A%21.pdf`],
    ['日本.pdf', `attachment; filename="__.pdf"; filename*=UTF-8''%E6%97%A5%E6%9C%AC.pdf`],
  ])('names %j so that no browser misreads it', (name, expected) => {
    expect(dispositionOf(name)).toBe(expected);
    expect(expected).toMatch(/^[\x20-\x7e]+$/);
  });
});

describe('the server of files', () => {
  const dir = () => mkdtempSync(join(tmpdir(), 'sluis-file-server-'));
  const start = async (told: string[], folder = dir()) => {
    const store = openFiles(folder, [{ name: BUCKET, once: false, versions: true }], { now: () => new Date(now) });
    const server = await startFileServer({ bucket: BUCKET, files: store, now: () => new Date(now), site: SITE, tell: (_bucket, key) => void told.push(key) });
    const { config } = new DynamoDBClient({ region: 'eu-west-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local', sessionToken: 'local' } });
    return { store, server, uploads: uploadsFrom(config, { url: server.url, bucket: BUCKET }) };
  };

  it('tells again after a start of uploads that may not have been heard of, and of nothing that was removed or found clean', async () => {
    const [folder, told] = [dir(), [] as string[]];
    const first = await start([], folder);
    for (const key of ['quarantine/prp_1/att_1', 'quarantine/prp_1/att_2', 'clean/prp_1/att_3']) first.store.objects(BUCKET)!.put(key, pdf());
    first.store.objects(BUCKET)!.remove('quarantine/prp_1/att_2');
    await first.server.stop();
    const second = await start(told, folder);
    second.server.tellAgain();
    expect(told).toEqual(['quarantine/prp_1/att_1']);
    await second.server.stop();
  });

  it('keeps nothing of what is far too large, however long it comes', async () => {
    const { store, server, uploads } = await start([]);
    const { url, fields } = await uploads.form({ key: KEY, at: AT, until: '2026-11-02T09:15:00.000Z', maxBytes: 1000 });
    const { type, body } = formOf(fields, Buffer.alloc(8_000_000, 'a'));
    const reply = await fetch(url, { method: 'POST', body: new Uint8Array(body), headers: { 'content-type': type } }).catch(() => undefined);
    expect(reply?.status ?? 400).toBe(400);
    expect(store.objects(BUCKET)!.keys('')).toEqual([]);
    expect((await fetch(new URL('/elsewhere/', url), { method: 'POST', body: 'x' })).status).toBe(404);
    await server.stop();
  });
});

describe('what functions ask of the shelf', () => {
  it('is one version, its beginning and its size, whatever came in its place', async () => {
    const { id } = files.objects.put(KEY, pdf({ text: 'first', bytes: 3000 }));
    files.objects.put(KEY, Buffer.from('second'));
    expect(await files.shelf.look(KEY, id)).toMatchObject({ size: 3000, start: Buffer.from('%PDF-1.7\nfirst\n%') });
    expect(await files.shelf.copy(KEY, id, 'clean/x')).toBe(true);
    expect(files.objects.get('clean/x')?.bytes).toEqual(pdf({ text: 'first', bytes: 3000 }));
    await files.shelf.drop(KEY);
    expect(files.objects.get(KEY)).toBeUndefined();
    expect((await files.shelf.look(KEY, id))?.size).toBe(3000);
    await files.shelf.drop('clean/nothing');
    expect(await files.shelf.look(KEY, 'no-version')).toBeUndefined();
    expect(await files.shelf.copy(KEY, 'no-version', 'clean/y')).toBe(false);
    expect((await files.shelf.look('empty', files.objects.put('empty', Buffer.alloc(0)).id))?.size).toBe(0);
  });

  it('never leads out of the folder of its bucket', async () => {
    for (const key of ['../keys.json', 'a/../../b', 'a//b', '.', '/']) await expect(files.shelf.copy(KEY, 'x', key)).rejects.toThrow('could not be copied');
  });
});

describe('the scanner', () => {
  it('knows the file that every scanner knows, and does what a file asks for', () => {
    expect(createHash('md5').update(EICAR).digest('hex')).toBe('44d88612fea8a8f36de82e1278abb02f');
    expect(statusOf(Buffer.from(`%PDF-1.7\n${EICAR}\n`))).toBe('THREATS_FOUND');
    expect(statusOf(pdf())).toBe('NO_THREATS_FOUND');
    for (const status of SCAN_STATUSES) expect(statusOf(Buffer.from(`%PDF-1.7\r\n${scanLine(status)}\r\n`))).toBe(status);
    expect(statusOf(Buffer.from('%scan:NONSENSE\n'))).toBe('NO_THREATS_FOUND');
  });
});
