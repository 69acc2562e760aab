import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { onFileEvent } from '../../functions/work/files.ts';
import { openFiles } from '../../infra/local/files.ts';
import type { Reply } from '../../infra/local/http.ts';
import type { Objects, Version } from '../../infra/local/objects.ts';
import { createdEvent, type ScanStatus, scanLine, scannedEvent } from '../../infra/local/scanner.ts';
import { uploadSink } from '../../infra/local/upload-sink.ts';
import { type Bucket, bucketFrom } from '../../shared/store/bucket.ts';
import { type Shelf, shelfFrom } from '../../shared/store/shelf.ts';
import type { Caller } from '../../shared/store/signed.ts';
import type { Store } from '../../shared/store/store.ts';
import { type Uploads, uploadsFrom } from '../../shared/store/upload.ts';

export const BUCKET = 'files';
export const FILES_URL = `https://files.example/${BUCKET}`;
export const CREDENTIALS = { accessKeyId: 'AKFILES', secretAccessKey: 'the-secret-of-the-files', sessionToken: 'the-session' };

/** A PDF of some size, with a line for the scanner if it is to say anything else than that nothing was found. */
export const pdf = (more: { status?: ScanStatus; text?: string; bytes?: number } = {}): Buffer => {
  const text = `%PDF-1.7\n${more.status ? `${scanLine(more.status)}\n` : ''}${more.text ?? 'drawing'}\n%%EOF\n`;
  return Buffer.concat([Buffer.from(text), Buffer.alloc(Math.max(0, (more.bytes ?? 0) - text.length), ' ')]);
};

/** A form as a browser sends it. */
export const formOf = (fields: Readonly<Record<string, string>>, file: Uint8Array): { type: string; body: Buffer } => {
  const boundary = '----boundary-of-a-browser';
  const parts = Object.entries(fields).map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const head = `${parts.join('')}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n`;
  return { type: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]) };
};

const { config } = new DynamoDBClient({ region: 'eu-west-1', credentials: CREDENTIALS });

const inPieces = async function* (body: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < body.length; at += 64_000) yield body.subarray(at, at + 64_000);
};

/** The bucket of a world: signed calls of functions, forms and links of browsers, and events that wait until somebody delivers them. */
export type WorldFiles = {
  readonly uploads: Uploads;
  readonly shelf: Shelf;
  readonly bucket: Pick<Bucket, 'get'>;
  readonly objects: Objects;
  /** Events that were told and not delivered yet, oldest first. */
  readonly events: object[];
  readonly post: (form: { url: string; fields: Readonly<Record<string, string>> }, file: Uint8Array, headers?: Record<string, string>) => Promise<Reply>;
  readonly fetch: (link: string) => Promise<Reply>;
  readonly ask: (method: string, headers: Record<string, string>) => Promise<Reply>;
  /** Delivers what waits to the worker. @returns how many events there were */
  readonly deliver: () => Promise<number>;
};

type Options = { readonly dir: string; readonly store: Store; readonly now: () => number; readonly site: string };

export const openWorldFiles = ({ dir, store, now, site }: Options): WorldFiles => {
  const events: object[] = [];
  const clock = () => new Date(now());
  const tell = (key: string, version: Version): void => {
    events.push(createdEvent(BUCKET, key, version));
    if (key.startsWith('quarantine/')) events.push(scannedEvent(BUCKET, key, version, clock()));
  };
  const files = openFiles(dir, [{ name: BUCKET, once: false, versions: true }], { now: clock, onCreated: (_bucket, key, version) => tell(key, version) });
  const objects = files.objects(BUCKET)!;
  const handle = async ({ method, path, query = {}, headers, body }: any) => {
    const search = new URLSearchParams(query).toString();
    const reply = files.answer({ method, url: search ? `${path}?${search}` : path, headers, body: Buffer.from(body ?? '') });
    const given = Object.fromEntries(Object.entries(reply.headers).map(([name, value]) => [name.toLowerCase(), value]));
    return { response: { statusCode: reply.status, headers: given, body: inPieces(Buffer.from(reply.body)) } };
  };
  const caller = { ...config, requestHandler: { handle } } as unknown as Caller;
  const sink = uploadSink({ name: BUCKET, objects, now: clock, credentials: CREDENTIALS, site, onCreated: tell });
  const shelf = shelfFrom({ caller, endpoint: 'http://files.local', sleep: store.sleep, random: store.random }, BUCKET);
  const keeper = { store, log: () => {}, shelf };
  const visit = (method: string, url: string, headers: Record<string, string>, body: Buffer = Buffer.alloc(0)) =>
    sink({ method, url: new URL(url), headers: { host: new URL(url).host, ...headers }, body: inPieces(body) });
  return {
    uploads: uploadsFrom(config, { url: FILES_URL, bucket: BUCKET }),
    shelf,
    bucket: bucketFrom({ caller, endpoint: 'http://files.local', sleep: store.sleep, random: store.random }, BUCKET),
    objects,
    events,
    post: ({ url, fields }, file, headers = {}) => {
      const { type, body } = formOf(fields, file);
      return visit('POST', url, { 'content-type': type, ...headers }, body);
    },
    fetch: (link) => visit('GET', link, {}),
    ask: (method, headers) => visit(method, `${FILES_URL}/`, headers),
    deliver: async () => {
      let delivered = 0;
      for (let event = events.shift(); event; event = events.shift(), delivered += 1) await onFileEvent(keeper, event);
      return delivered;
    },
  };
};
