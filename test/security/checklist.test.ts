import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../build/run/paths.ts';
import { ipcChannels } from '../../contract/ipc/channels.ts';
import { contentSecurityPolicy } from '../../electron/scheme/headers.ts';
import { appOrigin, startPage } from '../../electron/scheme/origin.ts';
import { lockedPreferences, windowPartition } from '../../electron/window/preferences.ts';
import { fusesOfBinary } from './fuses.ts';
import { loadedWindow } from './open.ts';
import { inPage, Subject } from './programme.ts';

let subject: Subject;
beforeAll(async () => {
  subject = await Subject.open();
});
afterAll(() => subject?.close());

type Row = [row: number, rule: string, check: () => Promise<void>];

/** The rows of Electron's security checklist, each asked of the running programme. */
const rows: Row[] = [
  [1, 'only secure content is loaded', onlySecureContent],
  [2, 'no Node.js in a window', noNode],
  [3, 'the preload is isolated from the page', isolated],
  [4, 'windows are sandboxed', () => preference('sandbox', true)],
  [5, 'every permission is denied', noPermission],
  [6, 'web security is on', () => preference('webSecurity', true)],
  [7, 'the policy comes as a header and is enforced', policyEnforced],
  [8, 'no insecure content', () => preference('allowRunningInsecureContent', false)],
  [9, 'no experimental features', () => preference('experimentalFeatures', false)],
  [10, 'no Blink features', () => preference('enableBlinkFeatures', '')],
  [11, 'no web view, so none with popups', noWebView],
  [12, 'a web view that came about all the same is refused', webViewRefused],
  [13, 'navigation leads nowhere', noNavigation],
  [14, 'no window opens', noWindow],
  [15, 'nothing is handed to the system to open', nothingHandedOver],
  [16, 'one exact, current version of Electron', currentVersion],
  [17, 'a request of a foreign sender is refused', foreignSender],
  [18, 'a scheme of our own with a list of its files', ownScheme],
  [19, 'fuses are burnt when it is packaged', fusesBurnt],
  [20, 'a window gets two functions and no API of Electron', twoFunctions],
];

describe("Electron's security checklist", () => {
  it('has 20 rows', () => {
    expect(rows.map(([row]) => row)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });
  it.each(rows)('%i. %s', (_row, _rule, check) => check());
  it('finds every preference as the table spells it out', async () => {
    expect(await subject.preferences()).toMatchObject(lockedPreferences);
  });
});

async function preference(name: string, value: unknown): Promise<void> {
  expect((await subject.preferences())[name]).toBe(value);
}

async function onlySecureContent(): Promise<void> {
  expect(await subject.addresses()).toEqual([startPage]);
  expect(await inPage(subject.page, '() => isSecureContext')).toBe(true);
}

async function noNode(): Promise<void> {
  for (const name of ['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames']) {
    await preference(name, false);
  }
  const names = ['require', 'process', 'module', 'global', 'Buffer', '__dirname'];
  expect(await inPage(subject.page, '(names) => names.filter((name) => name in globalThis)', names)).toEqual(
    [],
  );
}

/** The page bends the function with which the preload looks names up; the preload has its own. */
async function isolated(): Promise<void> {
  await preference('contextIsolation', true);
  const answer = await inPage(
    subject.page,
    `async () => {
      const { hasOwn } = Object;
      Object.hasOwn = () => true;
      try { return await tramMat.invoke('toString', {}); } finally { Object.hasOwn = hasOwn; }
    }`,
  );
  expect(answer).toEqual({ ok: false, error: { code: 'CHANNEL_UNKNOWN' } });
}

async function noPermission(): Promise<void> {
  const states = await inPage<string[]>(
    subject.page,
    '(names) => Promise.all(names.map((name) => navigator.permissions.query({ name }).then(({ state }) => state)))',
    ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'],
  );
  expect(states).toEqual(states.map(() => 'denied'));
  const outcomes = await inPage<string[]>(
    subject.page,
    `async () => {
      const found = (list) => { if (list.length === 0) throw new Error('none'); };
      const attempts = [
        () => navigator.mediaDevices.getUserMedia({ audio: true }),
        () => navigator.mediaDevices.getDisplayMedia({ video: true }),
        () => navigator.clipboard.readText(),
        () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
        () => navigator.usb.requestDevice({ filters: [] }),
        () => navigator.usb.getDevices().then(found),
        () => navigator.hid.requestDevice({ filters: [] }).then(found),
        () => navigator.serial.requestPort(),
        () => navigator.requestMIDIAccess(),
      ];
      const timeout = () => new Promise((resolve) => setTimeout(() => resolve('waits for a person'), 3000));
      return Promise.all(attempts.map((attempt) => Promise.race([
        Promise.resolve().then(attempt).then(() => 'granted', () => 'denied'),
        timeout(),
      ])));
    }`,
  );
  expect(outcomes).toEqual(outcomes.map(() => 'denied'));
}

async function policyEnforced(): Promise<void> {
  const response = await subject.page.reload();
  const policy = (await response?.headerValue('content-security-policy')) ?? '';
  const names = (text: string) => text.split(/;\s*/).map((directive) => directive.split(' ')[0]);
  expect(names(policy)).toEqual(names(contentSecurityPolicy));
  expect(policy).not.toMatch(/unsafe|\*|data:|blob:/);
  const inline = await inPage(
    subject.page,
    `async () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.ranInline = true';
      const style = document.createElement('style');
      style.textContent = 'html { outline: 7px solid red }';
      document.head.append(script, style);
      const styled = getComputedStyle(document.documentElement).outlineWidth === '7px';
      // Outside the driver's own call, which may evaluate what the page may not.
      await new Promise((resolve) => setTimeout(resolve));
      let evaluated = true;
      try { new Function('return 1')(); } catch { evaluated = false; }
      return { ran: 'ranInline' in globalThis, styled, evaluated };
    }`,
  );
  expect(inline).toEqual({ ran: false, styled: false, evaluated: false });
}

const countContents = () => subject.app.evaluate(({ webContents }) => webContents.getAllWebContents().length);

async function noWebView(): Promise<void> {
  await preference('webviewTag', false);
  const before = await countContents();
  await inPage(
    subject.page,
    `(url) => {
      const view = document.createElement('webview');
      view.setAttribute('allowpopups', '');
      view.setAttribute('src', url);
      document.body.append(view);
    }`,
    subject.foreign,
  );
  await subject.settle();
  expect(await countContents()).toBe(before);
  expect(subject.visits).toBe(0);
}

async function webViewRefused(): Promise<void> {
  const refused = await subject.app.evaluate(({ BrowserWindow }) => {
    let prevented = false;
    const event = {
      preventDefault: () => {
        prevented = true;
      },
    };
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as NodeJS.EventEmitter;
    contents.emit('will-attach-webview', event, {}, {});
    return prevented;
  });
  expect(refused).toBe(true);
}

async function noNavigation(): Promise<void> {
  const places = [subject.foreign, 'file:///etc/hostname', 'data:text/html,x', 'app://other/index.html'];
  for (const place of [...places, `${appOrigin}/other.html`]) {
    await inPage(subject.page, '(url) => { setTimeout(() => { location.href = url; }); }', place);
    await subject.settle();
    expect(await subject.addresses(), place).toEqual([startPage]);
  }
  expect(subject.visits).toBe(0);
}

async function noWindow(): Promise<void> {
  for (const url of [subject.foreign, startPage, 'about:blank']) {
    const ended =
      '(url) => { const w = open(url); return new Promise((r) => setTimeout(() => r(w?.closed ?? true), 400)); }';
    expect(await inPage(subject.page, ended, url), url).toBe(true);
  }
  await inPage(
    subject.page,
    "(href) => Object.assign(document.createElement('a'), { href, target: '_blank' }).click()",
    subject.foreign,
  );
  await subject.settle();
  expect(await subject.addresses()).toEqual([startPage]);
  expect(subject.visits).toBe(0);
}

async function nothingHandedOver(): Promise<void> {
  await subject.app.evaluate(({ shell }) => {
    shell.openExternal = async (url) => {
      process.env['HANDED_OVER'] = url;
    };
  });
  // The stand-in's Chromium asks its own person about foreign schemes before anybody else.
  const schemes = (await subject.onStandIn()) ? [] : ['mailto:a@b.vn', 'x-other:1'];
  for (const url of [subject.foreign, ...schemes]) {
    await inPage(subject.page, '(url) => { setTimeout(() => open(url)); }', url);
    await subject.settle();
    await inPage(subject.page, '(url) => { setTimeout(() => { location.href = url; }); }', url);
    await subject.settle();
  }
  expect(await subject.app.evaluate(() => process.env['HANDED_OVER'] ?? null)).toBeNull();
  expect(await subject.addresses()).toEqual([startPage]);
}

async function currentVersion(): Promise<void> {
  const manifest: { devDependencies: { electron: string } } = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  );
  const { electron } = manifest.devDependencies;
  expect(electron).toMatch(/^\d+\.\d+\.\d+$/);
  expect(Number.parseInt(electron, 10)).toBeGreaterThanOrEqual(45);
  if (await subject.onStandIn()) return;
  expect(await subject.app.evaluate(() => process.versions.electron)).toBe(electron);
}

/** A window that the shell did not open, with our own page, preload and session. */
async function foreignSender(): Promise<void> {
  expect(await subject.invoke('preferences.read', {})).toMatchObject({ ok: true });
  await subject.app.evaluate(
    ({ BrowserWindow }, { preload, url, partition }) => {
      const webPreferences = { sandbox: true, contextIsolation: true, preload, partition };
      void new BrowserWindow({ show: false, webPreferences }).loadURL(url);
    },
    { preload: join(root, 'out', 'app', 'preload.cjs'), url: startPage, partition: windowPartition },
  );
  const other = await loadedWindow(subject.app, subject.page);
  for (const name of Object.keys(ipcChannels)) {
    const answer = await subject.invoke(name, {}, other);
    expect(answer, name).toEqual({ ok: false, error: { code: 'SENDER_REFUSED' } });
  }
  await other.close();
}

async function ownScheme(): Promise<void> {
  expect((await subject.addresses())[0]?.startsWith(`${appOrigin}/`)).toBe(true);
  const beyond = ['./main.js', './../main.js', './preload.cjs', 'file:///etc/hostname', 'app://other/a.js'];
  for (const url of beyond) expect(await subject.load('script', 'src', url), url).not.toBe('loaded');
}

async function fusesBurnt(): Promise<void> {
  const builder = await readFile(join(root, 'build', 'electron-builder.yml'), 'utf8');
  expect(builder).toMatch(/^afterPack: \.\/build\/fuses\.ts$/m);
  expect(await fusesOfBinary()).toBe('010011001');
}

async function twoFunctions(): Promise<void> {
  const exposed = await inPage(
    subject.page,
    `(names) => ({
      bridge: Object.keys(tramMat).sort(),
      frozen: Object.isFrozen(tramMat),
      others: names.filter((name) => name in globalThis),
    })`,
    ['electron', 'ipcRenderer', 'contextBridge', 'webFrame', 'shell'],
  );
  expect(exposed).toEqual({ bridge: ['invoke', 'on'], frozen: true, others: [] });
  for (const name of ['control.stop', 'control.unlock', 'token.login', 'token.sign', '__proto__']) {
    expect(await subject.invoke(name, {}), name).toEqual({ ok: false, error: { code: 'CHANNEL_UNKNOWN' } });
  }
  expect(await subject.invoke('preferences.read', { extra: 1 })).toEqual({
    ok: false,
    error: { code: 'ARGUMENT_INVALID' },
  });
}
