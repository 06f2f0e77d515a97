import type { TerminalWindow } from '../../../build/walkthrough/terminal-window.ts';
import type { Dictionary } from '../../../renderer/app/dictionary.ts';
import { type PlacedName, placedNames } from '../../../renderer/screens/index.ts';
import { box, closeDialog, dialogAfter, openRecord } from './actions.ts';

export interface Place {
  readonly name: string;
  go(terminal: TerminalWindow): Promise<unknown>;
  /** Back to where the next place can be reached from. */
  leave?(terminal: TerminalWindow): Promise<unknown>;
}

const dialog = (name: string, screen: PlacedName | undefined, key: string): Place => ({
  name,
  async go(terminal) {
    if (screen !== undefined) await terminal.go(screen);
    await dialogAfter(terminal, key);
  },
  leave: closeDialog,
});

/**
 * Every screen and dialog of an unlocked terminal on which a registered record (`code`), an arrived envelope
 * and a dead one wait while the line is down. Each is reached from the one before.
 */
export const placesOf = (code: string, { words, outbox }: Dictionary): Place[] => [
  ...placedNames.map((name) => ({ name, go: (terminal: TerminalWindow) => terminal.go(name) })),
  dialog('help', undefined, 'F1'),
  dialog('palette', undefined, 'Control+k'),
  dialog('jump', 'outgoing', 'Control+g'),
  {
    name: 'form of an incoming paper, refused',
    async go(terminal) {
      await terminal.go('incoming');
      await terminal.newRecord();
      await terminal.page.keyboard.press('Control+Enter');
      await terminal.page.locator('.field-error').first().waitFor();
    },
  },
  {
    name: 'form with an open list',
    async go(terminal) {
      await terminal.go('outgoing');
      await terminal.newRecord();
      await box(terminal, words.field.typeCode).focus();
      await terminal.page.keyboard.type('b');
      await terminal.page.locator('[role=listbox]:visible').waitFor();
    },
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
  {
    name: 'check, refused',
    async go(terminal) {
      await terminal.go('check');
      await terminal.page.locator('.check-form').waitFor();
      await terminal.page.keyboard.press('Control+Enter');
      await terminal.page.locator('.field-error').first().waitFor();
    },
  },
  dialog('refuse', undefined, 'Control+Shift+R'),
  {
    name: 'withdraw',
    async go(terminal) {
      await terminal.go('outbox');
      await terminal.page.getByRole('button', { name: outbox.withdraw }).press('Enter');
      await terminal.page.getByRole('dialog').waitFor();
    },
    leave: closeDialog,
  },
  {
    name: 'warnings',
    async go({ page }) {
      await page.locator('.status-button[data-tone=warning]').press('Enter');
      await page.getByRole('dialog').waitFor();
    },
    leave: closeDialog,
  },
  {
    name: 'record',
    async go(terminal) {
      await openRecord(terminal, code);
      await terminal.page.locator('.button-primary[aria-keyshortcuts~=P]').waitFor();
    },
  },
  dialog('issue, the token of the organisation not open', undefined, 'p'),
  dialog('cancel', undefined, 'h'),
  {
    name: 'correction',
    async go(terminal) {
      await terminal.page.keyboard.press('s');
      await terminal.screen('form');
      await box(terminal, words.field.pages).fill('8');
      await dialogAfter(terminal, 'Control+Enter');
    },
    leave: closeDialog,
  },
];
