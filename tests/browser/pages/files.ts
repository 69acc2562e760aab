import type { Page } from 'playwright-core';
import type { SweptPage } from '../support/pages.ts';
import { type Sent, sentBy } from '../support/proposals.ts';
import { infected, pdfNamed } from '../support/sample-files.ts';
import type { Site } from '../support/site.ts';

const INA = 'Ina Dijk';
const made = new Map<string, Promise<Sent>>();

/** A proposal with one file that is clean and one that is not, for all of these pages of a language. */
const withFiles = async (site: Site, language: 'nl' | 'en'): Promise<Sent> => {
  const sent = await sentBy(site, INA, language);
  const { page, open, close } = await site.visitor({ as: INA, language });
  await open(`proposals/${sent.proposal}/files`);
  await page.locator('input[type="file"]').setInputFiles([pdfNamed('Meetrapport gemaal Oost, najaar.pdf', { bytes: 300_000 }), infected('tekening.pdf')]);
  await page.locator('[data-status="clean"]').waitFor();
  await page.locator('[data-status="refused"]').waitFor();
  await close();
  return sent;
};
const at =
  (folder: string) =>
  async (site: Site, language: 'nl' | 'en'): Promise<string> => {
    const key = `${site.url} ${language}`;
    if (!made.has(key)) made.set(key, withFiles(site, language));
    return `${folder}/${(await made.get(key))!.proposal}/files`;
  };
const go = (page: Page) => page.getByRole('button', { name: /^(Kies het bestand|Choose the file)$/ }).click();
/** As a browser does without a script. */
const plainly = async (page: Page, name: string): Promise<void> => {
  await page.route('**/assets/files-*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await page.reload();
  await page.locator('input[name="name"]').fill(name);
  await go(page);
};

export const pages: readonly SweptPage[] = [
  { name: 'files', path: at('proposals'), as: INA, picture: true },
  { name: 'files-nameless', path: at('proposals'), as: INA, act: (page) => plainly(page, ''), status: 422, failed: true },
  { name: 'files-send', path: at('proposals'), as: INA, act: (page) => plainly(page, 'Tekening'), other: '' },
  {
    name: 'files-desk',
    path: at('proposals'),
    as: 'liaison',
    desk: true,
    act: (page) => page.locator('summary').first().click(),
    picture: true,
  },
];
