import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { startDraft } from '../support/filling.ts';
import { keyboardReaches } from '../support/keyboard.ts';
import { withSite } from '../support/with-site.ts';

const saved = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();

withSite('what is typed into a part', (site) => {
  const begin = async (name: string, part: string): Promise<Page> => {
    const { page } = await site.visitor({ language: 'nl' });
    await startDraft(site, page, `${name}@bewaren.example`);
    await page.goto(`${new URL(page.url()).pathname}/parts/${part}`);
    return page;
  };

  it('is saved after a pause, told with the time, and is there when the page is opened again', async () => {
    const page = await begin('pauze', 'contact');
    await page.getByLabel('Uw naam').fill('Ana Díaz');
    await saved(page, /^Bewaard om \d\d:\d\d$/);
    await page.goto(page.url());
    expect(await page.getByLabel('Uw naam').inputValue()).toBe('Ana Díaz');
    await page.getByLabel('Uw functie').fill('Oprichter');
    await page.getByRole('button', { name: 'Bewaar en ga verder' }).click();
    await page.waitForURL(/\/parts\/maturity$/);
    expect(await site.violations()).toEqual([]);
  });

  it('is saved but for what is not right yet, which stays in the window', async () => {
    const page = await begin('half', 'organisation');
    await page.getByLabel('Naam van de organisatie').fill('Halfweg BV');
    await page.getByLabel('Webadres').fill('halfweg');
    await saved(page, /^Bewaard om \d\d:\d\d, behalve 1 antwoord/);
    expect(await page.getByLabel('Webadres').inputValue()).toBe('halfweg');
    await page.getByLabel('Webadres').fill('https://halfweg.example');
    await saved(page, /^Bewaard om \d\d:\d\d$/);
  });

  it('is saved whole while it is still too short, and is there when the page is opened again', async () => {
    const page = await begin('kort', 'outline');
    const text = 'Een samenvatting die nog lang niet af is en later verdergaat.';
    await page.getByLabel('Openbare samenvatting').fill(text);
    await saved(page, /^Bewaard om \d\d:\d\d$/);
    await page.getByRole('button', { name: 'Bewaar en ga later verder' }).click();
    await page.waitForURL(/\?saved=outline$/);
    await page.goBack();
    await page.reload();
    expect(await page.getByLabel('Openbare samenvatting').inputValue()).toBe(text);
    expect(await site.violations()).toEqual([]);
  });

  it('stays in the window without a network, says so, and is saved as soon as there is one', async () => {
    const page = await begin('offline', 'team');
    await page.context().setOffline(true);
    await page.getByLabel('Wie er in het team zitten').fill('Twee ingenieurs en een oud-operator.');
    await saved(page, 'Bewaren lukt niet. Uw tekst staat nog in dit venster');
    await page.context().setOffline(false);
    await saved(page, /^Bewaard om/);
  });

  it('does not leave with the button either while there is no network', async () => {
    const page = await begin('knop-offline', 'team');
    const at = page.url();
    const team = page.getByLabel('Wie er in het team zitten');
    await page.context().setOffline(true);
    await team.fill('Een zin die nergens anders staat.');
    for (const button of ['Bewaar en ga verder', 'Bewaar en ga later verder']) {
      await page.getByRole('button', { name: button }).click();
      await saved(page, 'Bewaren lukt niet. Uw tekst staat nog in dit venster');
      expect([page.url(), await team.inputValue()]).toEqual([at, 'Een zin die nergens anders staat.']);
    }
    await page.context().setOffline(false);
    await saved(page, /^Bewaard om/);
    await page.getByRole('button', { name: 'Bewaar en ga later verder' }).click();
    await page.waitForURL(/\?saved=team$/);
    await page.goto(at);
    expect(await team.inputValue()).toBe('Een zin die nergens anders staat.');
  });

  it('is told at a time of 24 hours in English too', async () => {
    const { page } = await site.visitor({ language: 'en' });
    await startDraft(site, page, 'clock@bewaren.example');
    await page.goto(`${new URL(page.url()).pathname.replace('/nl/', '/en/')}/parts/contact`);
    await page.getByLabel('Your name').fill('Ana Díaz');
    await saved(page, /^Saved at \d\d:\d\d$/);
  });

  it('stands on the page that asks to sign in, where the session ended meanwhile', async () => {
    const page = await begin('uitgelogd', 'team');
    await page.context().clearCookies();
    await page.getByLabel('Wie er in het team zitten').fill('Een zin die <b>nergens</b> anders staat.');
    await page.getByRole('button', { name: 'Bewaar en ga verder' }).click();
    await page.getByRole('heading', { name: 'Wat u had ingevuld' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Wie er in het team zitten' }).inputValue()).toBe('Een zin die <b>nergens</b> anders staat.');
    expect(await page.locator('form[action$="/link"]').getAttribute('target')).toBe('_blank');
  });

  it('is not laid over what another window saved: that is said, and both are shown', async () => {
    const page = await begin('twee', 'evidence');
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByLabel(/^Tests, pilots/).fill('Het andere venster was hier als eerste.');
    await saved(other, /^Bewaard om/);
    await page.getByLabel(/^Tests, pilots/).fill('Dit venster kwam later, met iets anders.');
    await saved(page, 'Iemand anders of een ander venster');
    await page.getByRole('button', { name: 'Bewaar en ga later verder' }).click();
    await page.getByText('Het andere venster was hier als eerste.').waitFor();
    expect(await page.getByLabel(/^Tests, pilots/).inputValue()).toBe('Dit venster kwam later, met iets anders.');
    await page.getByRole('button', { name: 'Bewaar en ga later verder' }).click();
    await page.waitForURL(/\?saved=evidence$/);
    await other.close();
  });

  it('opens and closes what an earlier answer asks for', async () => {
    const page = await begin('poort', 'process');
    const failure = page.getByRole('group', { name: /^Wat er gebeurt bij uitval/ });
    expect(await failure.isVisible()).toBe(true);
    await page.getByLabel('Geen koppeling (methode, training)').check();
    await page
      .getByRole('group', { name: /^Schrijft het ooit/ })
      .getByLabel('Nee')
      .check();
    expect([await failure.isVisible(), await page.getByText('uw oplossing raakt het niet').isVisible()]).toEqual([false, true]);
    await page.getByLabel('Agent op een OT-systeem').check();
    expect(await failure.isVisible()).toBe(true);
  });

  it('can be typed with the keyboard alone', async () => {
    const page = await begin('toetsen', 'exclusions');
    await keyboardReaches(page, [
      ['link', 'Naar het overzicht'],
      ['textbox', /^Naam/],
      ['textbox', /^Waarom niet/],
      ['button', 'Nog een persoon of organisatie'],
      ['button', 'Bewaar en ga verder'],
      ['button', 'Bewaar en ga later verder'],
    ]);
    await page.getByRole('textbox', { name: /^Naam/ }).focus();
    await page.keyboard.type('Grote Speler');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Concurrent');
    await page.getByRole('button', { name: 'Nog een persoon of organisatie' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Oom Jan');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Familie');
    await page.getByRole('textbox', { name: /^Naam/ }).first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/drafts\/prp_\w+$/);
    await page.goto(`${new URL(page.url()).pathname}/parts/exclusions`);
    expect(await page.getByRole('textbox').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))).toEqual([
      'Grote Speler',
      'Concurrent',
      'Oom Jan',
      'Familie',
    ]);
  });
});
