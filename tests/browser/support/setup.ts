import { createServer } from 'node:http';
import type { BrowserServer } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { close, listen } from '../../../infra/local/http.ts';
import { chromiumPath, NO_CHROMIUM, serveChromium } from './chromium.ts';
import type { LocalStack } from './stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address that starts the site and the browser for whoever asks first, and tells where both are; empty where the tests are skipped. */
    starter: string;
  }
}

/** Where the one site and the one browser of this run are. */
export type Started = { readonly url: string; readonly browser: string };

/**
 * One site and one browser for all browser tests of a run. They start when the first test asks for them: until then the other tests have the
 * machine to themselves.
 */
export const setup = async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  if (!chromiumPath() && !process.env.CI) {
    console.log(NO_CHROMIUM);
    provide('starter', '');
    return async () => {};
  }
  let stack: Promise<LocalStack> | undefined;
  let browser: Promise<BrowserServer> | undefined;
  const server = createServer(async (_request, response) => {
    try {
      // Where nothing may be skipped, a missing browser fails these tests, and no others.
      if (!chromiumPath()) throw new Error(NO_CHROMIUM);
      stack ??= import('./stack.ts').then(({ startStack }) => startStack());
      browser ??= serveChromium();
      const [{ url }, served] = await Promise.all([stack, browser]);
      response.end(JSON.stringify({ url, browser: served.wsEndpoint() } satisfies Started));
    } catch (error) {
      response.writeHead(500).end(String(error instanceof Error ? error.stack : error));
    }
  });
  provide('starter', `http://127.0.0.1:${await listen(server)}`);
  return async () => {
    await close(server);
    // Each ends by itself, whether or not the other one ever came up.
    await Promise.allSettled([browser?.then((each) => each.close()), stack?.then((each) => each.stop())]);
  };
};
