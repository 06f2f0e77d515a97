import type { Locator } from 'playwright-core';
import type { Desk } from '../../../build/walkthrough/desk.ts';
import type { RecordInput } from '../../../contract/record/coded-record.ts';
import { localDate } from '../../../domain/calendar/local-date.ts';
import { askTerminal, register } from './seed.ts';

/** The box of a form under this label. */
export const box = (desk: Desk, label: string): Locator =>
  desk.page.getByRole('main').getByLabel(label, { exact: true }).and(desk.page.locator('input'));

/** Presses keys one after another, as they would be typed. */
export async function keys(desk: Desk, ...presses: string[]): Promise<void> {
  for (const key of presses) await desk.page.keyboard.press(key);
}

/** The dialog that a key opens. */
export async function dialogAfter(desk: Desk, key: string): Promise<Locator> {
  await keys(desk, key);
  const dialog = desk.page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

export const dialogGone = (desk: Desk): Promise<void> =>
  desk.page.getByRole('dialog').waitFor({ state: 'detached' });

export async function closeDialog(desk: Desk): Promise<void> {
  await keys(desk, 'Escape');
  await dialogGone(desk);
}

/** Opens a record by its control code, from wherever the desk is. */
export async function openRecord(desk: Desk, code: string): Promise<void> {
  await dialogAfter(desk, 'Control+k');
  await desk.page.keyboard.type(code);
  await keys(desk, 'Enter');
  await desk.screen('record');
  await dialogGone(desk);
}

/** The number that the next outgoing record gets by itself. */
export async function nextNumber(desk: Desk): Promise<number> {
  const year = Number(localDate(Date.now()).slice(0, 4));
  return (await askTerminal<{ number: number }>(desk.page, 'register.next', { book: 'outgoing', year }))
    .number;
}

/** Refuses every envelope that waits, so that the next one to come is the only one. */
export async function refuseArrivals(desk: Desk): Promise<void> {
  for (;;) {
    const { waiting } = await askTerminal<{ waiting: { envelope: string }[] }>(
      desk.page,
      'incoming.waiting',
      {},
    );
    if (waiting.length === 0) return;
    for (const { envelope } of waiting) {
      await askTerminal(desk.page, 'incoming.refuse', { envelope, reasons: ['R02'] });
    }
  }
}

/** Registers a record without a form and opens its page, ready to be issued; its control code. */
export async function registered(desk: Desk, input: RecordInput): Promise<string> {
  const [code = ''] = await register(desk.page, [input]);
  await openRecord(desk, code);
  await desk.page.locator('.button-primary[aria-keyshortcuts=P]').waitFor();
  return code;
}
