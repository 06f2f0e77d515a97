import { it } from 'vitest';
import { tabTo } from '../../../build/walkthrough/keyboard.ts';
import { outgoingInput } from '../../support/records.ts';
import { fillScreens } from '../fill-screens.ts';
import { dialogAfter, dialogGone, keys, nextNumber, registered } from '../page/actions.ts';
import { expectFocus, expectOn } from '../page/focus.ts';
import { windowsForFile } from '../windows.ts';

const windows = windowsForFile('outbox');

it('a dead envelope is withdrawn, and the ledger says so', async () => {
  const { a } = windows();
  await fillScreens(windows());
  const main = await a.go('outbox');
  const dead = main.locator('tbody[data-state=dead]');
  await dead.getByText('RECIPIENT_UNKNOWN').waitFor();
  // The page of its record says what stands in the way, and leads back to the line.
  await tabTo(a.page, dead.locator('.link.code'));
  await keys(a, 'Enter');
  await a.screen('record');
  const unsent = a.page.getByRole('region', { name: /cần xử lý$/ });
  await unsent.getByText('RECIPIENT_UNKNOWN').waitFor();
  await tabTo(a.page, unsent.getByRole('button', { name: 'Xử lý tại Gói tin chờ gửi' }));
  await keys(a, 'Enter');
  await a.screen('outbox');
  await expectOn(dead);
  await tabTo(a.page, dead.getByRole('button', { name: 'Rút lại' }));
  const dialog = await dialogAfter(a, 'Enter');
  await expectOn(dialog.getByRole('button', { name: 'Quay lại' }));
  await tabTo(a.page, dialog.getByRole('button', { name: 'Rút lại' }));
  await keys(a, 'Enter');
  await dialogGone(a);
  await main.locator('tbody[data-state=withdrawn]').waitFor();
  await dead.waitFor({ state: 'detached' });
  await expectFocus(a.page, 'withdrawn');
  const ledger = await a.go('ledger');
  await ledger.getByText('Rút khỏi hàng chờ gửi').waitFor();
});

it('with the line down an envelope waits in the outbox, and goes by itself when the line is back', async () => {
  const { a, stage } = windows();
  stage.cutLine();
  await registered(a, outgoingInput(await nextNumber(a)));
  await a.issue();
  await a.go('today');
  await a.sees('Chưa biết có gì mới từ');
  const main = await a.go('outbox');
  const top = main.locator('tbody').first();
  await top.locator('[data-state=queued]').first().waitFor();
  await a.sees('Mất kết nối máy chủ');
  stage.mendLine();
  await top.locator('[data-state=stored], [data-state=delivered]').first().waitFor({ timeout: 40_000 });
  await expectFocus(a.page, 'sent');
});
