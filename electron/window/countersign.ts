import { BrowserWindow, screen, type WebContents } from 'electron';
import type { Handlers } from '../../contract/channel.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { countersignChannels, ShownForSigning } from '../../contract/ipc/countersign.ts';
import type { Preferences } from '../../contract/ipc/preferences.ts';
import type { ScannerSettings } from '../../contract/scanner.ts';
import type { OpenPinWindow, PinWindowActions } from '../broker/countersigning.ts';
import { countersignPage } from '../scheme/origin.ts';
import { countersignPartition, lockedPreferences } from './preferences.ts';

/** The size at 100 %, where the desktop has room for it. */
const wanted = { width: 620, height: 700 };

interface CountersignWindowOptions {
  readonly preload: string;
  preferences(): Preferences;
  readonly scanner: ScannerSettings;
  /** Each window as it is made. */
  onOpen(contents: WebContents): void;
}

/**
 * The window in which somebody signs beside the session. It is a page of main's own, in a session of its own: no other
 * window shares its process, its storage or its channels, and it has none of theirs.
 */
export class CountersignWindow {
  readonly #options: CountersignWindowOptions;
  #current: { window: BrowserWindow; shown: ShownForSigning; actions: PinWindowActions } | undefined;

  constructor(options: CountersignWindowOptions) {
    this.#options = options;
  }

  /** Whether these are the contents of the window that stands open. */
  owns(contents: WebContents): boolean {
    return contents === this.#current?.window.webContents;
  }

  readonly open: OpenPinWindow = (shown, actions) => {
    const [parent] = BrowserWindow.getAllWindows();
    const { preload } = this.#options;
    const window = new BrowserWindow({
      ...this.#size(),
      ...(parent === undefined ? {} : { parent, modal: true }),
      show: false,
      title: 'Trạm Mật',
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      autoHideMenuBar: true,
      webPreferences: { ...lockedPreferences, partition: countersignPartition, preload },
    });
    const current = { window, shown, actions };
    this.#current = current;
    window.setContentProtection(true);
    window.once('ready-to-show', () => window.show());
    window.once('closed', () => {
      if (this.#current === current) this.#current = undefined;
      actions.closed();
    });
    // A page that crashed asks for nothing any more.
    window.webContents.on('render-process-gone', () => window.destroy());
    this.#options.onOpen(window.webContents);
    void window.loadURL(countersignPage);
    return () => {
      if (!window.isDestroyed()) window.destroy();
    };
  };

  handlers(): Handlers<typeof countersignChannels> {
    return {
      'countersign.view': () => ({
        shown: this.#shown().shown,
        preferences: this.#options.preferences(),
        scanner: this.#options.scanner,
      }),
      'countersign.sign': async ({ pin }) => {
        await this.#shown().actions.sign(pin);
        return {};
      },
      'countersign.cancel': () => {
        this.#shown().window.close();
        return {};
      },
    };
  }

  #shown() {
    if (this.#current === undefined) throw new AppError('SESSION_WRONG_STATE');
    return this.#current;
  }

  #size(): { width: number; height: number } {
    const { workArea } = screen.getPrimaryDisplay();
    const scale = this.#options.preferences().zoom / 100;
    return {
      width: Math.min(Math.round(wanted.width * scale), workArea.width),
      height: Math.min(Math.round(wanted.height * scale), workArea.height),
    };
  }
}
