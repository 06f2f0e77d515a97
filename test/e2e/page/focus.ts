import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { hasFocus } from '../../../build/walkthrough/keyboard.ts';

interface Focus {
  /** Tag and words, for the message of a failure. */
  what: string;
  nowhere: boolean;
  inSight: boolean;
  /** What stands over it: a sticky foot or head, a notice. */
  covered: string | null;
  /** A ring is drawn around it or around what stands for it; a heading needs none. */
  ring: boolean;
}

/** Where the keyboard is now. */
const focusOf = (page: Page): Promise<Focus> =>
  page.locator(':root').evaluate((root) => {
    const document = root.ownerDocument;
    const window = document.defaultView;
    const element = document.activeElement ?? document.body;
    const box = element.getBoundingClientRect();
    const words = element.getAttribute('aria-label') ?? (element.textContent ?? '').slice(0, 40);
    const coverOf = (one: typeof element, { left, top, width, height }: typeof box): string | null => {
      const over = document
        .elementFromPoint(left + width / 2, top + height / 2)
        ?.closest('.form-foot, .grid-head, thead, .status, .training, .notice');
      return over && !over.contains(one) ? over.className || over.tagName : null;
    };
    const around = [element, element.parentElement, element.parentElement?.parentElement];
    return {
      what: `${element.tagName.toLowerCase()} ${words}`,
      nowhere: element === document.body || element === root,
      inSight:
        box.bottom > 0 && box.right > 0 && box.top < window.innerHeight && box.left < window.innerWidth,
      covered: coverOf(element, box),
      ring:
        /^(H1|H2|MAIN|SECTION)$/.test(element.tagName) ||
        around.some((one) => one && window.getComputedStyle(one).outlineStyle !== 'none'),
    };
  });

/** The keyboard is somewhere, in sight, and one sees where. */
export async function expectFocus(page: Page, after: string): Promise<void> {
  // What takes the focus over does so with the next paint.
  let here: Focus | undefined;
  const nowhere = async () => {
    here = await focusOf(page);
    return here.nowhere;
  };
  await expect.poll(nowhere, { message: after, timeout: 3_000 }).toBe(false);
  const { what, inSight, covered, ring } = here ?? (await focusOf(page));
  expect(inSight, `${after}: ${what} is in sight`).toBe(true);
  expect(covered, `${after}: ${what} is covered`).toBe(null);
  expect(ring, `${after}: ${what} shows its focus`).toBe(true);
}

/** Whether all of it can be seen: no edge cuts it and nothing stands over it. */
export const seenWhole = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const seen = (x: number, y: number) => element.contains(element.ownerDocument.elementFromPoint(x, y));
    const middle = (top + bottom) / 2;
    return (
      seen((left + right) / 2, top + 2) && seen((left + right) / 2, bottom - 2) && seen(left + 2, middle)
    );
  });

/** Waits until the keyboard is there. */
export const expectOn = (locator: Locator): Promise<void> =>
  expect
    .poll(() => hasFocus(locator), { message: `the keyboard is on ${locator}`, timeout: 5_000 })
    .toBe(true);

/** Walks the page with Tab until it comes back to where it was; the number of stops on the way. */
export async function walkAround(page: Page): Promise<number> {
  const root = page.locator(':root');
  const step = () =>
    root.evaluate((html) => {
      const element = html.ownerDocument.activeElement;
      const known = element.hasAttribute('data-walked');
      if (element !== html.ownerDocument.body) element.setAttribute('data-walked', '');
      return known;
    });
  let stops = 0;
  for (; stops < 200; stops += 1) {
    await page.keyboard.press('Tab');
    if (await step()) break;
  }
  await root.evaluate((html) => {
    for (const element of html.querySelectorAll('[data-walked]')) element.removeAttribute('data-walked');
  });
  return stops;
}
