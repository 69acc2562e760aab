import type { Response } from '../../infra/local/direct.ts';
import type { World } from './world.ts';

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
