import { expect, test } from 'vitest';
import { placeList } from './placement.ts';

const seen = { top: 50, bottom: 700, left: 0, right: 1000 };
const size = { width: 480, height: 320 };
const boxAt = (top: number, left = 20, width = 240) => ({ top, bottom: top + 34, left, right: left + width });

test('a list opens downwards while it has the room it needs, or more than there is above', () => {
  expect(placeList(boxAt(100), seen, size)).toMatchObject({ up: false, maxHeight: 320 });
  expect(placeList(boxAt(100), { ...seen, bottom: 300 }, size)).toMatchObject({ up: false, maxHeight: 158 });
});

test('a list near the bottom opens upwards, as high as there is room', () => {
  expect(placeList(boxAt(600), seen, size)).toMatchObject({ up: true, maxHeight: 320 });
  expect(placeList(boxAt(250), { ...seen, bottom: 300 }, size)).toMatchObject({ up: true, maxHeight: 192 });
});

test('a list is wide enough for long names and never leaves the window', () => {
  expect(placeList(boxAt(100), seen, size)).toMatchObject({ left: 0, width: 480 });
  expect(placeList(boxAt(100, 700), seen, size)).toMatchObject({ left: -188, width: 480 });
  expect(placeList(boxAt(100, 20, 600), seen, size)).toMatchObject({ left: 0, width: 600 });
  expect(placeList(boxAt(100, 20, 240), { ...seen, right: 300 }, size)).toMatchObject({
    left: -12,
    width: 284,
  });
});
