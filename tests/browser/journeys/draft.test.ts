import { describe, expect, it } from 'vitest';
import { fillShortForm, startDraft, TITLE } from '../support/filling.ts';
import { printsWithout } from '../support/looks.ts';
import { withSite } from '../support/with-site.ts';

withSite('a proposal of a start-up', (site) => {
  describe.each([true, false])('with scripts: %s', (javascript) => {
    it('is begun, proved by mail, filled in, checked, sent in and confirmed', { timeout: 120_000 }, async () => {
      const email = `noor-${javascript}@luisterbuis.example`;
      const { page } = await site.visitor({ language: 'nl', javascript });
      await startDraft(site, page, email);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Uw voorstel');
      const draft = new URL(page.url()).pathname;

      const [letter] = await site.mailTo(email);
      await page.goto(letter!.links.find((link) => link.includes('/open/'))!);
      await page.getByRole('main').getByRole('button').click();
      await page.waitForURL((url) => url.pathname === draft);
      expect(await page.getByText('Open de link in onze mail').count()).toBe(0);

      await fillShortForm(page);
      expect(new URL(page.url()).pathname).toBe(draft);
      expect(await page.getByText('7 van 7 onderdelen').count()).toBe(1);
      await page.getByRole('link', { name: 'Controleren en indienen' }).click();
      for (const text of [TITLE, 'Gemaal West', 'Gemaal Oost', 'Nederland', 'Contactloos / side-channel', 'Rioolpersleidingen'])
        expect(await page.getByRole('main').getByText(text).count(), text).toBeGreaterThan(0);

      await page.getByRole('link', { name: /^Wijzig\s*: Titel$/ }).click();
      await page.getByLabel('Titel', { exact: true }).fill(`${TITLE}, met trillingen`);
      await page.getByRole('button', { name: 'Bewaar en ga later verder' }).click();
      await page.getByRole('link', { name: 'Controleren en indienen' }).click();
      expect(await page.getByText(`${TITLE}, met trillingen`).count()).toBeGreaterThan(0);

      await page.getByRole('button', { name: 'Verklaar en dien in' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Uw voorstel is ontvangen');
      const reference = await page.locator('.tag').textContent();
      expect(reference).toMatch(/^OT-\d\d-[0-9A-Z]{5}-[0-9A-Z]$/);
      if (javascript) await printsWithout(page, [page.locator('header'), page.locator('.no-print')], [page.locator('h1'), page.locator('.facts')]);
      const letters = await site.mailTo(email);
      expect(letters.some(({ text }) => text.includes(reference!))).toBe(true);
      expect(await site.violations()).toEqual([]);
    });
  });
});
