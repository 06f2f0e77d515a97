import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { z } from 'zod';
import type { TerminalWindow } from '../../../build/walkthrough/terminal-window.ts';
import { screenNames } from '../../../renderer/screens/index.ts';
import type { ScreenName } from '../../../renderer/state/view.ts';

/** One key with its modifiers as it is printed on the keyboard. */
const Pressed = z
  .string()
  .regex(/^(?:(?:Ctrl|Alt|Shift)\+)*(?:[A-Za-z0-9/]|Enter|Tab|Space|Escape|Arrow(?:Up|Down|Left|Right))$/);
/** A text typed letter by letter. */
const Typed = z.string().regex(/^=.+$/);
const Pin = z.enum(['pin of clerk', 'pin of organisation']);

/** What a person waits to see before the next key; all of it. */
const Until = z.strictObject({
  screen: z.enum<(ScreenName | 'unlock')[]>(['unlock', ...screenNames]).optional(),
  /** What stands somewhere on the screen. */
  text: z.string().min(1).optional(),
  /** What the list under the box offers to Enter. */
  option: z.string().min(1).optional(),
  /** How the label of what has the keyboard begins. */
  focus: z.string().min(1).optional(),
  /** The dialog has stood for the time to read it. */
  read: z.literal(true).optional(),
});

/** Keys that a person presses in one of two windows, one after another. */
export const Keystrokes = z
  .array(
    z.strictObject({
      window: z.enum(['a', 'b']),
      keys: z.array(z.union([Pin, Typed, Pressed])),
      until: Until.optional(),
    }),
  )
  .min(1);
type Keystrokes = z.infer<typeof Keystrokes>;

/** Plays the keys; nothing else touches the windows. A failure names the step. */
export async function play(
  strokes: Keystrokes,
  windows: Readonly<Record<'a' | 'b', TerminalWindow>>,
): Promise<void> {
  for (const [index, { window, keys, until = {} }] of strokes.entries()) {
    const terminal = windows[window];
    for (const key of keys) await press(terminal, key);
    try {
      await seen(terminal, until);
    } catch (cause) {
      throw new Error(`step ${index + 1}, ${window}: ${keys.join(' ')}`, { cause });
    }
  }
}

async function press(terminal: TerminalWindow, key: string): Promise<void> {
  const { page, agency } = terminal;
  if (key === 'pin of clerk') await terminal.typePin(agency.clerk.pin);
  else if (key === 'pin of organisation') await terminal.typePin(agency.seal.pin);
  else if (key.startsWith('=')) await page.keyboard.type(key.slice(1));
  else await page.keyboard.press(key.replace('Ctrl', 'Control'));
}

async function seen(terminal: TerminalWindow, until: z.infer<typeof Until>): Promise<void> {
  if (until.screen !== undefined) await terminal.screen(until.screen);
  if (until.text !== undefined) await terminal.sees(until.text);
  if (until.option !== undefined) {
    const offered = terminal.page.locator('[role=listbox][aria-busy=false]:visible [aria-selected=true]');
    await offered.filter({ hasText: until.option }).waitFor();
  }
  const { focus } = until;
  if (focus !== undefined) await expect.poll(() => labelOfFocus(terminal.page)).toMatch(begins(focus));
  // Last: what a dialog asks next has to be read anew.
  if (until.read) await terminal.read();
}

const begins = (text: string): RegExp => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

/** The label of what has the keyboard, or its words. */
const labelOfFocus = (page: Page): Promise<string> =>
  page.locator(':root').evaluate(({ ownerDocument: { activeElement: element } }) => {
    const label = element?.getAttribute('aria-label') ?? element?.labels?.[0]?.textContent;
    return (label ?? element?.textContent ?? '').trim();
  });
