import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { type Opened, openProgramme } from './open.ts';

/** Runs a script in the page: the source of a function, and its one argument. */
export const inPage = <Value>(page: Page, source: string, argument: unknown = null): Promise<Value> =>
  page.evaluate<Value>(`(${source})(${JSON.stringify(argument)})`);

/** The running programme, and a server that nobody must reach. */
export class Subject {
  readonly opened: Opened;
  readonly foreign: string;
  /** Connections that the server has seen. */
  visits = 0;
  readonly #stop: () => Promise<void>;

  private constructor(opened: Opened, foreign: string, stop: () => Promise<void>) {
    this.opened = opened;
    this.foreign = foreign;
    this.#stop = stop;
  }

  static async open(): Promise<Subject> {
    const server = createServer((_request, response) => response.end('reached'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const foreign = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const subject = new Subject(
      await openProgramme(),
      foreign,
      () => new Promise((resolve) => server.close(() => resolve())),
    );
    server.on('connection', () => {
      subject.visits += 1;
    });
    return subject;
  }

  async close(): Promise<void> {
    await this.opened.close();
    await this.#stop();
  }

  get page(): Page {
    return this.opened.page;
  }

  get app(): Opened['app'] {
    return this.opened.app;
  }

  /** The preferences the window was really made with; Electron has the function and does not document it. */
  preferences(): Promise<Record<string, unknown>> {
    return this.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const contents = window?.webContents as unknown as { getLastWebPreferences(): unknown };
      return JSON.parse(JSON.stringify(contents.getLastWebPreferences()));
    });
  }

  /** What each open window shows. */
  addresses(): Promise<string[]> {
    return this.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
    );
  }

  onStandIn(): Promise<boolean> {
    return this.app.evaluate(() => process.versions.electron.endsWith('-standin'));
  }

  /** Long enough for a navigation or a request to have shown itself, had it been let through. */
  settle(): Promise<void> {
    return this.page.waitForTimeout(400);
  }

  /** Asks through the bridge of a page. */
  invoke(name: string, args: unknown, page = this.page): Promise<unknown> {
    return inPage(page, '([name, args]) => tramMat.invoke(name, args)', [name, args]);
  }

  /** Puts an element into the page: `loaded`, `refused`, or `nothing` when it says neither. */
  load(tag: string, attribute: string, url: string): Promise<string> {
    return inPage(
      this.page,
      `([tag, attribute, url]) => new Promise((resolve) => {
        const element = document.createElement(tag);
        element.onload = () => resolve('loaded');
        element.onerror = () => resolve('refused');
        element.setAttribute(attribute, url);
        document.head.append(element);
        setTimeout(() => resolve('nothing'), 1000);
      })`,
      [tag, attribute, url],
    );
  }
}
