import { describe, expect, it } from 'vitest';
import { keyboardReaches } from './support/keyboard.ts';
import { printsWithout } from './support/looks.ts';
import { withSite } from './support/with-site.ts';

const WORDS = {
  nl: { skip: 'Naar de inhoud', submit: 'Innovatie indienen', contact: 'Contact', other: 'English', ask: 'Stel een vraag' },
  en: { skip: 'Skip to the content', submit: 'Submit an innovation', contact: 'Contact', other: 'Nederlands', ask: 'Ask a question' },
} as const;

withSite('the frame around a page', (site) => {
  describe.each(['nl', 'en'] as const)('in %s', (language) => {
    const words = WORDS[language];

    it('is gone through by the Tab key in the order in which it is read, and shows where one is', async () => {
      const { page, open } = await site.visitor({ language });
      await open('');
      await keyboardReaches(page, [
        ['link', words.skip],
        ['link', /^Sluis/],
        ['link', words.submit],
        ['link', words.contact],
        ['link', words.other],
        ['link', words.ask],
      ]);
    });

    it('lets the keyboard past the menu, with scripts and without', async () => {
      for (const javascript of [true, false]) {
        const { page, open } = await site.visitor({ language, javascript });
        await open('');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await page.keyboard.press('Tab');
        expect(await page.getByRole('main').locator('a:focus').textContent()).toBe(words.submit);
      }
    });

    it('stays off paper where it is of no use there', async () => {
      const { page, open } = await site.visitor({ language });
      await open('');
      await printsWithout(page, [page.getByRole('navigation'), page.getByRole('link', { name: words.skip })], [page.getByRole('heading', { level: 1 })]);
    });
  });

  it('leads to the same page in the other language and back', async () => {
    const { page, open } = await site.visitor({ language: 'nl' });
    await open('link');
    await page.getByRole('link', { name: 'English' }).click();
    expect(new URL(page.url()).pathname).toBe('/en/link');
    await page.getByRole('link', { name: 'Nederlands' }).click();
    expect(new URL(page.url()).pathname).toBe('/nl/link');
  });
});
