import { expect, it } from 'vitest';
import { noSidewaysScroll } from '../support/layout.ts';
import { askedToReview, reviewedBy } from '../support/rounds.ts';
import { withSite } from '../support/with-site.ts';

const PANEL = ['Eva Integraal', 'Omar Onderstation', 'Mila Meetnet'];
const OPENING = 'Dank voor uw voorstel. Drie beoordelaars lazen het en wij hebben besloten.';

withSite('a chair with a whole call', (site) => {
  it('goes from the ranked list over letter and agreement to announcing several decisions at once', async () => {
    const sent = [await askedToReview(site, PANEL), await askedToReview(site, PANEL)];
    for (const [i, each] of sent.entries()) for (const name of PANEL) await reviewedBy(site, each, name, i === 0 ? 4 : 2.5);
    const { page } = await site.visitor({ language: 'nl' });
    await site.signInAsStaff(page, 'Vera Voorzitter');
    for (const [i, { proposal }] of sent.entries()) {
      await page.getByRole('link', { name: 'Besluiten', exact: true }).click();
      const ranked = page.getByRole('table', { name: 'De voorstellen van deze oproep, het beste bovenaan' });
      const order = await ranked.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      expect(order.indexOf(`/nl/decide/${sent[0]!.proposal}`)).toBeLessThan(order.indexOf(`/nl/decide/${sent[1]!.proposal}`));
      await ranked.locator(`a[href$="/decide/${proposal}"]`).click();
      await page.getByLabel(i === 0 ? 'Geaccepteerd: wij bieden ondersteuning' : /^Herzien en opnieuw indienen/).check();
      await page.getByLabel('Inleiding', { exact: true }).fill(OPENING);
      await page.getByLabel('Wat de indiener het eerst kan doen').fill('Beschrijf wat er gebeurt als de sensor uitvalt.');
      await page.getByRole('button', { name: 'Bewaar als concept' }).click();
      await page.waitForURL('**?did=saved.*');
      expect(await page.getByLabel('Inleiding', { exact: true }).inputValue()).toBe(OPENING);
      await page.getByLabel('Waarom dit besluit?').fill('De beoordelaars zijn het eens en de minima zijn gewogen.');
      await page.getByRole('button', { name: 'Leg het besluit vast' }).click();
      await page.waitForURL('**?did=decided.*');
    }
    const liaison = await site.visitor({ language: 'nl' });
    await site.signInAsStaff(liaison.page, 'Tom Overhaal');
    await liaison.open(`decide/${sent[0]!.proposal}`);
    await liaison.page.getByLabel('Uw bijdrage').fill('Goed dat dit zo in de brief staat.');
    await liaison.page.getByRole('button', { name: 'Plaats in het overleg' }).click();
    await liaison.page.waitForURL('**?did=talked.*');
    await liaison.page.getByRole('button', { name: 'Ik stem in met dit besluit' }).click();
    await liaison.page.waitForURL('**?did=approved.*');
    expect(await liaison.page.getByRole('button', { name: 'Maak het besluit bekend' }).count()).toBe(0);

    await page.getByRole('link', { name: 'Besluiten', exact: true }).click();
    await page.getByRole('link', { name: 'Besluiten bekendmaken' }).click();
    for (const { proposal } of sent) await page.locator(`input[name="read/${proposal}"]`).check();
    await noSidewaysScroll(page, 320);
    await page.getByRole('button', { name: 'Maak bekend wat is aangevinkt' }).click();
    const told = page.locator('.notice').first();
    await told.waitFor();
    expect(await told.textContent()).toMatch(/^Bekendgemaakt/);
    expect(await told.locator('li').count()).toBe(2);
    await site.advance('PT5M');
    for (const { email } of sent) expect((await site.mailTo(email)).filter(({ subject }) => /besluit/.test(subject))).toHaveLength(1);
    expect(await site.violations()).toEqual([]);
  });
});
