import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { tabTo } from '../../../build/walkthrough/keyboard.ts';
import { localDate } from '../../../domain/calendar/local-date.ts';
import { outgoingInput } from '../../support/records.ts';
import { replugOrganisationToken } from '../organisation-token.ts';
import {
  closeDialog,
  dialogAfter,
  dialogGone,
  keys,
  nextNumber,
  openRecord,
  registered,
} from '../page/actions.ts';
import { expectFocus, expectOn, seenWhole } from '../page/focus.ts';
import { askTerminal } from '../page/seed.ts';
import { windowsForFile } from '../windows.ts';

const windows = windowsForFile('papers');

/** Listed in the demo's directory, without a terminal. */
const province = 'H37';

it.each([100, 200] as const)(
  'half of a record goes on paper: handed over, lost, sent again, which is taken back once, handed over again and receipted, which is taken back once, by keyboard, at %i per cent',
  async (zoom) => {
    const { a, b } = windows();
    await replugOrganisationToken(windows());
    await a.prefer({ language: 'vi', theme: 'system', zoom });
    const input = outgoingInput(await nextNumber(a), { recipients: [province, b.agency.code], copies: 3 });
    const code = await registered(a, input);
    const issuing = await dialogAfter(a, 'p');
    await issuing.getByText('Chỉ gửi giấy', { exact: true }).waitFor();
    const pin = issuing.getByLabel('Mã PIN token của cơ quan', { exact: true });
    const go = issuing.getByRole('button', { name: /Ký và gửi/ });
    await pin.waitFor();
    await expectFocus(a.page, 'issue');
    // What is going to be signed is seen before the box for the PIN, which Tab reaches.
    expect(await seenWhole(issuing.locator('.dialog-about'))).toBe(true);
    await tabTo(a.page, pin);
    await expectFocus(a.page, 'PIN');
    // A wrong PIN is told in sight, with the box that it is typed in again.
    await a.typePin('sai-ma-pin');
    await keys(a, 'Enter');
    const wrong = issuing.getByRole('alert').filter({ hasText: 'PIN_WRONG' });
    await wrong.waitFor();
    await expectOn(pin);
    await expect.poll(async () => (await seenWhole(pin)) && seenWhole(wrong)).toBe(true);
    await a.typePin(a.agency.seal.pin);
    await keys(a, 'Enter');
    await expectOn(go);
    await a.read();
    await keys(a, 'Enter');
    await dialogGone(a);

    const papers = a.page.getByRole('region', { name: /cần xử lý$/ });
    const open = async (name: RegExp | string) => {
      await tabTo(a.page, papers.getByRole('button', { name }));
      return dialogAfter(a, 'Enter');
    };
    const confirm = async () => {
      await keys(a, 'Control+Enter');
      await dialogGone(a);
    };
    const handOver = async (run: number) => {
      const dialog = await open(/Giao bì giấy/);
      const lacking = dialog.getByRole('status').filter({ hasText: 'Chưa chọn hoặc chưa nhập đúng: ' });
      await expect
        .poll(async () => {
          await keys(a, 'Control+Enter');
          return lacking.count();
        })
        .toBe(1);
      expect(await seenWhole(lacking)).toBe(true);
      await tabTo(a.page, dialog.getByRole('radio').first());
      await keys(a, 'ArrowRight', 'Space');
      await tabTo(a.page, dialog.getByLabel('Số chuyến'));
      await a.page.keyboard.type(`${run}`);
      await confirm();
      await papers.locator('[data-state=handed]').waitFor();
      await expectFocus(a.page, 'handed over');
    };
    await handOver(12);

    // What is lacking is named in sight, and the keyboard goes there.
    const declining = await open('Bị trả lại');
    await keys(a, 'Control+Enter');
    const lacking = declining.getByRole('status');
    await lacking.waitFor();
    expect(await seenWhole(lacking)).toBe(true);
    await expectOn(declining.getByRole('checkbox').first());
    await closeDialog(a);

    // Enter in the box records nothing.
    const losing = await open('Thất lạc');
    await expectOn(losing.getByLabel('Ngày phát hiện'));
    await keys(a, 'Enter');
    await expectOn(losing.getByRole('button', { name: /^Thất lạc/ }));
    await a.read();
    await confirm();
    await papers.locator('[data-state=lost]').waitFor();
    await expectOn(papers.locator('[data-state=lost]'));
    await expectFocus(a.page, 'lost');
    // Which copy goes is in sight, while the notice of the loss is still up.
    const resending = await open('Gửi lại');
    const kept = resending.getByText('Bản số 03 đang lưu tại cơ quan');
    await a.page.locator('.notice').waitFor();
    await expectOn(kept.getByRole('radio'));
    expect(await seenWhole(kept)).toBe(true);
    expect(await seenWhole(resending.getByText('Bản làm thêm, số 04'))).toBe(true);
    await keys(a, 'Space');
    await confirm();
    await papers.locator('[data-state=waiting]').waitFor();

    // It was a mistake: the paper is lost as before, and goes again.
    const unsending = await dialogAfter(a, 'z');
    await unsending.getByText('Trở về: Thất lạc trên đường gửi').waitFor();
    await tabTo(a.page, unsending.getByRole('radio').first());
    await keys(a, 'Space');
    await confirm();
    await papers.locator('[data-state=lost]').waitFor();
    await expectFocus(a.page, 'not sent again');
    const anew = await open('Gửi lại');
    await expectOn(anew.getByText('Bản số 03 đang lưu tại cơ quan').getByRole('radio'));
    await keys(a, 'Space');
    await confirm();
    await papers.locator('[data-state=waiting]').waitFor();
    await handOver(13);

    const slip = await open('Ghi phiếu trả về');
    await tabTo(a.page, slip.getByLabel(/^Mã trên phiếu/));
    await a.page.keyboard.type(code);
    await confirm();
    const followed = a.page.getByRole('region', { name: 'Theo dõi nơi nhận' });
    await followed.locator('[data-state=returned]').waitFor();
    await expectFocus(a.page, 'receipted');

    await tabTo(a.page, followed.getByRole('button', { name: /^Rút lại ghi nhận/ }));
    const undoing = await dialogAfter(a, 'z');
    await tabTo(a.page, undoing.getByRole('radio').first());
    await keys(a, 'Space');
    await confirm();
    await papers.locator('[data-state=handed]').waitFor();
    await expectFocus(a.page, 'taken back');
    const again = await open('Ghi phiếu trả về');
    await tabTo(a.page, again.getByLabel(/^Mã trên phiếu/));
    await a.page.keyboard.type(code);
    await confirm();
    await followed.locator('[data-state=returned]').waitFor();
    await a.prefer({ language: 'vi', theme: 'system', zoom: 100 });
  },
);

it.each([1024, 1920] as const)(
  'at %i pixels the buttons of every recipient stand on the same side of its words, and no state of a copy takes the room of a name',
  async (width) => {
    const { a, b } = windows();
    const to = ['G01', province, 'H37.03', 'H37.04'];
    const code = await registered(
      a,
      outgoingInput(await nextNumber(a), { recipients: [...to, b.agency.code], copies: 7 }),
    );
    await a.issue();
    const note = (channel: string, args: object) =>
      askTerminal(a.page, channel, { request: randomUUID(), code, ...args });
    const on = localDate(Date.now());
    await note('paper.hand', { to, carrier: 'post', run: 1, envelopes: to.length });
    await note('paper.lose', { to: 'G01', on });
    await note('paper.decline', { to: province, on, reasons: ['R01'] });
    await a.page.setViewportSize({ width, height: 768 });
    const found: Record<string, unknown> = {};
    for (const language of ['vi', 'en'] as const) {
      await a.prefer({ language, theme: 'system', zoom: 100 });
      await openRecord(a, code);
      await a.page.locator('.papers li[data-state=refused]').waitFor();
      const sides = await a.page.locator('.papers li').evaluateAll((lines) =>
        lines.map((line) => {
          const [who, buttons] = ['.papers-who', '.papers-do'].map((part) =>
            line.querySelector(part).getBoundingClientRect(),
          );
          return buttons.top >= who.bottom ? 'below' : 'beside';
        }),
      );
      const pinched = await a.page.locator('.copies tbody tr').evaluateAll(
        (rows) =>
          rows.filter((row) => {
            const [name, state] = [...row.querySelectorAll('td')];
            return name.clientWidth < state.clientWidth * 0.75;
          }).length,
      );
      found[language] = { sides: [...new Set(sides)], pinched };
    }
    await a.page.setViewportSize({ width: 1366, height: 768 });
    await a.prefer({ language: 'vi', theme: 'system', zoom: 100 });
    const even = { sides: [width === 1024 ? 'below' : 'beside'], pinched: 0 };
    expect(found).toEqual({ vi: even, en: even });
  },
);
