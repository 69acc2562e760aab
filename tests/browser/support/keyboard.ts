import type { Locator, Page } from 'playwright-core';
import { must } from './faults.ts';
import { pixelsApart, pixelsOf } from './png.ts';

type Role = Parameters<Page['getByRole']>[0];
/** A control as a person knows it: what it is and what it is called. */
export type Control = readonly [role: Role, name: string | RegExp];

const MOST_STOPS = 200;
/** Room around a control in which its focus may be drawn. */
const MARGIN = 8;

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The control and some room around it, as far as the window shows it. */
const placeOf = async (page: Page, control: Locator): Promise<Box | undefined> => {
  const [box, size] = [await control.boundingBox(), page.viewportSize()];
  if (!box || !size) return undefined;
  const [x, y] = [Math.max(0, box.x - MARGIN), Math.max(0, box.y - MARGIN)];
  const [right, bottom] = [Math.min(size.width, box.x + box.width + MARGIN), Math.min(size.height, box.y + box.height + MARGIN)];
  return right - x < 1 || bottom - y < 1 ? undefined : { x, y, width: right - x, height: bottom - y };
};

const picture = async (page: Page, clip: Box) => pixelsOf(await page.screenshot({ clip, animations: 'disabled', caret: 'hide' }));

/**
 * Whether the place of a control looks other with the focus than without it, by no less than a line along its longer side. The place is that
 * of the focused one: a way past the menu leaves it when the focus does.
 */
const showsFocus = async (page: Page, control: Locator): Promise<boolean> => {
  await control.scrollIntoViewIfNeeded();
  const place = await placeOf(page, control);
  if (!place) return false;
  const focused = await picture(page, place);
  await control.evaluate((element) => (element as HTMLElement).blur());
  const blurred = await picture(page, place);
  await control.evaluate((element) => (element as HTMLElement).focus({ focusVisible: true } as FocusOptions));
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
