import { it } from 'vitest';
import { furnish } from './furnish.ts';
import { houseForFile } from './house.ts';
import { expectFocus, expectOn, tabTo } from './page/focus.ts';
import { dialogAfter, dialogGone, keys } from './page/hands.ts';

const house = houseForFile('outbox');

it('a dead envelope is withdrawn, and the ledger says so', async () => {
  const { a } = house();
  await furnish(house());
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
