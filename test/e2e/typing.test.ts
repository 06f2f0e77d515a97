import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { bundle } from '../../build/bundle.ts';
import { electronRuntime } from '../../build/run/electron.ts';
import { outDirectory } from '../../build/run/paths.ts';
import { hasFocus } from '../../build/walkthrough/keyboard.ts';
import { Stage } from '../../build/walkthrough/stage.ts';
import type { TerminalWindow } from '../../build/walkthrough/terminal-window.ts';
import { ControlCode, controlCodeFrom } from '../../contract/record/control-code.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { dictionary } from '../../renderer/app/dictionary.ts';
import { showCode } from '../../renderer/format/codes.ts';
import { publish } from '../support/directory.ts';
import { type InputMethod, startInputMethod, typingPackages } from '../support/input-method.ts';
import { whereThereIs } from '../support/left-out.ts';
import { bodyOf } from '../support/many-bodies.ts';
import { outgoingInput } from '../support/records.ts';
import { testWorld } from '../support/worlds.ts';
import { box } from './page/actions.ts';
import { expectOn } from './page/focus.ts';
import { askTerminal, register } from './page/seed.ts';
import { makeReady } from './windows.ts';

/** Between two keys of a scan, on a machine that is busy. */
const longestGapMs = 200;

const { words, fields, shell, scan } = dictionary('vi');
const optional = (label: string) => `${label} (${fields.optional})`;

/** The body that is typed, and its name on the keys in Telex. */
const name = 'Sở Tư pháp tỉnh Đồng Tháp';
const telex = 'Sowr Tuw phasp tirnh Ddoongf Thasp';
const bodies = [
  bodyOf('H60', 'Ủy ban nhân dân tỉnh Đồng Tháp', 1),
  bodyOf('H60.01', name, 2, 'H60'),
  bodyOf('H60.02', 'Sở Tư lệnh tỉnh Đồng Tháp', 2, 'H60'),
];

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Letters of which Telex makes others until it sees that they are no word. */
const code = controlCodeFrom(Uint8Array.from('KCXWSJR7MWPX', (letter) => crockford.indexOf(letter)));

let stage: Stage;
let method: InputMethod;
let a: TerminalWindow;
let directoryVersion: number;
/** Of a record that was registered at the start; with vowels and tones of Telex, if chance has it. */
let telexCode: ControlCode;

/** Counts the words that the input method composes in the page, and tells whether it is in the middle of one. */
const watchComposition = (): Promise<void> =>
  a.page.locator(':root').evaluate((root) => {
    root.dataset['words'] = '0';
    root.addEventListener('compositionstart', () => {
      root.dataset['composing'] = 'yes';
      root.dataset['words'] = String(Number(root.dataset['words']) + 1);
    });
    root.addEventListener('compositionend', () => delete root.dataset['composing']);
  });
const composed = async (): Promise<number> =>
  Number(await a.page.locator(':root').getAttribute('data-words'));
const composing = async (): Promise<boolean> =>
  (await a.page.locator(':root').getAttribute('data-composing')) !== null;

async function open(): Promise<void> {
  const folder = join(outDirectory, 'e2e', 'typing');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await bundle();
  stage = await Stage.open(
    electronRuntime(),
    folder,
    async (world) => {
      directoryVersion = await publish(world, ({ organisations }) => {
        organisations.push(...bodies);
      });
      const { config } = homeFiles(world.homes.a.home);
      // A busy machine passes the keys of a scan on more slowly than a scanner sends them.
      const slow = { ...readTerminalConfig(world.homes.a.home), scanner: { maxGapMs: longestGapMs } };
      await writeFile(config, JSON.stringify(slow));
    },
    testWorld,
  );
  method = await startInputMethod(stage.display);
  a = await stage.terminal('a', method.env);
  a.page.setDefaultTimeout(12_000);
  await a.screen('unlock');
  await watchComposition();
  await method.focus();
}

/** X, the input method and the page each take a moment. */
const soon = { timeout: 15_000 };
const holds = (input: Locator, text: string) => expect.poll(() => input.inputValue(), soon).toBe(text);

function cases(): void {
  beforeAll(async () => {
    await open();
    await a.unlock();
    const directory = () => askTerminal<{ directoryVersion: number }>(a.page, 'about.view', {});
    await vi.waitFor(async () => expect((await directory()).directoryVersion).toBe(directoryVersion), {
      timeout: 60_000,
    });
    const codes = await register(a.page, [outgoingInput(1, { recipients: ['H60.01'] }), outgoingInput(2)]);
    telexCode = ControlCode.parse(codes[1]);
  });
  beforeEach(async () => {
    // The keys that lead away belong to the input method as long as a word is half typed.
    if (await composing()) await method.press('Control_L');
    await makeReady(a);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await stage.lastPictures();
  });
  afterAll(async () => {
    await stage?.close();
    await method?.stop();
  });

  it('no key of a PIN goes to the input method', async () => {
    await a.lock();
    const pin = a.page.getByLabel('Mã PIN', { exact: true });
    await expectOn(pin);
    const before = await composed();
    await method.type('aas');
    await holds(pin, 'aas');
    await method.press('ctrl+a', 'Delete');
    await method.type(a.agency.clerk.pin);
    await holds(pin, a.agency.clerk.pin);
    expect(await composed()).toBe(before);
    await method.press('Return');
    await a.screen('today');
  });

  it.each(['Return', 'Tab'])(
    'the register search answers to the word that is being composed, and %s keeps it',
    async (key) => {
      const main = await a.go('outgoing');
      await expectOn(main.getByRole('grid'));
      await method.press('slash');
      const search = main.getByRole('searchbox');
      await expectOn(search);
      await method.type(telex);
      await holds(search, name);
      expect(await composing()).toBe(true);
      const total = main.locator('.filters-total');
      await expect.poll(() => total.textContent(), soon).toBe('1 dòng khớp bộ lọc');
      expect(await composing()).toBe(true);
      await method.press(key);
      await expect.poll(composing, soon).toBe(false);
      await expectOn(
        key === 'Return' ? main.getByRole('grid') : main.getByRole('button', { name: 'Tuyệt mật' }),
      );
      expect([await search.inputValue(), await total.textContent()]).toEqual([name, '1 dòng khớp bộ lọc']);
      await a.page.keyboard.press('/');
      await a.page.keyboard.press('Escape');
    },
  );

  it.each(['Return', 'Tab'])(
    'a list follows the word that is being composed, and %s takes what it offers',
    async (key) => {
      await a.go('outgoing');
      await method.press('n');
      const recipients = box(a, words.field.recipients);
      await recipients.focus();
      const list = a.page.locator('[role=listbox][aria-busy=false]:visible');
      const offered = list.getByRole('option', { selected: true });
      await method.type('Sowr Tuw leejnh');
      await holds(recipients, 'Sở Tư lệnh');
      await expect.poll(() => offered.textContent(), soon).toContain('Sở Tư lệnh tỉnh Đồng Tháp');
      expect(await composing()).toBe(true);
      await method.press('ctrl+a');
      await method.type(telex);
      await holds(recipients, name);
      await expect.poll(() => offered.textContent(), soon).toContain(name);
      expect(await composing()).toBe(true);
      await method.press(key);
      const chosen = a.page.getByRole('list', { name: fields.chosen }).getByRole('listitem');
      await expect.poll(() => chosen.allTextContents(), soon).toEqual([expect.stringContaining(name)]);
      await holds(recipients, '');
    },
  );

  it.each(['Return', 'Tab'])(
    'a word that %s ends in a box with one choice is the choice, and the next box has the keyboard',
    async (key) => {
      await a.go('outgoing');
      await a.newRecord();
      const type = box(a, words.field.typeCode);
      await type.focus();
      await method.type('Baos caos');
      await holds(type, 'Báo cáo');
      expect(await composing()).toBe(true);
      await method.press(key);
      await expectOn(box(a, words.field.notation));
      await holds(type, 'Báo cáo');
    },
  );

  it.each([
    [optional(words.field.storeAt), telex, name, 'SỞ TƯ PHÁP TỈNH ĐỒNG THÁP', 'Return'],
    [optional(words.field.storeAt), 'hs-ddt-hoof', 'hs-đt-hồ', 'HS-ĐT-HỒ', 'Tab'],
    [optional(words.field.storeAt), 'hs', 'hs', 'HS', 'Tab'],
    [optional(words.field.storeAt), 'k1-t3-n2', 'k1-t3-n2', 'K1-T3-N2', 'Return'],
    [words.field.notation, 'bc-ubnd', 'bc-ubnd', 'BC-UBND', 'Return'],
    [words.field.notation, 'bc-ubnd', 'bc-ubnd', 'BC-UBND', 'Tab'],
    [words.field.notation, telex, name, 'SỞ TƯ PHÁP TỈNH ĐỒNG THÁP', 'Tab'],
  ])('%s: %s stands as %s while it is typed and as %s after %s', async (label, keys, typed, kept, key) => {
    await a.go('outgoing');
    await a.newRecord();
    const input = box(a, label);
    await input.focus();
    const before = await composed();
    await method.type(keys);
    await holds(input, typed);
    expect(await composed()).toBeGreaterThan(before);
    await method.press(key);
    await expect.poll(() => hasFocus(input), soon).toBe(false);
    await holds(input, kept);
  });

  it.each(['Return', 'Tab'])('a control code in small letters is read when %s ends it', async (key) => {
    await a.go('incoming');
    await a.newRecord();
    const input = box(a, optional(words.field.code));
    await input.focus();
    await method.type(showCode(code).toLowerCase());
    await method.press(key);
    await expect.poll(() => hasFocus(input), soon).toBe(false);
    await holds(input, showCode(code));
  });

  it('a control code that the input method changed says so, and stands as it was typed', async () => {
    await a.go('incoming');
    await a.newRecord();
    const input = box(a, optional(words.field.code));
    await input.focus();
    await method.type('casa-2345');
    await method.press('Tab');
    await a.sees(fields.codeAccented);
    await holds(input, 'cấ-2345');
  });

  it.each([
    ['nothing is typed', '', '', 8],
    ['a word is typed', 'hs-ddt', 'hs-đt', 20],
    ['a word is half typed', 'hoof', 'hồ', 8],
    ['keys come all at once', 'hoof', 'hồ', 0],
  ])(
    'a scan where %s composes nothing in the box, and opens its copy or is to be repeated',
    async (_, keys, typed, gap) => {
      await a.go('outgoing');
      await a.newRecord();
      const input = box(a, optional(words.field.storeAt));
      await input.focus();
      await method.type(keys);
      await holds(input, typed);
      const scanned = a.page.locator('main [data-scanned]');
      const opened = a.page.getByRole('dialog').or(scanned).first();
      const told = a.page.getByText(scan.unreadable);
      // What comes faster than a keyboard can send, as from a machine that is busy, an input method may keep for itself.
      for (let times = 0; ; times += 1) {
        await method.scan('F9', `${showCode(telexCode)}/02`, times === 0 ? gap : 20);
        await expect.poll(async () => (await opened.count()) + (await told.count()), soon).toBeGreaterThan(0);
        if ((await told.count()) === 0) break;
        expect(times).toBeLessThan(10);
        expect((await input.inputValue()).toLowerCase()).toBe(typed);
        await a.page.getByRole('button', { name: shell.dismiss }).press('Enter');
        await input.focus();
      }
      if (typed === '') return expectOn(scanned);
      if ((await a.page.getByRole('dialog').count()) === 0) {
        // Nobody is asked where the draft holds it already.
        await expectOn(scanned);
        await a.go('outgoing');
        await a.newRecord();
        expect((await input.inputValue()).toLowerCase()).toBe(typed);
        return;
      }
      expect((await input.inputValue()).toLowerCase()).toBe(typed);
      await a.read();
      // An Enter right after a scan is the scanner's.
      await a.page.waitForTimeout(2 * longestGapMs);
      await a.page.getByRole('button', { name: shell.leave.go }).press('Enter');
      await expectOn(scanned);
    },
  );

  it('a scan in the box for a PIN leaves it as it was', async () => {
    await a.lock();
    const pin = a.page.getByLabel('Mã PIN', { exact: true });
    await expectOn(pin);
    await method.type('aas');
    await holds(pin, 'aas');
    await method.scan('F9', `${showCode(telexCode)}/02`, 5);
    await holds(pin, 'aas');
    expect(await a.page.locator('.notice, [role=alert]').count()).toBe(0);
    await method.press('ctrl+a', 'Delete');
    await holds(pin, '');
  });

  it('what is being composed is there when Ctrl+Enter saves', async () => {
    await a.go('outgoing');
    await a.newRecord();
    const input = box(a, optional(words.field.storeAt));
    await input.focus();
    await method.type('hoof');
    expect(await composing()).toBe(true);
    await method.press('ctrl+Return');
    await a.page.locator('.field-error').first().waitFor();
    await holds(input, 'HỒ');
  });

  it('the palette finds a command by the word that is being composed', async () => {
    await method.press('ctrl+k');
    const dialog = a.page.getByRole('dialog');
    await dialog.waitFor();
    await method.type('caif ddawjt');
    await holds(dialog.locator('input'), 'cài đặt');
    expect(await composing()).toBe(true);
    await method.press('Return');
    await a.screen('settings');
  });
}

whereThereIs({ packages: typingPackages, user: 'any' }, 'typing', () =>
  describe('with a live ibus-unikey in Telex', cases),
);
