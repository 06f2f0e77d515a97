import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { copyCheckout } from '../../build/checkout.ts';
import { type Display, virtualDisplay } from '../../build/run/display.ts';

interface Parts {
  readonly folder: string;
  readonly display: Display;
  readonly command: ChildProcess;
  readonly browser: Browser;
  readonly page: Page;
}

/** `npm run dev -- --unlock` in a copy of the checkout, on a virtual screen, with a driver attached to its page. */
export class DevelopmentTerminal {
  readonly #parts: Parts;

  private constructor(parts: Parts) {
    this.#parts = parts;
  }

  static async open(): Promise<DevelopmentTerminal> {
    const folder = copyCheckout('development');
    const display = await virtualDisplay();
    // What is compiled of a copy is of no use to the next.
    const { NODE_ENV: _, NODE_COMPILE_CACHE: __, ...env } = process.env;
    const command = spawn(process.execPath, ['build/dev.ts', '--unlock', '--', '--remote-debugging-port=0'], {
      cwd: folder,
      env: { ...env, DISPLAY: display.name },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const browser = await chromium.connectOverCDP(await debuggerAddress(command));
    return new DevelopmentTerminal({ folder, display, command, browser, page: await windowOf(browser) });
  }

  get page(): Page {
    return this.#parts.page;
  }

  /** Process number of `npm run dev`; the terminal and the endpoint are its children. */
  get pid(): number {
    return this.#parts.command.pid ?? 0;
  }

  /** Saves a source with a change in it; returns the time of the save on the clock of `performance`. */
  async save(path: string, search: string | RegExp, replacement: string): Promise<number> {
    const file = join(this.#parts.folder, path);
    const before = await readFile(file, 'utf8');
    const after = before.replace(search, replacement);
    if (after === before) throw new Error(`${path} does not contain ${search}`);
    await writeFile(file, after);
    return performance.now();
  }

  async close(): Promise<void> {
    const { browser, command, display, folder } = this.#parts;
    await browser.close();
    const ended = new Promise((resolve) => command.once('exit', resolve));
    command.kill('SIGTERM');
    await ended;
    await display.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where the terminal's Chromium says that it takes a driver. */
function debuggerAddress(command: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const seen: string[] = [];
    if (command.stderr !== null)
      createInterface({ input: command.stderr }).on('line', (line) => {
        seen.push(line);
        const address = /^DevTools listening on (\S+)$/.exec(line)?.[1];
        if (address !== undefined) resolve(address);
      });
    command.once('exit', () => reject(new Error(`npm run dev ended: ${seen.join('\n')}`)));
  });
}

async function windowOf(browser: Browser): Promise<Page> {
  for (;;) {
    const pages = browser.contexts().flatMap((context) => context.pages());
    const page = pages.find((one) => one.url().endsWith('/index.html'));
    if (page !== undefined) return page;
    await pause(50);
  }
}
