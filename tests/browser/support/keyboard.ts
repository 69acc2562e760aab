import type { Locator, Page } from 'playwright-core';
import { must } from './faults.ts';
import { pixelsApart, pixelsOf } from './png.ts';

type Role = Parameters<Page['getByRole']>[0];
/** A control as a person knows it: what it is and what it is called. */
export type Control = readonly [role: Role, name: string | RegExp];

const MOST_STOPS = 200;
/** Room around a control in which its focus may be drawn. */
const MARGIN = 8;

const picture = async (page: Page, at: Locator): Promise<ReturnType<typeof pixelsOf> | undefined> => {
  const box = await at.boundingBox();
  const size = page.viewportSize();
  if (!box || !size) return undefined;
  const [x, y] = [Math.max(0, box.x - MARGIN), Math.max(0, box.y - MARGIN)];
  const clip = { x, y, width: Math.min(size.width, box.x + box.width + MARGIN) - x, height: Math.min(size.height, box.y + box.height + MARGIN) - y };
  return clip.width < 1 || clip.height < 1 ? undefined : pixelsOf(await page.screenshot({ clip, animations: 'disabled', caret: 'hide' }));
};

/** Whether a control looks other with the focus than without it, by no less than a line along its longer side. */
const showsFocus = async (page: Page, control: Locator): Promise<boolean> => {
  await control.scrollIntoViewIfNeeded();
  const focused = await picture(page, control);
  await control.evaluate((element) => (element as HTMLElement).blur());
  const blurred = await picture(page, control);
  await control.evaluate((element) => (element as HTMLElement).focus({ focusVisible: true } as FocusOptions));
  if (!focused || !blurred) return false;
  return pixelsApart(focused, blurred) >= Math.max(focused.width, focused.height) - 2 * MARGIN;
};

const isFocused = (control: Locator): Promise<boolean> => control.evaluate((element) => element === document.activeElement);

/** Goes through the page with the Tab key from its top: every named control must come, in this order, and show that it has the focus. */
export const keyboardFaults = async (page: Page, controls: readonly Control[]): Promise<readonly string[]> => {
  const faults: string[] = [];
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    getSelection()?.removeAllRanges();
    scrollTo(0, 0);
  });
  // The place from which Tab goes on is the top of the page again.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus({ preventScroll: true });
    document.body.removeAttribute('tabindex');
  });
  let stops = 0;
  for (const [role, name] of controls) {
    const control = page.getByRole(role, { name }).first();
    const what = `${role} "${name}"`;
    if ((await control.count()) === 0) {
      faults.push(`there is no ${what}`);
      continue;
    }
    let reached = false;
    while (!reached && stops < MOST_STOPS) {
      await page.keyboard.press('Tab');
      stops += 1;
      reached = await isFocused(control);
      if (!reached && (await page.evaluate(() => document.activeElement === document.body))) break;
    }
    if (!reached) return [...faults, `Tab does not come to ${what}, or not in this order`];
    if (!(await showsFocus(page, control))) faults.push(`${what} does not show that it has the focus`);
  }
  return faults;
};
export const keyboardReaches = must(keyboardFaults);
