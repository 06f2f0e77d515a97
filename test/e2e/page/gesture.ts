import type { Page } from 'playwright-core';
import { type Answer, answerOf, askTerminal } from './seed.ts';

/** Puts an act on show, presses Enter as a person would, and keeps the page from doing anything else with that key. */
async function withGesture<Value>(
  page: Page,
  { channel, args }: { channel: string; args: object },
  act: () => Promise<Value>,
): Promise<Value> {
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
    return await act();
  } finally {
    await askTerminal(page, 'act.show', { act: null });
  }
}

/** An act that signs, without its screen. */
export const signedAct = <Value>(page: Page, channel: string, args: object): Promise<Value> =>
  withGesture(page, { channel, args }, () => askTerminal<Value>(page, channel, args));

/** The same, with what the terminal answers when it refuses. */
export const answerAfterGesture = (page: Page, channel: string, args: object): Promise<Answer<unknown>> =>
  withGesture(page, { channel, args }, () => answerOf(page, channel, args));
