import { expect, it } from 'vitest';
import { askedToReview, reviewedBy } from '../support/rounds.ts';
import { withSite } from '../support/with-site.ts';

const REASON = 'De beoordelaars zijn positief en de minima zijn gehaald.';
const OPENING = 'Dank voor uw voorstel. Wij lazen het met aandacht en nemen het aan.';

withSite('whoever types in two forms of a page', (site) => {
  it('loses nothing of the one by sending the other, and leaves nothing behind after signing out', async () => {
    const sent = await askedToReview(site, ['Eva Integraal', 'Mila Meetnet', 'Jan de Peiler']);
    await reviewedBy(site, sent, 'Eva Integraal', 3.5);
    const liaison = (await site.visitor({ as: 'Lia Sluiswachter', language: 'nl' })).page;
    await liaison.goto(`${site.url}/nl/desk/proposals/${sent.proposal}`);
    const note = liaison.locator('[name="note/text"]');
    const open = async () => note.evaluate((field) => field.closest('details')?.setAttribute('open', ''));
    await open();
    await note.fill('Half getypte notitie');
    await Promise.all([
      liaison.waitForURL('**?did=cancel-assignment.*'),
      liaison
        .getByRole('button', { name: /^Trek in/ })
        .first()
        .click(),
    ]);
    await liaison.waitForLoadState('load');
    expect(await note.inputValue()).toBe('Half getypte notitie');
    expect(await note.isVisible()).toBe(true);
    // What came back is typed like anything else: it is gone only once it was sent itself.
    await liaison.reload();
    expect(await note.inputValue()).toBe('');

    const { page } = await site.visitor({ language: 'nl' });
    await site.signInAsStaff(page, 'Vera Voorzitter');
    await page.goto(`${site.url}/nl/decide/${sent.proposal}`);
    await page.getByLabel('Waarom sluit u de ronde nu?').fill('De tweede beoordelaar is ziek en komt niet terug.');
    await page.getByRole('button', { name: 'Sluit de ronde' }).click();
    await page.waitForURL('**?did=closed.*');

    const own = page.getByLabel('Uw bijdrage');
    await page.getByLabel('Geaccepteerd: wij bieden ondersteuning').check();
    await page.getByLabel('Waarom dit besluit?').fill(REASON);
    await page.getByLabel('Inleiding', { exact: true }).fill(OPENING);
    await own.fill('Ik zie geen bezwaren.');
    const place = page.getByRole('button', { name: 'Plaats in het overleg' });
    await page.context().setOffline(true);
    await place.click();
    await page.getByRole('alert').filter({ hasText: 'Versturen lukt nu niet' }).waitFor();
    expect(await own.inputValue()).toBe('Ik zie geen bezwaren.');
    await page.context().setOffline(false);
    await place.click();
    await page.getByText('Uw bijdrage staat in het overleg.').waitFor();
    await page.waitForLoadState('load');
    expect(await page.getByLabel('Geaccepteerd: wij bieden ondersteuning').isChecked()).toBe(true);
    expect(await page.getByLabel('Waarom dit besluit?').inputValue()).toBe(REASON);
    expect(await page.getByLabel('Inleiding', { exact: true }).inputValue()).toBe(OPENING);
    expect(await own.inputValue()).toBe('');

    await own.fill('Nog een gedachte.');
    await page.getByRole('button', { name: 'Leg het besluit vast' }).click();
    await page.waitForLoadState('load');
    expect(await page.title()).toMatch(/^Fout: /);
    expect(await own.inputValue()).toBe('Nog een gedachte.');
    expect(await page.getByLabel('Waarom dit besluit?').inputValue()).toBe(REASON);

    const kept = () => page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith('typed ')));
    await page.getByRole('button', { name: 'Leg het besluit vast' }).click();
    await page.waitForLoadState('load');
    await page.evaluate(() => sessionStorage.setItem('typed /nl/elsewhere', JSON.stringify({ at: Date.now(), who: '', fields: {} })));
    await page.evaluate(() => sessionStorage.setItem('typed /nl/old', JSON.stringify({ at: 0, who: '', fields: {} })));
    await page.reload();
    expect(await kept()).toEqual(['typed /nl/elsewhere']);
    await page.getByRole('button', { name: 'Uitloggen' }).click();
    await page.waitForLoadState('load');
    expect(await kept()).toEqual([]);
  });
});
