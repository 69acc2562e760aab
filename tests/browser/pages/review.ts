import type { Page } from 'playwright-core';
import type { SweptPage } from '../support/pages.ts';

/** From the list to the first of a group, by the heading of that group. */
const first = (heading: RegExp) => async (page: Page) => {
  const group = page.locator('section', { has: page.getByRole('heading', { level: 2, name: heading }) });
  await group.locator('a.queue-title').first().click();
  await page.waitForLoadState();
};
const then =
  (...steps: readonly ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page): Promise<void> => {
    for (const step of steps) await step(page);
    await page.waitForLoadState();
  };
const pressed = (name: RegExp) => (page: Page) => page.getByRole('button', { name }).last().click();

const INVITED = /^(Uitnodigingen|Invitations)$/;
const ACCEPTED = /^(Te beoordelen|To review)$/;
const SENT = /^(Ingediend|Sent in)$/;
const DELIBERATION = /^(In beraad|In deliberation)$/;
const HELD = /^(Besloten, nog niet bekend|Decided, not announced)$/;
const OPEN = /^(Nog in beoordeling|Still in review)$/;

/** In the sample one of the panel sent a review in, one is at it and one was only asked. */
const [DONE, AT_IT, ASKED] = ['Sara Stoomketel', 'Mila Meetnet', 'Rob Rijksbrug'];
const reviewer = { path: 'review', desk: true } as const;
const chair = { path: 'decide', as: 'Vera Voorzitter', desk: true } as const;

export const pages: readonly SweptPage[] = [
  { ...reviewer, name: 'review-queue', as: AT_IT, picture: true },
  { ...reviewer, name: 'review-invitation', as: ASKED, act: first(INVITED), picture: true },
  { ...reviewer, name: 'review-invitation-unanswered', as: ASKED, act: then(first(INVITED), pressed(/^(Verder|Continue)$/)), status: 422, failed: true },
  { ...reviewer, name: 'review', as: AT_IT, act: first(ACCEPTED), picture: true },
  {
    ...reviewer,
    name: 'review-incomplete',
    as: AT_IT,
    act: then(first(ACCEPTED), pressed(/^(Dien beoordeling in|Send the review in)$/)),
    status: 422,
    failed: true,
  },
  { ...reviewer, name: 'review-sent', as: DONE, act: first(SENT), picture: true },
  { ...chair, name: 'decide-list', picture: true },
  { ...chair, name: 'decide', act: first(DELIBERATION), picture: true },
  { ...chair, name: 'decide-empty', act: then(first(DELIBERATION), pressed(/^(Leg het besluit vast|Record the decision)$/)), status: 422, failed: true },
  { ...chair, name: 'decide-held', act: first(HELD), picture: true },
  { ...chair, name: 'decide-unread', act: then(first(HELD), pressed(/^(Maak het besluit bekend|Announce the decision)$/)), status: 422, failed: true },
  { ...chair, name: 'decide-round', act: first(OPEN) },
];
