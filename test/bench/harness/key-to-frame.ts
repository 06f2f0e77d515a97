import type { Page } from 'playwright-core';

/** Milliseconds after which a screen that does not come fails the measurement. */
const givenUpAfter = 30_000;

/**
 * Milliseconds from the last key of `press` until the first frame that shows `selector`, as the page itself counts
 * them: Playwright's own wait noticed the same screen up to 300 ms after that frame. Nothing may fit `selector` before.
 */
export async function keyToFrame(
  page: Page,
  selector: string,
  press: () => Promise<unknown>,
): Promise<number> {
  const watch = await page.locator(':root').evaluateHandle(
    (html, [sought, limit]) => {
      const document = html.ownerDocument;
      const window = document.defaultView;
      const isShown = (): boolean => document.querySelector(sought) !== null;
      if (isShown()) throw new Error(`${sought} is shown before the key`);
      let pressed = 0;
      document.addEventListener('keydown', (event: { timeStamp: number }) => (pressed = event.timeStamp), {
        capture: true,
      });
      const shown = new Promise<number>((resolve, reject) => {
        const observer = new window.MutationObserver(() => {
          if (!isShown()) return;
          observer.disconnect();
          const lastKey = pressed;
          // A task after the callback of a frame runs when that frame has been drawn.
          window.requestAnimationFrame(() =>
            window.setTimeout(() => resolve(window.performance.now() - lastKey)),
          );
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true });
        window.setTimeout(() => reject(new Error(`${sought} is not shown`)), limit);
      });
      return { shown };
    },
    [selector, givenUpAfter] as const,
  );
  await press();
  return watch.evaluate(({ shown }) => shown);
}
