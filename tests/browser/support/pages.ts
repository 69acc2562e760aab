import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Site } from './site.ts';

/** One page in one state, as the sweep and the pictures visit it. */
export type SweptPage = {
  /** Names it in tests and in the files of pictures: small letters and hyphens. */
  readonly name: string;
  /** Behind the language, such as "link"; "" is the first page. A function may make what it shows; it is asked once for each language. */
  readonly path: string | ((site: Site, language: 'nl' | 'en') => string | Promise<string>);
  /** Name or role of the sample person who is signed in; nobody without one. */
  readonly as?: string;
  /** Lets somebody in who is no sample person, once the path is known. */
  readonly first?: (page: Page, site: Site, language: 'nl' | 'en') => Promise<unknown>;
  /** Leads from the page to the state that is meant, such as a form that was sent empty. */
  readonly act?: (page: Page) => Promise<unknown>;
  /** Of the last document; 200 when not given. */
  readonly status?: number;
  /** A form that came back: its title begins with "Fout: ". */
  readonly failed?: boolean;
  /** A page of the desk: other budgets, and no footer. */
  readonly desk?: boolean;
  /** Path behind the language that the switch may lead to as well, where there is no same page to lead to. */
  readonly other?: string;
  /** Rules of axe that this page may break, each with its reason. */
  readonly excepted?: Readonly<Record<string, string>>;
  /** Whether it is among the pictures of the documentation. */
  readonly picture?: boolean;
};

const FOLDER = join(import.meta.dirname, '../pages');

/** All pages of all files in tests/browser/pages: each exports a list by the name of `pages`. */
export const sweptPages = async (): Promise<SweptPage[]> => {
  const files = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts'))
    .sort();
  const lists = await Promise.all(files.map((file) => import(/* @vite-ignore */ join(FOLDER, file)) as Promise<{ pages: readonly SweptPage[] }>));
  const pages = lists.flatMap(({ pages }) => pages);
  const twice = pages.find(({ name }, i) => pages.findIndex((each) => each.name === name) !== i);
  if (twice) throw new Error(`Two pages are called ${twice.name}.`);
  return pages;
};

/** Brings a visitor to the page and into its state. @returns the path that was opened */
export const goTo = async (site: Site, page: Page, language: 'nl' | 'en', { path, first, act }: SweptPage): Promise<string> => {
  const behind = typeof path === 'string' ? path : await path(site, language);
  const address = behind.startsWith('/') ? behind : `/${language}${behind === '' ? '' : `/${behind}`}`;
  await first?.(page, site, language);
  await page.goto(address);
  await act?.(page);
  return address;
};
