import { expect, it } from 'vitest';
import { placedNames } from '../../renderer/screens/index.ts';
import { outgoingInput } from '../support/records.ts';
import { registered } from './page/actions.ts';
import { expectFocus } from './page/focus.ts';
import { shownText, unmade } from './page/words.ts';
import { makeReady, windowsForFile } from './windows.ts';

const windows = windowsForFile('tour');

/** What tells in a minute whether the windows work at all; each screen has a world of its own in screens/. */
it('every screen opens, and a record goes from one window to the other and its receipt back', async () => {
  const { a, b } = windows();
  for (const screen of placedNames) {
    await a.go(screen);
    await expectFocus(a.page, screen);
    expect(await shownText(a.page), screen).not.toMatch(unmade);
  }
  await makeReady(b);
  await b.go('check');
  await registered(a, outgoingInput(1));
  await a.issue();
  await b.arrivalFrom(a.agency.name);
  await b.count({ level: 'B', number: 1, copies: 1, pages: 6, enclosures: 1 });
  await b.sees('Đã vào sổ đến');
  await a.sees('03 Đã tiếp nhận, vào sổ');
  await a.go('ledger');
  await a.verifyLedger();
  await a.lock();
});
