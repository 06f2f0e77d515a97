import { expect, test } from 'vitest';
import { trustReader } from './examination.ts';

test('trust files are read when they are first asked for, and once, also where they are refused', () => {
  let reads = 0;
  const bytes = Uint8Array.of(0);
  const file = {
    name: 'anchor-01.der',
    read: () => {
      reads += 1;
      return bytes;
    },
  };
  const read = trustReader([file], new Date());
  expect(reads).toBe(0);
  const faults = [0, 1].map(() => {
    try {
      return read();
    } catch (error) {
      return error;
    }
  });
  expect(faults[0]).toMatchObject({ code: 'TRUST_FILES_INVALID', detail: { name: 'anchor-01.der' } });
  expect(faults[1]).toBe(faults[0]);
  expect(reads).toBe(1);
});
