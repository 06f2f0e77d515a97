import { expect, it } from 'vitest';
import { fc } from '../../test/support/random.ts';
import { fitWindow } from './fit.ts';

/** A 1366×768 screen with a panel of 40 pixels below. */
const small = { x: 0, y: 0, width: 1366, height: 728 };
const large = { x: 1366, y: 0, width: 2560, height: 1400 };
const least = { minWidth: 960, minHeight: 600 };

it('the first time it fits the work area of the first display', () => {
  expect(fitWindow([small], undefined)).toEqual({ x: 3, y: 0, width: 1360, height: 728, ...least });
  expect(fitWindow([large], undefined)).toEqual({ x: 1966, y: 270, width: 1360, height: 860, ...least });
});

it('opens where it stood, on the display where it stood', () => {
  const last = { x: 1500, y: 100, width: 1600, height: 900 };
  expect(fitWindow([small, large], last)).toEqual({ ...last, ...least });
});

it('comes into sight when the display it stood on is gone', () => {
  const last = { x: 1500, y: 100, width: 1600, height: 900 };
  expect(fitWindow([small], last)).toEqual({ x: 0, y: 0, width: 1366, height: 728, ...least });
});

it('is smaller than its least size on a desktop that is smaller still', () => {
  const tiny = { x: 0, y: 0, width: 800, height: 560 };
  expect(fitWindow([tiny], undefined)).toEqual({ ...tiny, minWidth: 800, minHeight: 560 });
});

it('always lies whole in a work area', () => {
  const rectangle = fc.record({
    x: fc.integer({ min: -4000, max: 4000 }),
    y: fc.integer({ min: -4000, max: 4000 }),
    width: fc.integer({ min: 1, max: 5000 }),
    height: fc.integer({ min: 1, max: 5000 }),
  });
  fc.assert(
    fc.property(
      rectangle,
      fc.array(rectangle, { maxLength: 2 }),
      fc.option(rectangle),
      (area, more, last) => {
        const areas = [area, ...more] as const;
        const { x, y, width, height } = fitWindow(areas, last ?? undefined);
        expect(
          areas.some(
            (one) =>
              x >= one.x && y >= one.y && x + width <= one.x + one.width && y + height <= one.y + one.height,
          ),
        ).toBe(true);
      },
    ),
  );
});
