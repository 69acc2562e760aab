import { brotliCompressSync, constants } from 'node:zlib';
import type { Page } from 'playwright-core';
import { type Check, must } from './faults.ts';
import { documentOf, faultsSeen, loadedBy } from './watch.ts';

export type Bytes = { readonly html: number; readonly css: number; readonly js: number; readonly fonts: number; readonly others: number };

/** What no page may weigh, packed, in bytes. Beside the document these are what one page needs that opens with an empty cache. */
const BUDGETS: Readonly<Record<'public' | 'desk', Bytes>> = {
  public: { html: 12 * 1024, css: 8 * 1024, js: 4 * 1024, fonts: 80 * 1024, others: 8 * 1024 },
  desk: { html: 25 * 1024, css: 8 * 1024, js: 8 * 1024, fonts: 80 * 1024, others: 8 * 1024 },
};

/** As the functions and the front door pack: beyond this quality it takes long and gains little. */
const packed = (body: Buffer): number => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length;

const SORTS: Readonly<Record<string, keyof Bytes>> = { document: 'html', stylesheet: 'css', script: 'js', font: 'fonts' };

const kept = new Map<string, Buffer>();
/** A browser that has a file already may not hand it out again, so that it is asked for by itself; the address of a file says what is in it. */
const keep = async (page: Page, url: string, body: Buffer | undefined): Promise<Buffer> => {
  const known = body ?? kept.get(url) ?? (await (await page.context().request.get(url)).body());
  kept.set(url, known);
  return known;
};

/** Bytes of the page that is shown and of all that it loaded, packed as they are sent. */
export const bytesOf = async (page: Page): Promise<Bytes> => {
  // Fonts are asked for when text is drawn, which may be after the page has loaded.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const sum = { html: 0, css: 0, js: 0, fonts: 0, others: 0 };
  const bodies = await Promise.all(loadedBy(page).map(async ({ url, kind, body }) => ({ kind, bytes: await keep(page, url, await body) })));
  for (const { kind, bytes } of bodies) sum[SORTS[kind] ?? 'others'] += kind === 'font' || kind === 'image' ? bytes.length : packed(bytes);
  return sum;
};

export const budgetFaults: Check<[desk?: boolean, bytes?: Bytes]> = async (page, desk = false, known) => {
  const [bytes, budget] = [known ?? (await bytesOf(page)), BUDGETS[desk ? 'desk' : 'public']];
  const over = (Object.keys(budget) as (keyof Bytes)[]).filter((sort) => bytes[sort] > budget[sort]);
  return [...(bytes.html === 0 ? ['nothing came'] : []), ...over.map((sort) => `${sort} weighs ${bytes[sort]} bytes, more than ${budget[sort]}`)];
};
export const withinBudget = must(budgetFaults);

const asked = (fault: string): boolean => fault.startsWith('asks a third party');

export const thirdPartyFaults: Check = async (page) => faultsSeen(page).filter(asked);
export const noThirdPartyRequests = must(thirdPartyFaults);

/** Everything starts out forbidden; what is allowed is our own, and nothing that is written into the page runs. */
export const policyFaults = (policy: string | undefined): readonly string[] => {
  if (!policy) return ['there is no Content-Security-Policy'];
  return [
    /(?:^|;)\s*default-src 'none'\s*(?:;|$)/.test(policy) || "default-src is not 'none'",
    !/unsafe-|\*|(?:^|[\s;])(?:https?|wss?):(?:[\s;]|$)/.test(policy) || `too much is allowed: ${policy}`,
    /base-uri 'none'/.test(policy) || "base-uri is not 'none'",
    /frame-ancestors 'none'/.test(policy) || "frame-ancestors is not 'none'",
  ].filter((fault) => fault !== true);
};

/** A strict policy came with the page, and nothing on it was stopped by it. */
export const cspFaults: Check = async (page: Page) => [
  ...policyFaults(documentOf(page)?.headers()['content-security-policy']),
  ...faultsSeen(page).filter((fault) => fault.startsWith('breaks its policy')),
];
export const cspClean = must(cspFaults);
