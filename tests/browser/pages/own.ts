import type { Page } from 'playwright-core';
import { landed } from '../support/landed.ts';
import type { SweptPage } from '../support/pages.ts';
import { askedOf, linkTo, type Sent, sentBy, sentIn } from '../support/proposals.ts';
import type { Site } from '../support/site.ts';

/** Made once for each language and each use, however many pages show it. */
const made = new Map<string, Promise<Sent>>();
const once = (key: string, make: () => Promise<Sent>): Promise<Sent> => {
  const known = made.get(key) ?? make();
  made.set(key, known);
  return known;
};
/** A sample person with whom nothing else is tried here. */
const INA = 'Ina Dijk';
const unknown = (site: Site, language: 'nl' | 'en') => once(`unknown ${language}`, () => sentIn(site, language));
const submitted = (site: Site, language: 'nl' | 'en') => once(`submitted ${language}`, () => sentBy(site, INA, language));
const asked = (site: Site, language: 'nl' | 'en') =>
  once(`asked ${language}`, async () => {
    const sent = await sentBy(site, INA, language);
    await askedOf(site, sent, 'Wat gebeurt er als de sensor uitvalt?');
    return sent;
  });

type Of = (site: Site, language: 'nl' | 'en') => Promise<Sent>;
const at =
  (of: Of, page = '') =>
  async (site: Site, language: 'nl' | 'en'): Promise<string> =>
    `proposals/${(await of(site, language)).proposal}${page === '' ? '' : `/${page}`}`;

/** Comes in by the link of a letter. */
const byLink =
  (of: Of) =>
  async (page: Page, site: Site, language: 'nl' | 'en'): Promise<void> => {
    await page.context().request.post(await linkTo(site, (await of(site, language)).email), { maxRedirects: 0 });
  };
const send = (page: Page) => landed(page, page.locator('main form').last().getByRole('button').last());

export const pages: readonly SweptPage[] = [
  { name: 'status', path: at(unknown), first: byLink(unknown), picture: true },
  { name: 'own', path: at(submitted), as: INA },
  { name: 'own-question', path: at(asked), as: INA, picture: true },
  { name: 'answer', path: at(asked, 'answer'), as: INA },
  { name: 'answer-empty', path: at(asked, 'answer'), as: INA, act: send, status: 422, failed: true },
  { name: 'amend', path: at(submitted, 'amend'), as: INA },
  { name: 'amend-part', path: at(submitted, 'amend?part=maturity'), as: INA },
  { name: 'withdraw', path: at(submitted, 'withdraw'), as: INA },
  { name: 'withdraw-empty', path: at(submitted, 'withdraw'), as: INA, act: send, status: 422, failed: true, picture: true },
  { name: 'differences', path: at(submitted, 'differences'), as: INA },
  { name: 'mine', path: 'mine', as: 'Noor Vondst', picture: true },
  { name: 'settings', path: 'settings', as: 'Noor Vondst' },
  { name: 'settings-desk', path: 'settings', as: 'liaison' },
  {
    name: 'settings-wrong',
    path: 'settings',
    as: 'liaison',
    act: (page) =>
      page
        .locator('form', { has: page.locator('[name="act"][value="absence"]') })
        .getByRole('button')
        .click(),
    status: 422,
    failed: true,
  },
  { name: 'own-data', path: 'settings/data', as: 'Noor Vondst' },
  { name: 'signed-out', path: 'mine', status: 401 },
  { name: 'no-such-page', path: 'nowhere', status: 404 },
];
