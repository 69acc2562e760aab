import { expect, it } from 'vitest';
import { answersFor, IDEAS } from '../../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../../infra/local/sample-people.ts';
import { withSite } from '../support/with-site.ts';

const KEYED = () => ({ 'idempotency-key': crypto.randomUUID() });

withSite('a liaison with a proposal', (site) => {
  it('takes it, asks, reads the answer, checks, admits, invites three reviewers and takes one act back', async () => {
    // An address of its own: nobody is mailed more than three times an hour, and the sample people are mailed by others too.
    const applicant = { ...APPLICANTS[2]!, email: 'reis@zaak.example' };
    const sender = await site.visitor();
    const api = sender.context.request;
    const { proposal } = await (await api.post('/api/proposals', { data: { email: applicant.email, language: 'nl' }, headers: KEYED() })).json();
    const openMailedLink = async (leadsTo: RegExp) => {
      const door = (await site.mailTo(applicant.email)).flatMap(({ links }) => links).findLast((link) => link.includes('/open/'))!;
      await sender.page.goto(door);
      await Promise.all([sender.page.waitForURL(leadsTo), sender.page.getByRole('main').getByRole('button').click()]);
    };
    await openMailedLink(/\/drafts\//);
    const idea = { ...IDEAS[1]!, title: 'Reis door de zaak van een liaison' };
    for (const [part, content] of Object.entries(answersFor(idea, applicant))) {
      const saved = await api.put(`/api/proposals/${proposal}/parts/${part}`, { data: { seen: 0, content }, headers: KEYED() });
      expect(saved.status()).toBe(200);
    }
    expect((await api.post(`/api/proposals/${proposal}/submit`, { data: {}, headers: KEYED() })).status()).toBe(201);

    const { page, open } = await site.visitor({ as: 'Lia Sluiswachter' });
    const here = `desk/proposals/${proposal}`;
    const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
    await open(here);
    await press('Pak op');
    expect(await page.getByRole('status').textContent()).toContain('U hebt het opgepakt.');
    await press('Maak ongedaan');
    expect(await page.getByRole('status').textContent()).toContain('ongedaan gemaakt');
    await Promise.all([page.waitForEvent('load'), press('Pak op')]);
    // Keys work once the page that the act leads to has loaded.
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('2');
    await page.getByLabel('Uw vraag').fill('Wat gebeurt er als de sensor uitvalt?');
    await press('Bekijk eerst');
    expect(await page.getByRole('heading', { name: 'Zo leest de indiener uw vraag' }).count()).toBe(1);
    await press('Verstuur de vraag');
    expect(await page.getByText('Wat gebeurt er als de sensor uitvalt?').count()).toBe(1);

    await site.advance('PT5M');
    await sender.open('link');
    await sender.page.getByLabel('Uw e-mailadres').fill(applicant.email);
    await sender.page.getByRole('button', { name: 'Mail mij een link' }).click();
    await openMailedLink(/\/mine/);
    const answered = await api.post(`/api/proposals/${proposal}/answer`, { data: { text: 'Dan meldt zij dat zelf.' }, headers: KEYED() });
    expect(answered.status()).toBe(200);
    await open(here);
    expect(await page.getByText('Dan meldt zij dat zelf.').count()).toBe(1);

    for (const group of await page.getByRole('group').all()) {
      const yes = group.getByLabel('Ja', { exact: true });
      if ((await yes.count()) > 0) await yes.check();
    }
    await press('Laat toe tot de beoordeling');
    expect(await page.getByRole('status').textContent()).toContain('toegelaten');
    await site.settle();

    for (const name of ['Jan de Peiler', 'Mila Meetnet', 'Sara Stoomketel']) await page.getByRole('checkbox', { name: new RegExp(name) }).check();
    await press('Nodig de gekozen beoordelaars uit');
    expect(await page.getByText(/^uitgenodigd · uiterlijk/).count()).toBe(3);
    expect(await site.violations()).toEqual([]);
  });
});
