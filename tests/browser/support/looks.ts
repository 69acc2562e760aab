import type { Locator, Page } from 'playwright-core';
import { must } from './faults.ts';
import { type Pixels, pixelsApart, pixelsOf } from './png.ts';

type Media = Parameters<Page['emulateMedia']>[0];

const withMedia = async <T>(page: Page, media: Media, look: () => Promise<T>): Promise<T> => {
  await page.emulateMedia(media);
  try {
    return await look();
  } finally {
    await page.emulateMedia({ media: null, forcedColors: null, colorScheme: null, contrast: null });
  }
};

/** The element alone in the corner of an empty page, each of its texts one letter, in a box of the given size: what is left is how it is drawn. */
const bare = async (page: Page, element: Locator, width: number, height: number): Promise<Pixels> => {
  const undo = await element.evaluateHandle(
    (node, size) => {
      const own = node as HTMLElement;
      const texts: [Text, string][] = [];
      const walker = document.createTreeWalker(own, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const text = walker.currentNode as Text;
        texts.push([text, text.data]);
        text.data = text.data.trim() === '' ? '' : 'x';
      }
      const [style, body] = [own.style.cssText, document.body.style.cssText];
      document.body.style.visibility = 'hidden';
      const set: Record<string, string> = {
        visibility: 'visible',
        position: 'fixed',
        inset: '0 auto auto 0',
        margin: '0',
        width: `${size.width}px`,
        height: `${size.height}px`,
        'box-sizing': 'border-box',
        transition: 'none',
      };
      for (const [name, value] of Object.entries(set)) own.style.setProperty(name, value, 'important');
      return () => {
        for (const [text, data] of texts) text.data = data;
        own.style.cssText = style;
        document.body.style.cssText = body;
        for (const each of [own, document.body]) if (each.getAttribute('style') === '') each.removeAttribute('style');
      };
    },
    { width, height },
  );
  try {
    return pixelsOf(await page.screenshot({ clip: { x: 0, y: 0, width, height }, animations: 'disabled', caret: 'hide' }));
  } finally {
    await undo.evaluate((back) => back());
  }
};

/** Fewer pixels than these are a speck. */
const SPECK = 12;

/**
 * Two things of one sort that stand for different states, such as the chosen and another option, must be drawn differently under these media,
 * whatever their texts say.
 */
export const alikeFaults = (page: Page, a: Locator, b: Locator, media: Media = { forcedColors: 'active' }): Promise<readonly string[]> =>
  withMedia(page, media, async () => {
    const boxes = [await a.boundingBox(), await b.boundingBox()];
    if (!boxes[0] || !boxes[1]) return ['one of the two is not to be seen'];
    const width = Math.ceil(Math.max(boxes[0].width, boxes[1].width));
    const height = Math.ceil(Math.max(boxes[0].height, boxes[1].height));
    const apart = pixelsApart(await bare(page, a, width, height), await bare(page, b, width, height));
    return apart >= SPECK ? [] : [`${a} and ${b} look the same under ${JSON.stringify(media)}: ${apart} pixels differ`];
  });
export const looksDifferent = must(alikeFaults);

/** On paper: what is of no use there is gone, and what matters stands there. */
export const printFaults = (page: Page, gone: readonly Locator[], there: readonly Locator[] = []): Promise<readonly string[]> =>
  withMedia(page, { media: 'print' }, async () => {
    const seen = async (each: Locator) => (await Promise.all((await each.all()).map((one) => one.isVisible()))).some(Boolean);
    const [left, missing] = await Promise.all([Promise.all(gone.map(seen)), Promise.all(there.map(seen))]);
    return [
      ...gone.filter((_, i) => left[i]).map((each) => `is printed: ${each}`),
      ...there.filter((_, i) => !missing[i]).map((each) => `is not printed: ${each}`),
    ];
  });
export const printsWithout = must(printFaults);
