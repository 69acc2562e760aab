import type { Page } from 'playwright-core';
import { openSite } from '../../walk/acts.ts';
import { wanted } from '../../walk/client.ts';
import type { SweptPage } from '../support/pages.ts';
import type { Site } from '../support/site.ts';

type Row = { readonly id: string; readonly stage: string };

/** The first of somebody's list in this stage; the sample has one of each. */
const firstOf =
  (name: string, room: 'review' | 'decide', stage: string) =>
  async (site: Site): Promise<string> => {
    const browser = openSite(site.url).browser();
    const person = (await site.doors.people()).find((each) => each.name === name)!;
    await site.doors.signIn(browser, person.id);
    const list = room === 'review' ? '/api/review' : `/api/desk/queue?view=stage&kind=proposal&stage=${stage}`;
    const { rows }: { rows: readonly Row[] } = await wanted(200, 'list', browser.get(list));
    return `${room}/${rows.find((row) => row.stage === stage)!.id}`;
  };
const pressed = (name: RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).last().click();
  await page.locator('.errors').waitFor();
};

/** In the sample one of the panel sent a review in, one is at it and one was only asked. */
const [DONE, AT_IT, ASKED] = ['Sara Stoomketel', 'Mila Meetnet', 'Rob Rijksbrug'];
const CHAIR = 'Vera Voorzitter';
const invitation = { path: firstOf(ASKED, 'review', 'invited'), as: ASKED, desk: true } as const;
const review = { path: firstOf(AT_IT, 'review', 'accepted'), as: AT_IT, desk: true } as const;
const decision = { path: firstOf(CHAIR, 'decide', 'deliberation'), as: CHAIR, desk: true } as const;
const held = { path: firstOf(CHAIR, 'decide', 'decided'), as: CHAIR, desk: true } as const;
/** A single review as staff see it. */
const oneReview = async (site: Site): Promise<string> => {
  const item = (await firstOf(DONE, 'review', 'submitted')(site)).split('/').at(-1);
  const reviewer = (await site.doors.people()).find((each) => each.name === DONE)!;
  return `desk/proposals/${item}/reviews/${reviewer.id}`;
};
const refused = { status: 422, failed: true } as const;

export const pages: readonly SweptPage[] = [
  { name: 'review-queue', path: 'review', as: AT_IT, desk: true, picture: true },
  { ...invitation, name: 'review-invitation', picture: true },
  { ...invitation, ...refused, name: 'review-invitation-unanswered', act: pressed(/^(Verder|Continue)$/) },
  { ...review, name: 'review', picture: true },
  { ...review, ...refused, name: 'review-incomplete', act: pressed(/^(Dien beoordeling in|Send the review in)$/) },
  { ...review, name: 'review-form', path: async (site) => `${await review.path(site)}/form` },
  {
    ...review,
    ...refused,
    name: 'review-form-empty',
    path: async (site) => `${await review.path(site)}/form`,
    act: pressed(/^(Neem over als concept|Take over as draft)$/),
  },
  { ...review, name: 'review-history', path: async (site) => `${await firstOf(DONE, 'review', 'submitted')(site)}/history`, as: DONE },
  { ...review, name: 'review-differences', path: async (site) => `${await review.path(site)}/differences` },
  { name: 'review-one', path: oneReview, as: CHAIR, desk: true },
  { name: 'review-sent', path: firstOf(DONE, 'review', 'submitted'), as: DONE, desk: true, picture: true },
  { name: 'decide-list', path: 'decide', as: CHAIR, desk: true, picture: true },
  { ...decision, name: 'decide', picture: true },
  { ...decision, ...refused, name: 'decide-empty', act: pressed(/^(Leg het besluit vast|Record the decision)$/) },
  { ...held, name: 'decide-held', picture: true },
  { ...held, ...refused, name: 'decide-unread', act: pressed(/^(Maak het besluit bekend|Announce the decision)$/) },
  { name: 'decide-round', path: firstOf(CHAIR, 'decide', 'in-review'), as: CHAIR, desk: true },
];
