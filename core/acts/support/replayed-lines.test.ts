import { expect, test } from 'vitest';
import type { Act } from '../../../contract/ledger/act.ts';
import { acts } from '../../../test/support/honest-ledger.ts';
import { fc } from '../../../test/support/random.ts';
import { append, incoming, outgoing, self, temporaryStore } from '../../../test/support/store.ts';
import { project } from '../engine/projection.ts';
import { ReplayedRegisters } from './replayed-registers.ts';

const days = fc.constantFrom('2025-12-31', '2026-01-02', '2026-05-04');
const drawn = fc.array(
  fc.record({
    book: fc.constantFrom('outgoing', 'incoming'),
    number: fc.integer({ min: 1, max: 6 }),
    issuedOn: days,
    after: fc.constantFrom('stays', 'is corrected', 'is cancelled'),
    newNumber: fc.integer({ min: 1, max: 6 }),
    newDay: days,
  }),
  { maxLength: 12 },
);

test('lines in memory answer what the store answers, for any lines, corrections and cancellations', () => {
  fc.assert(
    fc.property(drawn, (lines) => {
      const { store, remove } = temporaryStore();
      try {
        const replayed = new ReplayedRegisters();
        const take = (act: Act) => {
          for (const change of project(append(store, act), self)) replayed.apply(change);
        };
        const ordinals = { outgoing: 0, incoming: 0 };
        /** One number is another line's, with the same notation: the registers take neither. */
        const free = (number: number) => !store.registers.numberUsed(2026, number, 'BC-UBND');
        for (const { book, number, issuedOn, after, newNumber, newDay } of lines) {
          const isOutgoing = book === 'outgoing';
          if (isOutgoing && !free(number)) continue;
          ordinals[book] += 1;
          const line = (isOutgoing ? outgoing : incoming)(ordinals[book], { number, issuedOn });
          take(isOutgoing ? acts.register(line) : acts.enter(line));
          if (after === 'is cancelled') take(acts.cancel(line));
          if (after !== 'is corrected' || (isOutgoing && newNumber !== number && !free(newNumber))) continue;
          take(acts.correct(line, { ...line, number: newNumber, issuedOn: newDay }));
        }
        const { registers } = store;
        const codes = [null, outgoing(1).code, outgoing(2).code];
        for (let number = 1; number <= 7; number += 1)
          for (const code of codes) {
            const [asked, told] = [registers, replayed].map((each) => each.numberUpTo(2026, number, code));
            const skips = (last = 0) => number - last > 1;
            expect(skips(told)).toBe(skips(asked));
          }
        for (const ordinal of [null, 1, 2, 3, 9])
          for (const book of ['outgoing', 'incoming'] as const)
            if (ordinal === null || ordinal <= ordinals[book] + 1)
              expect(replayed.dayBefore(book, 2026, ordinal)).toBe(registers.dayBefore(book, 2026, ordinal));
        for (const without of [null, { year: 2026, ordinal: 1 }])
          for (let number = 1; number <= 6; number += 1)
            for (const issuedOn of ['2025-06-01', '2026-06-01', undefined]) {
              const asked = { ...incoming(9), number, issuedOn, year: 2027 };
              expect(replayed.enteredBefore(asked, without)).toEqual(registers.enteredBefore(asked, without));
            }
      } finally {
        remove();
      }
    }),
    { numRuns: 40 },
  );
});
