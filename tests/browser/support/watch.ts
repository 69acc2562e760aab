import type { Page, Response } from 'playwright-core';

/** What came over the wire for the page that is shown, in the order of its coming. */
export type Loaded = { readonly url: string; readonly kind: string; readonly status: number; readonly body: Promise<Buffer | undefined> };

type Watched = { document: Response | undefined; readonly loaded: Loaded[]; readonly faults: string[]; files?: string | undefined };

const watched = new WeakMap<Page, Watched>();
const KINDS = ['document', 'stylesheet', 'script', 'font', 'image', 'fetch', 'xhr'];
const isOurs = (url: string, site: string): boolean => /^(?:data|blob|about):/.test(url) || new URL(url).origin === site;

/** The one other origin that pages lead to: where files lie. Pages of files name it in their policy, and their links lead there. */
const filesOf = (response: Response): string | undefined => {
  const { pathname } = new URL(response.url());
  if (!/^\/(nl|en)\/proposals\/\w+\/files$/.test(pathname)) return undefined;
  const { location, 'content-security-policy': policy = '' } = response.headers();
  const named = /form-action 'self' ([^\s;]+)/.exec(policy)?.[1] ?? location;
  return named && URL.canParse(named) ? new URL(named).origin : undefined;
};

/** Notes from now on what a page loads, and what no page may do: ask others, break its own policy, fail in a script, name files that are missing. */
export const watch = (page: Page, site: string): void => {
  const seen: Watched = { document: undefined, loaded: [], faults: [] };
  watched.set(page, seen);
  page.on('request', (request) => {
    if (!isOurs(request.url(), site) && new URL(request.url()).origin !== seen.files) seen.faults.push(`asks a third party: ${request.url()}`);
  });
  page.on('response', (response) => {
    const [request, status] = [response.request(), response.status()];
    const kind = request.resourceType();
    if (new URL(response.url()).origin === site) seen.files = filesOf(response) ?? seen.files;
    if (!KINDS.includes(kind) || (status >= 300 && status < 400 && status !== 304) || /^data:/.test(response.url())) return;
    if (kind === 'document' && request.frame() === page.mainFrame()) {
      seen.document = response;
      seen.loaded.length = 0;
    }
    if (['stylesheet', 'script', 'font', 'image'].includes(kind) && status >= 400) seen.faults.push(`${status} for ${response.url()}`);
    seen.loaded.push({ url: response.url(), kind, status, body: response.body().catch(() => undefined) });
  });
  page.on('console', (message) => {
    const text = message.text();
    if (/Content Security Policy/i.test(text)) seen.faults.push(`breaks its policy: ${text}`);
    else if (/^Refused to/.test(text)) seen.faults.push(text);
  });
  page.on('pageerror', (error) => seen.faults.push(`a script failed: ${error.message}`));
};

const of = (page: Page): Watched => {
  const seen = watched.get(page);
  if (!seen) throw new Error('Only pages of a visitor are watched.');
  return seen;
};

export const documentOf = (page: Page): Response | undefined => of(page).document;
export const loadedBy = (page: Page): readonly Loaded[] => of(page).loaded;
/** All that went wrong on the pages so far. */
export const faultsSeen = (page: Page): readonly string[] => of(page).faults;

/** Runs what a test does to a page by its own means: what the page is stopped from doing in the meantime is not its fault. */
export const unwatched = async <T>(page: Page, work: () => Promise<T>): Promise<T> => {
  const { faults } = of(page);
  const before = faults.length;
  try {
    return await work();
  } finally {
    faults.length = before;
  }
};
