import type { Service } from './aws-call.ts';

const parsed = (text: string): Record<string, unknown> => {
  try {
    return JSON.parse(text || '{}');
  } catch {
    return { message: 'The reply was no JSON.' };
  }
};

/** A service that speaks AWS's JSON protocol: one POST per call, the operation in a header. */
export const jsonService = (name: 'dynamodb' | 'ssm', target: string, version: '1.0' | '1.1'): Service => ({
  name,
  host: name,
  timeoutMs: 3000,
  encode: (operation, input) => ({
    headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': `${target}.${operation}` },
    body: JSON.stringify(input),
  }),
  decode: parsed,
  failure: (text) => {
    const { __type = 'UnknownError', message, Message, ...fields } = parsed(text);
    return { name: String(__type).replace(/^.*#/, ''), message: String(message ?? Message ?? ''), fields };
  },
});
