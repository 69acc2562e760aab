import type { Response } from '../../infra/local/direct.ts';
import { sealMoment } from '../../shared/store/secrets.ts';
import type { World } from './world.ts';

/** What a page offers to take back, as its form names it. */
export const actIn = (page: string): { fact?: string } => {
  const fact = /name="fact" value="([^"]+)"/.exec(page)?.[1];
  return fact === undefined ? {} : { fact };
};

/** The key that a page's form carries. */
export const keyIn = (page: string): string => /name="key" value="([^"]+)"/.exec(page)?.[1] ?? '';

/** Sends a form as a browser does that has no script. */
export const sendForm = (world: World, path: string, fields: Readonly<Record<string, string>>, cookie?: string): Promise<Response> =>
  world.request({
    method: 'POST',
    path,
    text: String(new URLSearchParams(fields)),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    ...(cookie ? { cookie } : {}),
  });

/** The token of a form that anyone may send, as if it had been shown some seconds ago. */
export const shownBefore = async (world: World, form: string, ms = 5_000): Promise<string> => sealMoment(await world.deps.keys(), form, world.now - ms);

/** What a page's form carries without being typed. */
export const hiddenIn = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
      / name="([^"]*)"/.exec(input)?.[1] ?? '',
      / value="([^"]*)"/.exec(input)?.[1] ?? '',
    ]),
  );

/** Where a form led to, with the word of the act but without its signature. */
export const landing = ({ headers }: { readonly headers: Readonly<Record<string, string>> }): string =>
  (headers.location ?? '').replace(/((?:did|done)=[a-z0-9-]+)\.[\w.-]+$/, '$1');
