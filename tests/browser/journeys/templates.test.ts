import { expect, it } from 'vitest';
import { withSite } from '../support/with-site.ts';

withSite('the reply templates', (site) => {
  it('are looked at, changed by two at once without a loss, and brought back', async () => {
    const first = await site.visitor({ as: 'Lia Sluiswachter' });
    const second = await site.visitor({ as: 'Tom Overhaal', javascript: false });
    const open = async ({ page, open: go }: typeof first) => {
      await go('desk/overview');
      await page.getByRole('link', { name: 'Standaardteksten' }).click();
      await page.getByRole('link', { name: /^Wijzig ?: ?Lid worden$/ }).click();
      await page.waitForURL(/template=join-cop$/);
    };
    await open(first);
    await open(second);
    await second.page.getByLabel('Tekst', { exact: true }).fill('Welkom bij de {{community}}, {{name}}.');
    await second.page.getByRole('button', { name: 'Bekijk eerst' }).click();
    await second.page.getByText('Welkom bij de Community of Practice OT-beveiliging, Noor Vondst.').waitFor();
    await second.page.getByRole('button', { name: 'Bewaar' }).click();
    await second.page.getByText('De tekst is bewaard.').waitFor();

    await first.page.getByLabel('Tekst', { exact: true }).fill('Fijn dat u meedoet, {{name}}.');
    await first.page.getByRole('button', { name: 'Bewaar' }).click();
    await first.page.getByRole('heading', { name: 'Iemand heeft deze standaardtekst intussen gewijzigd' }).waitFor();
    await first.page.getByText('Welkom bij de {{community}}, {{name}}.').waitFor();
    expect(await first.page.getByLabel('Tekst', { exact: true }).inputValue()).toBe('Fijn dat u meedoet, {{name}}.');
    await first.page.getByLabel('Tekst', { exact: true }).fill('Welkom bij de {{community}}, fijn dat u meedoet.');
    await first.page.getByRole('button', { name: 'Bewaar' }).click();
    await first.page.getByText('De tekst is bewaard.').waitFor();

    await first.page.getByRole('link', { name: /^Wijzig ?: ?Lid worden$/ }).click();
    await first.page.getByRole('button', { name: 'Zet de meegeleverde tekst terug' }).click();
    await first.page.getByText('De meegeleverde tekst staat er weer.').waitFor();
    expect(await first.page.getByText('gewijzigd op').count()).toBe(0);
    expect(await site.violations()).toEqual([]);
  });
});
