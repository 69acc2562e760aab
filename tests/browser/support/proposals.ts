import { answersFor, IDEAS } from '../../../infra/local/sample-items.ts';
import { type Draft, openItemLink, openSite, saveParts, staffOf, startDraft, submit } from '../../walk/acts.ts';
import { wanted } from '../../walk/client.ts';
import type { Site } from './site.ts';

/** A proposal that was sent in over the JSON API, by somebody whom nobody knew before. */
export type Sent = Draft & { readonly title: string };

const people = new WeakMap<Site['doors'], ReturnType<typeof openSite>>();
const siteOf = ({ url, doors }: Site) => {
  const known = people.get(doors) ?? openSite(url);
  people.set(doors, known);
  return known;
};

let made = 0;

const answersOf = (email: string, language: 'nl' | 'en', run: string) => {
  made += 1;
  return answersFor(IDEAS[made % IDEAS.length]!, { email, language, name: 'Saar Zender', organisation: `Zender ${run}` });
};
const sendIn = async (site: Site, draft: Draft, answers: ReturnType<typeof answersOf>): Promise<Sent> => {
  await saveParts(draft, answers as Parameters<typeof saveParts>[1]);
  await submit(siteOf(site), draft);
  await site.settle();
  return { ...draft, title: answers.outline.title };
};

/** Somebody whom nobody knew before fills in a proposal and sends it in. */
export const sentIn = async (site: Site, language: 'nl' | 'en', call?: string): Promise<Sent> => {
  const own = siteOf(site);
  const email = `${own.run}-${made}@zender.example`;
  const draft = await startDraft(own, { email, language, ...(call ? { call } : {}) });
  await openItemLink(own, draft);
  return sendIn(site, draft, answersOf(email, language, own.run));
};

/** The same by a sample person, who is signed in and needs no mail for it. */
export const sentBy = async (site: Site, name: string, language: 'nl' | 'en'): Promise<Sent> => {
  const own = siteOf(site);
  const person = (await site.doors.people()).find((each) => each.name === name);
  if (!person) throw new Error(`${name} is no sample person`);
  const draft = await startDraft(own, { email: person.email, language });
  const browser = own.browser(language);
  await site.doors.signIn(browser, person.id);
  const signed = { ...draft, browser };
  const answers = answersOf(person.email, language, own.run);
  await saveParts(signed, answers as Parameters<typeof saveParts>[1]);
  await wanted(201, 'submit', browser.post(`/api/proposals/${draft.proposal}/submit`));
  await site.settle();
  return { ...signed, title: answers.outline.title };
};

/** The liaison takes it up and asks its sender something. */
export const askedOf = async (site: Site, { proposal }: Sent, text: string): Promise<void> => {
  const { liaison } = await staffOf(siteOf(site));
  await wanted(200, 'take', liaison.post(`/api/desk/proposals/${proposal}/take`));
  await wanted(200, 'ask', liaison.post(`/api/desk/proposals/${proposal}/ask`, { text }));
  await site.doors.later();
};

/** Path of the newest link that came by mail to an address. */
export const linkTo = async (site: Site, email: string): Promise<string> => {
  const link = (await site.mailTo(email)).flatMap(({ links }) => links).findLast((each) => each.includes('/open/'));
  if (!link) throw new Error(`no link came to ${email}`);
  return new URL(link).pathname;
};
