import type { Language } from '../../../shared/community.ts';

/** The address of a proposal's own pages. */
export const ownPath = (language: Language, id: string, page = ''): string => `/${language}/proposals/${id}${page === '' ? '' : `/${page}`}`;
