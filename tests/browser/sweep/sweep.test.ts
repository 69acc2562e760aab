import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { axeFaults } from '../support/axe.ts';
import { sidewaysFaults, textSpacingFaults } from '../support/layout.ts';
import { goTo, type SweptPage, sweptPages } from '../support/pages.ts';
import type { Site, Visitor } from '../support/site.ts';
import { structureFaults } from '../support/structure.ts';
import { isDeep, seed } from '../support/turns.ts';
import { documentOf } from '../support/watch.ts';
import { budgetFaults, bytesOf, cspFaults } from '../support/wire.ts';
import { withSite } from '../support/with-site.ts';

const LANGUAGES = ['nl', 'en'] as const;
const WIDTHS = [1366, 320] as const;
const pages = await sweptPages();
const weights: string[] = [];
/**
 * A quick run looks at every sixth page, each in one of the languages, and lets axe look at one of the widths; which they are follows from
 * a printed seed. A deep run looks at all pages in both languages and widths.
 */
const SHARE = 6;
const isSwept = (n: number): boolean => isDeep || n % SHARE === seed % SHARE;
/** The how-many-th of those that are looked at a page is. */
const placeOf = (n: number): number => Math.floor(n / (isDeep ? 1 : SHARE));
const pagesIn = (turn: number) => pages.filter((_page, n) => isDeep || (isSwept(n) && (placeOf(n) + (seed >> 1)) % LANGUAGES.length === turn));
const axeLooksAt = (swept: SweptPage, width: number): boolean =>
  isDeep || WIDTHS[((placeOf(pages.indexOf(swept)) >> 1) + (seed >> 2)) % WIDTHS.length] === width;
const layoutAt = (width: number): boolean => isDeep || width === WIDTHS[1];

/** The switch leads to the same page in the other language, or to where an error says: it is there, and it is in that language. */
const switchFaults = async (page: Page, context: BrowserContext, path: string, { other: elsewhere, status = 200 }: SweptPage, language: 'nl' | 'en') => {
  const other = language === 'nl' ? 'en' : 'nl';
  const same = path.replace(/^\/(nl|en)/, `/${other}`);
  const wanted = elsewhere === undefined ? [same] : [same, elsewhere === '' ? `/${other}` : `/${other}/${elsewhere}`];
  const target = (await page.locator(`header a[hreflang="${other}"]`).first().getAttribute('href')) ?? '';
  if (!wanted.includes(target)) return [`the switch leads to ${target}, not to ${wanted.join(' or ')}`];
  const reply = await context.request.get(target);
  return [
    reply.status() === 200 || reply.status() === status || `the page of the switch answers ${reply.status()}`,
    (await reply.text()).includes(`<html lang="${other}">`) || 'the page of the switch is in another language',
  ].filter((fault) => fault !== true);
};

const visit = async (site: Site, visitor: Visitor, swept: SweptPage): Promise<Record<string, readonly string[]>> => {
  const { name, status = 200, failed = false, desk = false, excepted = {} } = swept;
  const { page, context, language } = visitor;
  const before = visitor.faults().length;
  await page.setViewportSize({ width: WIDTHS[0], height: 900 });
  const path = await goTo(site, page, language, swept);
  const bytes = await bytesOf(page);
  weights.push(
    `${name} (${language}): ${Object.entries(bytes)
      .map(([sort, count]) => `${sort} ${(count / 1024).toFixed(1)}`)
      .join(', ')} KiB`,
  );
  const found: Record<string, readonly string[]> = {
    status: documentOf(page)?.status() === status ? [] : [`answers ${documentOf(page)?.status()}, not ${status}`],
    policy: await cspFaults(page),
    budget: await budgetFaults(page, desk, bytes),
    structure: await structureFaults(page, { language, failed, desk }),
    switch: await switchFaults(page, context, path, swept, language),
  };
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    if (axeLooksAt(swept, width)) found[`axe at ${width}`] = await axeFaults(page, Object.keys(excepted));
    if (!layoutAt(width)) continue;
    found[`sideways at ${width}`] = await sidewaysFaults(page, width);
    found[`spacing at ${width}`] = await textSpacingFaults(page, width);
  }
  return { ...found, watched: visitor.faults().slice(before) };
};

withSite('every page', (site) => {
  /** Whoever only looks goes from page to page in one window, as a fresh one for each page would take as long as looking does. */
  const lookers = new Map<string, Visitor>();
  const lookerFor = async ({ as, first, act }: SweptPage, language: 'nl' | 'en'): Promise<Visitor> => {
    const looks = { language, ...(as ? { as } : {}) };
    if (act || first) return site.visitor(looks);
    const key = `${language} ${as ?? ''}`;
    const looker = lookers.get(key) ?? (await site.stranger(looks));
    lookers.set(key, looker);
    return looker;
  };
  afterAll(() => Promise.all([...lookers.values()].map((each) => each.close())));

  describe.each(LANGUAGES.map((language, turn) => [language, turn] as const))('in %s', (language, turn) => {
    it.each(pagesIn(turn).map((page) => [page.name, page] as const))('stands up to every check: %s', async (_name, page) => {
      const found = await visit(site, await lookerFor(page, language), page);
      expect(Object.fromEntries(Object.entries(found).filter(([, faults]) => faults.length > 0))).toEqual({});
    });
  });

  it('weighs what it may', () => {
    expect(weights.length).toBe(pages.filter((_page, n) => isSwept(n)).length * (isDeep ? LANGUAGES.length : 1));
    console.log(`${weights.length} of ${pages.length * LANGUAGES.length} pages, seed ${seed}; replay: SLUIS_SEED=${seed} npx vitest run tests/browser/sweep`);
    console.log(weights.join('\n'));
  });
});
