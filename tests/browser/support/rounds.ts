import { ALL_HOLD, reviewFor } from '../../../infra/local/sample-items.ts';
import { community } from '../../../shared/community.ts';
import { openSite, staffOf } from '../../walk/acts.ts';
import { wanted } from '../../walk/client.ts';
import { type Sent, sentIn } from './proposals.ts';
import type { Site } from './site.ts';

const personCalled = async (site: Site, name: string) => {
  const person = (await site.doors.people()).find((each) => each.name === name);
  if (!person) throw new Error(`nobody here is called ${name}`);
  return person;
};

/** A proposal that was sent in is admitted, with these reviewers asked; their letters have left. */
export const admitted = async (site: Site, { proposal }: Pick<Sent, 'proposal'>, names: readonly string[]): Promise<void> => {
  const { liaison } = await staffOf(openSite(site.url));
  const act = (verb: string, body: unknown) => wanted(200, verb, liaison.post(`/api/desk/proposals/${proposal}/${verb}`, body));
  await act('take', {});
  await act('admit', { checks: ALL_HOLD });
  const reviewers = await Promise.all(names.map(async (name) => (await personCalled(site, name)).id));
  if (reviewers.length > 0) await act('invite', { reviewers });
  await site.advance('PT5M');
};

/** The same for a new one. */
export const askedToReview = async (site: Site, names: readonly string[], language: 'nl' | 'en' = 'nl'): Promise<Sent> => {
  const sent = await sentIn(site, language);
  await admitted(site, sent, names);
  return sent;
};

/** Somebody who was asked takes it, and where a mark is given sends a review in. */
export const reviewedBy = async (site: Site, { proposal }: Pick<Sent, 'proposal'>, name: string, mark?: number): Promise<void> => {
  const browser = openSite(site.url).browser('nl');
  await site.doors.signIn(browser, (await personCalled(site, name)).id);
  await wanted(200, 'accept', browser.post(`/api/review/${proposal}/accept`, { noConflict: true, terms: community.termsVersion }));
  if (mark !== undefined) await wanted(201, 'review', browser.post(`/api/review/${proposal}/submit`, reviewFor('nl', mark)));
  await site.settle();
};
