import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** Megabytes that new objects have after many have come and gone, in a process that first evaluates `before`. */
function youngMegabytes(before: string): number {
  const work = `${before}
    import { getHeapSpaceStatistics } from 'node:v8';
    let kept = [];
    for (let count = 0; count < 3e6; count++) {
      kept.push({ count });
      if (kept.length > 20_000) kept = [];
    }
    console.log(getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size / 2 ** 20);`;
  const args = ['--input-type=module', '--eval', work];
  return Number(execFileSync(process.execPath, args, { cwd: import.meta.dirname, encoding: 'utf8' }));
}

test('the part of the heap for new objects stays small', () => {
  expect(youngMegabytes('')).toBeGreaterThan(4);
  expect(youngMegabytes("import './heap.ts';")).toBe(2);
});
