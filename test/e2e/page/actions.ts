import { randomUUID } from 'node:crypto';
import type { Locator } from 'playwright-core';
import type { TerminalWindow } from '../../../build/walkthrough/terminal-window.ts';
import type { RecordInput } from '../../../contract/record/coded-record.ts';
import { localDate } from '../../../domain/calendar/local-date.ts';
import { signedAct } from './gesture.ts';
import { askTerminal, register } from './seed.ts';

/** The box of a form under this label. */
export const box = (terminal: TerminalWindow, label: string): Locator =>
  terminal.page.getByRole('main').getByLabel(label, { exact: true }).and(terminal.page.locator('input'));

/** Presses keys one after another, as they would be typed. */
export async function keys(terminal: TerminalWindow, ...presses: string[]): Promise<void> {
  for (const key of presses) await terminal.page.keyboard.press(key);
}

/** The dialog that a key opens, once it could be read. */
export async function dialogAfter(terminal: TerminalWindow, key: string): Promise<Locator> {
  await keys(terminal, key);
  const dialog = terminal.page.getByRole('dialog');
  await dialog.waitFor();
  await terminal.read();
  return dialog;
}

export const dialogGone = (terminal: TerminalWindow): Promise<void> =>
  terminal.page.getByRole('dialog').waitFor({ state: 'detached' });

export async function closeDialog(terminal: TerminalWindow): Promise<void> {
  await keys(terminal, 'Escape');
  await dialogGone(terminal);
}

/** Opens a record by its control code, from wherever the terminal is. */
export async function openRecord(terminal: TerminalWindow, code: string): Promise<void> {
  await dialogAfter(terminal, 'Control+k');
  await terminal.page.keyboard.type(code);
  await keys(terminal, 'Enter');
  await terminal.screen('record');
  await dialogGone(terminal);
}

/** The number that the next outgoing record gets by itself. */
export async function nextNumber(terminal: TerminalWindow): Promise<number> {
  const year = Number(localDate(Date.now()).slice(0, 4));
  return (await askTerminal<{ number: number }>(terminal.page, 'register.next', { book: 'outgoing', year }))
    .number;
}

/** Refuses every envelope that waits, so that the next one to come is the only one. */
export async function refuseArrivals(terminal: TerminalWindow): Promise<void> {
  for (;;) {
    const { waiting } = await askTerminal<{ waiting: { envelope: string }[] }>(
      terminal.page,
      'incoming.waiting',
      {},
    );
    if (waiting.length === 0) return;
    for (const { envelope } of waiting) {
      await signedAct(terminal.page, 'incoming.refuse', {
        request: randomUUID(),
        envelope,
        reasons: ['R02'],
      });
    }
  }
}

/** Registers a record without a form and opens its page, ready to be issued; its control code. */
export async function registered(terminal: TerminalWindow, input: RecordInput): Promise<string> {
  const [code = ''] = await register(terminal.page, [input]);
  await openRecord(terminal, code);
  await terminal.page.locator('.button-primary[aria-keyshortcuts~=P]').waitFor();
  return code;
}
