import { createHash, createHmac } from 'node:crypto';

export type Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };
export type Signable = {
  readonly method: string;
  readonly path: string;
  /** Small-letter names; every one of them is signed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly service: string;
  readonly region: string;
  readonly credentials: Credentials;
};

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** The moment of signing as AWS writes it: 20261122T101112Z. */
export const stampOf = (at: Date): string => at.toISOString().replaceAll(/[:-]|\.\d{3}/g, '');

/** AWS Signature Version 4, the Authorization header of one request without a query; `x-amz-date` must be among the headers. */
export const authorizationOf = ({ method, path, headers, body, service, region, credentials }: Signable): string => {
  const names = Object.keys(headers).sort();
  const stamp = headers['x-amz-date'] ?? '';
  const scope = `${stamp.slice(0, 8)}/${region}/${service}/aws4_request`;
  const lines = names.map((name) => `${name}:${headers[name]?.trim().replaceAll(/ +/g, ' ')}\n`).join('');
  const request = `${method}\n${path}\n\n${lines}\n${names.join(';')}\n${hash(body)}`;
  const key = [region, service, 'aws4_request'].reduce<Buffer>(hmac, hmac(`AWS4${credentials.secretAccessKey}`, stamp.slice(0, 8)));
  const signature = hmac(key, `AWS4-HMAC-SHA256\n${stamp}\n${scope}\n${hash(request)}`).toString('hex');
  return `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
};
