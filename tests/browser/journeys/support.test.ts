import { expect, it } from 'vitest';
import { FOR_APPLICANT, FOR_OWNER } from '../../support/afterwards.ts';
import { decidedAs, demandFrom } from '../support/decisions.ts';
import { linkTo } from '../support/proposals.ts';
import { withSite } from '../support/with-site.ts';

const NOOR = 'Noor Vondst';

withSite('an applicant and a liaison', (site) => {
  it('go from an acceptance to an introduction that both parties agreed to', async () => {
    const sent = await decidedAs(site, NOOR, 'accepted');
    // Others ask on the same site: this one speaks of what was sent in.
    const demand = await demandFrom(site, `Wij zoeken dit: ${sent.title}. ${sent.title}!`);
    const applicant = await site.visitor({ language: 'nl', as: NOOR });
    await applicant.open(`proposals/${sent.proposal}`);
    await applicant.page.getByRole('link', { name: 'Neem de ondersteuning aan' }).first().click();
    await applicant.page.getByRole('button', { name: 'Ja, ik neem de ondersteuning aan' }).click();
    await applicant.page.waitForURL('**?done=confirmed.*');

    const liaison = await site.visitor({ language: 'nl', as: 'liaison' });
    await liaison.open(`desk/proposals/${sent.proposal}/support`);
    const { page } = liaison;
    const match = page.locator(`#demands li:has(a[href$="${demand.id}"])`);
    expect(await match.getByText('Overeenkomst').count()).toBe(1);
    await match.getByRole('button', { name: /Koppel deze vraag/ }).click();
    await page.waitForURL('**?did=link-demand.*');
    await page.getByLabel('Wat mag de indiener over de vraag weten?').fill('Waterschap Rijnland zoekt een sensor voor gemalen.');
    await page.getByLabel('Wat mag de vrager over het voorstel weten?').fill(FOR_OWNER);
    await page.getByRole('button', { name: 'Stel de kennismaking voor' }).click();
    expect(await page.title()).toMatch(/^Fout: /);
    expect(await page.getByLabel('Wat mag de vrager over het voorstel weten?').inputValue()).toBe(FOR_OWNER);
    await page.getByLabel('Wat mag de indiener over de vraag weten?').fill(FOR_APPLICANT);
    await page.getByRole('button', { name: 'Stel de kennismaking voor' }).click();
    await page.waitForURL('**?did=introduce.*');
    await site.advance('PT5M');

    await applicant.open(`proposals/${sent.proposal}`);
    await applicant.page.getByRole('link', { name: 'Bekijk wat u nu kunt doen' }).click();
    expect(await applicant.page.locator('main').textContent()).toContain(FOR_APPLICANT);
    await applicant.page.getByRole('button', { name: 'Ja, ik wil kennismaken' }).click();
    await applicant.page.waitForURL('**/afterwards?done=introduction.*');

    const owner = await site.visitor({ language: 'nl' });
    await owner.open('link');
    await owner.page.getByLabel('Uw e-mailadres').fill(demand.email);
    await owner.page.getByRole('button', { name: 'Mail mij een link' }).click();
    await owner.page.getByRole('heading', { name: 'Kijk in uw mail' }).waitFor();
    await owner.open(await linkTo(site, demand.email));
    await owner.page.getByRole('button', { name: 'Log in' }).click();
    await owner.page.waitForURL('**/nl/mine');
    await owner.open(`contact/requests/${demand.id}`);
    await owner.page.getByRole('link', { name: 'Bekijk de vraag' }).click();
    expect(await owner.page.locator('main').textContent()).toContain(FOR_OWNER);
    expect(await owner.page.locator('main').textContent()).not.toContain(sent.title);
    await owner.page.getByRole('button', { name: 'Ja, ik wil kennismaken' }).click();
    await owner.page.waitForURL('**?done=answered.*');
    expect(await owner.page.locator('main').textContent()).toContain('U hebt allebei ja gezegd');
    await site.settle();

    const met = (await site.mailTo(demand.email)).find(({ subject }) => subject.startsWith('U kunt kennismaken'))!;
    expect(met.text).toContain(sent.email);
    const back = (await site.mailTo(sent.email)).find(({ subject, text }) => subject.startsWith('U kunt kennismaken') && text.includes(demand.email));
    expect(back).toBeDefined();
    expect(await site.violations()).toEqual([]);
  });
});
