import { type Check, must } from './faults.ts';

/** Landmarks, one heading of the first level, a title that agrees with it, the language, and the way past the menu as the first stop of the Tab key. */
export const structureFaults: Check<[page: { readonly language: 'nl' | 'en'; readonly failed?: boolean; readonly desk?: boolean }]> = async (
  page,
  { language, failed = false, desk = false },
) => {
  const seen = await page.evaluate(() => {
    const count = (selector: string) => document.querySelectorAll(selector).length;
    const tidy = (text: string | null | undefined) => (text ?? '').replaceAll(/\s+/g, ' ').trim();
    return {
      lang: document.documentElement.lang,
      title: tidy(document.title),
      headings: [...document.querySelectorAll('h1')].map((each) => tidy(each.textContent)),
      mains: count('main'),
      banners: count('body > header, [role=banner]'),
      navs: [...document.querySelectorAll('nav')].map((each) =>
        tidy(each.getAttribute('aria-label') ?? document.getElementById(each.getAttribute('aria-labelledby') ?? '')?.textContent),
      ),
      footers: count('body > footer, body > div > footer, [role=contentinfo]'),
    };
  });
  const prefix = language === 'nl' ? 'Fout: ' : 'Error: ';
  const [heading = ''] = seen.headings;
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const first = await page.evaluate(() => {
    const stop = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')].find(
      (element) => element.checkVisibility({ visibilityProperty: true }) && !(element as HTMLButtonElement).disabled,
    );
    const target = stop?.getAttribute('href') ?? '';
    return { target, leads: target.startsWith('#') && document.querySelector(`main${target}, main ${target}`) !== null };
  });
  return [
    seen.lang === language || `lang is "${seen.lang}"`,
    seen.headings.length === 1 || `${seen.headings.length} headings of the first level`,
    seen.title.includes(heading) || `the title "${seen.title}" does not say "${heading}"`,
    seen.title.startsWith(prefix) === failed || `the title "${seen.title}" ${failed ? 'does not begin' : 'begins'} with "${prefix.trim()}"`,
    seen.mains === 1 || `${seen.mains} main landmarks`,
    seen.banners === 1 || `${seen.banners} banners`,
    seen.navs.every((label) => label !== '') || 'a navigation without a name',
    desk || seen.footers === 1 || `${seen.footers} footers`,
    first.leads || `the first stop of the Tab key leads to "${first.target}", not into main`,
  ].filter((fault) => fault !== true);
};
export const hasStructure = must(structureFaults);
