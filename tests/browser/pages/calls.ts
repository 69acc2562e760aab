import type { SweptPage } from '../support/pages.ts';

const room = { as: 'admin', desk: true } as const;

export const pages: readonly SweptPage[] = [
  { name: 'calls', path: 'desk/calls', ...room },
  { name: 'call-new', path: 'desk/calls/new', ...room, picture: true },
  {
    name: 'call-wrong',
    path: 'desk/calls/new',
    ...room,
    act: async (page) => {
      await page.getByRole('button', { name: /^(Vraag toevoegen|Add a question)$/ }).click();
      await page.getByRole('button', { name: /^(Bewaren als concept|Keep as a draft)$/ }).click();
    },
    status: 422,
    failed: true,
  },
  { name: 'call-terms', path: 'calls/open', picture: true },
];
