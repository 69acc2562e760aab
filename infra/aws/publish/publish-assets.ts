import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { randomBytes } from 'node:crypto';
import { askSigned, type Source } from '../../../shared/store/signed.ts';
import { contentTypeOf, IMMUTABLE } from '../served.ts';

/** What CloudFormation asks of a resource that it leaves to us. */
export type Request = {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  /** Where the answer goes; whoever has it may answer, so that it stands in no log. */
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly ResourceProperties: { readonly Bucket: string; readonly Files: readonly string[] };
};
type Outcome = { readonly Status: 'SUCCESS' } | { readonly Status: 'FAILED'; readonly Reason: string };

export type Publisher = { readonly source: Source; readonly read: (file: string) => Promise<Uint8Array> };

/** Where files lie in the bucket, which is their path on the site. */
export const PREFIX = 'assets';
const AT_ONCE = 6;
const ANSWERS = 4;

const codeIn = (body: Buffer): string => /<Code>([A-Za-z0-9]{1,60})<\/Code>/.exec(body.toString('utf8'))?.[1] ?? 'an answer that is none';

/** The same bytes under the same name, however often: a file that is there is written again, which mends one that somebody damaged. */
const put = async ({ source, read }: Publisher, bucket: string, file: string): Promise<void> => {
  const key = `${PREFIX}/${encodeURIComponent(file)}`;
  await askSigned(
    source,
    {
      service: 's3',
      host: (region) => `${bucket}.s3.${region}`,
      method: 'PUT',
      path: source.endpoint === undefined ? `/${key}` : `/${bucket}/${key}`,
      headers: { 'content-type': contentTypeOf(file), 'cache-control': IMMUTABLE },
      body: await read(file),
      failure: `${file} could not be published`,
    },
    (status, body) =>
      status === 200 ? { value: 'written' } : { fault: `${codeIn(body)}, status ${status}`, again: status === 403 || status === 429 || status >= 500 },
  );
};

/** Adds the files of this deployment. Nothing is ever removed: a page that is open still asks for those of an earlier one. */
export const publish = async (publisher: Publisher, { RequestType, ResourceProperties: { Bucket, Files } }: Request): Promise<Outcome> => {
  if (RequestType === 'Delete') return { Status: 'SUCCESS' };
  try {
    for (let i = 0; i < Files.length; i += AT_ONCE) await Promise.all(Files.slice(i, i + AT_ONCE).map((file) => put(publisher, Bucket, file)));
    return { Status: 'SUCCESS' };
  } catch (error) {
    return { Status: 'FAILED', Reason: error instanceof Error ? error.message.slice(0, 500) : 'unknown' };
  }
};

/** Tells CloudFormation, which would else wait for an hour. As bytes, since the address is signed for a request without a content type. */
const answer = async (request: Request, outcome: Outcome, pause: (ms: number) => Promise<unknown>): Promise<void> => {
  const { StackId, RequestId, LogicalResourceId, ResponseURL } = request;
  const body = Buffer.from(JSON.stringify({ ...outcome, StackId, RequestId, LogicalResourceId, PhysicalResourceId: 'published-assets' }));
  for (let attempt = 1; ; attempt += 1) {
    const status = await fetch(ResponseURL, { method: 'PUT', body }).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return;
    if (attempt === ANSWERS) throw new Error(`CloudFormation did not take the answer: status ${status}.`);
    await pause(500 * 2 ** attempt);
  }
};

export const handlerWith =
  (publisher: () => Publisher, pause: (ms: number) => Promise<unknown> = sleep) =>
  async (request: Request): Promise<void> => {
    const outcome = await publish(publisher(), request);
    console.log(JSON.stringify({ event: `assets.${request.RequestType.toLowerCase()}`, files: request.ResourceProperties.Files.length, ...outcome }));
    await answer(request, outcome, pause);
  };

const runtimePublisher = (): Publisher => ({
  source: {
    caller: new DynamoDBClient({}).config,
    endpoint: process.env.AWS_ENDPOINT_URL_S3,
    // The rights of a role that was made a moment ago are known everywhere only after some seconds.
    sleep: async (ms) => sleep(ms * 40),
    random: (bytes) => randomBytes(bytes),
  },
  read: (file) => readFile(fileURLToPath(new URL(`${PREFIX}/${file}`, import.meta.url))),
});

/** Puts the styles, scripts and fonts that were built with this deployment into the bucket from which they are served. */
export const handler = handlerWith(runtimePublisher);
