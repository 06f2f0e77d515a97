import { expect, test } from 'vitest';
import { RegisterReader } from './register-reader.ts';

/** More turns of the event loop than any case here has slices. */
const idle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Registers that are read after so many slices; `order` tells what each slice was spent on. */
function registers(slices: number, broken?: number) {
  const order: string[] = [];
  const left = new Map<string, number>();
  return {
    order,
    prepare(book: string, year: number): boolean {
      const name = `${book} ${year}`;
      order.push(name);
      if (year === broken) throw new RangeError(name);
      const rest = (left.get(name) ?? slices) - 1;
      left.set(name, rest);
      return rest <= 0;
    },
  };
}
const unexpected = (error: unknown) => expect.unreachable(String(error));

test('registers are read one after the other, each once, until all are in memory', async () => {
  const { order, prepare } = registers(2);
  const reader = new RegisterReader({ prepare }, unexpected);
  reader.later('outgoing', 2026);
  reader.later('incoming', 2026);
  reader.later('outgoing', 2026);
  await idle();
  expect(order).toEqual(['outgoing 2026', 'outgoing 2026', 'incoming 2026', 'incoming 2026']);
  reader.later('outgoing', 2025);
  await idle();
  expect(order.slice(4)).toEqual(['outgoing 2025', 'outgoing 2025']);
});

test('a register that somebody waits for comes before the others', async () => {
  const { order, prepare } = registers(2);
  const reader = new RegisterReader({ prepare }, unexpected);
  reader.later('outgoing', 2026);
  reader.later('incoming', 2026);
  reader.next('incoming', 2026);
  reader.next('incoming', 2024);
  await idle();
  expect(order).toEqual([
    ...['incoming 2024', 'incoming 2024'],
    ...['incoming 2026', 'incoming 2026'],
    ...['outgoing 2026', 'outgoing 2026'],
  ]);
});

test('one that cannot be read is reported and passed over', async () => {
  const { order, prepare } = registers(1, 2025);
  const failures: unknown[] = [];
  const reader = new RegisterReader({ prepare }, (error) => failures.push(error));
  reader.later('outgoing', 2025);
  reader.later('outgoing', 2026);
  await idle();
  expect(failures).toEqual([new RangeError('outgoing 2025')]);
  expect(order).toEqual(['outgoing 2025', 'outgoing 2026']);
});

test('nothing is read after a stop', async () => {
  const { order, prepare } = registers(1);
  const reader = new RegisterReader({ prepare }, unexpected);
  reader.later('outgoing', 2026);
  reader.stop();
  await idle();
  expect(order).toEqual([]);
});
