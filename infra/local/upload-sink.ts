import type { IncomingHttpHeaders } from 'node:http';
import { s3Error } from './faults.ts';
import type { Reply } from './http.ts';
import { readForm } from './multipart.ts';
import { etagOf, isSafeKey, type Objects, type Version } from './objects.ts';
import { type Credentials, judgePolicy, linkFault } from './signatures.ts';

/** What a browser asks of a bucket. */
export type Visit = {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: AsyncIterable<Buffer>;
};
export type SinkOptions = {
  readonly name: string;
  readonly objects: Objects;
  readonly now: () => Date;
  readonly credentials: Credentials;
  /** Pages of this origin may post from scripts. */
  readonly site: string;
  readonly onCreated: (key: string, version: Version) => void;
};
export type Sink = (visit: Visit) => Promise<Reply>;

const OVERRIDES = ['cache-control', 'content-disposition', 'content-type', 'content-language', 'expires'];

/** As S3 answers browsers at the address of one bucket: forms with a signed policy, links that were signed, and what scripts may ask before. */
export const uploadSink = ({ name, objects, now, credentials, site, onCreated }: SinkOptions): Sink => {
  const shared = (headers: IncomingHttpHeaders): Record<string, string> =>
    headers.origin === site ? { 'access-control-allow-origin': site, 'access-control-allow-methods': 'POST', vary: 'Origin' } : {};

  const ask = ({ headers }: Visit): Reply => {
    const allowed = headers.origin === site && headers['access-control-request-method'] === 'POST';
    if (!allowed) return s3Error(403, 'AccessForbidden');
    return { status: 200, headers: { ...shared(headers), 'access-control-allow-headers': 'content-type', 'access-control-max-age': '3000' }, body: '' };
  };

  const post = async ({ headers, body, url }: Visit): Promise<Reply> => {
    const form = await readForm(body, String(headers['content-type'] ?? ''), (fields) => judgePolicy(fields, name, now(), credentials));
    if ('code' in form) return s3Error(form.status, form.code);
    const { key = '', success_action_redirect: next, success_action_status: status } = form.fields;
    if (!isSafeKey(key)) return s3Error(400, 'InvalidArgument');
    const version = objects.put(key, form.file);
    onCreated(key, version);
    const etag = `"${etagOf(form.file)}"`;
    const common = { etag, 'x-amz-version-id': version.id, location: new URL(encodeURIComponent(key), url).href };
    if (next !== undefined && URL.canParse(next)) {
      const place = new URL(next);
      for (const [field, value] of Object.entries({ bucket: name, key, etag })) place.searchParams.append(field, value);
      return { status: 303, headers: { ...common, location: place.href }, body: '' };
    }
    if (status !== '201') return { status: status === '200' ? 200 : 204, headers: common, body: '' };
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<PostResponse><Bucket>${name}</Bucket><Key>${key}</Key><ETag>${etag}</ETag></PostResponse>`;
    return { status: 201, headers: { ...common, 'content-type': 'application/xml' }, body: xml };
  };

  const get = ({ url, headers }: Visit, key: string): Reply => {
    if (!url.searchParams.has('X-Amz-Signature')) return s3Error(403, 'AccessDenied');
    const fault = linkFault(url, String(headers.host ?? ''), now(), credentials);
    if (fault) return s3Error(fault.status, fault.code);
    const object = isSafeKey(key) ? objects.get(key, url.searchParams.get('versionId') ?? undefined) : undefined;
    if (!object) return s3Error(404, 'NoSuchKey');
    const given = OVERRIDES.flatMap((header) => {
      const value = url.searchParams.get(`response-${header}`);
      return value === null ? [] : [[header, value]];
    });
    return {
      status: 200,
      headers: { 'content-type': 'application/octet-stream', etag: `"${etagOf(object.bytes)}"`, ...Object.fromEntries(given) },
      body: object.bytes,
    };
  };

  return async (visit) => {
    const key = decodeURIComponent(visit.url.pathname.split('/').slice(2).join('/'));
    const reply =
      visit.method === 'OPTIONS'
        ? ask(visit)
        : visit.method === 'POST' && key === ''
          ? await post(visit)
          : visit.method === 'GET'
            ? get(visit, key)
            : s3Error(405, 'MethodNotAllowed');
    return { ...reply, headers: { ...shared(visit.headers), ...reply.headers } };
  };
};
