import { expect } from 'vitest';
import type { TerminalWindow } from '../../../build/walkthrough/terminal-window.ts';
import { box } from './actions.ts';

/** Begins a form with this number and waits until its draft is written. */
export async function draftOf(terminal: TerminalWindow, number: string): Promise<void> {
  await terminal.go('outgoing');
  await terminal.newRecord();
  await terminal.type('Số', number);
  await terminal.sees('Bản nháp đã lưu');
}

/** The form stands there again, or is opened again, with this number. */
export async function draftIsBack(terminal: TerminalWindow, number: string): Promise<void> {
  if ((await terminal.page.locator('[data-screen=form]').count()) === 0) {
    await terminal.go('outgoing');
    await terminal.newRecord();
  }
  await terminal.sees('Đã khôi phục bản nháp');
  expect(await box(terminal, 'Số').inputValue()).toBe(number);
}
