import type { Page } from 'playwright-core';

/** Counts from now on what a mouse, pen or finger does in the page. */
export const watchPointer = (page: Page): Promise<void> =>
  page.locator(':root').evaluate((root) => {
    root.dataset['pointer'] = '0';
    for (const kind of ['pointerdown', 'mousedown', 'wheel', 'touchstart']) {
      const count = (event: Event) => {
        // What a script makes is no use of a pointer.
        if (!event.isTrusted) return;
        root.dataset['pointer'] = String(Number(root.dataset['pointer']) + 1);
      };
      root.addEventListener(kind, count, { capture: true, passive: true });
    }
  });

/** How often a pointer was used since `watchPointer`. */
export const pointerUses = async (page: Page): Promise<number> =>
  Number(await page.locator(':root').getAttribute('data-pointer'));
