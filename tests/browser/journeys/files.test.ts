import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { sentBy } from '../support/proposals.ts';
import { admitted, reviewedBy } from '../support/rounds.ts';
import { infected, pdfNamed } from '../support/sample-files.ts';
import type { Site } from '../support/site.ts';
import { withSite } from '../support/with-site.ts';

const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });
const choose = (page: Page) => page.getByLabel('Kies pdf-bestanden, of sleep ze hierheen');
const sees = (page: Page, name: string, text: string | RegExp) => row(page, name).filter({ hasText: text }).waitFor();
const isDone = (page: Page) => page.getByText('Gecontroleerd, te openen').first().waitFor();

/** What comes when a link to a file is followed. */
const opened = async (page: Page, name: string): Promise<{ readonly as: string; readonly text: string }> => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  return { as: download.suggestedFilename(), text: await text(await download.createReadStream()) };
};

withSite('the files beside a proposal', (site) => {
  /** A proposal that nobody has taken, and its sender on the page of its files. */
  const sender = async (looks: Parameters<Site['visitor']>[0] = {}) => {
    const { proposal } = await sentBy(site, 'Ina Dijk', 'nl');
    const visitor = await site.visitor({ as: 'Ina Dijk', ...looks });
    await visitor.open(`proposals/${proposal}`);
    await visitor.page.getByRole('link', { name: 'Bijlagen bekijken of toevoegen' }).click();
    return { ...visitor, proposal };
  };

  it('are sent several at once, each with what came of it, and are opened and removed', async () => {
    const { page, proposal } = await sender();
    await choose(page).setInputFiles([
      pdfNamed('Meetrapport gemaal.pdf', { text: 'het meetrapport', bytes: 2_000_000 }),
      infected('eicar.pdf'),
      { name: 'notitie.docx', mimeType: 'application/msword', buffer: Buffer.from('PK\u0003\u0004') },
      pdfNamed('te groot.pdf', { bytes: 10 * 1024 * 1024 + 1 }),
      { name: 'leeg.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
    ]);
    await sees(page, 'notitie.docx', 'Dit is geen pdf.');
    await sees(page, 'te groot.pdf', 'groter dan 10 MB');
    await sees(page, 'leeg.pdf', 'Dit bestand is leeg.');
    await sees(page, 'Meetrapport gemaal.pdf', 'Gecontroleerd, te openen');
    await sees(page, 'eicar.pdf', 'Niet aangenomen. In dit bestand zit schadelijke code');
    expect(await opened(page, 'Meetrapport gemaal.pdf')).toEqual({ as: 'Meetrapport gemaal.pdf', text: expect.stringContaining('het meetrapport') });
    for (const name of ['notitie.docx', 'te groot.pdf', 'leeg.pdf']) await row(page, name).getByRole('button', { name: 'Haal weg' }).click();
    await choose(page).setInputFiles([pdfNamed('een.pdf'), pdfNamed('twee.pdf'), pdfNamed('drie.pdf')]);
    await sees(page, 'drie.pdf', 'Er is plaats voor drie bestanden.');
    await sees(page, 'twee.pdf', 'Gecontroleerd');
    await page.getByText('Er zijn al drie bijlagen.').waitFor();
    await page.goto(`/nl/proposals/${proposal}/files`);
    await row(page, 'Meetrapport gemaal.pdf')
      .getByRole('button', { name: /^Verwijder/ })
      .click();
    expect(await page.getByRole('status').first().textContent()).toContain('Het bestand is verwijderd.');
    expect(await row(page, 'Meetrapport gemaal.pdf').count()).toBe(0);
    expect(await site.violations()).toEqual([]);
  });

  it('come again after a lost connection and after the time was over, and are stopped on the way', async () => {
    const { page } = await sender();
    let next: 'abort' | 'expired' | 'hold' | 'go' = 'abort';
    await page.route(
      (url) => url.origin !== site.url,
      async (route) => {
        if (next === 'go') return route.continue();
        if (next === 'abort') return route.abort('connectionreset');
        if (next === 'expired')
          return route.fulfill({ status: 403, headers: { 'access-control-allow-origin': site.url }, body: '<Error><Code>AccessDenied</Code></Error>' });
      },
    );
    await choose(page).setInputFiles([pdfNamed('tekening.pdf', { text: 'de tekening' })]);
    await sees(page, 'tekening.pdf', 'De verbinding viel weg.');
    next = 'expired';
    await row(page, 'tekening.pdf').getByRole('button', { name: 'Probeer opnieuw' }).click();
    await sees(page, 'tekening.pdf', 'De tijd om dit bestand te versturen is om.');
    next = 'go';
    await row(page, 'tekening.pdf').getByRole('button', { name: 'Probeer opnieuw' }).click();
    await isDone(page);
    expect(await row(page, 'tekening.pdf').filter({ visible: true }).count()).toBe(1);
    next = 'hold';
    await choose(page).setInputFiles([pdfNamed('toch niet.pdf')]);
    await row(page, 'toch niet.pdf').getByRole('button', { name: 'Breek af' }).click();
    await row(page, 'toch niet.pdf').filter({ visible: true }).waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'De bestanden (1/3)' }).waitFor();
    expect(await site.violations()).toEqual([]);
  });

  it('are added without a script too, one after the other', async () => {
    const { page, proposal } = await sender({ javascript: false });
    const bring = async (name: string, file: ReturnType<typeof pdfNamed>) => {
      await page.getByLabel('Hoe heet het bestand?').fill(name);
      await page.getByRole('button', { name: 'Kies het bestand' }).click();
      await page.getByLabel('Uw pdf-bestand').setInputFiles([file]);
      await page.getByRole('button', { name: 'Verstuur het bestand' }).click();
      await page.waitForURL(`${site.url}/nl/proposals/${proposal}/files?did=sent.*`);
      await site.settle();
      await page.goto(`/nl/proposals/${proposal}/files`);
    };
    await page.getByRole('button', { name: 'Kies het bestand' }).click();
    expect(await page.title()).toMatch(/^Fout: /);
    await bring('Tekening', pdfNamed('scan0001.pdf', { text: 'de tekening' }));
    await bring('EICAR', infected('eicar.com.pdf'));
    await sees(page, 'Tekening.pdf', 'Gecontroleerd, te openen');
    await sees(page, 'EICAR.pdf', 'schadelijke code');
    expect(await opened(page, 'Tekening.pdf')).toEqual({ as: 'Tekening.pdf', text: expect.stringContaining('de tekening') });
    await row(page, 'EICAR.pdf')
      .getByRole('button', { name: /^Verwijder/ })
      .click();
    expect(await row(page, 'EICAR.pdf').count()).toBe(0);
    expect(await site.violations()).toEqual([]);
  });

  it('are read by a reviewer once they are clean, and taken out by a liaison', async () => {
    const NAME = 'Mila Meetnet';
    const sent = await sentBy(site, 'Ina Dijk', 'nl');
    const own = await site.visitor({ as: 'Ina Dijk' });
    await own.open(`proposals/${sent.proposal}/files`);
    await choose(own.page).setInputFiles([pdfNamed('wachtwoorden.pdf', { text: 'geheim' }), infected('besmet.pdf')]);
    await sees(own.page, 'besmet.pdf', 'Niet aangenomen');
    await isDone(own.page);
    await admitted(site, sent, [NAME, 'Sara Stoomketel', 'Jan de Peiler']);
    await reviewedBy(site, sent, NAME);

    const reviewer = await site.visitor({ as: NAME });
    await reviewer.open(`review/${sent.proposal}`);
    expect(await opened(reviewer.page, 'wachtwoorden.pdf')).toEqual({ as: 'wachtwoorden.pdf', text: expect.stringContaining('geheim') });
    expect(await row(reviewer.page, 'besmet.pdf').count()).toBe(0);

    const { page, open } = await site.visitor({ as: 'Lia Sluiswachter' });
    await open(`desk/proposals/${sent.proposal}`);
    await sees(page, 'besmet.pdf', 'Niet aangenomen: bevat schadelijke code');
    await page.getByRole('link', { name: 'Een bijlage weghalen' }).click();
    await page.getByText('Haal dit bestand weg: wachtwoorden.pdf').click();
    await row(page, 'wachtwoorden.pdf').getByRole('button', { name: 'Haal het bestand weg' }).click();
    expect(await page.title()).toMatch(/^Fout: /);
    await row(page, 'wachtwoorden.pdf').getByLabel('Wat staat erin?').selectOption({ label: 'Wachtwoord of sleutel' });
    await row(page, 'wachtwoorden.pdf').getByRole('button', { name: 'Haal het bestand weg' }).click();
    expect(await page.getByRole('status').first().textContent()).toContain('ook zijn naam');
    expect(await page.getByText('wachtwoorden').count()).toBe(0);
    await reviewer.page.reload();
    expect(await row(reviewer.page, 'wachtwoorden.pdf').count()).toBe(0);
    expect(await site.violations()).toEqual([]);
  });
});
