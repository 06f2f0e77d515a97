import { it } from 'vitest';
import { outgoingInput } from '../../support/records.ts';
import { keys, nextNumber } from '../page/actions.ts';
import { expectFocus } from '../page/focus.ts';
import { register } from '../page/seed.ts';
import { windowsForFile } from '../windows.ts';

const windows = windowsForFile('ledger');

it('V verifies the ledger, K signs what waits', async () => {
  const { a } = windows();
  await register(a.page, [outgoingInput(await nextNumber(a))]);
  await a.go('ledger');
  await a.verifyLedger();
  await expectFocus(a.page, 'V');
  await keys(a, 'k');
  await a.sees('Không còn việc chờ ký xác nhận');
  await expectFocus(a.page, 'K');
});
