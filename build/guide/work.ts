import { tabTo } from '../walkthrough/keyboard.ts';
import { paper } from '../walkthrough/main-job.ts';
import type { Desk } from './desk.ts';

/** The first tasks of the guide: who works, lines in the books, and copies from hand to hand. */

export const first = '01/BC-UBND';
const borrower = 'quan';

/** mo-khoa.md: unlocking, taking turns, locking. */
export async function unlocking({ a, take, as, clerk, recipient }: Bound): Promise<void> {
  await a.screen('unlock');
  await a.page.getByText(clerk.label).first().waitFor();
  await take('mo-khoa');
  await as(clerk);
  await a.sees('Mới nhận: 1');
  await a.sees('Tự khóa sau');
  await take('hom-nay');
  await as(recipient, 'Control+Shift+L');
  await a.sees(`Chào ${recipient.name}`);
  // The screens of what they may not do are not there.
  const opened = a.page.getByRole('navigation').first();
  await opened.getByText('Nơi lưu giữ').waitFor();
  await opened.getByText('Sổ đi').waitFor({ state: 'detached' });
  await as(clerk);
}

/** dang-ky.md: lines of both books, and what the terminal reminds of. */
export async function registering(desk: Bound): Promise<void> {
  const { a, hand, take, as, clerk } = desk;
  const form = async (key: 'Alt+2' | 'Alt+3') => {
    await hand.press(key);
    await a.screen(key === 'Alt+2' ? 'outgoing' : 'incoming');
    await a.newRecord();
  };
  await as(clerk);
  await form('Alt+2');
  await desk.fill(paper, 6);
  await take('dang-ky');
  await hand.press('Control+Enter');
  await a.screen('record');
  await a.sees(first);

  await form('Alt+2');
  await desk.fill({ ...paper, level: 'C', number: 2 }, 2);
  await hand.press('Control+Shift+Enter');
  await a.sees('Đã đăng ký số thứ tự 2');
  await hand.press('Control+d');
  await a.sees('Đã điền các ô còn trống theo văn bản vừa đăng ký');
  await hand.write('Số', '4');
  await hand.box('Tên loại');
  await a.sees('chưa có số 3');
  await take('canh-bao');
  await hand.press('Control+Enter');
  await a.screen('record');
  await a.sees('Đã xác nhận khi ghi sổ');
  await enteringByHand(desk);

  await form('Alt+3');
  await hand.letter('Độ mật', 'c');
  await hand.pick('Cơ quan, tổ chức ban hành', 'so tai chinh');
  await hand.write('Số', '115');
  await hand.pick('Tên loại', 'cong van');
  await hand.pick('Ký hiệu', 'stc-vp');
  await hand.write('Ngày tháng văn bản', '0');
  await hand.write('Số lượng bản đến', '1');
  await hand.write('Số trang', '4');
  await hand.write('Số lượng bì', '1');
  await hand.press('Control+Enter');
  await a.screen('record');
  await a.sees('115/STC-VP');
}

/** Numbers 5 and 6 were given on paper while the terminal was down, the second on a sheet that was spoilt. */
async function enteringByHand({ a, hand, take, fill }: Bound): Promise<void> {
  const document = (number: number) => fill({ ...paper, level: 'C', number }, 2);
  await hand.press('Alt+2');
  await a.screen('outgoing');
  await a.dialogAfter('t');
  await hand.write('Đến số', '6');
  await take('so-cho-tay', 'dialog');
  await hand.press('Control+Enter');
  await a.screen('form');
  await document(5);
  await hand.write('Ngày cho số', '0');
  await hand.press('Control+Shift+Enter');
  await a.sees('Đã đăng ký số thứ tự 4');
  await document(6);
  await hand.write('Ngày cho số', '0');
  await hand.press('Control+Enter');
  await a.screen('record');
  await a.sees('Vào sổ bù');
  const dialog = await a.dialogAfter('h');
  await tabTo(a.page, dialog.getByRole('radio').first());
  await hand.press('Space');
  await hand.done('Đã hủy số');
}

/** chuyen-giao.md: an offer, one that is taken back, and the three ways in which one is accepted. */
export async function handingOver({ a, hand, take, as, clerk, recipient }: Bound): Promise<void> {
  const offer = async (copy: number, to: string, look: () => Promise<void> = async () => undefined) => {
    await hand.deed(copy, 'c');
    await hand.pick('Chuyển giao cho', to);
    await look();
  };
  await as(clerk);
  await hand.open(first);
  await a.page.getByRole('button', { name: 'Chuyển giao' }).waitFor();
  await hand.copy(1);
  await a.page.locator('.board-steps').scrollIntoViewIfNeeded();
  await take('cac-ban');
  await offer(1, borrower, () => take('chuyen-giao', 'dialog'));
  await a.offer();
  await hand.stands(1, 'Chờ ký nhận');
  await offer(2, borrower);
  await a.offer();
  await hand.stands(2, 'Chờ ký nhận');
  await hand.deed(2, 'd');
  await hand.done('Đã rút lại đề nghị giao');
  await hand.stands(2, 'Văn thư');

  // In a session of their own.
  await as(recipient);
  await a.go('today');
  await a.page.locator('.work-line').first().waitFor();
  await take('cho-ky-nhan');
  await hand.acceptFirst(async () => {
    await a.page.getByRole('radio', { name: 'Ký trong phiên này', checked: true }).waitFor();
    await take('ky-nhan', 'dialog');
  });

  // By hand in the paper book.
  await as(clerk);
  await hand.open(first);
  await hand.stands(1, recipient.name);
  await offer(5, 'thanh lam');
  await a.offer();
  await hand.deed(5, 'n');
  if ((await a.page.getByRole('group', { name: 'Cách ký nhận' }).count()) > 0)
    await hand.choose('Cách ký nhận', 'Ký tay trong sổ');
  await hand.write('Số dòng trong sổ', '7');
  await hand.done('Đã ghi việc nhận');
  await hand.stands(5, 'Vũ Thị Thanh Lam');

  // With their token in the second reader, at once.
  await offer(2, borrower);
  const window = await a.offerBeside();
  await window.keyboard.type(recipient.pin, { delay: 50 });
  await window.keyboard.press('Enter');
  await a.sees('Đã ghi việc nhận');
  await a.page.getByRole('dialog').waitFor({ state: 'detached' });
  await hand.stands(2, recipient.name);
  await a.sees('ký xác nhận bằng token của mình');
}

/** The members of a desk that a task takes apart. */
export type Bound = Pick<Desk, 'a' | 'hand' | 'take' | 'clerk' | 'recipient' | 'as' | 'fill'>;
