import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { Doors, type Mail } from '../../walk/client.ts';
import { faultsSeen, watch } from './watch.ts';

export type Looks = {
  readonly language?: 'nl' | 'en';
  readonly javascript?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly forcedColors?: boolean;
  readonly reducedMotion?: boolean;
  /** Name or role of a sample person who is signed in already. */
  readonly as?: string;
};

/** Somebody with a browser of their own: own cookies, own settings. */
export type Visitor = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly language: 'nl' | 'en';
  /** Goes to a page by its path behind the language, such as "link" or "" for the first page; a path with a slash in front is taken as it is. */
  readonly open: (path: string) => Promise<Response>;
  /** What no page may do and one of this visitor's did. */
  readonly faults: () => readonly string[];
  readonly close: () => Promise<void>;
};

export type Letter = { readonly subject: string; readonly text: string; readonly html: string; readonly links: readonly string[] };

export type Site = {
  readonly url: string;
  /** The local run's own doors, for what has no helper here. */
  readonly doors: Doors;
  readonly visitor: (looks?: Looks) => Promise<Visitor>;
  /** Letters to an address, the oldest first, when all that is going to happen now has happened. */
  readonly mailTo: (address: string) => Promise<readonly Letter[]>;
  /** Signs in on the pages, as staff do: over the sign-in of the organisation. */
  readonly signInAsStaff: (page: Page, who: string) => Promise<void>;
  /** Moves the clock on, and lets happen what was due. */
  readonly advance: (duration: string) => Promise<void>;
  /** Streams and schedules have run, and every mail has left that leaves now. */
  readonly settle: () => Promise<void>;
  /** What contradicts the invariants in everything that is stored. */
  readonly violations: () => Promise<readonly string[]>;
  /** The sample data anew and nothing else, for tests that cannot make their own; sessions end. It takes seconds. */
  readonly reset: () => Promise<void>;
};

const LOCALES = { nl: 'nl-NL', en: 'en-GB' } as const;

const letterOf = ({ subject, text, html }: Mail): Letter => ({
  subject,
  text,
  html,
  links: [...new Set(text.match(/https?:\/\/[^\s<>"]+/g) ?? [])],
});

/** The sample person of this name, else the first who has this role and no other, else who has it at all. */
const personFor = async (doors: Doors, who: string): Promise<{ id: string; name: string }> => {
  const people = await doors.people();
  const person =
    people.find(({ name, email }) => name === who || email === who) ??
    people.find(({ roles }) => roles.length === 1 && roles[0] === who) ??
    people.find(({ roles }) => roles.includes(who));
  if (!person) throw new Error(`Nobody here is ${who}: ${people.map(({ name, roles }) => `${name} (${roles.join(', ') || 'applicant'})`).join(', ')}`);
  return person;
};

/** People before a running Sluis. */
export const siteAt = (url: string, browser: Browser): Site => {
  const doors = new Doors(url);
  const settle = async () => void (await doors.drain());

  const visitor = async (looks: Looks = {}): Promise<Visitor> => {
    const { language = 'nl', javascript = true, width = 1366, height = width < 600 ? 700 : 900, forcedColors = false, reducedMotion = true, as } = looks;
    const context = await browser.newContext({
      baseURL: url,
      locale: LOCALES[language],
      timezoneId: 'Europe/Amsterdam',
      viewport: { width, height },
      javaScriptEnabled: javascript,
      forcedColors: forcedColors ? 'active' : 'none',
      reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    });
    context.setDefaultTimeout(30_000);
    if (as) {
      const { id } = await personFor(doors, as);
      const reply = await context.request.post('/_local/sign-in', { data: { person: id } });
      if (!reply.ok()) throw new Error(`${as} could not sign in: ${await reply.text()}`);
    }
    const page = await context.newPage();
    watch(page, url);
    const open = async (path: string): Promise<Response> => {
      const response = await page.goto(path.startsWith('/') ? path : `/${language}${path === '' ? '' : `/${path}`}`);
      if (!response) throw new Error(`${path} is where the page was already.`);
      return response;
    };
    return { page, context, language, open, faults: () => faultsSeen(page), close: () => context.close() };
  };

  return {
    url,
    doors,
    visitor,
    settle,
    mailTo: async (address) => {
      await settle();
      return (await doors.mails(address)).map(letterOf);
    },
    signInAsStaff: async (page, who) => {
      const { name } = await personFor(doors, who);
      await page.goto('/sign-in');
      await page.getByText(name).click();
      await page.waitForURL((address) => !address.pathname.startsWith('/_local/'));
    },
    advance: async (duration) => {
      await doors.advance(duration);
      await settle();
    },
    violations: async () => {
      await settle();
      return doors.violations();
    },
    reset: async () => {
      await doors.post('reset', { warm: true });
      await settle();
      await doors.advance('PT1H');
    },
  };
};
