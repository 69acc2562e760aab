import type { Page } from 'playwright-core';
import type { Site } from './site.ts';

/** How a start-up fills in the short form, by what the labels say, in Dutch. Each step ends on the page that comes after it. */
export const TITLE = 'Lekdetectie langs de persleiding';
const save = (page: Page) => page.getByRole('button', { name: 'Bewaar en ga verder' }).click();
const pick = (page: Page, group: string | RegExp, choice: string) => page.getByRole('group', { name: group }).getByLabel(choice, { exact: true }).check();

export const OUTLINE = async (page: Page): Promise<void> => {
  await page.getByLabel('Titel', { exact: true }).fill(TITLE);
  await page
    .getByLabel('Openbare samenvatting')
    .fill('Een sensor luistert langs een persleiding naar lekken en meldt ze aan de bediener, zonder ooit iets naar de besturing te sturen.');
  await page.getByLabel('niets vertrouwelijks').check();
  await pick(page, 'Soort voorstel', 'Een product dat een pilot zoekt');
  await pick(page, /Beschermt, bewaakt/, 'Ja');
  await page.getByLabel('Welk proces?').fill('Rioolpersleidingen');
};
const ORGANISATION = async (page: Page): Promise<void> => {
  await page.getByLabel('Naam van de organisatie').fill('Luisterbuis BV');
  await page.getByLabel('Soort organisatie').selectOption({ label: 'Start-up' });
  await page.getByLabel('Land', { exact: true }).selectOption('NL');
  await page.getByRole('group', { name: 'Pilotlocaties' }).getByRole('textbox').first().fill('Gemaal West');
  await page.getByRole('button', { name: 'Nog een pilotlocatie' }).click();
  await page.getByRole('group', { name: 'Pilotlocaties' }).getByRole('textbox').nth(1).fill('Gemaal Oost');
};
const CONTACT = async (page: Page): Promise<void> => {
  await page.getByLabel('Uw naam').fill('Noor Buis');
  await page.getByLabel('Uw functie').fill('Oprichter');
};
const MATURITY = async (page: Page): Promise<void> => {
  await page.getByRole('group', { name: 'TRL nu' }).getByLabel('6', { exact: true }).press('Space');
  await page.getByRole('group', { name: 'TRL over 12 maanden' }).getByLabel('7', { exact: true }).press('Space');
  await pick(page, 'Onderwerpen', 'Procesgebaseerde anomaliedetectie');
  await pick(page, 'Apparatuur', 'RTU');
  await pick(page, 'Sectoren', 'Afvalwater');
};
const SUBSTANCE = async (page: Page): Promise<void> => {
  await page.getByLabel('Het probleem, en wie het heeft').fill('Beheerders van persleidingen merken een lek pas als de put overloopt.');
};
const PROCESS = async (page: Page): Promise<void> => {
  await pick(page, 'Hoe het proces wordt geraakt', 'Contactloos / side-channel');
  await pick(page, /Schrijft het ooit/, 'Nee');
  await pick(page, /veiligheidsfunctie/, 'Nee');
};
const REQUEST = async (page: Page): Promise<void> => {
  await pick(page, 'Wat u van ons vraagt', 'Pilot- of testlocatie');
  await page.getByLabel('Een goed resultaat over zes maanden').fill('Een proef van drie maanden op één leiding.');
  await page.getByLabel('Ik ga akkoord met de voorwaarden').check();
  await page.getByLabel('Ik heb de privacyverklaring gelezen').check();
};

/** The whole short form, from its first part to the overview. */
export const fillShortForm = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'In het kort' }).click();
  for (const fill of [OUTLINE, ORGANISATION, CONTACT, MATURITY, SUBSTANCE, PROCESS, REQUEST]) {
    const before = page.url();
    await fill(page);
    await save(page);
    await page.waitForURL((url) => url.href !== before);
  }
};

/** Starts a draft on the pages. */
export const startDraft = async ({ doors }: Pick<Site, 'doors'>, page: Page, email: string, language: 'nl' | 'en' = 'nl', call?: string): Promise<void> => {
  await page.goto(`/${language}/submit${call ? `?call=${call}` : ''}`);
  await page.getByLabel(language === 'nl' ? 'Uw e-mailadres' : 'Your e-mail address').fill(email);
  // A person takes longer than the two seconds that a form must have been open.
  await doors.advance('PT3S');
  await page.getByRole('button', { name: language === 'nl' ? 'Begin' : 'Start', exact: true }).click();
  await page.waitForURL(/\/drafts\/prp_/);
};
