import type { Browser } from 'playwright-core';
import { chromiumPath, launchChromium, NO_CHROMIUM } from '../browser/support/chromium.ts';
import { goTo, type SweptPage, sweptPages } from '../browser/support/pages.ts';
import { type Site, siteAt } from '../browser/support/site.ts';
import { startStack } from '../browser/support/stack.ts';
import { bytesOf } from '../browser/support/wire.ts';
import { verdict } from './measure.ts';
import { servePlainForm } from './plain-form.ts';

const ROUNDS = 7;
/** A telephone of some years ago on a slow connection. */
const SLOW = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 };
const SLOWER = 4;

type Times = { readonly paint: number; readonly ready: number };

/** One visit with an empty cache. Scripts are modules, so that the document is ready when all of them have run. */
const visit = async (browser: Browser, url: string, cookies: Awaited<ReturnType<typeof cookiesOf>>): Promise<Times> => {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  try {
    await context.addCookies(cookies);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', SLOW);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.goto(url, { waitUntil: 'load' });
    return await page.evaluate(async () => {
      const painted = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
      while (painted() === undefined) await new Promise((done) => setTimeout(done, 20));
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      return { paint: painted()!, ready: Math.max(painted()!, navigation!.domContentLoadedEventEnd) };
    });
  } finally {
    await context.close();
  }
};

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The session of the person to whom a page is shown. */
const cookiesOf = async (site: Site, { as }: SweptPage) => {
  if (!as) return [];
  const { context, close } = await site.visitor({ as });
  const cookies = await context.cookies();
  await close();
  return cookies;
};

/** Address and weight of each page, read as the sweep reads it. */
const weigh = async (site: Site, swept: SweptPage) => {
  const { page, close } = await site.visitor({ language: 'nl', ...(swept.as ? { as: swept.as } : {}) });
  const path = await goTo(site, page, 'nl', swept);
  const bytes = await bytesOf(page);
  await close();
  return { name: swept.name, desk: swept.desk ?? false, url: `${site.url}${path}`, bytes, cookies: await cookiesOf(site, swept) };
};

/** Bytes of every page, and how long a slow telephone takes to show it, beside a form of plain HTML in the same minutes. */
export const benchPages = async (): Promise<boolean> => {
  if (!chromiumPath()) {
    console.log(NO_CHROMIUM);
    return true;
  }
  const [stack, browser] = await Promise.all([startStack(), launchChromium()]);
  const plain = await servePlainForm();
  try {
    const site = siteAt(stack.url, browser);
    const all = await sweptPages();
    const shown: Awaited<ReturnType<typeof weigh>>[] = [];
    for (const swept of all.filter(({ act, status }) => !act && !status)) shown.push(await weigh(site, swept));
    const cases = [{ name: 'plain form', url: plain.url, cookies: [] }, ...shown];
    const times = new Map<string, Times[]>(cases.map(({ name }) => [name, []]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const { name, url, cookies } of round % 2 ? cases.toReversed() : cases) times.get(name)?.push(await visit(browser, url, cookies));
    }
    const median = (name: string, time: keyof Times) => middle((times.get(name) ?? []).map((each) => each[time]));
    const ratio = (name: string, time: keyof Times) => median(name, time) / median('plain form', time);
    console.log(`     plain form: first paint ${median('plain form', 'paint').toFixed(0)} ms, ready ${median('plain form', 'ready').toFixed(0)} ms`);
    for (const { name, bytes } of shown) {
      const weights = Object.entries(bytes).map(([sort, count]) => `${sort} ${(count / 1024).toFixed(1)}`);
      console.log(
        `     ${name.padEnd(24)} ${weights.join(', ')} KiB; first paint × ${ratio(name, 'paint').toFixed(2)}, ready × ${ratio(name, 'ready').toFixed(2)}`,
      );
    }
    const worst = (time: keyof Times) => Math.max(...shown.map(({ name }) => ratio(name, time)));
    const heaviest = Math.max(...shown.filter(({ desk }) => !desk).map(({ bytes }) => bytes.html + bytes.css + bytes.js)) / 1024;
    return [
      verdict('P18 heaviest public page without fonts', heaviest, 30, 'KiB, aim 12,'),
      verdict('first paint / plain form, slowest page', worst('paint'), 3, ''),
      verdict('ready / plain form, slowest page', worst('ready'), 3.5, ''),
    ].every(Boolean);
  } finally {
    await Promise.allSettled([plain.stop(), browser.close()]);
    await stack.stop();
  }
};

if (import.meta.main) process.exitCode = (await benchPages()) ? 0 : 1;
