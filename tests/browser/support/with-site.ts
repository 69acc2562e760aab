import { chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject } from 'vitest';
import type { Started } from './setup.ts';
import { type Site, siteAt, type Visitor } from './site.ts';

/** Building and filling a whole Sluis takes seconds, on a machine with other work a good deal more. */
const STARTING_MS = 240_000;

let connected: Promise<Site> | undefined;

const connect = async (starter: string): Promise<Site> => {
  const reply = await fetch(starter);
  if (!reply.ok) throw new Error(await reply.text());
  const { url, browser } = (await reply.json()) as Started;
  return siteAt(url, await chromium.connect(browser));
};

/**
 * Browser tests before the one running site; skipped where there is no Chromium. A visitor of a test leaves with it, one that came before
 * the tests with the last of them, and no page of either may have asked a third party, broken its policy or failed in a script.
 */
export const withSite = (name: string, tests: (site: Site & { readonly stranger: Site['visitor'] }) => void): void => {
  const starter = inject('starter');
  describe.skipIf(starter === '')(name, () => {
    let real: Site | undefined;
    let visitors: Visitor[] = [];
    let early: Visitor[] = [];
    const leave = async (leaving: readonly Visitor[]) => {
      const faults = leaving.flatMap((each) => each.faults());
      await Promise.all(leaving.map((each) => each.close()));
      expect(faults).toEqual([]);
    };
    beforeAll(async () => {
      connected ??= connect(starter);
      real = await connected;
    }, STARTING_MS);
    beforeEach(() => {
      early = visitors;
      visitors = [];
    });
    afterEach(async () => {
      const leaving = visitors;
      visitors = early;
      await leave(leaving);
    });
    afterAll(() => leave(visitors));

    const here = (): Site => {
      if (!real) throw new Error('The site is there for tests and their hooks, not yet for what describes them.');
      return real;
    };
    tests({
      get url() {
        return here().url;
      },
      get doors() {
        return here().doors;
      },
      visitor: async (looks) => {
        const visitor = await here().visitor(looks);
        visitors.push(visitor);
        return visitor;
      },
      /** A visitor who may meet faults, and who closes by hand. */
      stranger: (looks) => here().visitor(looks),
      mailTo: (address) => here().mailTo(address),
      signInAsStaff: (page, who) => here().signInAsStaff(page, who),
      advance: (duration) => here().advance(duration),
      settle: () => here().settle(),
      violations: () => here().violations(),
      reset: () => here().reset(),
    });
  });
};
