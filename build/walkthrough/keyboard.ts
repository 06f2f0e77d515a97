import type { Locator, Page } from 'playwright-core';

/** Whether the keyboard is there, or on something in it. */
export const hasFocus = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element.contains(element.ownerDocument.activeElement)).catch(() => false);

const furthest = 60;

/** Walks with Tab until the keyboard is there, as far as a person would. */
export async function tabTo(page: Page, locator: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await locator.waitFor({ state: 'attached' });
  for (let step = 0; step < furthest; step += 1) {
    if (await hasFocus(locator)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${locator}`);
}
