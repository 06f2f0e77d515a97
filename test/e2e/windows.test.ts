import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildHouse, type House } from './house.ts';
import { pointerUses } from './page/pointer.ts';
import { byHand } from './part/by-hand.ts';
import { byKeyboard } from './part/by-keyboard.ts';
import { emptied } from './part/emptied.ts';
import { endings, leaveHalfTyped } from './part/endings.ts';
import { lockedLooks } from './part/locked-looks.ts';
import { furnish, looks } from './part/looks.ts';

let house: House;
beforeAll(async () => {
  house = await buildHouse();
});
afterAll(() => house?.close());
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await house?.stage.lastPictures();
});

/** One world and two windows carry all of them, in this order: what one part leaves is what the next finds. */
describe('the windows', () => {
  byKeyboard(() => house);
  byHand(() => house);
  emptied(() => house);
  it('have something of everything to show', () => furnish(house));
  it('keep what is half typed when nobody is there', () => leaveHalfTyped(house));
  looks(() => house);
  lockedLooks(() => house);
  endings(() => house);

  it('were worked without a mouse', async () => {
    expect(await pointerUses(house.a.page)).toBe(0);
    expect(await pointerUses(house.b.page)).toBe(0);
  });
});
