import { createHash } from 'node:crypto';
import { askSigned, type Meaning, type Source } from './signed.ts';

/** A place for files by key, in which nothing is ever written twice. */
export type Bucket = {
  /** Writes the file unless the key has one, which then stays as it is. */
  readonly putOnce: (key: string, bytes: Uint8Array) => Promise<'written' | 'there'>;
  readonly get: (key: string) => Promise<Uint8Array | undefined>;
};

/** The service's error code, from XML that is written in one way only. */
export const codeIn = (body: Buffer): string => /<Code>([A-Za-z0-9]{1,60})<\/Code>/.exec(body.toString('utf8'))?.[1] ?? 'an answer that is none';

export const fault = (status: number, body: Buffer): { fault: string; again: boolean } => ({
  fault: `${codeIn(body)}, status ${status}`,
  // 409: somebody writes the same key at this moment; the next attempt sees who was first.
  again: status === 409 || status === 429 || status >= 500,
});

const putMeaning = (status: number, body: Buffer): Meaning<'written' | 'there'> => {
  if (status === 200) return { value: 'written' };
  return status === 412 ? { value: 'there' } : fault(status, body);
};

const getMeaning = (status: number, body: Buffer): Meaning<Buffer | undefined> => {
  if (status === 200) return { value: body };
  return status === 404 && codeIn(body) === 'NoSuchKey' ? { value: undefined } : fault(status, body);
};

export const encoded = (key: string): string => key.split('/').map(encodeURIComponent).join('/');

/** How a file of a bucket is addressed: by path behind an endpoint of its own, as stand-ins have no host per bucket. */
export const placeIn = (source: Source, name: string) => (key: string) => ({
  service: 's3' as const,
  host: (region: string) => `${name}.s3.${region}`,
  path: source.endpoint === undefined ? `/${encoded(key)}` : `/${name}/${encoded(key)}`,
});

/** A bucket of S3, by single signed requests. */
export const bucketFrom = (source: Source, name: string): Bucket => {
  const place = placeIn(source, name);
  return {
    putOnce: (key, bytes) =>
      askSigned(
        source,
        {
          ...place(key),
          method: 'PUT',
          headers: {
            'content-type': 'application/octet-stream',
            'if-none-match': '*',
            // A bucket that locks its objects takes nothing without a checksum.
            'x-amz-sdk-checksum-algorithm': 'SHA256',
            'x-amz-checksum-sha256': createHash('sha256').update(bytes).digest('base64'),
          },
          body: bytes,
          failure: `The file ${key} could not be written`,
        },
        putMeaning,
      ),
    get: (key) => askSigned(source, { ...place(key), method: 'GET', headers: {}, failure: `The file ${key} could not be read` }, getMeaning),
  };
};
