import { createHash, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { dirname, join } from 'node:path';
import type { Bucket } from '../../shared/store/bucket.ts';
import { s3Error } from './faults.ts';
import type { Reply } from './http.ts';
import { answerObjects, isSafeKey, type Objects, openObjects, type Version } from './objects.ts';
import type { Stack } from './template.ts';

/** `once`: what is written stays as it is, as in a bucket that locks its objects and asks for the condition. `versions`: all of them are kept. */
export type BucketRule = { readonly name: string; readonly once: boolean; readonly versions?: boolean };
export type FileRequest = { readonly method: string; readonly url: string; readonly headers: IncomingHttpHeaders; readonly body: Buffer };
export type Files = {
  /** Answers one S3 call, addressed by path; only what functions ask for exists. */
  readonly answer: (request: FileRequest) => Reply;
  /** The same files without a call; undefined for a bucket that the template does not hold. */
  readonly bucket: (name: string) => Bucket | undefined;
  /** Removes every file of a bucket. */
  readonly clear: (name: string) => void;
  /** What lies in a bucket that keeps versions; undefined for any other. */
  readonly objects: (name: string) => Objects | undefined;
};
export type FilesOptions = {
  readonly now?: () => Date;
  /** Hears of everything that is written to a bucket that keeps versions. */
  readonly onCreated?: (bucket: string, key: string, version: Version) => void;
};

export const bucketsIn = (stack: Stack): BucketRule[] =>
  stack.all('AWS::S3::Bucket').map(({ properties }) => {
    const once = properties.ObjectLockEnabled === true;
    return { name: properties.PhysicalName, once, versions: !once && properties.VersioningConfiguration?.Status === 'Enabled' };
  });

/** The file of a key below the folder of its bucket; undefined for a key that could lead anywhere else. */
const fileOf = (folder: string, key: string): string | undefined => (isSafeKey(key) ? join(folder, ...key.split('/')) : undefined);

const read = (file: string): Buffer | undefined => (statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file) : undefined);

/** A file appears whole or not at all; with `once` the first stays. @returns whether it was written */
const write = (folder: string, file: string, bytes: Uint8Array, once: boolean): boolean => {
  const incoming = `${folder}.incoming`;
  const draft = join(incoming, randomUUID());
  for (const dir of [incoming, dirname(file)]) mkdirSync(dir, { recursive: true, mode: 0o700 });
  writeFileSync(draft, bytes);
  if (!once) {
    renameSync(draft, file);
    return true;
  }
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
};

/** A bucket that is a folder. */
export const folderBucket = (folder: string): Bucket => {
  const place = (key: string): string => {
    const file = fileOf(folder, key);
    if (!file) throw new Error(`${key} is no key of a file.`);
    return file;
  };
  return {
    putOnce: async (key, bytes) => (write(folder, place(key), bytes, true) ? 'written' : 'there'),
    get: async (key) => read(place(key)),
  };
};

const digest = (body: Buffer, encoding: 'hex' | 'base64') => createHash('sha256').update(body).digest(encoding);

const put = (folder: string, file: string, { once }: BucketRule, { headers, body }: FileRequest): Reply => {
  const isConditional = headers['if-none-match'] === '*';
  if (once && !isConditional) return s3Error(403, 'AccessDenied');
  if (once && headers['x-amz-checksum-sha256'] === undefined) return s3Error(400, 'InvalidRequest');
  if (headers['x-amz-checksum-sha256'] !== undefined && headers['x-amz-checksum-sha256'] !== digest(body, 'base64')) return s3Error(400, 'BadDigest');
  return write(folder, file, body, isConditional) ? { status: 200, headers: {}, body: '' } : s3Error(412, 'PreconditionFailed');
};

/** Buckets as folders below the data folder: what S3 does with the few calls that functions make. */
export const openFiles = (dir: string, buckets: readonly BucketRule[], { now = () => new Date(), onCreated = () => {} }: FilesOptions = {}): Files => {
  const root = join(dir, 'buckets');
  const versioned = new Map(buckets.filter(({ versions }) => versions).map(({ name }) => [name, openObjects(join(root, name), now)]));
  return {
    objects: (name) => versioned.get(name),
    answer: (request) => {
      const { method, url, headers, body } = request;
      if (headers['x-amz-content-sha256'] !== digest(body, 'hex')) return s3Error(400, 'XAmzContentSHA256Mismatch');
      const [, name = '', ...key] = url.split('?')[0]!.split('/').map(decodeURIComponent);
      const rule = buckets.find((each) => each.name === name);
      if (!rule) return s3Error(404, 'NoSuchBucket');
      const folder = join(root, name);
      const file = fileOf(folder, key.join('/'));
      if (!file) return s3Error(400, 'InvalidArgument');
      const objects = versioned.get(name);
      if (objects) {
        const asked = { method, key: key.join('/'), query: new URLSearchParams(url.split('?')[1] ?? ''), headers, body };
        return answerObjects(name, objects, (written, version) => onCreated(name, written, version))(asked);
      }
      if (method === 'PUT') return put(folder, file, rule, request);
      if (method !== 'GET') return s3Error(405, 'MethodNotAllowed');
      const bytes = read(file);
      return bytes ? { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: bytes } : s3Error(404, 'NoSuchKey');
    },
    bucket: (name) => (buckets.some((each) => each.name === name) ? folderBucket(join(root, name)) : undefined),
    clear: (name) => {
      if (buckets.some((each) => each.name === name)) rmSync(join(root, name), { recursive: true, force: true });
    },
  };
};
