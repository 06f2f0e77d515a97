import type { Desk } from '../../../build/walkthrough/desk.ts';
import type { Dictionary } from '../../../renderer/app/dictionary.ts';
import { type PlacedName, placedNames } from '../../../renderer/screens/index.ts';
import { box, closeDialog, dialogAfter, openRecord } from './hands.ts';

export interface Place {
  readonly name: string;
  go(desk: Desk): Promise<unknown>;
  /** Back to where the next place can be reached from. */
  leave?(desk: Desk): Promise<unknown>;
}

const dialog = (name: string, screen: PlacedName | undefined, key: string): Place => ({
  name,
  async go(desk) {
    if (screen !== undefined) await desk.go(screen);
    await dialogAfter(desk, key);
  },
  leave: closeDialog,
});

/**
 * Every screen and dialog of an unlocked terminal on which a registered record (`code`), an arrived envelope
 * and a dead one wait while the line is down. Each is reached from the one before.
 */
export const placesOf = (code: string, { words, outbox }: Dictionary): Place[] => [
  ...placedNames.map((name) => ({ name, go: (desk: Desk) => desk.go(name) })),
  dialog('help', undefined, 'F1'),
  dialog('palette', undefined, 'Control+k'),
  dialog('jump', 'outgoing', 'Control+g'),
  {
    name: 'form of an incoming paper, refused',
    async go(desk) {
      await desk.go('incoming');
      await desk.newRecord();
      await desk.page.keyboard.press('Control+Enter');
      await desk.page.locator('.field-error').first().waitFor();
    },
  },
  {
    name: 'form with an open list',
    async go(desk) {
      await desk.go('outgoing');
      await desk.newRecord();
      await box(desk, words.field.typeCode).focus();
      await desk.page.keyboard.type('b');
      await desk.page.locator('[role=listbox]:visible').waitFor();
    },
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
  {
    name: 'check, refused',
    async go(desk) {
      await desk.go('check');
      await desk.page.locator('.check-form').waitFor();
      await desk.page.keyboard.press('Control+Enter');
      await desk.page.locator('.field-error').first().waitFor();
    },
  },
  dialog('refuse', undefined, 'Control+Shift+R'),
  {
    name: 'withdraw',
    async go(desk) {
      await desk.go('outbox');
      await desk.page.getByRole('button', { name: outbox.withdraw }).press('Enter');
      await desk.page.getByRole('dialog').waitFor();
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
    async go(desk) {
      await openRecord(desk, code);
      await desk.page.locator('.button-primary[aria-keyshortcuts=P]').waitFor();
    },
  },
  dialog('issue, the token of the organisation not open', undefined, 'p'),
  dialog('cancel', undefined, 'h'),
  {
    name: 'correction',
    async go(desk) {
      await desk.page.keyboard.press('s');
      await desk.screen('form');
      await box(desk, words.field.pages).fill('8');
      await dialogAfter(desk, 'Control+Enter');
    },
    leave: closeDialog,
  },
];
