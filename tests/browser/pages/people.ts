import type { SweptPage } from '../support/pages.ts';

/** People, organisations and the own profile. */
export const pages: readonly SweptPage[] = [
  { name: 'people', path: 'desk/people', as: 'admin', desk: true, picture: true },
  { name: 'people-found', path: 'desk/people?q=meet', as: 'liaison', desk: true },
  { name: 'people-none', path: 'desk/people?q=zzzz', as: 'liaison', desk: true },
  { name: 'person-new', path: 'desk/people/new', as: 'admin', desk: true },
  {
    name: 'person-new-wrong',
    path: 'desk/people/new',
    as: 'admin',
    desk: true,
    act: (page) => page.getByRole('button', { name: /^(Sla op|Save)$/ }).click(),
    status: 422,
    failed: true,
  },
  { name: 'organisations', path: 'desk/organisations', as: 'liaison', desk: true },
  { name: 'organisation-new', path: 'desk/organisations/new', as: 'admin', desk: true, picture: true },
  { name: 'profile', path: 'settings/profile', as: 'Jan de Peiler', picture: true },
];
