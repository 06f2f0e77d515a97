import { hasFocus } from '../walkthrough/keyboard.ts';
import { type Bound, first } from './work.ts';

/** The further tasks of the guide: what is lent, kept, looked for, and done with many lines at once. */

const borrower = 'quan';

/** khai-thac.md: a loan and its return; copies for a meeting and their collection. */
export async function lending({ a, hand, take, as, clerk, recipient }: Bound): Promise<void> {
  await as(clerk);
  await hand.open(first);
  await hand.deed(3, 'k');
  await hand.pick('Người, đơn vị khai thác', borrower);
  await hand.write('Hạn trả lại', '+10');
  await hand.permit('dung');
  await take('cho-khai-thac', 'dialog');
  await a.offer();
  await hand.deed(4, 'g');
  await hand.pick('Người, đơn vị được phát', 'noi chinh');
  await hand.permit('dung');
  await take('phat', 'dialog');
  await a.offer();

  await as(recipient);
  await hand.acceptFirst();
  await hand.acceptFirst();
  await hand.openHeld(first);
  await hand.stands(3, 'Cho khai thác');
  await hand.stands(4, 'Phát cho cuộc họp');
  await hand.deed(3, 'r');
  await take('tra-lai', 'dialog');
  await a.offer();

  await as(clerk);
  await hand.acceptFirst();
  await hand.open(first);
  await hand.stands(3, 'Văn thư');
  await hand.deed(4, 'u');
  if ((await a.page.getByRole('group', { name: 'Cách ký nhận' }).count()) > 0)
    await hand.choose('Cách ký nhận', 'Ký tay trong sổ');
  await hand.pick('Người giao lại', borrower);
  await hand.write('Số dòng trong sổ', '8');
  await take('thu-lai', 'dialog');
  await hand.done('Đã ghi việc thu lại');
  await hand.stands(4, 'Văn thư');
}

/** mang-ra.md */
export async function takingOut({ hand, take, as, recipient }: Bound): Promise<void> {
  await as(recipient);
  await hand.openHeld(first);
  await hand.deed(1, 'm');
  await hand.pick('Mục đích', 'hoi nghi');
  await hand.pick('Nơi mang đến', 'tru so');
  await hand.write('Mang ra đến hết ngày', '+2');
  await hand.permit('dung');
  await take('mang-ra', 'dialog');
  await hand.done('Đã ghi việc mang ra');
  await hand.stands(1, 'Mang ra ngoài');
  await hand.deed(1, 'b');
  await hand.done('Đã ghi việc nộp lại');
}

/** luu-giu.md */
export async function keeping({ a, hand, take, as, clerk }: Bound): Promise<void> {
  await as(clerk);
  await hand.open(first);
  await hand.deed(6, 'l');
  await hand.pick('Nơi để (kho, tủ, ngăn)', 'K1-T01-N2');
  await hand.write('Hồ sơ', 'HS-2026-12');
  await take('luu', 'dialog');
  await hand.done('Đã ghi việc lưu vào nơi để');
  await hand.stands(6, 'K1-T01-N2');
  await hand.deed(6, 'e');
  await hand.pick('Nơi để (kho, tủ, ngăn)', 'K1-T01-N1');
  await hand.done('Đã ghi việc chuyển nơi để');
  await hand.stands(6, 'K1-T01-N1');

  await hand.deed(1, 'y');
  await hand.write('Hạn nộp lại', '+3');
  await take('yeu-cau-nop-lai', 'dialog');
  await hand.done('Đã ghi yêu cầu nộp lại');
  await hand.stands(1, 'Yêu cầu nộp lại');

  await hand.deed(3, 'v');
  await take('khong-thay', 'dialog');
  await hand.done('Đã ghi nhận bản không thấy');
  await hand.today('Bản không thấy tại nơi lưu giữ');
  await hand.press('Enter');
  await a.screen('record');
  await hand.deed(3, 'f');
  await hand.pick('Bản đang ở', 'van thu');
  await hand.done('Đã ghi nhận bản đã tìm thấy');
  await hand.stands(3, 'Văn thư');

  await hand.open('115/STC-VP');
  await hand.deed(1, 'i');
  await hand.choose('Giao cho', 'Bưu điện');
  await hand.write('Số chuyến', '3');
  await hand.done('Đã ghi việc gửi lại nơi ban hành');
  await hand.stands(1, 'Đang gửi lại nơi ban hành');
  await hand.deed(1, 'a');
  await hand.write('Ngày nơi ban hành nhận lại', '0');
  await hand.done('nơi ban hành đã nhận lại');
}

/** cho-xem.md, and what has become of the document by then. */
export async function disclosing({ a, hand, take, as, clerk }: Bound): Promise<void> {
  await as(clerk);
  await hand.open(first);
  await a.dialogAfter('w');
  await hand.pick('Người được cho xem', 'thanh lam');
  await hand.permit('dung');
  await take('cho-xem', 'dialog');
  await hand.done('Đã ghi việc cho xem');
  await a.sees('Vũ Thị Thanh Lam');
  await take('lich-su');
}

/** noi-luu-giu.md */
export async function looking({ a, hand, take, as, clerk, recipient }: Bound): Promise<void> {
  await as(recipient);
  await hand.press('Alt+9');
  await a.screen('holdings');
  await a.page.locator('.held-row').first().waitFor();
  await take('noi-luu-giu');
  await as(clerk);
  await hand.press('Alt+9');
  await a.screen('holdings');
  await a.page.locator('main input:focus').waitFor();
  await a.page.keyboard.type('thanh lam');
  await hand.press('ArrowDown');
  await a.page.getByRole('grid', { name: 'Các bản do Vũ Thị Thanh Lam chịu trách nhiệm' }).waitFor();
  await a.page.locator('.held-row', { hasText: first }).waitFor();
  await hand.press('Enter');
  await a.page.locator('.held-row[data-active=true]').waitFor();
  await hand.press('Enter');
  await a.screen('record');
  await hand.copy(3);
  await hand.press('Space');
  await hand.copy(4);
  await hand.press('Space');
  await a.page.locator('.board-steps', { hasText: 'Bản số 03–04' }).waitFor();
}

/** boc-bi.md */
export async function opening({ a, hand, as, clerk, recipient }: Bound): Promise<void> {
  await as(clerk);
  await hand.press('Alt+3');
  await a.screen('incoming');
  await a.newRecord();
  await hand.letter('Độ mật', 'b');
  await hand.pick('Cơ quan, tổ chức ban hành', 'cong an tinh');
  await hand.write('Số', '7');
  await hand.pick('Ký hiệu', 'cat-pv01');
  await hand.write('Số lượng bản đến', '1');
  await hand.mark('Chỉ người có tên mới được bóc bì');
  await hand.press('Control+Enter');
  await a.screen('record');
  await hand.deed(1, 'c');
  await hand.pick('Chuyển giao cho', borrower);
  await a.offer();
  await as(recipient);
  await hand.acceptFirst();
  await hand.today('Chờ người có tên bóc bì');
  await hand.press('Enter');
  await a.screen('record');
  await a.page.getByRole('button', { name: 'Ghi tiếp sau khi bóc bì' }).waitFor();
  await a.dialogAfter('o');
  await hand.pick('Tên loại', 'cong van');
  await hand.write('Ngày tháng văn bản', '0');
  await hand.write('Số trang', '3');
  await hand.done('Đã ghi tiếp vào dòng đăng ký');
}

/** may-quet.md: the keys of a scanner, none of which waits for the one before. */
export async function scanning({ a, hand, as, clerk }: Bound): Promise<void> {
  await as(clerk);
  await hand.open(first);
  const text = (await a.page.getByRole('main').textContent()) ?? '';
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec(text)?.[0] ?? '';
  await a.go('today');
  await Promise.all(['F9', ...`${code}/04`, 'Enter'].map((key) => a.page.keyboard.press(key)));
  await a.screen('record');
  await a.page.locator('[data-copy="4"]', { hasText: '(đang xem)' }).waitFor();
}

/** nhieu-dong.md */
export async function many({ a, hand, take, as, clerk }: Bound): Promise<void> {
  await as(clerk);
  await hand.press('Alt+2');
  await a.screen('outgoing');
  await a.page.locator('[role=row][aria-rowindex]').nth(1).waitFor();
  await hand.press('Control+a');
  await a.sees('Đã chọn: 5');
  await take('nhieu-dong');
  await hand.press('Escape', 'Control+Home', 'ArrowDown', 'Space', 'Shift+ArrowDown');
  await a.sees('Đã chọn: 2');
  const menu = await a.dialogAfter('b');
  const wanted = menu.getByRole('button', { name: 'Chuyển giao', exact: true });
  await wanted.waitFor();
  while (!(await hasFocus(wanted))) await hand.press('ArrowDown');
  await hand.press('Enter');
  await a.page.getByRole('heading', { name: 'Chuyển giao' }).waitFor();
  await hand.pick('Chuyển giao cho', borrower);
  await a.offer();
  await a.sees('Đã ghi việc chuyển giao, chờ ký nhận. Số bản: 4.');
}

/** quyen-so.md */
export async function closing({ a, hand, take, as, clerk }: Bound): Promise<void> {
  await as(clerk);
  await hand.press('Alt+2');
  await a.screen('outgoing');
  await a.dialogAfter('q');
  await take('quyen-so', 'dialog');
  await hand.done('Đã đóng quyển số 1');
  await a.sees('Quyển số 2, từ số 6');
}
