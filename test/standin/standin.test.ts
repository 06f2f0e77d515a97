import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pressLast } from '../../build/walkthrough/press-last.ts';

const executable = fileURLToPath(new URL('dist/electron', import.meta.url));
const fixture = fileURLToPath(new URL('fixture', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'standin-test-'));
const env = { ...process.env, ELECTRON_STANDIN_OWN_TESTS: '1', DISPLAY: '' } as Record<string, string>;
const args = (name: string): string[] => [fixture, `--fixture-data=${join(folder, name)}`];

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface FixturePage {
  bridge: {
    echo(value: unknown): Promise<unknown>;
    fail(): Promise<unknown>;
    on(channel: string, listener: (value: unknown) => void): () => void;
  };
  inline?: true;
  external?: true;
  received: unknown[];
}
declare const window: FixturePage;
declare const seen: Record<string, unknown[]>;
declare const received: unknown;
declare const children: { kill(): void }[];

/** Command lines by process id, of processes that carry `folder` in it or in their environment. */
function processesOf(folder: string): string[] {
  const read = (pid: string, file: string): string => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'latin1');
    } catch {
      return '';
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => `${read(pid, 'environ')}${read(pid, 'cmdline')}`.includes(folder))
    .map((pid) => read(pid, 'cmdline'));
}

describe('an app on the stand-in', () => {
  let app: ElectronApplication;
  let page: Page;
  const watch = (name: string) => app.evaluate((_electron, key) => seen[key] ?? [], name);

  beforeAll(async () => {
    app = await _electron.launch({ executablePath: executable, args: args('one'), env });
    page = await app.firstWindow();
    await page.waitForFunction(() => window.external === true);
  });
  afterAll(() => app.close());

  test('says what it is', async () => {
    expect(await app.evaluate(({ app }) => [app.getName(), app.getVersion(), app.isPackaged])).toEqual([
      'standin-fixture',
      '1.2.3',
      false,
    ]);
    expect(await app.evaluate(() => process.versions['electron'])).toContain('standin');
  });

  test('values cross the preload bridge as they are', async () => {
    const kinds = await page.evaluate(async () => {
      const sent = {
        bytes: new Uint8Array([0, 255]),
        none: null,
        nothing: undefined,
        at: new Date(7),
        big: 5n,
      };
      const got = (await window.bridge.echo({ deep: [sent] })) as { deep: [typeof sent] };
      const [{ bytes, none, nothing, at, big }] = got.deep;
      return [bytes instanceof Uint8Array, [...bytes], none, nothing === undefined, at.getTime(), big === 5n];
    });
    expect(kinds).toEqual([true, [0, 255], null, true, 7, true]);
  });

  test('an error in main rejects in the page', async () => {
    const message = await page.evaluate(() => window.bridge.fail().catch((error: Error) => error.message));
    expect(message).toBe("Error invoking remote method 'fail': TypeError: no");
  });

  test('main reaches a listener in the page until it is taken off', async () => {
    await page.evaluate(() => {
      window.received = [];
      const off = window.bridge.on('news', (value) => {
        window.received.push(value);
        off();
      });
    });
    for (const value of [1, 2]) {
      await app.evaluate(
        ({ BrowserWindow }, sent) => BrowserWindow.getAllWindows()[0]?.webContents.send('news', sent),
        value,
      );
    }
    await page.evaluate(() => window.bridge.echo(0));
    expect(await page.evaluate(() => window.received)).toEqual([1]);
  });

  test('the page sees nothing of the preload but what was exposed', async () => {
    const names = await page.evaluate(() =>
      Object.getOwnPropertyNames(globalThis).filter((name) => /^_|require|process|ipc/.test(name)),
    );
    expect(names.filter((name) => !name.startsWith('__playwright'))).toEqual([]);
  });

  test('a frame of another origin is told apart as sender', async () => {
    await expect.poll(() => watch('sender')).toEqual([['app://other/frame.html', 'app://other', false]]);
  });

  test('the content security policy is kept by Chromium', async () => {
    expect(await page.evaluate(() => [window.external, window.inline])).toEqual([true, undefined]);
  });

  test('a cancelled foreign request fails, and the app saw its address', async () => {
    const failed = await page.evaluate(() =>
      fetch('https://example.org/x').catch((error: Error) => error.name),
    );
    expect(failed).toBe('TypeError');
    expect(await watch('request')).toContain('https://example.org/x');
    expect(await watch('request')).toContain('app://fixture/page.js');
  });

  test('permissions are what the handlers say', async () => {
    const states = await page.evaluate(() =>
      Promise.all(
        ['geolocation', 'camera', 'notifications'].map(async (name) => {
          const { permissions } = navigator as unknown as {
            permissions: { query(of: { name: string }): Promise<{ state: string }> };
          };
          return (await permissions.query({ name })).state;
        }),
      ),
    );
    expect(states).toEqual(['denied', 'denied', 'granted']);
  });

  test('a prevented navigation leaves the page where it is', async () => {
    await page.evaluate(() => Reflect.set(globalThis, 'location', 'https://example.org/away'));
    await expect.poll(() => watch('navigate')).toEqual(['https://example.org/away']);
    expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getURL())).toBe(
      'app://fixture/index.html',
    );
    expect(await page.evaluate(() => window.external)).toBe(true);
  });

  test('a denied window does not open', async () => {
    await page.evaluate(
      () => void (globalThis as unknown as { open(url: string): void }).open('app://fixture/w'),
    );
    await expect.poll(() => watch('open')).toEqual(['app://fixture/w']);
    await expect.poll(() => app.windows().length).toBe(1);
    expect(await page.evaluate(() => window.external)).toBe(true);
  });

  test('keyboard and picture work', async () => {
    await page.evaluate(() => {
      window.received = [];
      const target = globalThis as unknown as EventTarget;
      target.addEventListener('keydown', (event) => {
        window.received.push((event as Event & { key: string }).key);
      });
    });
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => window.received)).toEqual(['Enter']);
    const size = await app.evaluate(async ({ BrowserWindow }) =>
      (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.getSize(),
    );
    expect(size?.width).toBeGreaterThan(100);
  });

  test('main sees what a person does, and nothing that a script makes', async () => {
    await app.evaluate(() => {
      seen['input'] = [];
      seen['key'] = [];
    });
    await page.evaluate(() => {
      const target = globalThis as unknown as EventTarget;
      // The page's own listener runs after the one that reports.
      target.addEventListener('keydown', (event) => event.stopImmediatePropagation(), { capture: true });
      for (const key of ['a', 'Enter']) {
        target.dispatchEvent(Object.assign(new Event('keydown', { bubbles: true }), { key }));
      }
      for (const kind of ['mousedown', 'mouseup', 'mousemove', 'wheel'])
        target.dispatchEvent(new Event(kind));
      (globalThis as unknown as { document: { body: { click(): void } } }).document.body.click();
    });
    await page.keyboard.press('Control+Enter');
    await page.mouse.click(5, 5);
    await page.evaluate(() => window.bridge.echo(0));
    expect(await watch('key')).toEqual([
      ['keyDown', 'Control', true],
      ['keyDown', 'Enter', true],
      ['keyUp', 'Enter', true],
      ['keyUp', 'Control', false],
    ]);
    expect(await watch('input')).toEqual([
      'rawKeyDown',
      'rawKeyDown',
      'keyUp',
      'keyUp',
      'mouseMove',
      'mouseDown',
      'mouseUp',
    ]);
  });

  test('a message box is a window of its own, answered by who sits before it', async () => {
    const ask = () =>
      app.evaluate(({ dialog }) => {
        void dialog
          .showMessageBox({
            message: 'Really?',
            detail: '<b>',
            buttons: ['No', 'Yes'],
            cancelId: 0,
            defaultId: 0,
          })
          .then(({ response }) => seen['box']?.push(response));
        seen['box'] ??= [];
      });
    const next = async () => {
      const opened = app.waitForEvent('window');
      await ask();
      const box = await opened;
      await box.getByRole('alertdialog', { name: 'Really?' }).waitFor();
      return box;
    };
    const windows = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    const first = await next();
    expect(await windows()).toBe(1);
    expect(await first.locator('p').first().textContent()).toBe('<b>');
    await first.evaluate(() => {
      const { document } = globalThis as unknown as {
        document: { querySelector(at: string): { click(): void } };
      };
      document.querySelector('button[value="1"]').click();
    });
    await first.getByRole('button', { name: 'Yes' }).click();
    await expect.poll(() => watch('box')).toEqual([1]);
    await pressLast(await next(), 'Enter');
    await expect.poll(() => watch('box')).toEqual([1, 0]);
    await (await next()).close();
    await expect.poll(() => watch('box')).toEqual([1, 0, 0]);
    expect(await page.evaluate(() => window.external)).toBe(true);
  });

  test('a port joins two children, and closes when one of them dies', async () => {
    const receive = () => app.evaluate(() => JSON.stringify(received));
    await expect.poll(receive).toBe(JSON.stringify({ answer: new Uint8Array([2, 4, 6]) }));
    await app.evaluate(() => children[1]?.kill());
    await expect.poll(receive).toBe('{"closed":true}');
    expect(await watch('gone')).toEqual(['killed']);
  });

  test('a second instance hands its arguments to the first and ends', async () => {
    const second = spawnSync(executable, [...args('one'), '--hello'], { env, timeout: 30_000 });
    expect(second.status).toBe(0);
    await expect.poll(() => watch('second')).toEqual(['--hello']);
  });
});

test('the first document of a window has its preload, however late its process is ready for one', async () => {
  const app = await _electron.launch({ executablePath: executable, args: args('slow'), env });
  const preload = join(folder, 'slow.cjs');
  const source = readFileSync(join(fixture, 'preload.cjs'), 'utf8');
  writeFileSync(preload, `${source}\n/*${' '.repeat(20_000_000)}*/`);
  try {
    const shown = await app.evaluate(async ({ BrowserWindow }, preload) => {
      const window = new BrowserWindow({ webPreferences: { preload, partition: 'fixture' } });
      const loaded: string[] = [];
      window.webContents.on('did-finish-load', () => loaded.push(window.webContents.getURL()));
      await window.loadURL('app://fixture/index.html');
      const bridge: string = await window.webContents.executeJavaScript('typeof bridge');
      return { bridge, loaded };
    }, preload);
    expect(shown).toEqual({ bridge: 'object', loaded: ['app://fixture/index.html'] });
  } finally {
    await app.close();
  }
});

test('kill -9 of main leaves no process and no profile behind', async () => {
  const own = mkdtempSync(join(tmpdir(), 'standin-kill-'));
  const child = spawn(executable, args('two'), { env: { ...env, TMPDIR: own }, stdio: 'ignore' });
  try {
    const running = (part: string) => processesOf(own).filter((line) => line.includes(part)).length;
    await expect.poll(() => running('--type=renderer'), { timeout: 30_000 }).toBeGreaterThan(0);
    await expect.poll(() => running('child.ts'), { timeout: 30_000 }).toBe(2);
    child.kill('SIGKILL');
    await expect.poll(() => processesOf(own), { timeout: 20_000 }).toEqual([]);
    await expect.poll(() => readdirSync(own), { timeout: 20_000 }).toEqual([]);
  } finally {
    child.kill('SIGKILL');
    rmSync(own, { recursive: true, force: true });
  }
});

describe('a home that is not for training is refused', () => {
  const plain = { ...env, ELECTRON_STANDIN_OWN_TESTS: '' };
  const run = (...more: string[]) =>
    spawnSync(executable, [fixture, ...more], { env: plain, encoding: 'utf8' });

  test.each([
    ['training is false', '{"training":false}'],
    ['training is text', '{"training":"true"}'],
    ['it is no JSON', 'training'],
  ])('%s', (_name, text) => {
    writeFileSync(join(folder, 'terminal.json'), text);
    const { status, stderr } = run(`--home=${folder}`);
    expect(status).toBe(77);
    expect(stderr).toContain('VAULT_NOT_TRAINING');
    expect(stderr).toContain('dữ liệu huấn luyện');
    expect(stderr).toContain('training data only');
  });

  test('no home is named, it is not there, or only one of two is for training', () => {
    expect(run().status).toBe(77);
    const training = mkdtempSync(join(folder, 'training-'));
    writeFileSync(join(training, 'terminal.json'), '{"training":true}');
    expect(run(`--home=${training}`, `--home=${folder}`).status).toBe(77);
    expect(run(`--home=${folder}`, `--home=${training}`).status).toBe(77);
    expect(run(`--home=${join(folder, 'absent')}`).status).toBe(77);
  });
});
