import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { reviewFor } from '../../../infra/local/sample-items.ts';
import { community } from '../../../shared/community.ts';
import { openSite, staffOf } from '../../walk/acts.ts';
import { wanted } from '../../walk/client.ts';
import { noAxeViolations } from '../support/axe.ts';
import { noSidewaysScroll } from '../support/layout.ts';
import { linkTo, sentIn } from '../support/proposals.ts';
import { admitted } from '../support/rounds.ts';
import type { Site } from '../support/site.ts';
import { withSite } from '../support/with-site.ts';

const REVIEWERS = ['Jan de Peiler', 'Sara Stoomketel', 'Omar Onderstation'];

/** A call in which nobody who reviews reads whose proposal it is, open for a month. */
const blindCall = async (site: Site): Promise<string> => {
  const { admin } = await staffOf(openSite(site.url));
  const now = Date.parse(await site.doors.now());
  const body = {
    title: { nl: 'Zonder naam', en: 'Without a name' },
    summary: { nl: 'Voorstellen die om wat erin staat worden beoordeeld.', en: 'Proposals that are judged by what they say.' },
    opensAt: new Date(now - 3_600_000).toISOString(),
    closesAt: new Date(now + 30 * 86_400_000).toISOString(),
    graceMinutes: 0,
    requires: 'step-1',
    questions: [],
    inviteOnly: false,
    blind: true,
  };
  const { call } = await wanted(201, 'call', admin.post('/api/admin/calls', body));
  await wanted(200, 'publish', admin.post(`/api/admin/calls/${call}`, { ...body, stage: 'published' }));
  return call;
};

const pressed = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).last().click();

withSite('a blind call', (site) => {
  it('tells reviewers nothing of whose proposal it is, from the letter to the discussion, and the desk everything', { timeout: 180_000 }, async () => {
    const sent = await sentIn(site, 'nl', await blindCall(site));
    await admitted(site, sent, REVIEWERS);
    const { proposal, email } = sent;
    const whose = new RegExp(`Saar|${email}|Zender ${email.split('-')[0]}`, 'i');
    const { page, open } = await site.visitor({ language: 'nl' });
    /** What stands in the whole page, beside its list of organisations, says nothing. */
    const tellsNothing = async (what: string) => {
      const html = await page.content();
      expect(html, what).not.toMatch(whose);
      await noAxeViolations(page);
      await noSidewaysScroll(page, 390);
      await page.setViewportSize({ width: 1366, height: 900 });
    };
    for (const { subject, text, html } of await site.mailTo('jan@example.org')) expect(`${subject} ${text} ${html}`).not.toMatch(whose);
    await open(await linkTo(site, 'jan@example.org'));
    await pressed(page, /./);
    await page.waitForURL(`**/nl/review/${proposal}`);
    await tellsNothing('the invitation by its link');
    expect(await page.getByText('of u een band hebt met een van de organisaties op een lijst').count()).toBe(1);
    expect(await page.getByText(/wie erbij betrokken zijn/).count()).toBe(0);
    await page.getByLabel('Nee, ik heb geen belang').check();
    await pressed(page, 'Verder');
    await pressed(page, 'Mail mij een inloglink');
    await open(await linkTo(site, 'jan@example.org'));
    await pressed(page, /./);
    const list = page.locator('fieldset', { has: page.getByLabel('Met geen van deze') });
    await list.waitFor();
    expect(await list.getByRole('checkbox').count()).toBeGreaterThan(4);
    expect(await list.getByLabel(/^Zender /).count()).toBe(1);
    await noAxeViolations(page);
    await noSidewaysScroll(page, 390);
    await page.setViewportSize({ width: 1366, height: 900 });
    await list.getByRole('checkbox').last().check();
    await page.getByLabel('Nee, ik heb geen belang').check();
    await page.getByLabel(/vertrouwelijk/).check();
    await pressed(page, 'Verder');
    await page.waitForURL('**?did=accepted.*');
    await tellsNothing('the proposal beside the form');
    await open('review');
    await tellsNothing('the queue');
    await open(`review/${proposal}/form`);
    await tellsNothing('the form to take along');

    for (const name of REVIEWERS) {
      const browser = openSite(site.url).browser('nl');
      await site.doors.signIn(browser, (await site.doors.people()).find((each) => each.name === name)!.id);
      if (name !== REVIEWERS[0])
        await wanted(200, 'accept', browser.post(`/api/review/${proposal}/accept`, { noConflict: true, terms: community.termsVersion, ties: [] }));
      await wanted(201, 'review', browser.post(`/api/review/${proposal}/submit`, reviewFor('nl', 4)));
    }
    await site.settle();
    await open(`review/${proposal}`);
    await tellsNothing('the own review and those of the others');
    await open(`review/${proposal}/discussion`);
    await tellsNothing('the discussion');
    for (const { subject, text, html } of await site.mailTo('jan@example.org')) expect(`${subject} ${text} ${html}`).not.toMatch(whose);

    const { page: desk, open: openDesk } = await site.visitor({ language: 'nl', as: 'chair' });
    await openDesk(`decide/${proposal}`);
    await noAxeViolations(desk);
    await openDesk(`desk/proposals/${proposal}`);
    expect(await desk.content()).toMatch(whose);
    expect(await site.violations()).toEqual([]);
  });
});
