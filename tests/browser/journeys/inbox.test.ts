import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { noAxeViolations } from '../support/axe.ts';
import { noSidewaysScroll } from '../support/layout.ts';
import { looksDifferent } from '../support/looks.ts';
import type { Site } from '../support/site.ts';
import { turnsOf } from '../support/turns.ts';
import { withinBudget } from '../support/wire.ts';
import { withSite } from '../support/with-site.ts';

let written = 0;
/** Messages of somebody who wrote no other, all with one word that finds them. */
const messages = async (site: Site, word: string, count: number): Promise<void> => {
  const sender = await site.visitor();
  for (let n = 1; n <= count; n += 1) {
    written += 1;
    const data = {
      kind: 'other',
      name: 'Ina Inbox',
      email: `inbox${written}@journey.example`,
      subject: `${word} nummer ${n}`,
      message: `Kunt u ons helpen met ${word}?`,
      language: 'nl',
    };
    const reply = await sender.context.request.post('/api/contact-requests', { data, headers: { 'idempotency-key': crypto.randomUUID() } });
    expect(reply.status(), await reply.text()).toBe(201);
  }
  await site.settle();
};

const search = async (page: Page, word: string) => {
  await page.getByLabel('Zoek op titel, organisatie of kenmerk').fill(word);
  await page.getByRole('button', { name: 'Zoek', exact: true }).click();
  await page.getByRole('heading', { name: `Gevonden met “${word}”` }).waitFor();
};

withSite('a liaison in the inbox', (site) => {
  it.each(
    turnsOf('the inbox', [
      { javascript: true, word: 'Sluisdeurvraag' },
      { javascript: false, word: 'Pompgemaalvraag' },
    ]),
  )('signs in, searches, takes two messages and takes that back, with scripts: $javascript', async ({ javascript, word }) => {
    await messages(site, word, 3);
    const { page } = await site.visitor({ javascript });
    await site.signInAsStaff(page, 'Tom Overhaal');
    await page.getByRole('link', { name: 'Inbox' }).first().click();
    await search(page, word);
    expect(await page.locator('.row').count()).toBe(3);
    for (const n of [1, 2]) await page.getByRole('checkbox', { name: `Kies ${word} nummer ${n}` }).check();
    if (javascript) expect(await page.locator('#chosen').textContent()).toBe('2 gekozen');
    await page.locator('#bulk').getByRole('button', { name: 'Pak op' }).click();
    await page.getByRole('heading', { name: '2 regels oppakken?' }).waitFor();
    await page.getByRole('button', { name: 'Ja, pak op' }).click();
    await page.getByText('2 regels zijn opgepakt.').first().waitFor();
    expect(await page.locator('.row', { hasText: 'Opgepakt' }).count()).toBe(2);
    if (javascript) expect(await page.getByRole('status').allTextContents()).toContainEqual(expect.stringContaining('2 regels zijn opgepakt.'));
    await page.getByRole('button', { name: 'Maak ongedaan' }).click();
    await page.getByText('2 regels zijn teruggezet.').first().waitFor();
    expect(await page.locator('.row', { hasText: 'Opgepakt' }).count()).toBe(0);
    expect(await site.violations()).toEqual([]);
  });

  it('goes through the list by keys alone, sees what each row is about, takes it and takes it back', async () => {
    await messages(site, 'Toetsenvraag', 3);
    const { page, open } = await site.visitor({ as: 'Tom Overhaal', width: 1440 });
    await open('desk');
    await page.keyboard.press('/');
    await page.keyboard.type('Toetsenvraag');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Gevonden met “Toetsenvraag”' }).waitFor();
    const titles = await page.locator('.row-title').allTextContents();
    const paneTitle = () => page.locator('#pane .preview-title').textContent();
    const shows = (title: string | undefined) => page.locator('#pane .preview-title', { hasText: title! }).waitFor();
    await page.keyboard.press('j');
    await shows(titles[0]);
    await page.keyboard.press('j');
    await shows(titles[1]);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(titles[1]);
    await page.keyboard.press('k');
    await shows(titles[0]);
    await page.keyboard.press('x');
    expect(await page.locator('#chosen').textContent()).toBe('1 gekozen');
    await page.keyboard.press('x');
    await page.keyboard.press('a');
    await page.getByText('1 regel is opgepakt.').first().waitFor();
    expect(await page.locator('.row-here .row-title').textContent()).toBe(titles[0]);
    await page.keyboard.press('z');
    await page.getByText('1 regel is teruggezet.').first().waitFor();
    await page.keyboard.press('z');
    expect(await page.getByRole('alert').filter({ hasText: 'Er is niets ongedaan te maken.' }).isVisible()).toBe(true);
    expect(await paneTitle()).toBe(titles[0]);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('1');
    await page.waitForURL(/desk\/contact-requests\/ctc_\w+#reply$/);
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLTextAreaElement).name)).toBe('reply/text');
    expect(await site.violations()).toEqual([]);
  });

  it('takes back what is still on its way, says that it waits, and takes all that is chosen', async () => {
    await messages(site, 'Wachtvraag', 2);
    const { page, open } = await site.visitor({ as: 'Tom Overhaal', width: 1440 });
    await open('desk?q=Wachtvraag');
    const waits: (() => void)[] = [];
    await page.route('**/desk?*', async (route) => {
      if (route.request().method() === 'POST' && waits.length === 0) await new Promise<void>((go) => waits.push(go));
      await route.continue();
    });
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await expect.poll(() => waits.length).toBe(1);
    await page.keyboard.press('z');
    await page.getByRole('alert').filter({ hasText: 'Bezig met wat u hiervoor vroeg' }).waitFor();
    waits[0]!();
    await page.getByText('1 regel is teruggezet.').first().waitFor();
    for (const key of ['x', 'j', 'x', 'a']) await page.keyboard.press(key);
    await page.getByRole('heading', { name: '2 regels oppakken?' }).waitFor();
    expect(await site.violations()).toEqual([]);
  });

  it('types in fields without setting anything off, and can switch the keys off for good', async () => {
    await messages(site, 'Uitzetvraag', 1);
    const { page, open } = await site.visitor({ as: 'Tom Overhaal' });
    await open('desk?q=Uitzetvraag');
    const field = page.getByLabel('Zoek op titel, organisatie of kenmerk');
    await field.fill('');
    await field.pressSequentially('jax?z');
    expect(await field.inputValue()).toBe('jax?z');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await field.blur();
    await page.keyboard.press('Control+j');
    expect(await page.locator('.row-here').count()).toBe(0);
    await page.getByRole('button', { name: 'Toetsen' }).click();
    await page.getByLabel('Zet deze toetsen uit').check();
    await page.getByRole('button', { name: 'Sluit' }).click();
    await page.locator('body').press('j');
    expect(await page.locator('.row-here').count()).toBe(0);
    await page.reload();
    await page.locator('body').press('j');
    expect(await page.locator('.row-here').count()).toBe(0);
    await page.getByRole('button', { name: 'Toetsen' }).click();
    await page.getByLabel('Zet deze toetsen uit').uncheck();
    await page.getByRole('button', { name: 'Sluit' }).click();
    await page.locator('body').press('j');
    expect(await page.locator('.row-here').count()).toBe(1);
  });

  it('learns that somebody else was quicker, beside the row as it is now', async () => {
    await messages(site, 'Snelvraag', 2);
    const { page, open } = await site.visitor({ as: 'Tom Overhaal' });
    await open('desk?q=Snelvraag');
    const quicker = await site.visitor({ as: 'Lia Sluiswachter' });
    const first = await page.locator('.row').first().getAttribute('data-item');
    const spam = await quicker.context.request.post(`/api/desk/contact-requests/${first}/spam`, {
      data: {},
      headers: { 'idempotency-key': crypto.randomUUID() },
    });
    expect(spam.status()).toBe(200);
    for (const box of await page.getByRole('checkbox', { name: /^Kies Snelvraag/ }).all()) await box.check();
    await page.locator('#bulk').getByRole('button', { name: 'Pak op' }).click();
    await page.getByRole('button', { name: 'Ja, pak op' }).click();
    await page.getByText('1 regel is opgepakt.').first().waitFor();
    await page.getByText('Met 1 regel lukte het niet').first().waitFor();
    expect(await page.locator(`.row[data-item="${first}"]`).textContent()).toContain('Ongewenst');
    expect(await page.getByLabel('Zoek op titel, organisatie of kenmerk').inputValue()).toBe('Snelvraag');
  });

  it('shows what did not work, keeps what was chosen, and names no row as unchosen that could not be fetched', async () => {
    await messages(site, 'Storingsvraag', 2);
    const { page, context, open } = await site.visitor({ as: 'Tom Overhaal', width: 1440 });
    await open('desk?q=Storingsvraag');
    expect(await page.locator('.bulk').isVisible()).toBe(false);
    await page.keyboard.press('j');
    await page.locator('#pane .preview').waitFor();
    await context.setOffline(true);
    await page.keyboard.press('x');
    expect(await page.locator('.bulk').isVisible()).toBe(true);
    await page.keyboard.press('a');
    await page.getByRole('alert').filter({ hasText: 'Dat lukte niet: er kwam geen antwoord.' }).waitFor();
    expect(await page.locator('#chosen').textContent()).toBe('1 gekozen');
    await context.route('**/preview', (route) => route.abort());
    await context.setOffline(false);
    await page.reload();
    await page.locator('body').press('j');
    await page.locator('#pane').getByText('Deze regel kon niet worden opgehaald.').waitFor();
    expect(await page.locator('#pane').textContent()).not.toContain('Kies een regel');
    expect(await site.violations()).toEqual([]);
  });

  describe('with fifty rows', () => {
    it('stays light, reads well at every width, and shows its current row and list in forced colours too', async () => {
      await messages(site, 'Vijftigvraag', 45);
      const { page, open } = await site.visitor({ as: 'Tom Overhaal' });
      await open('desk');
      expect(await page.locator('.row').count()).toBe(50);
      await withinBudget(page, true);
      await noAxeViolations(page);
      for (const width of [1440, 1024, 320]) await noSidewaysScroll(page, width);
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.locator('body').press('j');
      await page.locator('#pane .preview').waitFor();
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      const [here, another] = [page.locator('.row-here'), page.locator('.row').nth(2)];
      for (const media of [{ forcedColors: 'active' }, { forcedColors: 'none' }] as const) {
        await looksDifferent(page, here, another, media);
        await looksDifferent(page, page.locator('.views-link[aria-current]').first(), page.locator('.views-link').nth(1), media);
      }
    });
  });
});
