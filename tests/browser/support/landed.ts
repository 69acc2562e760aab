import type { Locator, Page } from 'playwright-core';

/** Presses what sends a form that a script sends first, and waits for the page that the browser gets then. */
export const landed = async (page: Page, button: Locator): Promise<void> => {
  await button.waitFor();
  await page.waitForLoadState('load');
  await Promise.all([page.waitForEvent('load'), button.click()]);
};
