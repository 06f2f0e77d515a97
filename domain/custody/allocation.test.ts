import { describe, expect, it } from 'vitest';
import { IssuedRecord } from '../../contract/record/coded-record.ts';
import { controlCodeFrom } from '../../contract/record/control-code.ts';
import { fc } from '../../test/support/random.ts';
import { allocate, allocationFits, copiesSuffice, copyNumbers, keptCopies } from './allocation.ts';

const recordOf = (recipients: string[], copies: number): IssuedRecord =>
  IssuedRecord.parse({
    code: controlCodeFrom(new Uint8Array(12).fill(7)),
    level: 'B',
    number: 128,
    notation: 'BC-UBND',
    issuer: 'G22',
    recipients,
    urgency: 'normal',
    copies,
    namedOpenerOnly: true,
  });
const bodies = ['G01', 'H37', 'H40', 'H41', 'H42'];
const records = fc
  .tuple(fc.subarray(bodies, { minLength: 1 }), fc.nat(5))
  .map(([recipients, more]) => recordOf(recipients, recipients.length + more));

describe('allocation', () => {
  it('gives copy i to recipient i and leaves the rest with the issuer', () => {
    const record = recordOf(['G01', 'H37'], 4);
    expect(allocate(record)).toEqual([
      { to: 'G01', copies: [1] },
      { to: 'H37', copies: [2] },
    ]);
    expect(keptCopies(record)).toEqual([3, 4]);
    expect(copiesSuffice(recordOf(['G01', 'H37'], 2))).toBe(true);
    expect(copiesSuffice(recordOf(['G01', 'H37'], 1))).toBe(false);
  });

  it('fits its record, and every copy is either sent or kept, once', () => {
    fc.assert(
      fc.property(records, (record) => {
        const allocation = allocate(record);
        expect(allocationFits(record, allocation)).toBe(true);
        const all = [...allocation.flatMap(({ copies }) => copies), ...keptCopies(record)];
        expect(all.toSorted((a, b) => a - b)).toEqual(copyNumbers(record.copies));
      }),
    );
  });

  it('does not fit with a recipient too few, too many or other, a copy twice, or a copy that does not exist', () => {
    const record = recordOf(['G01', 'H37'], 3);
    const fits = (...parts: [string, number[]][]) =>
      allocationFits(
        record,
        parts.map(([to, copies]) => ({ to, copies })),
      );
    expect(fits(['H37', [3]], ['G01', [1, 2]])).toBe(true);
    expect(fits(['G01', [1]])).toBe(false);
    expect(fits(['G01', [1]], ['H37', [2]], ['H40', [3]])).toBe(false);
    expect(fits(['G01', [1]], ['H40', [2]])).toBe(false);
    expect(fits(['G01', [1]], ['G01', [2]])).toBe(false);
    expect(fits(['G01', [1]], ['H37', [1]])).toBe(false);
    expect(fits(['G01', [1, 1]], ['H37', [2]])).toBe(false);
    expect(fits(['G01', [1]], ['H37', [4]])).toBe(false);
  });
});
