import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { homeFiles } from '../../native/home.ts';
import { outgoingInput } from '../support/records.ts';
import { keys, nextNumber, refuseArrivals, registered } from './page/actions.ts';
import { signedAct } from './page/gesture.ts';
import { answerBox } from './page/message-box.ts';
import { askTerminal, register } from './page/seed.ts';
import { makeReady, windowsForFile } from './windows.ts';

/** What a script that runs in the terminal's own page can do with all that the page can reach. */
const windows = windowsForFile('compromised-window');

/** Runs in the page: asks on a channel as often as told, with a press of its own making before each. */
const attack = (page: Page, channel: string, args: object, times: number): Promise<Record<string, number>> =>
  page.evaluate(
    async ([name, given, count]) => {
      type Answer = { ok: boolean; error?: { code: string } };
      const { tramMat, document } = globalThis as unknown as {
        tramMat: { invoke(name: string, args: unknown): Promise<Answer> };
        document: EventTarget & { body: EventTarget & { click(): void } };
      };
      const outcomes: Record<string, number> = {};
      const { pin, ...shown } = given as { pin?: string };
      const args = () => (pin === undefined ? given : { ...given, pin: new TextEncoder().encode(pin) });
      await tramMat.invoke('act.show', { act: { channel: name, args: shown } });
      for (let attempt = 0; attempt < count; attempt += 1) {
        for (const kind of ['keydown', 'keyup', 'mousedown', 'mouseup', 'touchstart']) {
          const event = Object.assign(new Event(kind, { bubbles: true }), { key: 'Enter' });
          for (const target of [document, document.body, globalThis as unknown as EventTarget]) {
            target.dispatchEvent(event);
          }
        }
        document.body.click();
        const answer = await tramMat.invoke(name, args());
        const outcome = answer.ok ? 'done' : (answer.error?.code ?? '');
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      }
      await tramMat.invoke('act.show', { act: null });
      return outcomes;
    },
    [channel, args, times] as const,
  );

it('signs and sends nothing without a hand, however it makes its own presses', async () => {
  const { a, b } = windows();
  const number = await nextNumber(a);
  const codes = await register(a.page, [outgoingInput(number), outgoingInput(number + 1)]);
  for (const code of codes) {
    const request = randomUUID();
    expect(await attack(a.page, 'record.issue', { request, code }, 20)).toEqual({ GESTURE_MISSING: 20 });
    const again = { request, code, to: b.agency.code };
    expect(await attack(a.page, 'record.resend', again, 20)).toEqual({ GESTURE_MISSING: 20 });
    const page = await askTerminal<{ row: { state: string } }>(a.page, 'record.page', { code });
    expect(page.row.state).toBe('registered');
  }
});

it('cannot use a press that was made for something else, nor the same press twice', async () => {
  const { a } = windows();
  const number = await nextNumber(a);
  const [first, second] = await register(a.page, [outgoingInput(number), outgoingInput(number + 1)]);
  // The clerk types, and presses Enter where no act is on show.
  await a.go('outgoing');
  await keys(a, '/', 'x', 'Enter');
  const asked = (code: string | undefined) => ({ request: randomUUID(), code });
  const issue = (code: string | undefined) => askTerminal(a.page, 'record.issue', asked(code));
  const show = (code: string | undefined) =>
    askTerminal(a.page, 'act.show', { act: { channel: 'record.issue', args: asked(code) } });
  await expect(issue(first)).rejects.toThrow('GESTURE_MISSING');
  // The press was made on the first record.
  await show(first);
  await keys(a, 'Enter');
  await show(second);
  await expect(issue(second)).rejects.toThrow('GESTURE_MISSING');
  await expect(issue(first)).rejects.toThrow('GESTURE_MISSING');
  await askTerminal(a.page, 'act.show', { act: null });
});

it('learns no figure that is to be counted, and enters nothing by itself', async () => {
  const { a, b } = windows();
  await makeReady(b);
  await refuseArrivals(b);
  const number = await nextNumber(a);
  await registered(a, outgoingInput(number));
  await a.issue();
  await b.go('check');
  await b.arrivalFrom(a.agency.name);
  const { waiting } = await askTerminal<{
    waiting: { envelope: string; record: object; copies?: unknown }[];
  }>(b.page, 'incoming.waiting', {});
  const [one] = waiting;
  expect(waiting).toHaveLength(1);
  const counted = ['level', 'number', 'copies', 'pages', 'enclosures', 'protectUntil'];
  expect(Object.keys({ ...one, ...one?.record }).filter((field) => counted.includes(field))).toEqual([]);
  const today = await askTerminal<{ waiting: unknown[] }>(b.page, 'today.view', {});
  expect(today.waiting).toEqual(waiting);
  const envelope = one?.envelope;
  const check = { level: 'B', number, copies: 1, pages: 6, enclosures: 1, sealIntact: true };
  const request = randomUUID();
  const enter = { request, envelope, check, noteCodes: [] };
  expect(await attack(b.page, 'incoming.enter', enter, 20)).toEqual({ GESTURE_MISSING: 20 });
  expect(await attack(b.page, 'incoming.refuse', { request, envelope, reasons: ['R02'] }, 20)).toEqual({
    GESTURE_MISSING: 20,
  });
  await signedAct(b.page, 'incoming.enter', enter);
});

it('does not open the terminal again, and burns no try of a PIN', async () => {
  const { a, faults, serials } = windows();
  await a.lock();
  faults.set('pin-tries 3');
  const { clerk } = a.agency;
  const right = { serial: serials.clerk, pin: clerk.pin };
  expect(await attack(a.page, 'session.unlock', right, 20)).toEqual({ GESTURE_MISSING: 20 });
  const wrong = { serial: serials.clerk, pin: 'khong-dung-77' };
  expect(await attack(a.page, 'session.unlock', wrong, 500)).toEqual({ GESTURE_MISSING: 500 });
  await a.screen('unlock');
  // The clerk can still open it: what the page shows was only hidden by the script.
  await askTerminal(a.page, 'act.show', {
    act: { channel: 'session.unlock', args: { serial: serials.clerk } },
  });
  await a.unlock();
  expect(await attack(a.page, 'seal.open', { pin: 'khong-dung-77' }, 100)).toEqual({ GESTURE_MISSING: 100 });
});

it('does not hold off the lock with all that it can ask for at once', async () => {
  const { a, stage, faults, serials } = windows();
  const log = homeFiles(stage.world.homes.a.home).log;
  const locks = () =>
    readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line.includes('"locked"')).length;
  const before = locks();
  await answerBox(a.application, 'Khóa máy', async () => {
    await a.page.evaluate(() => {
      const { tramMat } = globalThis as unknown as {
        tramMat: { invoke(name: string, args: unknown): Promise<unknown> };
      };
      let waiting = 0;
      const begun = performance.now();
      const timer = setInterval(() => {
        if (performance.now() - begun > 6_000) clearInterval(timer);
        for (; waiting < 20_000; waiting += 1)
          void tramMat.invoke('today.view', {}).then(() => {
            waiting -= 1;
          });
      }, 20);
    });
    await sleep(2_000);
    faults.set(`absent ${serials.clerk}`, `absent ${serials.head}`);
    await expect.poll(locks, { timeout: 5_000 }).toBeGreaterThan(before);
  });
  await a.page.locator('[data-screen=unlock]').waitFor({ timeout: 40_000 });
  // A PIN that is begun before the tokens are back would be one for a token that is gone.
  faults.set();
  await a.page.getByText('Token VAN THU A đã sẵn sàng.').waitFor();
});

it('asks the person when it does more than a person can, and locks when nobody says yes', async () => {
  const { a } = windows();
  let outcomes: Promise<string[]> = Promise.resolve([]);
  await answerBox(a.application, 'Khóa máy', async () => {
    outcomes = a.page.evaluate(() => {
      type Answer = { ok: boolean; error?: { code: string } };
      const { tramMat } = globalThis as unknown as {
        tramMat: { invoke(name: string, args: unknown): Promise<Answer> };
      };
      const asked = Array.from({ length: 100 }, () => tramMat.invoke('ledger.checkpoint', {}));
      return Promise.all(asked.map(async (one) => (await one).error?.code ?? 'done'));
    });
  });
  const found = await outcomes;
  expect([...new Set(found)].sort()).toEqual(['ACTS_TOO_FAST', 'done']);
  expect(found.filter((one) => one === 'done').length).toBeLessThanOrEqual(60);
  await a.screen('unlock');
});
