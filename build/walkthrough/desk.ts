import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from 'playwright-core';
import type { Agency } from '../demo/cast.ts';

export type Screen = 'today' | 'outgoing' | 'incoming' | 'check' | 'outbox' | 'ledger' | 'settings';
const keyOf: Record<Screen, string> = {
  today: 'Alt+1',
  outgoing: 'Alt+2',
  incoming: 'Alt+3',
  check: 'Alt+4',
  outbox: 'Alt+5',
  ledger: 'Alt+6',
  settings: 'Alt+7',
};

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

/** A clerk's desk: the window of one terminal, worked by keyboard as a person would. */
export class Desk {
  readonly application: ElectronApplication;
  readonly page: Page;
  readonly agency: Agency;
  readonly #screens: string;
  #taken = 0;

  private constructor(application: ElectronApplication, page: Page, agency: Agency, screens: string) {
    this.application = application;
    this.page = page;
    this.agency = agency;
    this.#screens = screens;
  }

  static async at(application: ElectronApplication, agency: Agency, screens: string): Promise<Desk> {
    const page = await application.firstWindow();
    mkdirSync(screens, { recursive: true });
    return new Desk(application, page, agency, screens);
  }

  /** The main landmark of a screen, once it is there. */
  async screen(name: Screen | 'unlock' | 'form' | 'record'): Promise<Locator> {
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

  async go(screen: Screen): Promise<Locator> {
    await this.page.keyboard.press(keyOf[screen]);
    return this.screen(screen);
  }

  async enterPin(pin: string): Promise<void> {
    await this.screen('unlock');
    const box = this.page.getByLabel('Mã PIN', { exact: true });
    await box.click();
    await this.page.keyboard.type(pin);
    await this.page.keyboard.press('Enter');
  }

  async unlock(): Promise<void> {
    await this.enterPin(this.agency.clerk.pin);
    await this.screen('today');
  }

  async lock(): Promise<void> {
    await this.page.keyboard.press('Control+l');
    await this.screen('unlock');
  }

  /** Types into the box with this label, as a person who has tabbed to it. */
  async type(label: string, text: string): Promise<void> {
    const box = this.page.getByLabel(label, { exact: false }).first();
    await box.focus();
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.type(text);
  }

  /** Opens an empty form of the book on screen. */
  async newRecord(): Promise<void> {
    await this.page.keyboard.press('n');
    await this.screen('form');
  }
}
