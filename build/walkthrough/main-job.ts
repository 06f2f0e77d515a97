import { placedNames } from '../../renderer/screens/index.ts';
import { custodyJob } from './custody-job.ts';
import { everyLook } from './looks.ts';
import type { Report } from './report.ts';
import { plantedSentence } from './scan.ts';
import type { Stage } from './stage.ts';
import type { TypedRecord } from './terminal-window.ts';

/** What the courier carries on paper. */
export const paper: TypedRecord = {
  level: 'B',
  number: 1,
  type: 'Báo cáo',
  notation: 'BC-UBND',
  signer: 'dung',
  recipient: 'so noi vu',
  pages: 6,
  enclosures: 1,
};
const secondPaper: TypedRecord = { ...paper, level: 'C', number: 2, pages: 3, enclosures: 0 };

/** From PIN to signed receipt, and a refusal, as two clerks would do it at their keyboards. */
export async function mainJob(stage: Stage, report: Report): Promise<void> {
  const step: Report['step'] = (name, work) => report.step(name, work);
  const a = await step('A: máy trạm hiện ô nhập PIN / PIN prompt', async () => {
    const terminal = await stage.terminal('a');
    await terminal.screen('unlock');
    await terminal.picture('unlock');
    return terminal;
  });
  await step('A: mã PIN sai bị từ chối / a wrong PIN is refused', async () => {
    await a.enterPin('khong-dung-1');
    await a.sees('PIN_WRONG');
    await a.picture('wrong-pin');
  });
  await step('A: mở khóa bằng token / unlocked with the token', () => a.unlock());
  await a.picture('today');
  const b = await step('B: mở máy trạm và mở khóa / B opens and unlocks', async () => {
    const terminal = await stage.terminal('b');
    await terminal.unlock();
    return terminal;
  });

  await step('A: không ô nào nhận trích yếu / no field takes a subject line', async () => {
    await a.go('outgoing');
    await a.type('Tìm trong sổ', plantedSentence);
    await a.picture('search-finds-nothing');
    await a.type('Tìm trong sổ', '');
    await a.page.keyboard.press('Escape');
    await a.page.locator('[data-screen="outgoing"]').focus();
    await a.newRecord();
    await a.type('Ký hiệu', plantedSentence);
    await a.page.keyboard.press('Control+Enter');
    await a.sees('Ký hiệu gồm tên viết tắt in hoa');
    await a.picture('subject-refused');
  });
  await step('A: đăng ký bản ghi vào sổ đi / registered', async () => {
    await a.fill(paper);
    await a.picture('form');
    await a.page.keyboard.press('Control+Enter');
    await a.screen('record');
    await a.picture('record-registered');
  });
  await step('B: chờ ở màn hình tiếp nhận / waits at the arrivals', () =>
    b.go('check').then(() => undefined),
  );
  await step('A: ký bằng hai token và phát hành / signed by two tokens, issued', () => a.issue());
  await step('B: gói tin đến, đã kiểm tra chữ ký / arrived and verified', () => b.arrivalFrom(a.agency.name));
  await a.picture('record-issued');

  await step('B: đếm sai thì không vào sổ được / wrong counts are not entered', async () => {
    await b.count({ ...paper, copies: 1, pages: paper.pages + 1 });
    await b.sees('Số đếm không khớp với bản ghi');
    await b.picture('counts-differ');
  });
  await step('B: kiểm đếm khớp, vào sổ đến / counted and entered', async () => {
    await b.recount();
    await b.count({ ...paper, copies: 1 });
    await b.sees('Đã vào sổ đến');
    await b.picture('entered');
  });
  await step('A: thấy giấy báo nhận đã ký (03) / sees the signed receipt', async () => {
    await a.sees('03 Đã tiếp nhận, vào sổ');
    await a.picture('record-receipt');
  });

  await step('A phát hành bản thứ hai, B từ chối, A thấy lý do / refused with a reason A sees', async () => {
    await a.go('outgoing');
    await a.newRecord();
    await a.fill(secondPaper);
    await a.page.keyboard.press('Control+Enter');
    await a.screen('record');
    await a.issue();
    await b.go('check');
    await b.refuse();
    await b.picture('refused');
    await a.sees('02 Từ chối tiếp nhận');
    await a.picture('record-refused');
  });
  if (a.agency.colleagues.length > 0) await custodyJob(a, { step });
  for (const terminal of [a, b]) {
    const name = terminal.agency.key.toUpperCase();
    await step(`${name}: kiểm tra nhật ký ngay / ledger verified now`, async () => {
      await terminal.go('ledger');
      await terminal.verifyLedger();
      await terminal.picture('ledger-verified');
    });
  }
  await step(
    'Mọi màn hình, sáng, tối, tương phản cao, 100 % và 200 % / every screen in every look',
    async () => {
      await everyLook(a, placedNames);
      for (const screen of ['incoming', 'outbox', 'today'] as const) {
        await b.go(screen);
        await b.picture(screen);
      }
    },
  );
  await step('Khóa cả hai máy trạm / both locked', async () => {
    for (const terminal of [a, b]) await terminal.lock();
    await a.picture('locked');
  });
}
