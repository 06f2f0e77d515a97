import type { Page } from 'playwright-core';
import { askTerminal } from './seed.ts';

/**
 * An act that signs, without its screen: it is put on show, Enter is pressed as a person would, and the page is kept
 * from doing anything else with that key.
 */
export async function signedAct<Value>(page: Page, channel: string, args: object): Promise<Value> {
  await askTerminal(page, 'act.show', { act: { channel, args } });
  await page.evaluate(() => {
    const target = globalThis as unknown as EventTarget;
    for (const kind of ['keydown', 'keyup']) {
      const swallow = (event: Event) => {
        event.stopImmediatePropagation();
        event.preventDefault();
      };
      target.addEventListener(kind, swallow, { capture: true, once: true });
    }
  });
  await page.keyboard.press('Enter');
  try {
    return await askTerminal<Value>(page, channel, args);
  } finally {
    await askTerminal(page, 'act.show', { act: null });
  }
}
