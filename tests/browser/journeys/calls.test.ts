import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { community } from '../../../shared/community.ts';
import { fillShortForm, startDraft } from '../support/filling.ts';
import type { Site } from '../support/site.ts';
import { withSite } from '../support/with-site.ts';

/** A moment some hours ahead as boxes for date and time ask for it. */
const ahead = async (site: Pick<Site, 'doors'>, hours: number) => {
  const at = new Date(Date.parse(await site.doors.now()) + hours * 3_600_000);
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: community.timeZone,
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return { day: part.day!, month: part.month!, year: part.year!, time: `${part.hour}:${part.minute}` };
};

const typeMoment = async (page: Page, name: string, { day, month, year, time }: Awaited<ReturnType<typeof ahead>>): Promise<void> => {
  const group = page.getByRole('group', { name });
  await group.getByLabel('Dag').fill(day);
  await group.getByLabel('Maand').fill(month);
  await group.getByLabel('Jaar').fill(year);
  await page.getByLabel(`Tijd: ${name}`).fill(time);
};

const TITLE = 'Stille pompen';

withSite('a call', (site) => {
  it('is made and published by an administrator, takes a proposal in, and takes one later by a code', { timeout: 180_000 }, async () => {
    const { page: desk, open } = await site.visitor({ language: 'nl', javascript: false, as: 'admin' });
    await open('desk');
    await desk.getByRole('link', { name: 'Oproepen' }).click();
    await desk.getByRole('link', { name: 'Nieuwe oproep' }).click();
    await desk.getByLabel('Titel in het Nederlands').fill(TITLE);
    await desk.getByLabel('Titel in het Engels').fill('Quiet pumps');
    await desk.getByLabel('Waar de oproep over gaat, in het Nederlands').fill('Een oproep voor pompen die stil en veilig draaien.');
    await desk.getByLabel('Waar de oproep over gaat, in het Engels').fill('A call for pumps that run quietly and safely.');
    await typeMoment(desk, 'Sluit op', await ahead(site, 2));
    await desk.getByLabel('Uitloop').selectOption({ label: 'geen' });
    await desk.getByLabel('Vroege ideeën', { exact: true }).check();
    await desk.getByLabel('Verzegeld tot het einde').check();
    await desk.getByRole('button', { name: 'Vraag toevoegen' }).click();
    await desk.getByLabel('De vraag in het Nederlands').fill('Hoeveel pompen heeft u?');
    await desk.getByRole('button', { name: 'Bewaren als concept' }).click();
    // The other language of the question is still to be written; what was typed stands there.
    expect(await desk.title()).toMatch(/^Fout: /);
    await desk.getByLabel('De vraag in het Engels').fill('How many pumps do you have?');
    await desk.getByLabel('Getal').check();
    await desk.getByRole('button', { name: 'Bewaren als concept' }).click();
    expect(await desk.getByRole('status').textContent()).toContain('bewaard als concept');
    const call = desk.url().split('?')[0]!;
    await desk.getByRole('link', { name: 'Bekijk het formulier zoals indieners het zien' }).click();
    expect(await desk.getByText('Hoeveel pompen heeft u?').count()).toBe(1);
    await desk.goto(call);
    await desk.getByRole('button', { name: 'Publiceren' }).click();
    expect(await desk.getByRole('status').textContent()).toContain('gepubliceerd');

    const { page } = await site.visitor({ language: 'nl' });
    await page.goto('/nl/submit');
    await page.getByRole('link', { name: new RegExp(TITLE) }).click();
    expect(await page.getByText('Hoeveel pompen heeft u?').count()).toBe(1);
    await page.getByText('Criteria en wat de cijfers betekenen').click();
    expect(await page.getByText('Probleem en wie het heeft').isVisible()).toBe(true);
    await startDraft(site, page, 'stil@pompen.example', 'nl', new URL(call).pathname.split('/').at(-1)!);
    const draft = new URL(page.url()).pathname;
    const [letter] = await site.mailTo('stil@pompen.example');
    await page.goto(letter!.links.find((link) => link.includes('/open/'))!);
    await page.getByRole('main').getByRole('button').click();
    await page.waitForURL((url) => url.pathname === draft);
    await fillShortForm(page);
    await page.goto(draft);
    await page.getByRole('link', { name: 'Vragen van deze oproep' }).click();
    await page.getByLabel('Hoeveel pompen heeft u?').fill('12');
    await page
      .getByRole('button', { name: /^Bewaar en ga/ })
      .first()
      .click();

    await site.advance('PT3H');
    await page.goto(`${draft}/check`);
    await page.getByRole('button', { name: 'Verklaar en dien in' }).click();
    expect(await page.getByRole('main').textContent()).toContain('Deze oproep sloot op');

    await desk.goto(call);
    await desk.getByText('Code maken').first().click();
    await typeMoment(desk, 'Tot', await ahead(site, 4));
    await desk.getByRole('button', { name: 'Code maken' }).click();
    const code = (await desk.locator('.call-code').textContent())!;
    await page.goto(`${draft}/check`);
    await page.getByLabel('Code voor uitstel').fill(code);
    await page.getByRole('button', { name: 'Verklaar en dien in' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Uw voorstel is ontvangen');
    const reference = (await page.locator('.tag').textContent())!;

    await desk.goto(call);
    await desk.locator('summary', { hasText: '1 voorstel' }).click();
    expect(await desk.getByText(reference).count()).toBe(1);
    await desk.goto(`/nl/desk?q=${reference}`);
    expect(await desk.getByRole('main').textContent()).not.toContain('Lekdetectie langs de persleiding');
    await site.advance('PT5H');
    await desk.goto(`/nl/desk?q=${reference}`);
    expect(await desk.getByRole('main').textContent()).toContain('Lekdetectie langs de persleiding');
    expect(await site.violations()).toEqual([]);
  });
});
