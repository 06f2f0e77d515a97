import { staffedAgencies } from '../demo/colleagues.ts';
import { paper } from '../walkthrough/main-job.ts';
import type { TerminalWindow } from '../walkthrough/terminal-window.ts';

/** What the guide shows: takes a picture of the window, or of the dialog alone. */
export type Take = (name: PictureName, of?: 'window' | 'dialog') => Promise<void>;

/** Every picture of the guide, in the order in which the story takes them. */
export const pictureNames = [
  'mo-khoa',
  'hom-nay',
  'dang-ky',
  'canh-bao',
  'cac-ban',
  'chuyen-giao',
  'cho-ky-nhan',
  'ky-nhan',
  'noi-luu-giu',
  'cho-khai-thac',
  'tra-lai',
  'phat',
  'thu-lai',
  'mang-ra',
  'luu',
  'yeu-cau-nop-lai',
  'khong-thay',
  'cho-xem',
  'lich-su',
  'nhieu-dong',
  'quyen-so',
] as const;
export type PictureName = (typeof pictureNames)[number];

const [{ clerk, colleagues }] = staffedAgencies;
const holding = (role: string) => {
  const one = colleagues.find((colleague) => colleague.role === role);
  if (one === undefined) throw new Error(`nobody is ${role}`);
  return one;
};
const recipient = holding('recipient');

/** A day at agency A, from its first unlock; each step is one of the guide. */
export async function story(a: TerminalWindow, take: Take): Promise<void> {
  await a.screen('unlock');
  await a.page.getByText(clerk.label).first().waitFor();
  await take('mo-khoa');
  await a.unlockAs(clerk);
  await take('hom-nay');

  await a.go('outgoing');
  await a.newRecord();
  await a.fill(paper);
  await a.type('Số lượng bản', '6');
  await take('dang-ky');
  await a.page.keyboard.press('Control+Enter');
  await a.screen('record');
  await handOver(a, take);
  await takeOver(a, take);
  await deedsOfClerk(a, take);
  await deedsOfRecipient(a, take);
  await books(a, take);
}

/** The first copy goes to the recipient of a unit, who accepts it in a session of their own. */
async function handOver(a: TerminalWindow, take: Take): Promise<void> {
  await a.page.getByRole('button', { name: 'Chuyển giao' }).waitFor();
  await take('cac-ban');
  await a.dialogAfter('c');
  await a.tellOne('Chuyển giao cho', 'quan');
  await take('chuyen-giao', 'dialog');
  await a.offer();
}

async function takeOver(a: TerminalWindow, take: Take): Promise<void> {
  await a.lock();
  await a.unlockAs(recipient);
  await acceptFirst(a, async () => {
    await take('cho-ky-nhan');
    await a.dialogAfter('n');
    await take('ky-nhan', 'dialog');
  });
  await a.go('holdings');
  await a.page.locator('.held-row').first().waitFor();
  await take('noi-luu-giu');
}

/** On today's page, with the keyboard on the first line of what is offered. */
async function acceptFirst(a: TerminalWindow, open: () => Promise<void>): Promise<void> {
  await a.go('today');
  const line = a.page.locator('.work-line').first();
  await line.waitFor();
  await line.focus();
  await open();
  await a.confirm();
}

/** The page of the only line of the book, with the keyboard on a copy that is chosen. */
async function openCopy(a: TerminalWindow, copy: number): Promise<void> {
  const board = a.page.getByRole('listbox', { name: 'Tại cơ quan' });
  if ((await board.count()) === 0) {
    await a.go('outgoing');
    await a.page.locator('[role=row][aria-rowindex]').first().waitFor();
    await a.page.keyboard.press('Enter');
  }
  await board.locator(`[data-copy="${copy}"]`).focus();
}

/** What the head permitted by a paper of the agency. */
async function permitOnPaper(a: TerminalWindow, by?: string): Promise<void> {
  if (by !== undefined) await a.tellOne('Người cho phép', by);
  await a.tell('Số văn bản', '21');
  await a.tell('Ký hiệu', 'QĐ-UBND');
  await a.tell('Ngày văn bản', '0');
}

async function deedsOfClerk(a: TerminalWindow, take: Take): Promise<void> {
  await a.lock();
  await a.unlockAs(clerk);
  await openCopy(a, 3);
  await a.dialogAfter('k');
  await a.tellOne('Người, đơn vị khai thác', 'quan');
  await a.tell('Hạn trả lại', '+10');
  await permitOnPaper(a, 'dung');
  await take('cho-khai-thac', 'dialog');
  await a.offer();

  await openCopy(a, 4);
  await a.dialogAfter('g');
  await a.tellOne('Người, đơn vị được phát', 'noi chinh');
  await permitOnPaper(a);
  await take('phat', 'dialog');
  await a.offer();

  await openCopy(a, 6);
  await a.dialogAfter('l');
  await a.tellOne('Nơi để (kho, tủ, ngăn)', 'K1-T01-N2');
  // The keyboard has gone on to the box of the dossier.
  await a.page.keyboard.type('HS-2026-12');
  await take('luu', 'dialog');
  await a.confirm();

  await openCopy(a, 1);
  await a.dialogAfter('y');
  await a.tell('Hạn nộp lại', '+3');
  await take('yeu-cau-nop-lai', 'dialog');
  await leaveDialog(a);

  await openCopy(a, 2);
  await a.dialogAfter('v');
  await take('khong-thay', 'dialog');
  await leaveDialog(a);
  await a.dialogAfter('w');
  await a.tellOne('Người được cho xem', 'thanh lam');
  await permitOnPaper(a);
  await take('cho-xem', 'dialog');
  await leaveDialog(a);
  await take('lich-su');
}

async function deedsOfRecipient(a: TerminalWindow, take: Take): Promise<void> {
  await a.lock();
  await a.unlockAs(recipient);
  for (const _ of ['lent', 'given out']) {
    await acceptFirst(a, async () => {
      await a.dialogAfter('n');
    });
  }
  // Whom no book is shown finds the record among what they hold.
  await a.go('holdings');
  await a.page.locator('.held-row').first().waitFor();
  await a.page.keyboard.press('Enter');
  await a.page.locator('.held-row[data-active=true]').waitFor();
  await a.page.keyboard.press('Enter');
  await a.screen('record');
  await openCopy(a, 1);
  await a.dialogAfter('m');
  await a.tellOne('Mục đích', 'hoi nghi');
  await a.tellOne('Nơi mang đến', 'tru so');
  await a.tell('Mang ra đến hết ngày', '+2');
  await permitOnPaper(a, 'dung');
  await take('mang-ra', 'dialog');
  await a.confirm();

  await openCopy(a, 3);
  await a.dialogAfter('r');
  await take('tra-lai', 'dialog');
  await leaveDialog(a);

  await a.lock();
  await a.unlockAs(clerk);
  await openCopy(a, 4);
  await a.dialogAfter('u');
  await a.page.getByRole('radio', { name: 'Ký tay trong sổ' }).press('Space');
  await a.tellOne('Người giao lại', 'quan');
  await a.tell('Số dòng trong sổ', '8');
  await take('thu-lai', 'dialog');
  await leaveDialog(a);
}

/** A line that asks for a second look, many lines at once, and the end of a volume. */
async function books(a: TerminalWindow, take: Take): Promise<void> {
  await a.go('outgoing');
  await a.newRecord();
  await a.fill({ ...paper, level: 'C', number: 4 });
  await a.type('Ký hiệu', paper.notation);
  await a.sees('chưa có số 2');
  await take('canh-bao');
  await a.page.keyboard.press('Control+Enter');
  await a.screen('record');
  await a.go('outgoing');
  await a.page.locator('[role=row][aria-rowindex]').nth(1).waitFor();
  await a.page.keyboard.press('Control+a');
  await take('nhieu-dong');
  await a.page.keyboard.press('Escape');
  await a.dialogAfter('q');
  await take('quyen-so', 'dialog');
  await leaveDialog(a);
}

async function leaveDialog(a: TerminalWindow): Promise<void> {
  await a.page.keyboard.press('Escape');
  await a.page.getByRole('dialog').waitFor({ state: 'detached' });
}
