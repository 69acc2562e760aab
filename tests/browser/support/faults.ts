import type { Page } from 'playwright-core';

/** A check: what is wrong with the page that is shown, in words; nothing when all is well. */
export type Check<More extends unknown[] = []> = (page: Page, ...more: More) => Promise<readonly string[]>;

/** The same as a demand. @throws with every fault and the page that has it */
export const must =
  <More extends unknown[]>(check: Check<More>) =>
  async (page: Page, ...more: More): Promise<void> => {
    const faults = await check(page, ...more);
    if (faults.length > 0) throw new Error(`${page.url()}\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  };
