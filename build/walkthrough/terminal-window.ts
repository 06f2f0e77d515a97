import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from 'playwright-core';
import { Preferences } from '../../contract/ipc/preferences.ts';
import { Language } from '../../contract/language.ts';
import { openCommands, type PlacedName } from '../../renderer/screens/index.ts';
import type { ScreenName } from '../../renderer/state/view.ts';
import type { Agency, Player } from '../demo/cast.ts';
import { Pace } from './pace.ts';

/** Milliseconds from key to key of a fast hand. */
const handMs = 50;

const themes = Preferences.shape.theme.options;
export type Theme = Preferences['theme'];

/** A record as a clerk types it; keys are the labels of the form. */
export interface TypedRecord {
  level: 'A' | 'B' | 'C';
  number: number;
  type: string;
  notation: string;
  signer: string;
  recipient: string;
  pages: number;
  enclosures: number;
}

/** The window of one terminal, driven by keyboard as a person would. */
export class TerminalWindow {
  readonly application: ElectronApplication;
  readonly page: Page;
  readonly agency: Agency;
  readonly #screens: string;
  readonly #pace = new Pace();
  #taken = 0;

  private constructor(application: ElectronApplication, page: Page, agency: Agency, screens: string) {
    this.application = application;
    this.page = page;
    this.agency = agency;
    this.#screens = screens;
  }

  static async at(
    application: ElectronApplication,
    agency: Agency,
    screens: string,
  ): Promise<TerminalWindow> {
    const page = await application.firstWindow();
    mkdirSync(screens, { recursive: true });
    return new TerminalWindow(application, page, agency, screens);
  }

  /** The main landmark of a screen, once it is there. */
  async screen(name: ScreenName | 'unlock'): Promise<Locator> {
    const landmark = this.page.locator(`[data-screen="${name}"]`);
    await landmark.waitFor();
    return landmark;
  }

  /** Keeps a picture of the window: `a-03-register.png`. */
  async picture(name: string): Promise<void> {
    this.#taken += 1;
    const file = `${this.agency.key}-${String(this.#taken).padStart(2, '0')}-${name}.png`;
    await this.page.screenshot({ path: join(this.#screens, file) });
  }

  /** Opens a screen of the navigation by its key, or from the palette when it has none. */
  async go(screen: PlacedName): Promise<Locator> {
    const command = openCommands.find(({ view }) => view.screen === screen);
    if (command === undefined) throw new Error(`no command opens ${screen}`);
    if (command.shortcut === null) {
      await this.page.keyboard.press('Control+k');
      await this.page.keyboard.type(command.label.vi);
      await this.page.keyboard.press('Enter');
    } else await this.page.keyboard.press(command.shortcut);
    await this.#giveUpWork(screen);
    return this.screen(screen);
  }

  /** Whoever drives the window has no use for what is half done on the screen that is left. */
  async #giveUpWork(next: PlacedName): Promise<void> {
    const leave = this.page.getByRole('button', { name: /^(Rời đi, bỏ phần đó|Leave and drop it)$/ });
    await this.page.locator(`[data-screen=${next}]`).or(leave).first().waitFor();
    if ((await leave.count()) === 0) return;
    await this.read();
    await leave.press('Enter');
  }

  /** Waits until the open dialog has stood for the time to read it: before, nothing answers it. */
  read(): Promise<void> {
    return this.page.locator('[role=dialog] [data-read=true]').waitFor();
  }

  /** The same before an act: no more of them in a minute than a person does. */
  async #readBeforeAct(): Promise<void> {
    await this.read();
    await this.#pace.step();
  }

  /** Types a PIN at the speed of a hand: Enter after a machine's is no gesture. */
  typePin(pin: string): Promise<void> {
    return this.page.keyboard.type(pin, { delay: handMs });
  }

  async enterPin(pin: string): Promise<void> {
    await this.screen('unlock');
    const box = this.page.getByLabel('Mã PIN', { exact: true });
    await box.focus();
    await this.typePin(pin);
    await this.page.keyboard.press('Enter');
  }

  /** Opens on the screen that was there when it was locked; on today the first time. */
  async unlock(): Promise<void> {
    await this.enterPin(this.agency.clerk.pin);
    await this.page.locator('[data-screen]:not([data-screen=unlock])').waitFor();
  }

  /** Unlocks with another token than the one that the screen speaks of. */
  async unlockAs({ label, pin }: Pick<Player, 'label' | 'pin'>): Promise<void> {
    await this.screen('unlock');
    const ready = this.page.getByText(`Token ${label} đã sẵn sàng.`);
    const choice = this.page.getByRole('button', { name: `Dùng token ${label}`, exact: true });
    await ready.or(choice).waitFor();
    if (await choice.isVisible()) await choice.press('Enter');
    await ready.waitFor();
    await this.enterPin(pin);
    await this.page.locator('[data-screen]:not([data-screen=unlock])').waitFor();
  }

  async lock(): Promise<void> {
    await this.page.keyboard.press('Control+l');
    await this.screen('unlock');
  }

  /** Waits until a text stands somewhere on the screen. */
  async sees(text: string, timeoutMs = 15_000): Promise<void> {
    await this.page.getByText(text).first().waitFor({ timeout: timeoutMs });
  }

  /** Types into the box with this label, as a person who has tabbed to it. */
  async type(label: string, text: string): Promise<void> {
    const box = this.page
      .getByRole('main')
      .getByLabel(label, { exact: true })
      .and(this.page.locator('input'));
    await box.focus();
    await this.page.keyboard.press('Control+a');
    if (text === '') await this.page.keyboard.press('Delete');
    else await this.page.keyboard.type(text);
  }

  /** Types into a picker and takes what it offers first. */
  async pick(label: string, text: string): Promise<void> {
    await this.type(label, text);
    const list = this.page.locator('[role=listbox][aria-busy=false]:visible');
    await list.locator('[role=option][aria-selected=true]').waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** The dialog that a key opens, once it could be read. */
  async dialogAfter(key: string): Promise<Locator> {
    await this.page.keyboard.press(key);
    const dialog = this.page.getByRole('dialog');
    await dialog.waitFor();
    await this.read();
    return dialog;
  }

  /** Types into the box of the open dialog with this label. */
  async tell(label: string, text: string): Promise<void> {
    const box = this.page.getByRole('dialog').getByLabel(label, { exact: true });
    await box.and(this.page.locator('input')).focus();
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.type(text);
  }

  /** Types into a picker of the open dialog and takes what it offers first. */
  async tellOne(label: string, text: string): Promise<void> {
    await this.tell(label, text);
    const list = this.page.locator('[role=listbox][aria-busy=false]:visible');
    await list.locator('[role=option][aria-selected=true]').waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Does what the open dialog asks. */
  async confirm(): Promise<void> {
    await this.#readBeforeAct();
    await this.page.keyboard.press('Control+Enter');
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  /** Offers what the open dialog names, and leaves it to the receiver to accept it in a session of their own. */
  async offer(): Promise<void> {
    await this.#readBeforeAct();
    await this.page.keyboard.press('Control+Enter');
    const beside = this.page.getByRole('heading', { name: 'Nhận bàn giao' });
    await beside.or(this.page.locator('body:not(:has([role=dialog]))')).first().waitFor();
    if (await beside.isVisible()) await this.page.keyboard.press('Escape');
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  /** Offers what the open dialog names to somebody whose token stands in a second reader: main's window for their PIN. */
  async offerBeside(): Promise<Page> {
    await this.#readBeforeAct();
    await this.page.keyboard.press('Control+Enter');
    await this.page.getByRole('heading', { name: 'Nhận bàn giao' }).waitFor();
    return this.besideAfter('Control+Enter');
  }

  /** Main's window for the PIN of a second person, which a key opens in the open dialog. */
  async besideAfter(key: string): Promise<Page> {
    await this.#readBeforeAct();
    const opened = this.application.waitForEvent('window', { timeout: 30_000 });
    await this.page.keyboard.press(key);
    const window = await opened;
    await window.getByRole('button', { name: 'Ký', exact: true }).waitFor();
    return window;
  }

  /** Chooses in a row of options by its letter. */
  async choose(group: string, letter: string): Promise<void> {
    await this.page.getByRole('group', { name: group }).getByRole('radio').first().focus();
    await this.page.keyboard.press(letter);
  }

  /** Opens an empty form of the book on screen. */
  async newRecord(): Promise<void> {
    await this.page.keyboard.press('n');
    await this.page.locator('[data-screen=form] form').waitFor();
  }

  async fill(record: TypedRecord): Promise<void> {
    await this.choose('Độ mật', record.level.toLowerCase());
    await this.type('Số', String(record.number));
    await this.pick('Tên loại', record.type);
    await this.type('Ký hiệu', record.notation);
    await this.type('Ngày tháng văn bản', '0');
    await this.pick('Người ký', record.signer);
    await this.pick('Nơi nhận', record.recipient);
    await this.type('Số trang', String(record.pages));
    await this.type('Số phụ lục, tài liệu kèm theo', String(record.enclosures));
  }

  /** On a registered record: signs and issues; the organisation's token is opened when it is not. */
  async issue(): Promise<void> {
    await this.page.locator('.button-primary[aria-keyshortcuts~=P]').waitFor();
    await this.page.keyboard.press('p');
    const dialog = this.page.getByRole('dialog');
    await dialog.waitFor();
    const pin = dialog.getByLabel('Mã PIN token của cơ quan', { exact: true });
    if (await pin.isVisible()) {
      await pin.focus();
      await this.typePin(this.agency.seal.pin);
      await this.picture('issue');
      await this.page.keyboard.press('Enter');
    }
    const go = dialog.getByRole('button', { name: /Ký và gửi/ });
    await go.and(this.page.locator(':not([disabled])')).waitFor();
    await this.#readBeforeAct();
    await go.press('Enter');
    await dialog.waitFor({ state: 'detached' });
  }

  /** On the screen of arrived envelopes: waits until one from this organisation stands in the list. */
  async arrivalFrom(name: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Gói tin đang chờ' }).getByText(name).first().waitFor();
  }

  /** On the screen of arrived envelopes: types what was counted and compares. */
  async count(counted: { level: string; number: number; copies: number; pages: number; enclosures: number }) {
    await this.page.getByRole('group', { name: 'Độ mật' }).waitFor();
    await this.choose('Độ mật', counted.level.toLowerCase());
    await this.type('Số', String(counted.number));
    await this.type('Số lượng bản đến', String(counted.copies));
    await this.type('Số trang', String(counted.pages));
    await this.type('Số phụ lục, tài liệu kèm theo', String(counted.enclosures));
    await this.page.getByRole('radio', { name: 'Còn nguyên vẹn' }).press('Space');
    await this.page.keyboard.press('Control+Enter');
  }

  async recount(): Promise<void> {
    await this.page.getByRole('button', { name: 'Đếm lại' }).press('Enter');
  }

  async refuse(): Promise<void> {
    await this.page.getByRole('group', { name: 'Độ mật' }).waitFor();
    await this.page.keyboard.press('Control+Shift+R');
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('checkbox').nth(1).press('Space');
    await this.picture('refuse');
    await this.#readBeforeAct();
    await dialog.getByRole('button', { name: 'Ký và từ chối' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
  }

  async verifyLedger(): Promise<void> {
    await this.page.keyboard.press('v');
    await this.page.getByText('Nhật ký nguyên vẹn').waitFor();
  }

  async keyHelp(picture: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.page.getByRole('dialog').waitFor();
    await this.picture(picture);
    await this.page.keyboard.press('Escape');
  }

  /** Chooses language, theme and zoom on the settings screen; by position, because the words change. */
  async prefer(wanted: { language: Language; theme: Theme; zoom: 100 | 200 }): Promise<void> {
    const main = await this.go('settings');
    const options = (group: number) => main.getByRole('group').nth(group).getByRole('radio');
    await options(0).nth(Language.options.indexOf(wanted.language)).press('Space');
    await options(1).nth(themes.indexOf(wanted.theme)).press('Space');
    const zoom = main.locator('output');
    const [smaller, larger] = [main.locator('.zoom button').first(), main.locator('.zoom button').last()];
    for (;;) {
      const now = Number.parseInt((await zoom.textContent()) ?? '', 10);
      if (now === wanted.zoom) return;
      await (now < wanted.zoom ? larger : smaller).press('Enter');
      await zoom.filter({ hasNotText: `${now}%` }).waitFor();
    }
  }
}
