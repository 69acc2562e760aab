import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { s3Error } from './faults.ts';
import type { Reply } from './http.ts';

/** One version of an object, and when it was written. */
export type Version = { readonly id: string; readonly bytes: Buffer; readonly at: Date };
/** A bucket that keeps every version. */
export type Objects = {
  readonly put: (key: string, bytes: Uint8Array) => Version;
  /** The newest version, or one by its id; undefined when it was removed or never was. */
  readonly get: (key: string, id?: string) => Version | undefined;
  /** Hides what is there behind a marker; earlier versions stay. */
  readonly remove: (key: string) => void;
  /** Keys that have something to get. */
  readonly keys: (prefix: string) => string[];
  readonly clear: () => void;
};

const MARKER = '.gone';
export const etagOf = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');

/** Whether a key stays inside of its bucket's folder. */
export const isSafeKey = (key: string): boolean =>
  Buffer.byteLength(key) <= 1024 && key.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\\0]/.test(part));

/** Versions as files in a folder named after the key, in the order of their names. */
export const openObjects = (folder: string, now: () => Date): Objects => {
  let last = 0;
  const place = (key: string): string => join(folder, encodeURIComponent(key));
  const nextId = (): string => {
    last = Math.max(last + 1, now().getTime());
    return `${String(last).padStart(14, '0')}-${randomUUID()}`;
  };
  const write = (key: string, name: string, bytes: Uint8Array): void => {
    const draft = join(`${folder}.incoming`, randomUUID());
    for (const dir of [`${folder}.incoming`, place(key)]) mkdirSync(dir, { recursive: true, mode: 0o700 });
    writeFileSync(draft, bytes);
    utimesSync(draft, now(), now());
    renameSync(draft, join(place(key), name));
  };
  const versionsOf = (key: string): string[] => (existsSync(place(key)) ? readdirSync(place(key)).sort() : []);
  const get = (key: string, id: string | undefined = versionsOf(key).at(-1)): Version | undefined => {
    if (!id || id.endsWith(MARKER) || !versionsOf(key).includes(id)) return undefined;
    const file = join(place(key), id);
    return { id, bytes: readFileSync(file), at: statSync(file).mtime };
  };
  return {
    get,
    put: (key, bytes) => {
      const id = nextId();
      write(key, id, bytes);
      return get(key, id)!;
    },
    remove: (key) => write(key, `${nextId()}${MARKER}`, new Uint8Array()),
    keys: (prefix) => (existsSync(folder) ? readdirSync(folder) : []).map(decodeURIComponent).filter((key) => key.startsWith(prefix) && get(key) !== undefined),
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
};

type Asked = { readonly method: string; readonly key: string; readonly query: URLSearchParams; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

const found = ({ bytes, at, id }: Version, range: string | undefined): Reply => {
  const headers = { 'content-type': 'application/octet-stream', 'last-modified': at.toUTCString(), etag: `"${etagOf(bytes)}"`, 'x-amz-version-id': id };
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
  if (from === undefined || to === undefined) return { status: 200, headers, body: bytes };
  if (Number(from) >= bytes.length) return s3Error(416, 'InvalidRange');
  const part = bytes.subarray(Number(from), Number(to) + 1);
  const contentRange = `bytes ${from}-${Number(from) + part.length - 1}/${bytes.length}`;
  return { status: 206, headers: { ...headers, 'content-range': contentRange }, body: part };
};

/** The calls of S3 that functions make on such a bucket. `onCreated` hears of everything that was written. */
export const answerObjects = (name: string, objects: Objects, onCreated: (key: string, version: Version) => void) => {
  const copy = (key: string, source: string): Reply => {
    const [path = '', version] = source.split('?versionId=');
    const [, bucket, ...from] = path.split('/').map(decodeURIComponent);
    const original = bucket === name ? objects.get(from.join('/'), version && decodeURIComponent(version)) : undefined;
    if (!original) return s3Error(404, version ? 'NoSuchVersion' : 'NoSuchKey');
    const made = objects.put(key, original.bytes);
    onCreated(key, made);
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<CopyObjectResult><ETag>"${etagOf(made.bytes)}"</ETag></CopyObjectResult>`;
    return { status: 200, headers: { 'content-type': 'application/xml', 'x-amz-version-id': made.id }, body };
  };
  return ({ method, key, query, headers, body }: Asked): Reply => {
    const source = headers['x-amz-copy-source'];
    if (method === 'PUT' && typeof source === 'string') return copy(key, source);
    if (method === 'PUT') {
      onCreated(key, objects.put(key, body));
      return { status: 200, headers: {}, body: '' };
    }
    if (method === 'DELETE') {
      objects.remove(key);
      return { status: 204, headers: {}, body: '' };
    }
    if (method !== 'GET') return s3Error(405, 'MethodNotAllowed');
    const version = query.get('versionId') ?? undefined;
    const object = objects.get(key, version);
    return object ? found(object, headers.range) : s3Error(404, version ? 'NoSuchVersion' : 'NoSuchKey');
  };
};
