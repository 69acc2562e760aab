import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** Loaded by the first reply that is packed; a start that serves none does not pay for it. */
const zlib = () => process.getBuiltinModule('node:zlib');

const PACKERS = {
  br: (body: Buffer): Buffer => {
    const { brotliCompressSync, constants } = zlib();
    // Beyond the fourth quality a page grows hardly smaller and takes several times as long.
    return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } });
  },
  gzip: (body: Buffer): Buffer => zlib().gzipSync(body),
};
type Encoding = keyof typeof PACKERS;

/** All that the choice depends on. */
export type Asked = Pick<APIGatewayProxyEventV2, 'headers' | 'cookies'>;

const TEXT = /^(?:text\/|application\/(?:[\w.-]+\+)?json\b|image\/svg\+xml)/;
/** Less than this travels in one packet anyway. */
const WORTHWHILE = 1024;

const accepts = (header: string, encoding: Encoding): boolean =>
  header.split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
  });

/**
 * How long a packed reply is tells of what it holds, to whoever watches the line and can make a browser ask for a page again and again with
 * one guess after another. Only another site can do so, and only a session makes the page worth it: a reply to such a request stays unpacked.
 */
const isSafe = ({ headers, cookies = [] }: Asked): boolean => cookies.length === 0 || ['same-origin', 'none'].includes(headers['sec-fetch-site'] ?? '');

/** The front door passes on what the browser accepts under a name of its own, as it takes the usual one for itself. */
const accepted = ({ headers }: Asked): string => headers['x-accept-encoding'] ?? headers['accept-encoding'] ?? '';

/** The body packed as this browser can read it; undefined where it travels as it is. */
export const packedFor = (asked: Asked, body: string, type: string): { encoding: Encoding; bytes: Buffer } | undefined => {
  if (body.length < WORTHWHILE || !TEXT.test(type) || !isSafe(asked)) return undefined;
  const encoding = (['br', 'gzip'] as const).find((each) => accepts(accepted(asked), each));
  return encoding && { encoding, bytes: PACKERS[encoding](Buffer.from(body)) };
};
