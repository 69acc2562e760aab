import { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import { encoded } from './bucket.ts';
import type { Caller } from './signed.ts';

/** A form as a browser posts it, file last; its fields are signed and good for one key and one kind of file. */
export type UploadForm = { readonly url: string; readonly fields: Readonly<Record<string, string>> };
export type FormOrder = {
  readonly key: string;
  /** Instants: now, and until when an upload may begin. */
  readonly at: string;
  readonly until: string;
  readonly maxBytes: number;
  /** Where the browser goes after a plain form; without one the answer is empty. */
  readonly next?: string | undefined;
};
export type LinkOrder = { readonly key: string; readonly at: string; readonly seconds: number; readonly name: string };

/** What lets a browser send and fetch files without passing through a function. Signing asks nobody. */
export type Uploads = {
  readonly form: (order: FormOrder) => Promise<UploadForm>;
  readonly link: (order: LinkOrder) => Promise<string>;
};

const TYPE = 'application/pdf';

/** A name in the two spellings that browsers read: plain ASCII, and all of it by its bytes (RFC 6266). */
export const dispositionOf = (name: string): string => {
  const plain = name.normalize('NFKD').replaceAll(/[^\w .()-]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${escaped(name)}`;
};

const escaped = (text: string): string => encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

const stamp = (at: string): string => at.replaceAll(/[-:]|\.\d+/g, '');

/** @param url where the bucket answers browsers, without a slash at the end */
export const uploadsFrom = (caller: Pick<Caller, 'credentials' | 'region' | 'sha256'>, { url, bucket }: { url: string; bucket: string }): Uploads => {
  const signing = async () => {
    // One set of credentials for a whole signature, though they may be renewed at any moment.
    const [credentials, region] = [await caller.credentials(), await caller.region()];
    return { credentials, region, signer: new SignatureV4({ service: 's3', credentials, region, sha256: caller.sha256, uriEscapePath: false }) };
  };
  return {
    form: async ({ key, at, until, maxBytes, next }) => {
      const { credentials, region, signer } = await signing();
      const fixed: Record<string, string> = {
        key,
        'Content-Type': TYPE,
        ...(next ? { success_action_redirect: next } : { success_action_status: '204' }),
        'x-amz-algorithm': 'AWS4-HMAC-SHA256',
        'x-amz-credential': `${credentials.accessKeyId}/${stamp(at).slice(0, 8)}/${region}/s3/aws4_request`,
        'x-amz-date': stamp(at),
        ...(credentials.sessionToken ? { 'x-amz-security-token': credentials.sessionToken } : {}),
      };
      const conditions = [{ bucket }, ...Object.entries(fixed).map(([name, value]) => ({ [name]: value })), ['content-length-range', 1, maxBytes]];
      const policy = Buffer.from(JSON.stringify({ expiration: until, conditions })).toString('base64');
      const signature = await signer.sign(policy, { signingDate: new Date(at) });
      return { url: `${url}/`, fields: { ...fixed, policy, 'x-amz-signature': signature } };
    },
    link: async ({ key, at, seconds, name }) => {
      const { signer } = await signing();
      const { protocol, hostname, port, host, pathname } = new URL(`${url}/${encoded(key)}`);
      const request = new HttpRequest({
        method: 'GET',
        protocol,
        hostname,
        ...(port ? { port: Number(port) } : {}),
        path: pathname,
        headers: { host, 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' },
        query: {
          'response-cache-control': 'private, no-store',
          'response-content-disposition': dispositionOf(name),
          'response-content-type': TYPE,
        },
      });
      const { query = {} } = await signer.presign(request, { expiresIn: seconds, signingDate: new Date(at) });
      const pairs = Object.entries(query).map(([name, value]) => `${escaped(name)}=${escaped(String(value))}`);
      return `${protocol}//${host}${pathname}?${pairs.join('&')}`;
    },
  };
};
