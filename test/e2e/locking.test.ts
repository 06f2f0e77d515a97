import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { TerminalWindow } from '../../build/walkthrough/terminal-window.ts';
import { outgoingInput } from '../support/records.ts';
import { draftIsBack, draftOf } from './page/drafts.ts';
import { expectFocus, expectOn } from './page/focus.ts';
import { pageHolds } from './page/memory.ts';
import { answerBox } from './page/message-box.ts';
import { askTerminal, register } from './page/seed.ts';
import { childOf } from './processes.ts';
import { windowsForFile } from './windows.ts';

const wrongPin = 'khong-dung-77';
const pinBox = (terminal: TerminalWindow) => terminal.page.getByLabel('Mã PIN', { exact: true });

/** On the locked screen: this reason stands there and the PIN can be typed. */
async function lockedBecause(terminal: TerminalWindow, code: string): Promise<void> {
  await terminal.screen('unlock');
  await terminal.sees(code);
  expect(await terminal.page.locator('.shell').count()).toBe(0);
}

/** Everything but idleness (test/timeouts) after which the terminal is locked, and that it can be opened again with nothing lost. */
const windows = windowsForFile('locking');

describe('a terminal that locks', () => {
  it('forgets a wrong PIN at once and says what was wrong', async () => {
    const { a } = windows();
    await a.lock();
    await a.enterPin(wrongPin);
    await a.sees('Mã PIN không đúng.');
    await a.sees('PIN_WRONG');
    await expectOn(pinBox(a));
    expect(await pinBox(a).inputValue()).toBe('');
    expect(await pageHolds(a.page, wrongPin)).toBe(false);
    // That the search would have found it: what stands in the box now is found.
    await a.page.keyboard.type(wrongPin);
    expect(await pageHolds(a.page, wrongPin)).toBe(true);
    await a.page.keyboard.press('Control+a');
    await a.page.keyboard.press('Delete');
  });

  it('asks outside the page before the last try, says when the PIN is locked, and opens when it is not any more', async () => {
    const { a, faults, serials } = windows();
    await a.lock();
    faults.set('pin-tries 3', `absent ${serials.head}`);
    await a.enterPin(wrongPin);
    await a.sees('PIN_WRONG');
    await expectOn(pinBox(a));
    await a.enterPin(wrongPin);
    await a.sees('PIN_LAST_TRY');
    await expectOn(pinBox(a));
    await answerBox(a.application, 'Dừng lại', () => a.enterPin(wrongPin));
    await a.sees('PIN_CANCELLED');
    await answerBox(a.application, 'Dùng lần thử cuối', () => a.enterPin(wrongPin));
    await a.sees('PIN_LOCKED');
    await expect.poll(() => pinBox(a).isDisabled()).toBe(true);
    faults.set();
    faults.forgetTries(serials.clerk);
    await expectOn(pinBox(a));
    await a.unlock();
    await expectFocus(a.page, 'unlocked after all');
  });

  it('locks when the token is pulled out, and has the half-typed form back afterwards', async () => {
    const { a, faults, serials } = windows();
    await draftOf(a, '987');
    faults.set(`absent ${serials.clerk}`, `absent ${serials.head}`);
    await lockedBecause(a, 'TOKEN_REMOVED');
    faults.set();
    await a.sees(a.agency.clerk.label);
    await expectOn(pinBox(a));
    await a.unlock();
    await draftIsBack(a, '987');
  });

  it('offers no PIN box to a token that is not listed', async () => {
    const { a, faults, serials } = windows();
    await a.lock();
    faults.set(
      `serial ${serials.clerk} 00ab00ab00ab00ab`,
      `absent ${serials.head}`,
      `absent ${serials.seal}`,
    );
    await a.sees('TOKEN_NOT_LISTED');
    expect(await pinBox(a).isDisabled()).toBe(true);
    faults.set();
    await a.sees(a.agency.clerk.label);
    await expectOn(pinBox(a));
    await a.unlock();
  });

  it('survives the death of its token host', async () => {
    const { a } = windows();
    process.kill(await childOf(a.application, 'token'), 'SIGKILL');
    await lockedBecause(a, 'TOKEN_HOST_LOST');
    await expectOn(pinBox(a));
    await a.unlock();
    await expectFocus(a.page, 'token host again');
  });

  it('finds its tokens again after the service of their driver was restarted', async () => {
    const { a, faults } = windows();
    await a.lock();
    faults.set('service-lost 1');
    await a.sees('TOKEN_ABSENT');
    // What the driver's process lost it does not find again.
    faults.set();
    await a.sees(a.agency.clerk.label, 40_000);
    await expectOn(pinBox(a));
    await a.unlock();
  });

  it('survives the death of its core; everything that was acknowledged is there', async () => {
    const { a } = windows();
    const codes = await register(a.page, [outgoingInput(1), outgoingInput(2)]);
    process.kill(await childOf(a.application, 'core'), 'SIGKILL');
    await lockedBecause(a, 'CORE_LOST');
    await expectOn(pinBox(a));
    await a.unlock();
    await expectFocus(a.page, 'core again');
    for (const code of codes) {
      const page = await askTerminal<{ row: { record: { code: string } } }>(a.page, 'record.page', {
        code,
      });
      expect(page.row.record.code).toBe(code);
    }
    await a.go('ledger');
    await a.verifyLedger();
  });

  it('a second start shows the first window and ends', async () => {
    const { a, stage } = windows();
    await a.go('ledger');
    await a.application.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (window === undefined) throw new Error('no window');
      const focus = window.focus.bind(window);
      window.focus = () => {
        process.env['WINDOW_SHOWN'] = '1';
        focus();
      };
    });
    const { executable, args, env } = stage.commandOf('a');
    const second = spawn(executable, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    const exit = new Promise<number | null>((resolve) => second.once('exit', resolve));
    const printed = await text(second.stderr);
    expect(await exit).toBe(1);
    expect(printed).toContain('ALREADY_RUNNING');
    const shown = () => a.application.evaluate(() => process.env['WINDOW_SHOWN'] ?? null);
    await expect.poll(shown).toBe('1');
    await a.screen('ledger');
  });
});
