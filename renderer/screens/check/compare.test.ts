import { expect, test } from 'vitest';
import { IssuedRecord } from '../../../contract/record/coded-record.ts';
import { controlCodeFrom } from '../../../contract/record/control-code.ts';
import { asCheck } from './compare.ts';

const envelope = (namedOpenerOnly: boolean) => ({
  record: IssuedRecord.parse({
    code: controlCodeFrom(new Uint8Array(12).fill(7)),
    level: 'B',
    number: 128,
    notation: 'BC-UBND',
    issuer: 'G22',
    recipients: ['H37', 'H40'],
    urgency: 'normal',
    copies: 5,
    namedOpenerOnly,
    typeCode: 'BC',
    issuedOn: '2026-11-20',
    signer: 'P00000000',
    pages: 12,
    enclosures: 1,
  }),
  copies: [2, 3],
});
const right = { level: 'B', number: 128, copies: 2, pages: 12, enclosures: 1, sealIntact: true } as const;

test('nothing is sent before everything is counted', () => {
  expect(asCheck(envelope(false), {})).toBeUndefined();
  expect(asCheck(envelope(false), { ...right, enclosures: undefined })).toBeUndefined();
  expect(asCheck(envelope(false), right)).toEqual(right);
});

test('a count from the outside alone is sent without the fields inside', () => {
  const outside = { ...right, pages: undefined, enclosures: undefined };
  expect(asCheck(envelope(true), outside)).toEqual({ level: 'B', number: 128, copies: 2, sealIntact: true });
});
