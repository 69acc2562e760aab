import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from './support/chromium.ts';
import { goTo, sweptPages } from './support/pages.ts';
import { inFewColours } from './support/palette.ts';
import { siteAt } from './support/site.ts';
import { startStack } from './support/stack.ts';

const FOLDER = join(import.meta.dirname, '../../docs/pictures');
const WIDTHS = [1366, 390] as const;
const LANGUAGES = ['nl', 'en'] as const;
/** A long page goes on as it began. */
const MOST_HEIGHT = 1800;

/** Names on the command line choose among the pages; without one, all that are meant for the documentation. */
const chosen = process.argv.slice(2);
const pages = (await sweptPages()).filter(({ name, picture }) => (chosen.length > 0 ? chosen.includes(name) : picture));
mkdirSync(FOLDER, { recursive: true });
const [stack, browser] = await Promise.all([startStack(), launchChromium()]);
try {
  const site = siteAt(stack.url, browser);
  let bytes = 0;
  for (const swept of pages) {
    for (const language of LANGUAGES) {
      const { page, close } = await site.visitor({ language, ...(swept.as ? { as: swept.as } : {}) });
      await goTo(site, page, language, swept);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        const height = Math.min(MOST_HEIGHT, await page.evaluate(() => document.documentElement.scrollHeight));
        await page.setViewportSize({ width, height: Math.max(height, 400) });
        const picture = inFewColours(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
        bytes += picture.length;
        writeFileSync(join(FOLDER, `${swept.name}-${width}-${language}.png`), picture);
      }
      await close();
    }
    console.log(swept.name);
  }
  console.log(`${pages.length * WIDTHS.length * LANGUAGES.length} pictures, ${(bytes / 1024).toFixed(0)} KB, in docs/pictures`);
} finally {
  await browser.close();
  await stack.stop();
}
