import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openSite, staffOf } from '../../walk/acts.ts';
import { wanted } from '../../walk/client.ts';
import { decisionOf } from '../../walk/review.ts';
import { noAxeViolations } from '../support/axe.ts';
import { noSidewaysScroll } from '../support/layout.ts';
import { linkTo } from '../support/proposals.ts';
import { askedToReview, reviewedBy } from '../support/rounds.ts';
import { withSite } from '../support/with-site.ts';

const COMMENT = 'Dit onderdeel is helder beschreven en met een proef bij een eigenaar onderbouwd.';
const CHANGED = 'Na lezing van de anderen blijkt de behoefte bij meer dan één eigenaar te bestaan.';

const fill = async (page: Page): Promise<void> => {
  for (const criterion of await page.locator('.review-criterion').all()) {
    await criterion.getByRole('radio', { name: '3,5', exact: true }).check();
    await criterion.getByRole('textbox').fill(COMMENT);
  }
  for (const [group, choice] of [
    [/Past dit voorstel/, 'Ja'],
    [/tijd van de community/, 'Ja'],
    [/Hoe zeker/, 'Zeker'],
  ] as const)
    await page.getByRole('group', { name: group }).getByLabel(choice, { exact: true }).check();
};
const pressed = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).last().click();

withSite('a reviewer from letter to outcome', (site) => {
  it('accepts by the letter, judges, changes the own review, and reads what became of it', async () => {
    const { proposal, title } = await askedToReview(site, ['Jan de Peiler', 'Sara Stoomketel', 'Omar Onderstation']);
    const { page, open } = await site.visitor({ language: 'nl' });
    const letter = (await site.mailTo('jan@example.org')).at(-1)!;
    expect(`${letter.subject} ${letter.text}`).not.toContain(title);
    await open(await linkTo(site, 'jan@example.org'));
    await pressed(page, /./);
    await page.waitForURL(`**/nl/review/${proposal}`);
    expect(await page.getByText(/Uw aantal beoordelingen per kwartaal staat op \d+/).count()).toBe(1);
    await page.getByLabel('Nee, ik heb geen belang').check();
    await pressed(page, 'Verder');
    await pressed(page, 'Mail mij een inloglink');
    await page.getByRole('heading', { name: 'Kijk in uw mail' }).waitFor();
    await open(await linkTo(site, 'jan@example.org'));
    await pressed(page, /./);
    await page.getByLabel(/vertrouwelijk/).check();
    await pressed(page, 'Verder');
    await page.waitForURL('**?did=accepted.*');
    await fill(page);
    await pressed(page, 'Dien beoordeling in');
    await page.getByText('Uw beoordeling is ingediend.').waitFor();
    await reviewedBy(site, { proposal }, 'Sara Stoomketel', 3);
    await page.reload();
    await page.getByRole('heading', { name: /Beoordelaar [A-C]/ }).waitFor();

    await page.getByText('Wijzig uw beoordeling').click();
    await pressed(page, 'Open mijn beoordeling');
    await page.getByText(/U hebt deze beoordeling weer geopend/).waitFor();
    expect(await page.getByRole('heading', { name: /Beoordelaar [A-C]/ }).count()).toBe(0);
    const first = page.locator('.review-criterion').first().getByRole('textbox');
    expect(await first.inputValue()).toBe(COMMENT);
    await first.fill(CHANGED);
    await pressed(page, 'Dien beoordeling in');
    await page.getByRole('link', { name: 'Eerdere teksten van uw beoordeling (1)' }).click();
    await page.getByText('Geschreven na lezing van één andere beoordeling').waitFor();
    expect(await page.locator('ins').count()).toBeGreaterThan(0);
    await noAxeViolations(page);

    await reviewedBy(site, { proposal }, 'Omar Onderstation', 4);
    const { chair } = await staffOf(openSite(site.url));
    await wanted(200, 'decide', chair.post(`/api/desk/proposals/${proposal}/decide`, decisionOf('nl', 'accepted')));
    await open(`review/${proposal}`);
    expect(await page.getByText('Besluit', { exact: true }).count()).toBe(0);
    await wanted(200, 'announce', chair.post(`/api/desk/proposals/${proposal}/announce`, { letterRead: 1 }));
    await open(`review/${proposal}`);
    await page.getByText('Besluit', { exact: true }).waitFor();
    expect(await page.getByText('Wat de indiener las').count()).toBe(1);
    expect(await site.violations()).toEqual([]);
  });

  it('reviews without scripts, also by a form that was filled in elsewhere', async () => {
    const { proposal } = await askedToReview(site, ['Omar Onderstation']);
    await reviewedBy(site, { proposal }, 'Omar Onderstation');
    const { page, open } = await site.visitor({ language: 'nl', as: 'Omar Onderstation', javascript: false, width: 390 });
    await open(`review/${proposal}/form`);
    await noSidewaysScroll(page);
    const form = await (await page.context().request.get(`${site.url}/api/review/${proposal}/form?language=nl`)).text();
    const filled = form
      .replaceAll(/(\[\[\w mark\]\][^\n]*\n)/g, (whole) => `${whole}3,5`)
      .replaceAll(/(\[\[\w comment\]\][^\n]*\n)/g, (whole) => `${whole}${COMMENT}`);
    await page.locator('textarea').fill(filled.replace(/(\[\[vote\]\][^\n]*\n)/, (whole) => `${whole}misschien`));
    await pressed(page, 'Neem over als concept');
    await page
      .getByText(/Regel \d+: Schrijf ja, nee of pitch\.$/)
      .first()
      .waitFor();
    expect(await page.locator('textarea').inputValue()).toContain('misschien');
    await page.locator('textarea').fill(filled.replace(/(\[\[vote\]\][^\n]*\n)/, (whole) => `${whole}pitch`));
    await pressed(page, 'Neem over als concept');
    await page.waitForURL('**?did=saved.*');
    expect(await page.locator('.review-criterion').first().getByRole('textbox').inputValue()).toBe(COMMENT);
    await page
      .getByRole('group', { name: /Past dit voorstel/ })
      .getByLabel('Ja', { exact: true })
      .check();
    await page
      .getByRole('group', { name: /Hoe zeker/ })
      .getByLabel('Zeker', { exact: true })
      .check();
    await pressed(page, 'Dien beoordeling in');
    await page.waitForURL('**?did=submitted.*');
    expect(await site.violations()).toEqual([]);
  });

  it('keeps dates in the own calendar by an address that is shown once, and says how many places there are', async () => {
    const { page, open } = await site.visitor({ language: 'nl', as: 'Mila Meetnet' });
    await open('review');
    await page.getByLabel('Hoeveel beoordelingen per kwartaal?').fill('vijf');
    await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
    await page.locator('.errors').waitFor();
    expect(await page.getByLabel('Hoeveel beoordelingen per kwartaal?').inputValue()).toBe('vijf');
    await page.getByLabel('Hoeveel beoordelingen per kwartaal?').fill('19');
    await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
    await page.getByText('Het aantal is bewaard.').waitFor();
    await page.getByRole('button', { name: 'Maak een adres voor uw agenda' }).click();
    const address = await page.locator('code.feed').textContent();
    const feed = await fetch(address!);
    expect([feed.status, (await feed.text()).startsWith('BEGIN:VCALENDAR\r\n')]).toEqual([200, true]);
    await open('review');
    expect(await page.getByText(address!).count()).toBe(0);
    await page.getByRole('button', { name: 'Laat het adres niet meer werken' }).click();
    await page.getByText('Het adres werkt niet meer.').waitFor();
    expect((await fetch(address!)).status).toBe(404);
    expect(await site.violations()).toEqual([]);
  });
});
