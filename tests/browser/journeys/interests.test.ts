import { expect, it } from 'vitest';
import { noAxeViolations } from '../support/axe.ts';
import { askedToReview } from '../support/rounds.ts';
import { withSite } from '../support/with-site.ts';

withSite('who is related to a proposal', (site) => {
  it('is found by the mail domain of an organisation that the employer serves, shown to the chair, and allowed with a reason', async () => {
    const { proposal } = await askedToReview(site, ['Mila Meetnet']);
    const { page, open } = await site.visitor({ as: 'admin', language: 'nl' });
    await open('desk/people/new');
    await page.getByLabel('Naam', { exact: true }).fill('Rika Register');
    await page.getByLabel('E-mailadres').fill('rika@register.example');
    await page.getByLabel('beoordelaar', { exact: true }).check();
    await page.getByLabel('Organisatie', { exact: true }).fill('Registerhuis');
    await page.getByLabel('Soort organisatie', { exact: true }).selectOption('sme');
    await page.getByLabel('Netwerkmonitoring en anomaliedetectie').selectOption('3');
    await page.getByRole('button', { name: 'Sla op' }).click();
    await page.getByText('Toegevoegd.').waitFor();
    await noAxeViolations(page);

    await open('desk/organisations/new');
    await page.getByLabel('Naam', { exact: true }).fill('De afzenders');
    await page.getByLabel(/Maildomeinen/).fill('zender.example');
    await page.getByRole('button', { name: 'Sla op' }).click();
    await page.getByText('Toegevoegd.').waitFor();
    await open('desk/organisations/new');
    await page.getByLabel('Naam', { exact: true }).fill('Registerhuis BV');
    await page.getByLabel(/Klanten en leveranciers/).fill('de afzenders');
    await page.getByRole('button', { name: 'Sla op' }).click();
    await page.getByText('Toegevoegd.').waitFor();
    await noAxeViolations(page);
    await site.settle();

    const chair = await site.visitor({ as: 'chair', language: 'nl' });
    await chair.open(`desk/proposals/${proposal}/conflicts`);
    await noAxeViolations(chair.page);
    const line = chair.page.getByRole('main').getByRole('listitem').filter({ hasText: 'Rika Register' });
    expect(await line.textContent()).toContain('klant of leverancier: gevonden');
    await chair.page.getByLabel('Wie het betreft').selectOption({ label: 'Rika Register, Registerhuis' });
    await chair.page.getByLabel(/^Sta toe/).check();
    await chair.page.getByLabel('Welk belang').selectOption({ label: 'klant of leverancier' });
    await chair.page.getByLabel('Reden').fill('Te kort');
    await chair.page.getByRole('button', { name: 'Leg vast' }).click();
    expect(await chair.page.title()).toMatch(/^Fout: /);
    expect(await chair.page.getByLabel('Reden').inputValue()).toBe('Te kort');
    await chair.page.getByLabel('Reden').fill('De levering is jaren geleden en klein; iedereen weet ervan.');
    await chair.page.getByRole('button', { name: 'Leg vast' }).click();
    await chair.page.getByText('Uw beslissing is vastgelegd.').waitFor();
    expect(await line.textContent()).toContain('toegestaan');
    await site.settle();
    expect(await site.violations()).toEqual([]);
  });
});
