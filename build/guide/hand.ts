import type { Locator, Page } from 'playwright-core';
import type { Player } from '../demo/cast.ts';
import { tabTo } from '../walkthrough/keyboard.ts';
import type { TerminalWindow } from '../walkthrough/terminal-window.ts';

/** Somebody with a token, and the PIN that they know. */
export type Person = Pick<Player, 'code' | 'name' | 'label' | 'pin'>;

/**
 * Who works at a terminal from the guide alone: keys and tokens are all that is touched, and each box is reached with Tab
 * or Enter, as the guide says.
 */
export class Hand {
  readonly window: TerminalWindow;
  readonly page: Page;

  constructor(window: TerminalWindow) {
    this.window = window;
    this.page = window.page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Where boxes are filled: in the open dialog, else in what the screen is about. */
  async #place(): Promise<Locator> {
    const dialog = this.page.getByRole('dialog');
    return (await dialog.count()) > 0 ? dialog : this.page.getByRole('main');
  }

  /** Goes on to the box with this label. */
  async box(label: string): Promise<Locator> {
    const place = await this.#place();
    const box = place.getByLabel(labelled(label)).and(this.page.locator('input'));
    await tabTo(this.page, box);
    return box;
  }

  /** Types over what stands in a box. */
  async write(label: string, text: string): Promise<void> {
    await this.box(label);
    await this.press('Control+a');
    await this.page.keyboard.type(text);
  }

  /** Types a few letters of a name, without accents, and takes what is offered first. */
  async pick(label: string, letters: string): Promise<void> {
    await this.write(label, letters);
    const list = this.page.locator('[role=listbox][aria-busy=false]:visible');
    await list.locator('[role=option][aria-selected=true]').waitFor();
    await this.press('Enter');
  }

  /** Marks a box that is marked or not. */
  async mark(label: string): Promise<void> {
    await this.box(label);
    await this.press('Space');
  }

  /** Chooses in a row of options by its letter. */
  async letter(group: string, letter: string): Promise<void> {
    await tabTo(this.page, (await this.#place()).getByRole('group', { name: group }));
    await this.press(letter);
  }

  /** Chooses in a row of options by the arrows. */
  async choose(group: string, shown: string): Promise<void> {
    const row = (await this.#place()).getByRole('group', { name: group });
    await tabTo(this.page, row);
    const wanted = row.getByRole('radio', { name: shown });
    for (let left = await row.getByRole('radio').count(); !(await wanted.isChecked()); left -= 1) {
      if (left === 0) throw new Error(`no arrow leads to ${shown}`);
      await this.press('ArrowRight');
    }
  }

  /** Opens a record by what stands on the paper, from any screen. */
  async open(numberNotation: string): Promise<void> {
    await this.window.dialogAfter('Control+k');
    await this.page.keyboard.type(numberNotation);
    await this.page
      .getByRole('dialog')
      .getByRole('option')
      .filter({ hasText: numberNotation })
      .first()
      .waitFor();
    await this.press('Enter');
    await this.window.screen('record');
    await this.page.getByRole('heading', { name: numberNotation }).waitFor();
  }

  /** Opens a record of which who works holds a copy, and is shown no book. */
  async openHeld(numberNotation: string): Promise<void> {
    await this.press('Alt+9');
    await this.window.screen('holdings');
    await this.page.locator('.held-row').first().waitFor();
    await this.press('Enter');
    await this.page.locator('.held-row[data-active=true]').waitFor();
    await this.press('Enter');
    await this.window.screen('record');
    await this.page.getByRole('heading', { name: numberNotation }).waitFor();
  }

  /** On the page of a record: goes to a copy with the arrows. */
  async copy(number: number): Promise<void> {
    const board = this.page.getByRole('listbox', { name: 'Tại cơ quan' });
    await tabTo(this.page, board);
    await this.press('Home', ...Array<string>(number - 1).fill('ArrowDown'));
    await board.locator(`[data-copy="${number}"]:focus`).waitFor();
  }

  /** Waits until the line of a copy says this. */
  async stands(copy: number, said: string): Promise<void> {
    await this.page.locator(`[data-copy="${copy}"]`).filter({ hasText: said }).waitFor();
  }

  /** Presses the key of what is done with a copy, and waits for its dialog. */
  async deed(copy: number, key: string): Promise<void> {
    await this.copy(copy);
    await this.window.dialogAfter(key);
  }

  /** The paper of the agency by which somebody permits what the dialog asks. */
  async permit(by?: string): Promise<void> {
    if (by !== undefined) await this.pick('Người cho phép', by);
    await this.write('Số văn bản', '21');
    await this.write('Ký hiệu', 'QĐ-UBND');
    await this.write('Ngày văn bản', '0');
  }

  /** Waits for what the terminal tells of it, and for the dialog to go. */
  async done(told: string): Promise<void> {
    await this.window.confirm();
    await this.window.sees(told);
  }

  async leave(): Promise<void> {
    await this.press('Escape');
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  /** Accepts the first of what is offered to who works, on today's page. */
  async acceptFirst(look: () => Promise<void> = async () => undefined): Promise<void> {
    await this.today('Bản chờ ký nhận');
    await this.window.dialogAfter('n');
    await look();
    await this.done('Đã ghi việc nhận.');
  }

  /** On today's page, at the first line under a heading. */
  async today(heading: string): Promise<void> {
    await this.window.go('today');
    const section = this.page.getByRole('region', { name: heading });
    await section.locator('.work-line').first().waitFor();
    await tabTo(this.page, section.locator('.work-line').first());
  }

  /** Unlocks with the token of a person, though another is shown first. */
  async unlock({ label, pin }: Person): Promise<void> {
    await this.window.screen('unlock');
    const ready = this.page.getByText(`Token ${label} đã sẵn sàng.`);
    const choice = this.page.getByRole('button', { name: `Dùng token ${label}`, exact: true });
    await ready.or(choice).waitFor();
    if (await choice.isVisible()) {
      await tabTo(this.page, choice, 'Shift+Tab');
      await this.press('Enter');
    }
    await ready.waitFor();
    const box = this.page.getByLabel('Mã PIN', { exact: true });
    await box.and(this.page.locator(':focus')).waitFor();
    await this.window.typePin(pin);
    await this.press('Enter');
    await this.page.locator('[data-screen]:not([data-screen=unlock])').waitFor();
    // The screen takes the keyboard once it is drawn: a person presses no key before.
    await this.page.locator('main:focus, main :focus').first().waitFor({ state: 'attached' });
  }
}

/** A label as it stands there, with or without that nothing needs to be said. */
const labelled = (label: string): RegExp =>
  new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}( \\(không bắt buộc\\))?$`);
