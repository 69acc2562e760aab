import { describe, expect, it } from 'vitest';
import { withSite } from '../support/with-site.ts';

withSite('a sign-in link', (site) => {
  describe.each([
    { javascript: true, email: 'noor@lekdetect.example' },
    { javascript: false, email: 'ina@dijkwacht.example' },
  ])('with scripts: $javascript', ({ javascript, email }) => {
    it('is asked for, comes by mail, opens by a button, and works once', async () => {
      const { page, context, open } = await site.visitor({ language: 'nl', javascript });
      const door = async () => (await (await context.request.get('/api/me')).json()).door;
      const before = (await site.mailTo(email)).length;
      await open('link');
      await page.getByLabel('Uw e-mailadres').fill(email);
      await page.getByRole('button', { name: 'Mail mij een link' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Kijk in uw mail');

      const letters = (await site.mailTo(email)).slice(before);
      expect(letters).toHaveLength(1);
      const [link = ''] = letters[0]!.links.filter((each) => each.includes('/open/'));
      await page.goto(link);
      expect(await door()).toBe(undefined);
      await page.getByRole('button', { name: 'Log in' }).click();
      await page.waitForURL((address) => !address.pathname.includes('/open/'));
      expect(await door()).toBe('person');

      const again = await page.goto(link);
      expect(again?.status()).toBe(410);
      expect(await site.violations()).toEqual([]);
    });
  });
});
