import type { Report } from './report.ts';
import type { TerminalWindow, TypedRecord } from './terminal-window.ts';

const kept: TypedRecord = {
  level: 'C',
  number: 3,
  type: 'Báo cáo',
  notation: 'BC-UBND',
  signer: 'dung',
  recipient: 'so noi vu',
  pages: 2,
  enclosures: 0,
};

/** From hand to hand inside the agency: the clerk hands a copy over, the recipient of a unit accepts it in person. */
export async function custodyJob(a: TerminalWindow, { step }: Pick<Report, 'step'>): Promise<void> {
  const recipient = a.agency.colleagues.find(({ role }) => role === 'recipient');
  if (recipient === undefined) throw new Error('nobody of the agency receives for a unit');
  await step('A: văn thư chuyển giao một bản / the clerk hands a copy over', async () => {
    await a.go('outgoing');
    await a.newRecord();
    await a.fill(kept);
    await a.page.keyboard.press('Control+Enter');
    await a.screen('record');
    await a.page.getByRole('button', { name: 'Chuyển giao' }).waitFor();
    await a.dialogAfter('c');
    await a.tellOne('Chuyển giao cho', recipient.name);
    await a.picture('hand-over');
    await a.offer();
    await a.sees('Chờ ký nhận chuyển giao');
    await a.picture('handed-over');
  });
  await step('A: người nhận mở khóa bằng token của mình, ký nhận / the recipient accepts', async () => {
    await a.lock();
    await a.unlockAs(recipient);
    await a.go('today');
    await a.page.locator('.work-line').first().focus();
    await a.picture('offered');
    await a.dialogAfter('n');
    await a.picture('accept');
    await a.confirm();
  });
  await step('A: bản nằm ở người nhận / the copy is with the recipient', async () => {
    await a.go('holdings');
    await a.page.locator('.held-row').first().waitFor();
    await a.picture('holdings');
    await a.lock();
    await a.unlockAs(a.agency.clerk);
  });
}
