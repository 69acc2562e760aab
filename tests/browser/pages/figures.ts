import type { SweptPage } from '../support/pages.ts';

export const pages: readonly SweptPage[] = [
  { name: 'figures', path: 'desk/figures', as: 'chair', desk: true, picture: true },
  { name: 'figures-empty', path: 'desk/figures?year=2024', as: 'liaison', desk: true },
];
