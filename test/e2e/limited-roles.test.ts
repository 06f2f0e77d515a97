import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Colleague } from '../../build/demo/cast.ts';
import { commandNames, gestureNames } from '../../contract/ipc/channels.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { ControlCode } from '../../contract/record/control-code.ts';
import type { Right } from '../../contract/rights/right.ts';
import { dictionary } from '../../renderer/app/dictionary.ts';
import { showCode } from '../../renderer/format/codes.ts';
import { type PlacedName, placedNames } from '../../renderer/screens/index.ts';
import { channelRows, type Subject } from '../support/channel-rows.ts';
import { outgoingInput } from '../support/records.ts';
import { staffedWorld } from '../support/worlds.ts';
import { fillScreens } from './fill-screens.ts';
import { keys, openRecord, registered } from './page/actions.ts';
import { lookAt, nothingFound } from './page/axe.ts';
import { expectFocus } from './page/focus.ts';
import { answerAfterGesture } from './page/gesture.ts';
import { beyondWindow, zoomTo } from './page/measures.ts';
import { answerOf, askTerminal } from './page/seed.ts';
import { shownText, unmade, vietnameseIn } from './page/words.ts';
import { openWindows, type TestWindows } from './windows.ts';

/** People who work at a terminal with rights of their own, each with their own token. */
let windows: TestWindows;
/** Above the clearance of both; below it, with a copy that is offered to the recipient. */
let secret: string;
let offered: string;
let subject: Subject;
beforeAll(async () => {
  windows = await openWindows('limited-roles', staffedWorld);
  const { a } = windows;
  await a.unlockAs(a.agency.clerk);
  await fillScreens(windows);
  secret = await registered(a, outgoingInput(7171, { level: 'A' }));
  offered = await registered(a, outgoingInput(72));
  await a.page.getByRole('button', { name: 'Chuyển giao' }).waitFor();
  await a.page.locator('[data-copy="1"]').focus();
  await a.dialogAfter('c');
  await a.tellOne('Chuyển giao cho', 'minh quan');
  await a.offer();
  const { row } = await askTerminal<{ row: { record: CodedRecord } }>(a.page, 'record.page', {
    code: offered,
  });
  const { waiting } = await askTerminal<{ waiting: { envelope: string }[] }>(a.page, 'incoming.waiting', {});
  subject = { record: row.record, input: outgoingInput(72), envelope: waiting[0]?.envelope ?? '' };
}, 300_000);
afterAll(() => windows.close());

const colleague = (role: Colleague['role']): Colleague =>
  windows.a.agency.colleagues.find((each) => each.role === role) ?? expect.unreachable();
async function become(role: Colleague['role']): Promise<void> {
  const { a } = windows;
  if ((await a.page.locator('[data-screen=unlock]').count()) === 0) await a.lock();
  await a.page.setViewportSize({ width: 1024, height: 768 });
  await a.unlockAs(colleague(role));
}

/** A code that is typed or scanned names a record that is not theirs: it is told in the same words, and the screen stays. */
async function refusedRecord(role: string): Promise<void> {
  const { a } = windows;
  const main = a.page.locator('main');
  const before = await main.getAttribute('data-screen');
  await a.dialogAfter('Control+k');
  await a.page.keyboard.type(secret);
  await keys(a, 'Enter');
  await a.sees('RECORD_LOCKED');
  await a.picture(`${role}-locked-record`);
  expect(await main.getAttribute('data-screen')).toBe(before);
}

/** What of a screen does not fit, is not translated, half made or without contrast. */
async function lookedAt(screens: readonly PlacedName[], role: string) {
  const { a } = windows;
  const found = nothingFound();
  const wrong: Record<string, unknown> = {};
  const told: string[] = [];
  for (const language of ['vi', 'en'] as const) {
    await a.prefer({ language, theme: 'light', zoom: 100 });
    for (const screen of screens) {
      const name = `${role} ${screen} ${language}`;
      await a.go(screen);
      await a.page.locator('.reading').waitFor({ state: 'detached' });
      await expectFocus(a.page, name);
      const shown = await shownText(a.page);
      told.push(shown);
      expect(shown, name).not.toMatch(unmade);
      const left = language === 'en' ? vietnameseIn(shown) : [];
      await a.picture(`${role}-${screen}-${language}`);
      if (language === 'vi') await lookAt(a.page, name, found);
      await zoomTo(a, 200);
      const beyond = await beyondWindow(a);
      await a.picture(`${role}-${screen}-${language}-200`);
      await zoomTo(a, 100);
      if (left.length + beyond.length > 0) wrong[name] = { left, beyond };
    }
  }
  await a.prefer({ language: 'vi', theme: 'light', zoom: 100 });
  return { found, wrong, told: told.join('\n') };
}

const ledgerOf = ({ page }: TestWindows['a'], limit: number) =>
  askTerminal<{ total: number; rows: { act: string }[] }>(page, 'ledger.page', { before: null, limit });

/** Of every channel that asks for a right which the person of the session lacks: what a script in the page is answered. */
async function refusals(has: readonly Right[]): Promise<Record<string, unknown>> {
  const { a } = windows;
  const { code } = a.agency.clerk;
  const answered: Record<string, unknown> = {};
  const lacks = (right: Right | 'none') => right !== 'none' && !has.includes(right);
  for (const [channel, { right, args }] of Object.entries(channelRows)) {
    if (!lacks(right)) continue;
    const asked = { ...(channel in commandNames ? { request: randomUUID() } : {}), ...args(subject) };
    const answer = await (channel in gestureNames ? answerAfterGesture : answerOf)(a.page, channel, asked);
    const { code: refused, detail } = answer.ok ? { code: 'done', detail: undefined } : answer.error;
    const holders = Array.isArray(detail?.['holders']) ? detail['holders'] : [];
    answered[channel] =
      `${refused} ${detail?.['right']}${holders.includes(code) ? ', which the clerk has' : ''}`;
  }
  return answered;
}
const refusedOf = (has: readonly Right[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(channelRows)
      .filter(([, { right }]) => right !== 'none' && !has.includes(right))
      .map(([channel, { right }]) => [channel, `RIGHT_MISSING ${right}, which the clerk has`]),
  );

const acts = /Đăng ký văn bản|Vào sổ văn bản|Đóng quyển|Thử lại|Rút lại|Đối chiếu|Từ chối|Dựng lại|Cấp số/;

/** At once: no screen is offered for a moment to who may not open it. */
async function expectScreens(names: readonly PlacedName[]): Promise<void> {
  const vi = dictionary('vi');
  const items = await windows.a.page.locator('.side-item .side-word').allTextContents();
  expect(items.slice(0, -2)).toEqual(names.map((name) => vi[name].name));
}

describe('an auditor', () => {
  const opens: readonly PlacedName[] = placedNames.filter((name) => name !== 'check');

  it('reads every screen but that on which envelopes are received, and is offered no act there', async () => {
    const { a } = windows;
    await become('auditor');
    await expectScreens(opens);
    for (const name of opens) {
      const main = await a.go(name);
      expect(await main.getByRole('button', { name: acts }).count(), name).toBe(0);
    }
    await keys(a, 'Alt+5', 'n', 'q', 'b');
    expect(await a.page.locator('[data-screen=settings]').count()).toBe(1);
  });

  it('is told nothing by a locked line, in either language, and each screen stands as it should', async () => {
    const { a } = windows;
    const { found, wrong, told } = await lookedAt(opens, 'auditor');
    expect({ found, wrong }).toEqual({ found: nothingFound(), wrong: {} });
    for (const word of ['7171/', showCode(ControlCode.parse(secret)), secret])
      expect(told).not.toContain(word);
    const register = await a.go('outgoing');
    await register.getByText(dictionary('vi').words.locked.line).first().waitFor();
    await refusedRecord('auditor');
  });

  it('sees what came, and is offered no box to count it', async () => {
    const { a } = windows;
    await a.go('today');
    const waiting = a.page.locator('[data-section=waiting] .work-line').first();
    expect(await waiting.locator('.work-action').textContent()).toBe('Xem');
    await waiting.focus();
    await keys(a, 'Enter');
    await a.screen('check');
    await a.sees('Gói tin chờ người có quyền tiếp nhận');
    expect(await a.page.locator('.check-form').count()).toBe(0);
    await a.sees('Bản ghi đã nhận');
    await expectFocus(a.page, 'check');
    await a.picture('auditor-check');
  });

  it('opens a record without a step, and the key help tells no key of one', async () => {
    const { a } = windows;
    await openRecord(a, offered);
    await a.page.getByRole('button', { name: 'Quay lại' }).waitFor();
    await a.picture('auditor-record');
    expect(await a.page.locator('.page-head [aria-keyshortcuts]').count()).toBe(0);
    await keys(a, 'F1');
    const help = await a.page.getByRole('dialog').textContent();
    expect(help).toContain('Trong nhật ký hệ thống');
    expect(help).not.toContain('Trong biểu mẫu');
    await a.picture('auditor-help');
    await keys(a, 'Escape');
  });

  it('verifies the ledger', async () => {
    const { a } = windows;
    await a.go('ledger');
    await a.verifyLedger();
    await a.picture('auditor-verified');
  });

  it('gets no act done by a script in the page, with whatever right it would need', async () => {
    const { a } = windows;
    const has = ['read', 'verify'] as const;
    const before = await ledgerOf(a, 1);
    expect(await refusals(has)).toEqual(refusedOf(has));
    // What is done to copies asks for its right where the act is written.
    const copies = [{ issuer: a.agency.code, code: offered, copies: [2], from: 'desk' }];
    const deed = { copies, deed: { act: 'miss' }, request: randomUUID() };
    const done = await answerAfterGesture(a.page, 'custody.do', deed);
    expect(done).toMatchObject({
      value: { refused: [{ failure: { code: 'RIGHT_MISSING', detail: { right: 'keep', level: 'B' } } }] },
    });
    const beside = {
      ...{ request: randomUUID(), person: colleague('recipient').code },
      shown: copies[0],
      deed: { act: 'collect', to: 'U01' },
    };
    expect(await answerAfterGesture(a.page, 'custody.countersign', beside)).toMatchObject({
      error: { code: 'RIGHT_MISSING', detail: { right: 'keep', level: 'B' } },
    });
    expect((await ledgerOf(a, 1)).total).toBe(before.total);
  });
});

describe('the recipient of a unit', () => {
  const opens: readonly PlacedName[] = ['today', 'holdings', 'settings'];

  it('has the screens of what is in their hands, and each stands as it should', async () => {
    await become('recipient');
    await expectScreens(opens);
    const { found, wrong, told } = await lookedAt(opens, 'recipient');
    expect({ found, wrong }).toEqual({ found: nothingFound(), wrong: {} });
    for (const word of ['7171/', showCode(ControlCode.parse(secret)), '61/'])
      expect(told).not.toContain(word);
  });

  it('accepts what is offered to them, by keyboard, and sees of its record what concerns it', async () => {
    const { a } = windows;
    await a.go('today');
    await a.page.locator('.work-line').first().focus();
    await a.dialogAfter('n');
    await a.picture('recipient-accept');
    await a.confirm();
    await a.go('holdings');
    await a.page.locator('.held-row').first().waitFor();
    await a.picture('recipient-holdings-held');
    await openRecord(a, offered);
    await a.page.getByRole('button', { name: 'Quay lại' }).waitFor();
    await a.picture('recipient-record');
    expect(await a.page.getByRole('button', { name: acts }).count()).toBe(0);
  });

  it('has no way to a register, to the ledger, nor to a record that is not in their hands', async () => {
    const { a } = windows;
    await a.go('today');
    await keys(a, 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+5', 'Alt+6', 'Alt+7');
    expect(await a.page.locator('main').getAttribute('data-screen')).toBe('today');
    await refusedRecord('recipient');
  });

  it('gets no act done by a script in the page, and is told of none by it', async () => {
    const { a } = windows;
    await become('auditor');
    const before = await ledgerOf(a, 1);
    await become('recipient');
    expect(await refusals(['keep'])).toEqual(refusedOf(['keep']));
    await become('auditor');
    const { total } = await ledgerOf(a, 1);
    const { rows } = await ledgerOf(a, total - before.total);
    expect(rows.map(({ act }) => act)).toEqual(['unlock', 'lock', 'unlock', 'lock']);
  });
});
