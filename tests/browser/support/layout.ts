import type { Page } from 'playwright-core';
import { type Check, must } from './faults.ts';

const atWidth = async <T>(page: Page, width: number, look: () => Promise<T>): Promise<T> => {
  const before = page.viewportSize();
  if (before?.width === width) return look();
  await page.setViewportSize({ width, height: before?.height ?? 800 });
  try {
    return await look();
  } finally {
    if (before) await page.setViewportSize(before);
  }
};

/** What stands beyond the right edge and can be reached by no scrolling of its own. */
const beyondEdge = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    const scrolls = (element: Element | null): boolean =>
      element !== null && element !== document.body && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const clipped = (element: Element): boolean => {
      const { clipPath, clip, visibility } = getComputedStyle(element);
      return visibility !== 'visible' || clip !== 'auto' || /inset\((?:50|100)%/.test(clipPath);
    };
    const wide = [...document.body.querySelectorAll('*')].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && box.right > edge + 1 && !clipped(element) && !scrolls(element.parentElement) && !element.closest('svg *');
    });
    const outermost = wide.filter((element) => !wide.some((other) => other !== element && other.contains(element)));
    const name = (element: Element) => `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}">`;
    const lines = outermost.map((element) => `${name(element)} ends at ${Math.round(element.getBoundingClientRect().right)} of ${edge} px`);
    const { scrollWidth } = document.scrollingElement ?? document.documentElement;
    return scrollWidth > edge ? [`the page is ${scrollWidth} px wide at ${edge} px`, ...lines] : lines;
  });

/** WCAG 1.4.10: at 320 px nothing needs scrolling sideways; a table may scroll in a box of its own. */
export const sidewaysFaults: Check<[width?: number]> = (page, width = 320) => atWidth(page, width, () => beyondEdge(page));
export const noSidewaysScroll = must(sidewaysFaults);

/** Elements whose own text does not fit into them, by a number that they keep. */
const cramped = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => {
    const found: Record<string, string> = {};
    for (const [i, element] of [...document.body.querySelectorAll('*')].entries()) {
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      const { display, visibility, clip, clipPath, position, overflowX } = getComputedStyle(element);
      const isHidden = visibility !== 'visible' || display === 'inline' || (position === 'absolute' && (clip !== 'auto' || clipPath !== 'none'));
      if (!hasText || isHidden || element.clientWidth === 0 || /textarea|select|option/i.test(element.tagName)) continue;
      const sideways = element.scrollWidth > element.clientWidth + 1 && !/auto|scroll/.test(overflowX);
      if (!sideways && element.scrollHeight <= element.clientHeight + 4) continue;
      found[i] = `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> "${element.textContent?.trim().slice(0, 40)}"`;
    }
    return found;
  });

/** Sheets that a script makes are no business of a policy, so that the page is looked at as it is served. */
const spaced = async <T>(page: Page, look: () => Promise<T>): Promise<T> => {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  try {
    return await look();
  } finally {
    await page.evaluate(() => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
    });
  }
};

/** WCAG 1.4.12: with the text spaced as a reader may set it, nothing is cut off that was whole before. */
export const textSpacingFaults: Check<[width?: number]> = (page, width) =>
  atWidth(page, width ?? page.viewportSize()?.width ?? 1366, async () => {
    const [before, edgeBefore] = [await cramped(page), await beyondEdge(page)];
    return spaced(page, async () => {
      const [after, edge] = [await cramped(page), await beyondEdge(page)];
      const cut = Object.entries(after).filter(([i]) => !(i in before));
      return [...cut.map(([, element]) => `cut off with more space between letters: ${element}`), ...(edgeBefore.length === 0 ? edge : [])];
    });
  });
export const noTextClippedWithTextSpacing = must(textSpacingFaults);
