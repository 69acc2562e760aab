import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildAssets } from '../aws/assets.ts';
import { ROOT } from '../aws/bundle.ts';
import { contentTypeOf } from '../aws/served.ts';
import { LocalError } from './http.ts';

const FOLDER = join(ROOT, 'dist/parts');
const HERE = '/_local/parts';

type Examples = { readonly examplesPage: (language: 'nl' | 'en', assets: Readonly<Record<string, string>>, desk: boolean) => string };

/** The examples as a module: Node itself reads no markup. */
const examples = async (): Promise<Examples> => {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['web/examples.tsx'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    write: false,
    logLevel: 'warning',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]!.contents).toString('base64')}`);
};

/** Every part of the pages in its states. Built anew at each visit, styles too, so that a change is seen on reload. */
export const sendParts = async (response: ServerResponse, query: URLSearchParams): Promise<void> => {
  const { files, names } = await buildAssets(FOLDER);
  const file = query.get('file');
  if (file !== null) {
    if (!files.includes(file)) throw new LocalError(`There is no ${file}; load the page again.`);
    return void response.writeHead(200, { 'content-type': contentTypeOf(file), 'cache-control': 'no-store' }).end(readFileSync(join(FOLDER, file)));
  }
  const { examplesPage } = await examples();
  const assets = Object.fromEntries(Object.entries(names).map(([name, path]) => [name, `${HERE}?file=${path.split('/').at(-1)}`]));
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  });
  response.end(examplesPage(query.get('language') === 'en' ? 'en' : 'nl', assets, query.has('desk')));
};
