import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { staffedAgencies } from '../../build/demo/colleagues.ts';
import { pressLast } from '../../build/walkthrough/press-last.ts';
import type { HandOverSigning } from '../../contract/ipc/countersign.ts';
import type { TodayView } from '../../contract/ipc/today.ts';
import type { RecordPage, SessionView } from '../../contract/ipc/views.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import { outgoingInput } from '../support/records.ts';
import { staffedWorld } from '../support/worlds.ts';
import { signedAct } from './page/gesture.ts';
import { answerBox } from './page/message-box.ts';
import { askTerminal, register } from './page/seed.ts';
import { windowsForFile } from './windows.ts';

/** A second person signs in main's own window, with tokens that stand in readers beside that of the session. */
const windows = windowsForFile('countersigning', staffedWorld);
const [{ head, clerk }] = staffedAgencies;
let number = 0;

/** A record whose first copy is offered to the head, and what the head is asked to sign. */
async function offered(page: Page): Promise<HandOverSigning> {
  number += 1;
  const [code = ''] = await register(page, [outgoingInput(number, { copies: 2 })]);
  const { issuer } = (await pageOf(page, code)).row.record;
  const shown = { issuer, code: code as ControlCode, copies: [1], from: 'desk' };
  const act = { request: randomUUID(), copies: [shown], deed: { act: 'transfer', to: head.code } };
  expect(await signedAct(page, 'custody.do', act)).toEqual({ refused: [] });
  const offer = (await insideOf(page, code))?.offer?.entry;
  return {
    request: randomUUID(),
    shown: { ...shown, ...(offer === undefined ? {} : { offer }) },
    deed: { act: 'accept', to: head.code },
    person: head.code,
  };
}
const sessionOf = (page: Page) => askTerminal<SessionView>(page, 'session.view', {});
const pageOf = (page: Page, code: string) => askTerminal<RecordPage>(page, 'record.page', { code });
const insideOf = async (page: Page, code: string) =>
  (await pageOf(page, code)).copies.find(({ copy }) => copy === 1)?.inside;

/** The outcome in the page that asked: `written`, or the code of what ended it. */
const outcomeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'written',
    (error: Error) => /[A-Z_]+$/.exec(error.message)?.[0] ?? error.message,
  );

/** Asks, and gives main's window with the outcome to come. */
async function countersigning(asked: HandOverSigning) {
  const { a } = windows();
  await expect.poll(async () => (await sessionOf(a.page)).countersigners).toContain(head.code);
  const opened = a.application.waitForEvent('window', { timeout: 30_000 });
  const outcome = outcomeOf(signedAct(a.page, 'custody.countersign', asked));
  const window = await opened;
  await window.getByRole('button', { name: 'Ký', exact: true }).waitFor();
  return { window, outcome };
}

async function sign(window: Page, pin: string): Promise<void> {
  const box = window.getByLabel('Mã PIN token của bạn');
  await box.focus();
  await window.keyboard.type(pin, { delay: 50 });
  await window.keyboard.press('Enter');
}

const acts = async (page: Page, code: string) => (await pageOf(page, code)).route.map(({ act }) => act);

it('the other person signs what the window shows, after a wrong PIN, and the session stays', async () => {
  const { a } = windows();
  const asked = await offered(a.page);
  const { code } = asked.shown;
  const { window, outcome } = await countersigning(asked);
  const text = (await window.getByRole('main').textContent()) ?? '';
  for (const words of ['Ký nhận bàn giao', head.name, 'Bản số', 'Văn thư', head.label])
    expect(text).toContain(words);
  expect(text.replaceAll('-', '')).toContain(code);
  // A code that is scanned there is no try of the PIN.
  await window.keyboard.press('F9');
  await window.keyboard.type(code);
  await window.keyboard.press('Enter');
  expect(await window.getByLabel('Mã PIN token của bạn').inputValue()).toBe('');
  expect(await window.getByRole('alert').count()).toBe(0);
  await sign(window, 'khong-dung-77');
  await window.getByText('PIN_WRONG').waitFor();
  await sign(window, head.pin);
  expect(await outcome).toBe('written');
  expect(window.isClosed()).toBe(true);
  expect(await insideOf(a.page, code)).toMatchObject({ holder: head.code, offer: null });
  expect((await sessionOf(a.page)).phase).toBe('unlocked');
  const { route } = await pageOf(a.page, code);
  expect(route.find(({ act }) => act === 'accept')).toMatchObject({
    actor: clerk.code,
    custody: { by: 'countersigned', person: head.code },
  });
  expect(await askTerminal(a.page, 'ledger.verify', {})).toMatchObject({ ok: true });
});

it('Escape closes it, nothing is signed, and the offer stands', async () => {
  const { a } = windows();
  const asked = await offered(a.page);
  const { window, outcome } = await countersigning(asked);
  await pressLast(window, 'Escape');
  expect(await outcome).toBe('COUNTERSIGN_CANCELLED');
  expect(await insideOf(a.page, asked.shown.code)).toMatchObject({
    holder: 'desk',
    offer: { to: head.code },
  });
  expect((await sessionOf(a.page)).phase).toBe('unlocked');
});

it('pulling the second token ends it; the session stays', async () => {
  const { a, faults, serials } = windows();
  const asked = await offered(a.page);
  const { window, outcome } = await countersigning(asked);
  faults.set(`absent ${serials.head}`);
  expect(await outcome).toBe('COUNTERSIGNER_ABSENT');
  await expect.poll(() => window.isClosed()).toBe(true);
  expect((await sessionOf(a.page)).phase).toBe('unlocked');
  expect(await acts(a.page, asked.shown.code)).not.toContain('accept');
});

it('pulling the token of the session locks and closes it; nothing is written', async () => {
  const { a, faults, serials } = windows();
  const asked = await offered(a.page);
  const { window, outcome } = await countersigning(asked);
  faults.set(`absent ${serials.clerk}`);
  await a.screen('unlock');
  expect(await outcome).toBe('VAULT_LOCKED');
  await expect.poll(() => window.isClosed()).toBe(true);
  faults.set();
  await a.page.getByText(`Token ${clerk.label} đã sẵn sàng.`).waitFor();
  await a.unlock();
  expect(await acts(a.page, asked.shown.code)).not.toContain('accept');
  expect(await insideOf(a.page, asked.shown.code)).toMatchObject({
    holder: 'desk',
    offer: { to: head.code },
  });
});

it('the last try of the second token is used only after main asked', async () => {
  const { a, faults, serials } = windows();
  const asked = await offered(a.page);
  faults.set('pin-tries 2');
  const { window, outcome } = await countersigning(asked);
  await sign(window, 'khong-dung-77');
  await window.getByText('PIN_LAST_TRY').waitFor();
  await answerBox(a.application, 'Dừng lại', () => sign(window, 'khong-dung-88'));
  await window.getByText('PIN_CANCELLED').waitFor();
  await answerBox(a.application, 'Dùng lần thử cuối', () => sign(window, head.pin));
  expect(await outcome).toBe('written');
  faults.forgetTries(serials.head);
});

it('a script in the page opens no such window by itself, and asks nothing in its place', async () => {
  const { a } = windows();
  const asked = await offered(a.page);
  expect(await outcomeOf(askTerminal(a.page, 'custody.countersign', asked))).toBe('GESTURE_MISSING');
  const { window, outcome } = await countersigning(asked);
  const pin = new TextEncoder().encode(head.pin);
  for (const [channel, args] of [
    ['countersign.view', {}],
    ['countersign.sign', { pin }],
    ['countersign.cancel', {}],
  ] as const)
    expect(await outcomeOf(askTerminal(a.page, channel, args))).toBe('SENDER_REFUSED');
  // Nor does that window ask what the terminal's own may ask.
  for (const [channel, args] of [
    ['session.view', {}],
    ['today.view', {}],
    ['session.lock', {}],
  ] as const)
    expect(await outcomeOf(askTerminal(window, channel, args))).toBe('SENDER_REFUSED');
  // One at a time, and what is shown is what was asked first.
  const other = { ...asked, request: randomUUID(), deed: { act: 'accept', to: 'U01' } };
  expect(await outcomeOf(signedAct(a.page, 'custody.countersign', other))).toBe('SESSION_WRONG_STATE');
  expect(await window.getByRole('main').textContent()).not.toContain('U01');
  await pressLast(window, 'Escape');
  expect(await outcome).toBe('COUNTERSIGN_CANCELLED');
});

it('who switches is asked for the other person’s PIN at once, who finds the offer first', async () => {
  const { a } = windows();
  const { code } = (await offered(a.page)).shown;
  await a.page.keyboard.press('Control+Shift+L');
  await a.screen('unlock');
  const next = a.page.getByText(`Token ${head.label} đã sẵn sàng.`);
  if ((await next.count()) === 0) await a.page.getByText(/^Token .* đã sẵn sàng\.$/).waitFor();
  await askTerminal(a.page, 'session.choose', { serial: windows().serials.head });
  await next.waitFor();
  await a.enterPin(head.pin);
  await a.screen('today');
  const { offered: mine } = await askTerminal<TodayView>(a.page, 'today.view', {});
  expect(mine.map(({ record }) => record.code)).toContain(code);
  await a.page.getByRole('main').getByText('Văn thư').first().waitFor();
  await a.lock();
  const { lockedBecause } = await sessionOf(a.page);
  expect(lockedBecause).toBeNull();
  await askTerminal(a.page, 'session.choose', { serial: windows().serials.clerk });
  await a.page.getByText(`Token ${clerk.label} đã sẵn sàng.`).waitFor();
  await a.unlock();
  const { rows } = await askTerminal<{ rows: { act: string; cause: string | null }[] }>(
    a.page,
    'ledger.page',
    { before: null, limit: 30 },
  );
  expect(
    rows
      .filter(({ act }) => act === 'lock')
      .map(({ cause }) => cause)
      .slice(0, 2),
  ).toEqual(['person', 'switch']);
  expect(await askTerminal(a.page, 'ledger.verify', {})).toMatchObject({ ok: true });
});
