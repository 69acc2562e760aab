import { describe, expect, it } from 'vitest';
import { landed } from '../support/landed.ts';
import { printsWithout } from '../support/looks.ts';
import { linkTo } from '../support/proposals.ts';
import { turnsOf } from '../support/turns.ts';
import { withSite } from '../support/with-site.ts';

withSite('a question', (site) => {
  it('that is an incident or a hole is led to the right door before a text box, with a way round it', async () => {
    const { page, open } = await site.visitor({ language: 'nl' });
    for (const [kind, door] of [
      [/incident/i, 'Meld een incident bij het CSIRT'],
      [/kwetsbaarheid/i, 'Meld een kwetsbaarheid bij het meldpunt'],
    ] as const) {
      await open('contact');
      await page.locator('main').getByRole('link', { name: kind }).first().click();
      expect(await page.locator('main').getByText(door).isVisible()).toBe(true);
      expect(await page.getByRole('textbox').count()).toBe(0);
      await page.getByRole('link', { name: 'Ik heb het gemeld' }).click();
      expect(await page.locator('main').getByText(door).isVisible()).toBe(true);
      expect(await page.getByLabel('Uw bericht').isVisible()).toBe(true);
    }
  });

  describe.each(turnsOf('a question', [{ javascript: true }, { javascript: false }]))('with scripts: $javascript', ({ javascript }) => {
    it('is held back with a sentence that is read first, where it looks like an incident, and sent all the same when asked', async () => {
      const { page, open } = await site.visitor({ language: 'nl', javascript });
      await open('contact?kind=other');
      await site.doors.advance('PT5S');
      await page.getByLabel('Uw naam').fill('Ana Díaz');
      await page.getByLabel('Uw e-mailadres').fill(`losgeld-${javascript ? 'met' : 'zonder'}@sonde.example`);
      await page.getByLabel('Onderwerp').fill('Interview');
      await page.getByLabel('Uw bericht').fill('Onze bestanden zijn versleuteld, wij moeten betalen in bitcoin.');
      await landed(page, page.getByRole('button', { name: 'Verstuur' }));
      expect(await page.title()).toMatch(/^Dit lijkt op een lopend incident/);
      const notice = page.locator('main').getByRole('alert').first();
      expect(await notice.textContent()).toContain('Dit lijkt op een lopend incident. Uw bericht is nog niet verstuurd.');
      expect(await notice.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
      await page.getByRole('button', { name: 'toch' }).click();
      await page.getByRole('heading', { name: 'Uw bericht is verstuurd' }).waitFor();
    });

    it('is sent once all is there, confirmed on paper too, and followed by its link', async () => {
      const email = `vraag-${javascript ? 'met' : 'zonder'}@sonde.example`;
      const { page, open } = await site.visitor({ language: 'nl', javascript });
      await open('contact?kind=test-facility');
      await site.doors.advance('PT5S');
      await page.getByLabel('Uw naam').fill('Ana Díaz');
      await page.getByLabel('Uw e-mailadres').fill(email);
      await page.getByLabel('Onderwerp').fill('Een plek om te testen');
      await landed(page, page.getByRole('button', { name: 'Verstuur' }));
      expect(await page.title()).toMatch(/^Fout: /);
      expect(await page.getByLabel('Uw naam').inputValue()).toBe('Ana Díaz');
      await page.getByLabel('Uw bericht').fill('Waar kunnen wij onze sensor proberen?');
      await page.getByRole('button', { name: 'Verstuur' }).click();
      await page.getByRole('heading', { name: 'Uw bericht is verstuurd' }).waitFor();
      const reference = (await page.locator('.tag').textContent())!;
      await printsWithout(page, [page.getByRole('banner')], [page.getByText(reference).first(), page.getByRole('time')]);

      await open(await linkTo(site, email));
      await page.getByRole('button', { name: 'Open' }).click();
      await page.waitForURL('**/contact/requests/**');
      expect(await page.locator('main').textContent()).toContain(reference);
      expect(await page.locator('main').textContent()).not.toContain('sensor proberen');
      expect(await site.violations()).toEqual([]);
    });
  });

  it('stays in the window where nobody answers, and leaves once somebody does', async () => {
    const email = 'vraag-onderweg@sonde.example';
    const text = 'Waar kunnen wij onze sensor proberen, en wanneer?';
    const { page, open } = await site.visitor({ language: 'nl' });
    await open('contact?kind=test-facility');
    await site.doors.advance('PT5S');
    await page.getByLabel('Uw naam').fill('Ana Díaz');
    await page.getByLabel('Uw e-mailadres').fill(email);
    await page.getByLabel('Onderwerp').fill('Een plek om te testen');
    await page.getByLabel('Uw bericht').fill(text);
    const send = page.getByRole('button', { name: 'Verstuur' });
    const said = page.getByRole('alert').filter({ hasText: 'Uw tekst staat nog in dit venster' });
    await page.context().setOffline(true);
    await send.click();
    await said.waitFor();
    expect(await page.getByLabel('Uw bericht').inputValue()).toBe(text);
    await page.context().setOffline(false);
    await page.route('**/nl/contact', (route) => route.fulfill({ status: 503, body: 'busy' }));
    await Promise.all([page.waitForResponse((reply) => reply.status() === 503), send.click()]);
    await said.waitFor();
    expect(await page.getByLabel('Uw bericht').inputValue()).toBe(text);
    await page.unroute('**/nl/contact');
    await send.click();
    await page.getByRole('heading', { name: 'Uw bericht is verstuurd' }).waitFor();
    // A form is sent from here and by the browser with one key: one message came of it.
    expect((await site.mailTo(email)).length).toBe(1);
    expect(await site.violations()).toEqual([]);
  });

  it('is there again by the way back of a browser without scripts', async () => {
    const { page, open } = await site.visitor({ language: 'nl', javascript: false });
    await open('contact?kind=test-facility');
    await page.getByLabel('Uw bericht').fill('Een lange vraag die niet verloren mag gaan.');
    await page.context().setOffline(true);
    await page
      .getByRole('button', { name: 'Verstuur' })
      .click()
      .catch(() => undefined);
    await page.context().setOffline(false);
    await page.goBack().catch(() => undefined);
    expect(await page.getByLabel('Uw bericht').inputValue()).toBe('Een lange vraag die niet verloren mag gaan.');
  });
});
