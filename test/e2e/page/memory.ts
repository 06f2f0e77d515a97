import type { Page } from 'playwright-core';

/**
 * Whether a text stands anywhere in the page that can be reached: in the document with the values of its
 * boxes, and in what React holds for it (properties, state, references), as a string or as UTF-8 bytes.
 */
export const pageHolds = (page: Page, text: string): Promise<boolean> =>
  page.locator(':root').evaluate((html, wanted) => {
    const bytes = [...wanted].map((letter) => letter.charCodeAt(0)).join();
    const is = (value: unknown): boolean =>
      typeof value === 'string'
        ? value.includes(wanted)
        : value instanceof Uint8Array && value.length < 4096 && value.join().includes(bytes);
    if (is(html.outerHTML)) return true;
    const seen = new Set<unknown>();
    const queue: unknown[] = [];
    for (const element of html.querySelectorAll('*')) {
      if (is(element.value)) return true;
      for (const key of Object.keys(element)) if (key.startsWith('__react')) queue.push(element[key]);
    }
    while (queue.length > 0 && seen.size < 300_000) {
      const value = queue.pop();
      if (is(value)) return true;
      if (typeof value !== 'object' || value === null || seen.has(value)) continue;
      seen.add(value);
      if (value instanceof html.ownerDocument.defaultView.Node || value instanceof Uint8Array) continue;
      for (const key of Object.keys(value)) {
        try {
          queue.push((value as Record<string, unknown>)[key]);
        } catch {
          // A getter that only its own library may use.
        }
      }
    }
    return false;
  }, text);
