import type { DecisionBody } from '../../shared/domain/decision.ts';
import type { Answers } from '../../shared/domain/form.ts';
import { isReference } from '../../shared/domain/id.ts';
import { Browser, Doors, freshKey, linkIn, type Mail, tokenIn, Unexpected, wanted } from './client.ts';

/** A running Sluis as the walk meets it: people with browsers of their own. */
export type Site = {
  readonly url: string;
  readonly doors: Doors;
  /** A word that makes the addresses of this run new ones. */
  readonly run: string;
  readonly browser: (language?: 'nl' | 'en') => Browser;
  readonly close: () => void;
};

/** Loopback addresses are many, so that nobody is taken for somebody else by the limits. */
export const openSite = (url: string): Site => {
  const browsers: Browser[] = [];
  const run = freshKey()
    .replaceAll(/[^a-z]/g, '')
    .slice(0, 5)
    .padEnd(5, 'x');
  const base = 2 + Math.floor(Math.random() * 200);
  return {
    url,
    doors: new Doors(url),
    run,
    browser: (language = 'en') => {
      const n = browsers.length;
      const browser = new Browser(url, {
        from: `127.${base + Math.floor(n / 62_500)}.${Math.floor(n / 250) % 250}.${(n % 250) + 2}`,
        language,
      });
      browsers.push(browser);
      return browser;
    },
    close: () => {
      for (const browser of browsers) browser.close();
    },
  };
};

export const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\([^)]*\)/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '') || 'nobody';

export type Staff = { readonly liaison: Browser; readonly chair: Browser; readonly admin: Browser };

/** Signs in one liaison, one chair and one administrator of the sample people. */
export const staffOf = async ({ doors, browser }: Site): Promise<Staff> => {
  const people = await doors.people();
  const as = async (role: string): Promise<Browser> => {
    const person = people.find(({ roles }) => roles.length === 1 && roles[0] === role) ?? people.find(({ roles }) => roles.includes(role));
    if (!person) throw new Unexpected(`nobody here is ${role}`);
    const own = browser();
    await doors.signIn(own, person.id);
    return own;
  };
  return { liaison: await as('liaison'), chair: await as('chair'), admin: await as('admin') };
};

export type Draft = {
  readonly email: string;
  readonly language: 'nl' | 'en';
  readonly browser: Browser;
  readonly proposal: string;
  readonly reference: string;
};

/** A stranger leaves an address and gets a draft; the link arrives by mail and proves the address when its button is pressed. */
export const startDraft = async (site: Site, { email, language, call }: { email: string; language: 'nl' | 'en'; call?: string }): Promise<Draft> => {
  const browser = site.browser(language);
  const started = await wanted(201, 'start', browser.post('/api/proposals', { email, language, call }));
  if (!isReference(started.reference)) throw new Unexpected(`start: ${started.reference} is no reference`);
  return { email, language, browser, proposal: started.proposal, reference: started.reference };
};

export const openItemLink = async ({ doors }: Site, draft: Draft): Promise<Mail> => {
  const mail = await doors.mail(draft.email, (each) => linkIn(each) !== undefined && each.subject.includes(draft.reference), 'item link');
  const opened = await wanted(200, 'open link', draft.browser.post('/api/links/open', { token: tokenIn(mail) }));
  if (opened.door !== 'item' || opened.item !== draft.proposal || opened.language !== draft.language)
    throw new Unexpected(`open link: ${JSON.stringify(opened)}`);
  return mail;
};

export const saveParts = async ({ browser, proposal }: Draft, answers: Answers): Promise<void> => {
  for (const [part, content] of Object.entries(answers)) {
    const saved = await wanted(200, `save ${part}`, browser.put(`/api/proposals/${proposal}/parts/${part}`, { seen: 0, content }));
    if (saved.part !== part || saved.version !== 1) throw new Unexpected(`save ${part}: ${JSON.stringify(saved)}`);
  }
};

export type Receipt = {
  readonly proposal: string;
  readonly reference: string;
  readonly receipt: string;
  readonly receivedAt: string;
  readonly nextDate: string;
  readonly promisedAt: string;
  readonly liaison: string;
};

/** Everything in a receipt that a stranger can check. */
export const receiptFaults = (receipt: Receipt, draft: { proposal: string; reference: string }, now: string): string[] =>
  [
    receipt.proposal === draft.proposal || 'another proposal',
    (receipt.reference === draft.reference && isReference(receipt.reference)) || 'another reference, or a wrong check character',
    /^[0-9a-f]{64}$/.test(receipt.receipt) || 'no SHA-256',
    Math.abs(Date.parse(receipt.receivedAt) - Date.parse(now)) < 60_000 || 'received at another time',
    receipt.nextDate > now || 'the next date is not in the future',
    receipt.promisedAt > receipt.nextDate || 'the promised date comes before the next one',
    receipt.liaison !== '' || 'no liaison',
  ].filter((fault) => fault !== true);

export const submit = async ({ doors }: Site, draft: Draft, key = freshKey()): Promise<Receipt> => {
  const { browser, proposal } = draft;
  const check = await wanted(200, 'check', browser.get(`/api/proposals/${proposal}/check`));
  if (!check.complete || !check.addressVerified) throw new Unexpected(`check: ${JSON.stringify(check)}`);
  const receipt: Receipt = await wanted(201, 'submit', browser.post(`/api/proposals/${proposal}/submit`, {}, { key }));
  const faults = receiptFaults(receipt, draft, await doors.now());
  if (faults.length > 0) throw new Unexpected(`receipt of ${draft.reference}: ${faults.join(', ')}`);
  return receipt;
};

/** Asks for a sign-in link with the public form's twin, and opens what arrives, in a browser of its own. */
export const signInByMail = async (site: Site, email: string, language: 'nl' | 'en'): Promise<Browser> => {
  const browser = site.browser(language);
  const before = (await site.doors.mails(email)).length;
  await wanted(202, 'ask for a link', browser.post('/api/links', { email, language }));
  return openSignIn(site, browser, email, before);
};

/** Opens the first sign-in link that comes after the mails that were there before. */
export const openSignIn = async ({ doors }: Site, browser: Browser, email: string, before: number): Promise<Browser> => {
  for (let left = 100; left > 0; left -= 1) {
    const mail = (await doors.mails(email)).slice(before).findLast((each) => linkIn(each) !== undefined);
    if (mail) {
      const opened = await wanted(200, 'sign in', browser.post('/api/links/open', { token: tokenIn(mail) }));
      if (opened.door !== 'person') throw new Unexpected(`sign in: ${JSON.stringify(opened)}`);
      return browser;
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Unexpected(`no sign-in link came to ${email}`);
};

/** Everything that the applicant's browser gets to see of where it stands, as bytes. */
export const statusBytes = async (browser: Browser, proposal: string): Promise<string> => {
  const [status, page] = [await browser.get(`/api/proposals/${proposal}/status`), await browser.get(`/api/proposals/${proposal}`)];
  await wanted(200, 'status', Promise.resolve(status));
  return JSON.stringify([status.status, status.headers.etag, status.text, page.status, page.headers.etag, page.text]);
};

/** Decides; not a byte of what the applicant sees may change by it. */
export const decideHeld = async (chair: Browser, applicant: Browser, proposal: string, body: DecisionBody): Promise<void> => {
  const before = await statusBytes(applicant, proposal);
  await wanted(200, 'decide', chair.post(`/api/desk/proposals/${proposal}/decide`, body));
  const after = await statusBytes(applicant, proposal);
  if (after !== before) throw new Unexpected(`deciding changed what the applicant sees: ${before} became ${after}`);
};

export const announce = async (chair: Browser, proposal: string): Promise<void> =>
  wanted(200, 'announce', chair.post(`/api/desk/proposals/${proposal}/announce`, { letterRead: 1 }));
