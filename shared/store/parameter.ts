import { askSigned, type Meaning, type Source } from './signed.ts';

export type Parameter = (name: string) => Promise<string>;

const THROTTLED = new Set(['ThrottlingException', 'TooManyRequestsException', 'RequestLimitExceeded', 'RequestThrottled', 'SlowDown']);

const parsed = (text: string): { __type?: unknown; Parameter?: { Value?: unknown } } => {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
};

const valueIn = (status: number, body: Buffer): Meaning<string> => {
  const reply = parsed(body.toString('utf8'));
  const value = reply.Parameter?.Value;
  if (status === 200 && typeof value === 'string') return { value };
  const code = /(?:^|#)([A-Za-z]{1,60})$/.exec(String(reply.__type ?? ''))?.[1] ?? 'an answer that is none';
  return { fault: `${code}, status ${status}`, again: status === 429 || status >= 500 || THROTTLED.has(code) };
};

/** Reads one SecureString by one signed request: it is the only one of its service's hundred and fifty operations that is ever called. */
export const parameterFrom =
  (source: Source): Parameter =>
  (name) =>
    askSigned(
      source,
      {
        service: 'ssm',
        host: (region) => `ssm.${region}`,
        method: 'POST',
        path: '/',
        headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.GetParameter' },
        body: JSON.stringify({ Name: name, WithDecryption: true }),
        failure: `The parameter ${name} could not be read`,
      },
      valueIn,
    );
