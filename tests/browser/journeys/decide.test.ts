import { expect, it } from 'vitest';
import { looksDifferent, printsWithout } from '../support/looks.ts';
import { linkTo } from '../support/proposals.ts';
import { askedToReview, reviewedBy } from '../support/rounds.ts';
import { withSite } from '../support/with-site.ts';

const OPENING = 'Dank voor uw voorstel. Wij lazen het met aandacht en nemen het aan.';
const OVERRIDE = 'Een tweede deskundige is telefonisch gehoord; het oordeel staat in het verslag.';

withSite('a chair', (site) => {
  it('closes the round, writes and reads the letter, holds the decision, and announces it to the applicant', async () => {
    const sent = await askedToReview(site, ['Eva Integraal', 'Mila Meetnet']);
    await reviewedBy(site, sent, 'Eva Integraal', 3.5);
    const { page } = await site.visitor({ language: 'nl' });
    await site.signInAsStaff(page, 'Vera Voorzitter');
    await page.getByRole('link', { name: 'Besluiten' }).click();
    await page.locator(`.queue-title[href$="/decide/${sent.proposal}"]`).click();

    await page.getByLabel('Waarom sluit u de ronde nu?').fill('De tweede beoordelaar is ziek en komt niet terug.');
    await page.getByRole('button', { name: 'Sluit de ronde' }).click();
    await page.waitForURL('**?did=closed.*');

    await page.getByLabel('Geaccepteerd: wij bieden ondersteuning').check();
    await page.getByLabel('Waarom dit besluit?').fill('De beoordelaar is positief en de minima zijn gehaald.');
    await page.getByLabel('Inleiding', { exact: true }).fill(OPENING);
    await page.getByRole('button', { name: 'Leg het besluit vast' }).click();
    expect(await page.title()).toMatch(/^Fout: /);
    expect(await page.getByLabel('Inleiding', { exact: true }).inputValue()).toBe(OPENING);
    const outcomes = page.getByRole('group', { name: 'Uitkomst' }).locator('.choice');
    await looksDifferent(page, outcomes.nth(0), outcomes.nth(4));
    await page.getByLabel('Waarom het toch kan').fill(OVERRIDE);

    await page.locator('.acts').getByRole('button', { name: 'Bekijk de brief' }).click();
    const letter = page.getByRole('region', { name: 'Zo leest de indiener de brief' });
    expect(await letter.textContent()).toContain(OPENING);
    await page.getByRole('button', { name: 'Leg het besluit vast' }).click();
    await page.waitForURL('**?did=decided.*');
    const subjects = async () => (await site.mailTo(sent.email)).map(({ subject }) => subject);
    expect((await subjects()).filter((subject) => /besluit/.test(subject))).toEqual([]);
    await printsWithout(page, [page.getByRole('button', { name: 'Maak het besluit bekend' }), page.getByRole('banner')], [letter]);

    await page.getByRole('button', { name: 'Maak het besluit bekend' }).click();
    expect(await page.title()).toMatch(/^Fout: /);
    await page.getByLabel(/Ik heb de brief hierboven gelezen/).check();
    await page.getByRole('button', { name: 'Maak het besluit bekend' }).click();
    await page.waitForURL('**?did=announced.*');
    await site.advance('PT5M');
    expect((await subjects()).filter((subject) => /besluit/.test(subject))).toHaveLength(1);

    const applicant = await site.visitor({ language: 'nl' });
    await applicant.open('link');
    await applicant.page.getByLabel('Uw e-mailadres').fill(sent.email);
    await applicant.page.getByRole('button', { name: 'Mail mij een link' }).click();
    await applicant.page.getByRole('heading', { name: 'Kijk in uw mail' }).waitFor();
    await applicant.open(await linkTo(site, sent.email));
    await applicant.page.getByRole('button', { name: 'Log in' }).click();
    await applicant.page.waitForURL('**/nl/mine');
    await applicant.open(`proposals/${sent.proposal}`);
    expect(await applicant.page.locator('main').textContent()).toContain(OPENING);
    expect(await site.violations()).toEqual([]);
  });
});
