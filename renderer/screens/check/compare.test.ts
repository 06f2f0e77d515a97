import { expect, test } from 'vitest';
import { WaitingEnvelope } from '../../../contract/ipc/views.ts';
import { controlCodeFrom } from '../../../contract/record/control-code.ts';
import { asCheck, type Count, differing, emptyCount, fieldsOf, missing } from './compare.ts';

const envelope = (namedOpenerOnly: boolean) =>
  WaitingEnvelope.parse({
    envelope: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
    from: 'G22',
    receivedAt: '2026-11-23T01:00:00.000Z',
    record: {
      code: controlCodeFrom(new Uint8Array(12).fill(7)),
      level: 'B',
      number: 128,
      notation: 'BC-UBND',
      issuer: 'G22',
      recipients: ['H37', 'H40'],
      urgency: 'normal',
      copies: 5,
      namedOpenerOnly,
      ...(namedOpenerOnly
        ? {}
        : { typeCode: 'BC', issuedOn: '2026-11-20', signer: 'P00000000', pages: 12, enclosures: 1 }),
    },
    copies: [2, 3],
    signatures: [],
    paper: null,
    sharedWith: [],
  });

const right: Count = { level: 'B', number: 128, copies: 2, pages: 12, enclosures: 1, sealIntact: true };

test('the copies to count are those sent here, not all that exist', () => {
  expect(differing(envelope(false), right)).toEqual([]);
  expect(differing(envelope(false), { ...right, copies: 5 })).toEqual(['copies']);
});

test('every figure that differs is named, and a broken seal differs too', () => {
  expect(differing(envelope(false), { ...right, level: 'C', pages: 11, sealIntact: false })).toEqual([
    'level',
    'pages',
    'sealIntact',
  ]);
});

test('nothing is compared before everything is counted', () => {
  expect(missing(envelope(false), emptyCount)).toHaveLength(6);
  expect(asCheck(envelope(false), { ...right, enclosures: undefined })).toBeUndefined();
  expect(asCheck(envelope(false), right)).toEqual(right);
});

test('an envelope only the named person may open is counted from the outside', () => {
  expect(fieldsOf(envelope(true))).toEqual(['level', 'number', 'copies', 'sealIntact']);
  const outside = { ...right, pages: undefined, enclosures: undefined };
  expect(asCheck(envelope(true), outside)).toEqual({ level: 'B', number: 128, copies: 2, sealIntact: true });
});
