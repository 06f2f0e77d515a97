import { it } from 'vitest';
import { fillScreens } from './fill-screens.ts';
import { dialogAfter, dialogGone, keys } from './page/actions.ts';
import { expectFocus, expectOn, tabTo } from './page/focus.ts';
import { windowsForFile } from './windows.ts';

const windows = windowsForFile('outbox');

it('a dead envelope is withdrawn, and the ledger says so', async () => {
  const { a } = windows();
  await fillScreens(windows());
  const main = await a.go('outbox');
  const dead = main.locator('tbody[data-state=dead]');
  await dead.getByText('RECIPIENT_UNKNOWN').waitFor();
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
  await ledger.getByText('Rút khỏi hộp đi').waitFor();
});
