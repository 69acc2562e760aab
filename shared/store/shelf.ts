import { codeIn, encoded, fault, placeIn } from './bucket.ts';
import { askSigned, type Meaning, type Source } from './signed.ts';

/** How a file begins, how large it is, and when it was written. */
export type Look = { readonly size: number; readonly start: Uint8Array; readonly at: string };

/** Where the files of proposals lie: every version of what was uploaded, until it is checked or a day old, and what was found clean. */
export type Shelf = {
  /** One version as it was uploaded; undefined once it is gone. */
  readonly look: (key: string, version: string) => Promise<Look | undefined>;
  /** Copies one version, whatever was uploaded in its place since. @returns whether it was there */
  readonly copy: (key: string, version: string, to: string) => Promise<boolean>;
  /** Nobody can read the file any more; a file that is not there is dropped as well. */
  readonly drop: (key: string) => Promise<void>;
};

const GONE = ['NoSuchKey', 'NoSuchVersion', 'MethodNotAllowed'];
/** A few bytes say what a file is; the range comes with the size of the whole. */
const START = 'bytes=0-15';

const isGone = (status: number, body: Buffer): boolean => (status === 404 || status === 405) && GONE.includes(codeIn(body));

const lookMeaning = (status: number, body: Buffer, headers: Readonly<Record<string, string>>): Meaning<Look | undefined> => {
  const at = new Date(headers['last-modified'] ?? 0).toISOString();
  if (status === 206) return { value: { size: Number(/\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1] ?? body.length), start: body, at } };
  // An empty file has no such range.
  if (status === 416) return { value: { size: 0, start: body.subarray(0, 0), at } };
  return isGone(status, body) ? { value: undefined } : fault(status, body);
};

/** A copy that fails half-way answers with 200 and an error inside. */
const copyMeaning = (status: number, body: Buffer): Meaning<boolean> => {
  if (status === 200) return body.includes('<CopyObjectResult') ? { value: true } : { ...fault(status, body), again: true };
  return isGone(status, body) ? { value: false } : fault(status, body);
};

const dropMeaning = (status: number, body: Buffer): Meaning<undefined> => (status === 204 || status === 200 ? { value: undefined } : fault(status, body));

/** The shelf in a bucket of S3, by single signed requests. */
export const shelfFrom = (source: Source, bucket: string): Shelf => {
  const place = placeIn(source, bucket);
  return {
    look: (key, version) =>
      askSigned(
        source,
        { ...place(key), method: 'GET', query: { versionId: version }, headers: { range: START }, failure: `The file ${key} could not be looked at` },
        lookMeaning,
      ),
    copy: (key, version, to) =>
      askSigned(
        source,
        {
          ...place(to),
          method: 'PUT',
          headers: {
            'x-amz-copy-source': `/${bucket}/${encoded(key)}?versionId=${encodeURIComponent(version)}`,
            // What the scan may have noted on the upload is not taken along.
            'x-amz-tagging-directive': 'REPLACE',
          },
          failure: `The file ${key} could not be copied`,
        },
        copyMeaning,
      ),
    drop: (key) => askSigned(source, { ...place(key), method: 'DELETE', headers: {}, failure: `The file ${key} could not be removed` }, dropMeaning),
  };
};
