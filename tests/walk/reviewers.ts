import { isDeepStrictEqual } from 'node:util';
import { community } from '../../shared/community.ts';
import type { Answers } from '../../shared/domain/form.ts';
import { openSignIn, type Site, slug } from './acts.ts';
import { type Browser, linkIn, tokenIn, Unexpected, wanted } from './client.ts';
import type { SampleReviewer } from './samples.ts';

export type Reviewer = { readonly id: string; readonly email: string; readonly name: string; readonly language: 'nl' | 'en' };

/** An administrator enters a reviewer with organisation, languages and capabilities. */
export const addReviewer = async (site: Site, admin: Browser, sample: SampleReviewer): Promise<Reviewer> => {
  const languages = sample.languages.filter((each): each is 'nl' | 'en' => each === 'nl' || each === 'en');
  const email = `${slug(sample.name).replaceAll('-', '.')}.${site.run}@${slug(sample.organisation)}.example`;
  const language = languages[0] ?? 'en';
  const body = {
    name: sample.name,
    email,
    language,
    roles: ['reviewer'],
    organisation: sample.organisation,
    organisationType: sample.orgType,
    languages,
    capabilities: sample.capabilities,
  };
  const { person } = await wanted(201, `add ${sample.name}`, admin.post('/api/admin/people', body));
  return { id: person, email, name: sample.name, language };
};

/** What the invitation's link opens: enough to say no, nothing confidential. */
export const openInvitation = async (site: Site, reviewer: Reviewer, proposal: { id: string; reference: string }): Promise<Browser> => {
  const mail = await site.doors.mail(reviewer.email, (each) => each.subject.includes(proposal.reference) && linkIn(each) !== undefined, 'invitation');
  const browser = site.browser(reviewer.language);
  const opened = await wanted(200, 'open invitation', browser.post('/api/links/open', { token: tokenIn(mail) }));
  if (opened.door !== 'invitation' || opened.item !== proposal.id) throw new Unexpected(`open invitation: ${JSON.stringify(opened)}`);
  const shown = await wanted(200, 'invitation', browser.get(`/api/review/${proposal.id}/invitation`));
  if ('answers' in shown || shown.reference !== proposal.reference || shown.status !== 'invited') throw new Unexpected(`invitation: ${JSON.stringify(shown)}`);
  return browser;
};

/** From the invitation to the whole text: a sign-in link by mail, then yes. */
export const acceptReview = async (site: Site, reviewer: Reviewer, proposal: { id: string; reference: string }): Promise<Browser> => {
  const invited = await openInvitation(site, reviewer, proposal);
  const before = (await site.doors.mails(reviewer.email)).length;
  await wanted(202, 'ask for a link', invited.post(`/api/review/${proposal.id}/link`));
  const browser = await openSignIn(site, site.browser(reviewer.language), reviewer.email, before);
  await wanted(200, 'accept', browser.post(`/api/review/${proposal.id}/accept`, { noConflict: true, terms: community.termsVersion }));
  return browser;
};

export const readForReview = async (browser: Browser, proposal: string, answers: Answers): Promise<any> => {
  const shown = await wanted(200, 'read for review', browser.get(`/api/review/${proposal}`));
  if (!isDeepStrictEqual(shown.answers.substance, answers.substance) || shown.others.length > 0)
    throw new Unexpected(`read for review: ${JSON.stringify(shown).slice(0, 400)}`);
  if ('contact' in shown.answers || 'share' in shown.answers) throw new Unexpected('a reviewer reads the contact');
  return shown;
};
