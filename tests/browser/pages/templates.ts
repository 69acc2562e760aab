import type { Page } from 'playwright-core';
import type { SweptPage } from '../support/pages.ts';

const press = (name: RegExp) => (page: Page) => page.getByRole('button', { name }).click();
const edit = { path: 'desk/templates?for=nl&template=status', as: 'liaison', desk: true } as const;

export const pages: readonly SweptPage[] = [
  { name: 'templates', path: 'desk/templates', as: 'liaison', desk: true, picture: true },
  { ...edit, name: 'template' },
  { ...edit, name: 'template-preview', act: press(/^(Bekijk eerst|Look at it first)$/), other: '', picture: true },
  {
    name: 'template-wrong',
    path: 'desk/templates?for=en&template=new',
    as: 'liaison',
    desk: true,
    act: press(/^(Bewaar|Save)$/),
    status: 422,
    failed: true,
    other: '',
  },
];
