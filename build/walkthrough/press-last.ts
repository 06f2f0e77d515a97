import type { Page } from 'playwright-core';

/** Presses the key that closes a window, which may be gone before the key is let go. */
export async function pressLast(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key).catch((error: unknown) => {
    if (!page.isClosed()) throw error;
  });
}
