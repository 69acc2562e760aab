import { extname } from 'node:path';

/** A file whose name carries its hash never changes, so whoever has it need not ask again. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

/** @throws for a file that browsers would have to guess at, which they are told not to */
export const contentTypeOf = (file: string): string => {
  const type = TYPES[extname(file)];
  if (type === undefined) throw new Error(`${file} has no content type; add it to infra/aws/served.ts.`);
  return type;
};

/** On every style, script, font and picture: nothing of it runs by itself, and no other site may use it. */
export const ASSET_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
} as const;
