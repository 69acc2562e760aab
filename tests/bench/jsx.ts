import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

/** Node runs TypeScript as it stands, markup not: benches that build pages are started with this in front. */
registerHooks({
  load: (url, context, next) => {
    if (!url.endsWith('.tsx')) return next(url, context);
    const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), { loader: 'tsx', format: 'esm', jsx: 'automatic', jsxImportSource: 'preact' });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
