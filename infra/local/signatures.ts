import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Whose signatures a stand-in takes; functions here have these from their environment. */
export type Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };
/** Why something that was signed is not taken, in the codes of S3. */
export type Refused = { readonly status: number; readonly code: string };

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text, 'utf8').digest();
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The key of one day, one region and one service, as Signature Version 4 derives it. */
const signingKey = (secret: string, scope: readonly string[]): Buffer => scope.reduce<Buffer>((key, part) => hmac(key, part), Buffer.from(`AWS4${secret}`));

const isSame = (given: string, expected: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** "20261102T090000Z" as milliseconds; not a number for anything else. */
export const timeOf = (stamp: string): number => Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

const DENIED: Refused = { status: 403, code: 'AccessDenied' };
const NOT_SIGNED: Refused = { status: 403, code: 'SignatureDoesNotMatch' };
const AHEAD_MS = 15 * 60_000;

type Signed = { readonly credential: string; readonly date: string; readonly token: string | undefined; readonly algorithm: string };

/** The scope behind a credential, if it is one of ours, for this service and for the day of its date. */
const scopeOf = ({ credential, date, token, algorithm }: Signed, { accessKeyId, sessionToken }: Credentials): readonly string[] | Refused => {
  const [id, day, region, service, end] = credential.split('/');
  if (id !== accessKeyId) return { status: 403, code: 'InvalidAccessKeyId' };
  if (token !== sessionToken) return { status: 403, code: 'InvalidToken' };
  const fits = algorithm === 'AWS4-HMAC-SHA256' && day === date.slice(0, 8) && service === 's3' && end === 'aws4_request' && !Number.isNaN(timeOf(date));
  return fits ? [day, region ?? '', 's3', 'aws4_request'] : NOT_SIGNED;
};

/** The signature of a POST policy, over its very bytes. @returns why it is none */
export const policyFault = (fields: Readonly<Record<string, string>>, credentials: Credentials): Refused | undefined => {
  const { 'x-amz-credential': credential = '', 'x-amz-date': date = '', 'x-amz-algorithm': algorithm = '', policy = '' } = fields;
  const scope = scopeOf({ credential, date, algorithm, token: fields['x-amz-security-token'] }, credentials);
  if ('code' in scope) return scope;
  const expected = hmac(signingKey(credentials.secretAccessKey, scope), policy).toString('hex');
  return isSame(fields['x-amz-signature'] ?? '', expected) ? undefined : NOT_SIGNED;
};

const encode = (text: string): string => encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** The signature and the life of a link, over its path, its query and the host. @returns why it leads nowhere */
export const linkFault = (url: URL, host: string, now: Date, credentials: Credentials): Refused | undefined => {
  const query = url.searchParams;
  const given = (name: string): string => query.get(`X-Amz-${name}`) ?? '';
  const [date, expires] = [given('Date'), Number(given('Expires'))];
  const token = query.get('X-Amz-Security-Token') ?? undefined;
  const scope = scopeOf({ credential: given('Credential'), date, token, algorithm: given('Algorithm') }, credentials);
  if ('code' in scope) return scope;
  if (!Number.isInteger(expires) || expires < 1 || expires > 604_800 || given('SignedHeaders') !== 'host')
    return { status: 400, code: 'AuthorizationQueryParametersError' };
  const signed = timeOf(date);
  if (now.getTime() > signed + expires * 1000 || signed > now.getTime() + AHEAD_MS) return DENIED;
  const pairs = [...query].filter(([name]) => name !== 'X-Amz-Signature').map(([name, value]) => `${encode(name)}=${encode(value)}`);
  const canonical = ['GET', url.pathname, pairs.sort().join('&'), `host:${host}`, '', 'host', 'UNSIGNED-PAYLOAD'].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', date, scope.join('/'), sha256(canonical)].join('\n');
  const expected = hmac(signingKey(credentials.secretAccessKey, scope), toSign).toString('hex');
  return isSame(given('Signature'), expected) ? undefined : NOT_SIGNED;
};

type Condition = readonly [string, string, string] | readonly ['content-length-range', number, number] | Readonly<Record<string, string>>;
/** What a policy allows; `range` is in bytes. */
export type Allowed = { readonly range: readonly [number, number] };

/** Fields that need no condition. */
const FREE = new Set(['policy', 'x-amz-signature', 'file']);

const holds = (condition: Condition, fields: Readonly<Record<string, string>>): string | undefined => {
  if (!Array.isArray(condition)) {
    const [name = '', value] = Object.entries(condition)[0] ?? [];
    return fields[name.toLowerCase()] === value ? name.toLowerCase() : undefined;
  }
  const [kind, target, value] = condition as readonly [string, string, string];
  const name = String(target).replace(/^\$/, '').toLowerCase();
  const actual = fields[name];
  if (kind === 'eq') return actual === value ? name : undefined;
  return kind === 'starts-with' && actual?.startsWith(value) ? name : undefined;
};

/** Judges a form by its policy: signature, time, each condition, and that no field comes without one. Names of fields are in small letters. */
export const judgePolicy = (fields: Readonly<Record<string, string>>, bucket: string, now: Date, credentials: Credentials): Allowed | Refused => {
  const fault = policyFault(fields, credentials);
  if (fault) return fault;
  let policy: { readonly expiration?: string; readonly conditions?: readonly Condition[] };
  try {
    policy = JSON.parse(Buffer.from(fields.policy ?? '', 'base64').toString());
  } catch {
    return { status: 400, code: 'InvalidPolicyDocument' };
  }
  const { expiration = '', conditions = [] } = policy;
  if (!(now.getTime() <= Date.parse(expiration))) return DENIED;
  const all = { ...fields, bucket };
  const ranges = conditions.filter((condition) => Array.isArray(condition) && condition[0] === 'content-length-range');
  const others = conditions.filter((condition) => !ranges.includes(condition));
  const met = others.map((condition) => holds(condition, all));
  if (met.includes(undefined)) return DENIED;
  const covered = new Set(met);
  if (Object.keys(fields).some((name) => !FREE.has(name) && !name.startsWith('x-ignore-') && !covered.has(name))) return DENIED;
  const [, least = 0, most = Number.POSITIVE_INFINITY] = (ranges[0] as readonly ['content-length-range', number, number] | undefined) ?? [];
  return { range: [least, most] };
};
