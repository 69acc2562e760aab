import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { keyboardReaches } from '../support/keyboard.ts';
import { noSidewaysScroll } from '../support/layout.ts';
import { looksDifferent } from '../support/looks.ts';
import { linkTo } from '../support/proposals.ts';
import { askedToReview, reviewedBy } from '../support/rounds.ts';
import { withSite } from '../support/with-site.ts';

const JAN = { name: 'Jan de Peiler', email: 'jan@example.org' };
const COMMENT = 'Dit onderdeel is helder beschreven en met een proef bij een eigenaar onderbouwd.';

/** Goes to a control with the keyboard's own focus and presses a key, as somebody does who uses no mouse. */
const press = async (page: Page, role: 'button' | 'radio' | 'checkbox' | 'link', name: string | RegExp, key: string) => {
  const control = page.getByRole(role, { name }).first();
  await control.focus();
  await page.keyboard.press(key);
};

withSite('a reviewer', (site) => {
  it('comes by the letter, signs in, answers the question about conflicts, and reviews with a draft that keeps itself', async () => {
    const { proposal, title } = await askedToReview(site, [JAN.name]);
    const { page, open } = await site.visitor({ language: 'nl' });

    await open(await linkTo(site, JAN.email));
    await page.getByRole('main').getByRole('button').press('Enter');
    await page.waitForURL(`**/nl/review/${proposal}`);
    await keyboardReaches(page, [
      ['radio', 'Nee, ik heb geen belang'],
      ['button', 'Verder'],
    ]);
    await press(page, 'radio', 'Nee, ik heb geen belang', 'Space');
    await press(page, 'button', 'Verder', 'Enter');
    await press(page, 'button', 'Mail mij een inloglink', 'Enter');
    await page.getByRole('heading', { name: 'Kijk in uw mail' }).waitFor();

    await open(await linkTo(site, JAN.email));
    await page.getByRole('main').getByRole('button').press('Enter');
    await page.waitForURL(`**/nl/review/${proposal}?answer=no`);
    expect(await page.getByRole('radio', { name: 'Nee, ik heb geen belang' }).isChecked()).toBe(true);
    await press(page, 'checkbox', /vertrouwelijk/, 'Space');
    await press(page, 'button', 'Verder', 'Enter');
    await page.waitForURL('**?did=accepted.*');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(title);

    // What scrolls goes under the bar with the score, and nothing of it shows above.
    const above = await page.locator('.review-side').evaluate((side) => {
      side.scrollTop = 600;
      const gap = side.querySelector('.review-head')!.getBoundingClientRect().top - side.getBoundingClientRect().top;
      side.scrollTop = 0;
      return gap;
    });
    expect(Math.round(above)).toBe(0);

    const criteria = page.locator('.review-criterion');
    await criteria.first().getByRole('radio', { name: '4', exact: true }).press('Space');
    await criteria.first().getByRole('textbox').fill('Te kort');
    expect(await page.getByText('Nog 33 tekens nodig').count()).toBe(1);
    await page.getByText(/^Bewaard om \d\d:\d\d$/).waitFor();
    await page.goto(page.url().split('?')[0]!);
    expect(await criteria.first().getByRole('textbox').inputValue()).toBe('Te kort');
    expect(await criteria.first().getByRole('radio', { name: '4', exact: true }).isChecked()).toBe(true);
    const steps = criteria.first().locator('.scale-step');
    await looksDifferent(page, steps.nth(8), steps.nth(6));

    await page.context().setOffline(true);
    await criteria.first().getByRole('textbox').fill(COMMENT);
    await page.getByText(/^Geen verbinding/).waitFor();
    await page.context().setOffline(false);
    await page.getByText(/^Bewaard om/).waitFor();

    await press(page, 'button', 'Dien beoordeling in', 'Enter');
    await page.locator('.errors').waitFor();
    expect(await page.title()).toMatch(/^Fout: /);
    expect(await page.locator(':focus').getAttribute('class')).toContain('errors');
    for (const criterion of await criteria.all()) {
      await criterion.getByRole('radio', { name: '3,5', exact: true }).press('Space');
      await criterion.getByRole('textbox').fill(COMMENT);
    }
    expect(await page.locator('[data-score]').textContent()).toBe('70');
    await page
      .getByRole('group', { name: /Past dit voorstel/ })
      .getByLabel('Ja')
      .check();
    await page
      .getByRole('group', { name: /tijd van de community/ })
      .getByLabel('Eerst een pitch')
      .check();
    await page
      .getByRole('group', { name: /Hoe zeker/ })
      .getByLabel('Redelijk zeker')
      .check();
    await press(page, 'button', 'Dien beoordeling in', 'Enter');
    await page.waitForURL('**?did=submitted.*');
    expect(await page.getByText('Uw beoordeling is ingediend.').isVisible()).toBe(true);
    expect(await site.violations()).toEqual([]);
  });

  it('is told on a phone that another window saved, in a head of one line, and chooses after seeing both', async () => {
    const { proposal } = await askedToReview(site, ['Rob Rijksbrug']);
    await reviewedBy(site, { proposal }, 'Rob Rijksbrug');
    const [phone, desk] = [
      await site.visitor({ language: 'nl', as: 'Rob Rijksbrug', width: 320 }),
      await site.visitor({ language: 'nl', as: 'Rob Rijksbrug' }),
    ];
    for (const { open } of [phone, desk]) await open(`review/${proposal}`);
    const field = ({ page }: typeof phone) => page.locator('.review-criterion').first().getByRole('textbox');
    await field(desk).fill('Geschreven aan het bureau.');
    await desk.page.getByText(/^Bewaard om/).waitFor();
    const head = await phone.page.locator('.review-head').boundingBox();
    // One line, with its label over the score.
    expect(head!.height).toBeLessThan(80);
    await field(phone).fill('Geschreven in de trein.');
    await phone.page.getByText(/^Niet bewaard: een ander venster/).waitFor();
    expect(await field(phone).inputValue()).toBe('Geschreven in de trein.');
    await phone.page.getByRole('button', { name: 'Vergelijk en kies' }).click();
    await phone.page.locator('.errors').waitFor();
    expect(await field(phone).inputValue()).toBe('Geschreven in de trein.');
    expect(await phone.page.getByText('Geschreven aan het bureau.').isVisible()).toBe(true);
    await noSidewaysScroll(phone.page);
    await phone.page.getByRole('button', { name: 'Bewaar concept' }).click();
    await phone.page.getByText(/^Bewaard op/).waitFor();
    await desk.page.reload();
    expect(await field(desk).inputValue()).toBe('Geschreven in de trein.');
    expect(await site.violations()).toEqual([]);
  });

  it.each([
    ['saves', 'Sara Stoomketel', 'Bewaar concept'],
    ['sends it in', 'Jan de Peiler', 'Dien beoordeling in'],
  ])('keeps the text of whoever %s without a network, in the form and through a reload', async (_what, name, button) => {
    const { proposal } = await askedToReview(site, [name]);
    await reviewedBy(site, { proposal }, name);
    const { page, open } = await site.visitor({ language: 'nl', as: name, width: 390 });
    await open(`review/${proposal}`);
    const first = page.locator('.review-criterion').first();
    const text = () => first.getByRole('textbox').inputValue();
    const press = () => page.getByRole('button', { name: button, exact: true }).click();
    await first.getByRole('textbox').fill('Aan het station.');
    await page.getByText(/^Bewaard om/).waitFor();

    await page.context().setOffline(true);
    await first.getByRole('radio', { name: '4', exact: true }).press('Space');
    await first.getByRole('textbox').fill('In de trein geschreven.');
    await press();
    await page.getByText(/^Geen verbinding/).waitFor();
    expect(await text()).toBe('In de trein geschreven.');
    expect(await page.getByText(/^Geen verbinding/).isVisible()).toBe(true);
    await page.reload().catch(() => undefined);
    await page.context().setOffline(false);
    await open(`review/${proposal}`);
    expect(await text()).toBe('In de trein geschreven.');
    expect(await first.getByRole('radio', { name: '4', exact: true }).isChecked()).toBe(true);
    // Some browsers load the page again by themselves: then it was kept before.
    await page.getByText(/^Bewaard o[mp]/).waitFor();
    // A network that says it is there and answers nobody.
    await page.route('**/*', (route) => route.abort());
    await press();
    await page.getByText(/^Geen verbinding/).waitFor();
    expect(await text()).toBe('In de trein geschreven.');
    await page.unroute('**/*');
    await Promise.all([page.waitForResponse((reply) => reply.request().method() === 'POST'), press()]);
    await page.waitForLoadState('load');
    expect(await text()).toBe('In de trein geschreven.');
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
    expect(await site.violations()).toEqual([]);
  });

  it('works on a phone without scripts, with a button that keeps the draft', async () => {
    const { proposal } = await askedToReview(site, ['Omar Onderstation']);
    await reviewedBy(site, { proposal }, 'Omar Onderstation');
    const { page, open } = await site.visitor({ language: 'nl', as: 'Omar Onderstation', javascript: false, width: 390 });
    await open(`review/${proposal}`);
    await page.getByRole('link', { name: 'Naar uw beoordeling' }).click();
    const first = page.locator('.review-criterion').first();
    await first.getByRole('radio', { name: '2,5', exact: true }).press('Space');
    await first.getByRole('textbox').fill('In de trein geschreven.');
    await page.getByRole('button', { name: 'Bewaar concept' }).click();
    await page.waitForURL('**?did=saved.*');
    expect(await first.getByRole('textbox').inputValue()).toBe('In de trein geschreven.');
    expect(await page.getByText(/^Bewaard op /).count()).toBe(1);
    await noSidewaysScroll(page);
    expect(await site.violations()).toEqual([]);
  });

  it.each([
    ['with scripts', 'Mila Meetnet', 'mila@example.org', { width: 1366 }],
    ['without scripts on a phone', 'Eva Integraal', 'eva@example.org', { width: 390, javascript: false }],
  ] as const)('loses nothing when the session ends in the middle of it, and goes on after signing in again, %s', async (_how, name, email, looks) => {
    const { proposal } = await askedToReview(site, [name]);
    await reviewedBy(site, { proposal }, name);
    const { page, open } = await site.visitor({ language: 'nl', as: name, ...looks });
    await open(`review/${proposal}`);
    await page.context().clearCookies();
    const criteria = page.locator('.review-criterion');
    const before = await criteria.count();
    for (const criterion of await criteria.all()) {
      await criterion.getByRole('radio', { name: '3,5', exact: true }).press('Space');
      await criterion.getByRole('textbox').fill(COMMENT);
    }
    for (const [question, chosen] of [
      ['Past dit voorstel bij OT-beveiliging?', 'Ja'],
      ['Is dit de tijd van de community waard?', 'Eerst een pitch'],
      ['Hoe zeker bent u van uw oordeel?', 'Zeker'],
    ] as const)
      await page.getByRole('group', { name: question }).getByRole('radio', { name: chosen, exact: true }).press('Space');
    await page.getByRole('button', { name: 'Dien beoordeling in' }).click();
    await page.getByRole('heading', { name: 'Wat u had ingevuld' }).waitFor();
    expect(await page.getByRole('textbox', { name: /, toelichting$/ }).count()).toBe(before);
    expect(
      await page
        .getByRole('textbox', { name: /, cijfer$/ })
        .first()
        .inputValue(),
    ).toBe('3,5');
    expect(await page.getByRole('textbox', { name: 'Is dit de tijd van de community waard?' }).inputValue()).toBe('Eerst een pitch');
    await noSidewaysScroll(page);

    await page.getByLabel('Uw e-mailadres').fill(email);
    const [other] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('button', { name: 'Mail mij een link' }).click()]);
    await other.waitForLoadState();
    await other.goto(new URL(await linkTo(site, email), site.url).href);
    await other.getByRole('main').getByRole('button').press('Enter');
    await other.waitForURL((address) => !address.pathname.includes('/open/'));
    await page.getByRole('button', { name: 'Verstuur opnieuw' }).click();
    await page.waitForURL('**?did=submitted.*');
    expect(await page.getByText(COMMENT).count()).toBeGreaterThanOrEqual(before);
    expect(await site.violations()).toEqual([]);
  });
});
