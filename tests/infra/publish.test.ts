import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handlerWith, type Publisher, type Request } from '../../infra/aws/publish/publish-assets.ts';
import { contentTypeOf, IMMUTABLE } from '../../infra/aws/served.ts';

type Heard = { readonly method: string; readonly url: string; readonly headers: IncomingHttpHeaders; readonly body: string };

/** Says what it is told to say, then 200, and remembers what it heard. */
const listener = async () => {
  const heard: Heard[] = [];
  const answers: { status: number; body?: string }[] = [];
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    heard.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() });
    const { status, body = '' } = answers.shift() ?? { status: 200 };
    response.writeHead(status).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { heard, answers, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

let bucket: Awaited<ReturnType<typeof listener>>;
let cloudFormation: typeof bucket;
beforeAll(async () => {
  [bucket, cloudFormation] = await Promise.all([listener(), listener()]);
});
afterAll(() => {
  for (const { server } of [bucket, cloudFormation]) server.close();
});
beforeEach(() => {
  for (const { heard, answers } of [bucket, cloudFormation]) {
    heard.length = 0;
    answers.length = 0;
  }
});

const FILES = { 'site-A1.css': 'body{}', 'page-B2.js': 'export {}', 'text-C3.woff2': 'font' };
const { config } = new DynamoDBClient({ region: 'eu-west-1', credentials: { accessKeyId: 'AKTEST', secretAccessKey: 'secret', sessionToken: 'session' } });
const publisher = (): Publisher => ({
  source: { caller: config, endpoint: bucket.url, sleep: async () => {}, random: (bytes) => Buffer.alloc(bytes) },
  read: async (file) => {
    if (!(file in FILES)) throw new Error(`ENOENT: ${file}`);
    return Buffer.from(FILES[file as keyof typeof FILES]);
  },
});
const run = (RequestType: Request['RequestType'], files: readonly string[] = Object.keys(FILES)) =>
  handlerWith(publisher, async () => {})({
    RequestType,
    ResponseURL: `${cloudFormation.url}/answer?signature=abc`,
    StackId: 'the-stack',
    RequestId: 'the-request',
    LogicalResourceId: 'PublishedAssets',
    ResourceProperties: { Bucket: 'the-bucket', Files: files },
  });
const told = () => cloudFormation.heard.map(({ body }) => JSON.parse(body));

describe('publishing', () => {
  it.each(['Create', 'Update'] as const)('puts each file in its place, for ever, at %s', async (type) => {
    await run(type);
    expect(bucket.heard.map(({ method, url, body }) => `${method} ${url} ${body}`).sort()).toEqual([
      'PUT /the-bucket/assets/page-B2.js export {}',
      'PUT /the-bucket/assets/site-A1.css body{}',
      'PUT /the-bucket/assets/text-C3.woff2 font',
    ]);
    for (const { headers, url } of bucket.heard) {
      expect(headers).toMatchObject({ 'cache-control': IMMUTABLE, 'content-type': contentTypeOf(url) });
      expect(headers.authorization).toMatch(/\/eu-west-1\/s3\/aws4_request, SignedHeaders=content-type;/);
    }
    expect(told()).toEqual([
      { Status: 'SUCCESS', StackId: 'the-stack', RequestId: 'the-request', LogicalResourceId: 'PublishedAssets', PhysicalResourceId: 'published-assets' },
    ]);
  });

  it('is harmless to repeat, and removes nothing, not with the stack either', async () => {
    await run('Update');
    await run('Update');
    await run('Delete');
    expect(new Set(bucket.heard.map(({ method }) => method))).toEqual(new Set(['PUT']));
    expect(bucket.heard).toHaveLength(6);
    expect(told().map(({ Status }) => Status)).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS']);
    expect(new Set(told().map(({ PhysicalResourceId }) => PhysicalResourceId)).size).toBe(1);
  });

  it.each([
    ['rights that are not known everywhere yet', { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' }],
    ['a fault of the service', { status: 500 }],
    ['too much at once', { status: 503, body: '<Error><Code>SlowDown</Code></Error>' }],
  ])('waits for %s', async (_case, answer) => {
    bucket.answers.push(answer, answer);
    await run('Create', ['site-A1.css']);
    expect(bucket.heard).toHaveLength(3);
    expect(told()[0].Status).toBe('SUCCESS');
  });
});

describe('a deployment fails, with the reason,', () => {
  it('when the bucket refuses', async () => {
    bucket.answers.push(...Array(3).fill({ status: 403, body: '<Error><Code>AccessDenied</Code><Message>AKTEST may not</Message></Error>' }));
    await run('Create', ['site-A1.css']);
    expect(told()).toMatchObject([{ Status: 'FAILED', Reason: 'site-A1.css could not be published: AccessDenied, status 403.' }]);
  });

  it('when a file is missing or of no known type', async () => {
    await run('Update', ['gone-D4.css']);
    await run('Update', ['movie-E5.mp4']);
    expect(told().map(({ Status, Reason }) => `${Status} ${Reason}`)).toEqual([
      'FAILED ENOENT: gone-D4.css',
      'FAILED movie-E5.mp4 has no content type; add it to infra/aws/served.ts.',
    ]);
    expect(bucket.heard).toEqual([]);
  });
});

describe('the answer to CloudFormation', () => {
  it('is without a content type, for which its address is not signed', async () => {
    await run('Delete');
    expect(cloudFormation.heard[0]).toMatchObject({ method: 'PUT', url: '/answer?signature=abc' });
    expect(cloudFormation.heard[0]!.headers['content-type']).toBeUndefined();
  });

  it('is tried again, four times and no more', async () => {
    cloudFormation.answers.push({ status: 503 }, { status: 500 });
    await run('Delete');
    expect(cloudFormation.heard).toHaveLength(3);
    cloudFormation.answers.push(...Array(4).fill({ status: 403 }));
    await expect(run('Delete')).rejects.toThrow('CloudFormation did not take the answer: status 403.');
    expect(cloudFormation.heard).toHaveLength(7);
  });
});
