import { describe, expect, test } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import type { RecordDraft, RecordInput } from '../../contract/record/coded-record.ts';
import { controlCodeFrom } from '../../contract/record/control-code.ts';
import { registerLine } from '../../domain/record/line.ts';
import {
  contextOf,
  incomingInput,
  incomingLine,
  outgoingInput,
  outgoingLine,
  refusalOf,
  self,
} from '../../test/support/registers.ts';
import { correctRecord } from './correction.ts';
import { type FormContext, formFaults } from './form-faults.ts';
import { newOutgoing, newPaper } from './new-record.ts';

const line = (number: number) =>
  registerLine({
    ...outgoingInput,
    number,
    code: controlCodeFrom(new Uint8Array(12).fill(number)),
    year: 2026,
    ordinal: number,
  });
const contextWith = (
  change: Partial<FormContext> = {},
  records = [outgoingLine, incomingLine],
): FormContext => ({
  ...contextOf(records),
  checkNotWaiting: () => undefined,
  ...change,
});
const faults = (form: RecordDraft, context = contextWith()) =>
  formFaults(form, context).map(({ code, field }) => `${field} ${code}`);

describe('a form that is not complete yet', () => {
  test('has no fault where nothing is filled in, or all that is holds', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ book: 'outgoing', issuer: self, number: 12 })).toEqual([]);
    expect(faults({ ...outgoingInput, number: 13 })).toEqual([]);
    expect(faults({ ...incomingInput, number: 13 })).toEqual([]);
  });

  test.each<[string, RecordDraft, string]>([
    ['a day that has not come', { book: 'outgoing', issuedOn: '2026-06-16' }, 'issuedOn DATE_IN_FUTURE'],
    [
      'a day of arrival that has not',
      { book: 'incoming', arrivedOn: '2026-06-16' },
      'arrivedOn DATE_IN_FUTURE',
    ],
    ['a year that is closed', { book: 'outgoing', issuedOn: '2024-12-31' }, 'issuedOn YEAR_CLOSED'],
    ['a closed year of arrival', { book: 'incoming', arrivedOn: '2024-12-31' }, 'arrivedOn YEAR_CLOSED'],
    [
      'a number in use',
      { book: 'outgoing', number: 12, notation: 'BC-SNV', issuedOn: '2026-06-01' },
      'number NUMBER_USED',
    ],
    ['a code in use', { book: 'incoming', issuer: 'G01', code: incomingLine.code }, 'code RECORD_CODE_USED'],
    [
      'a part that nobody listed',
      { book: 'outgoing', issuer: self, level: 'B', notation: 'BC-MAT' },
      'notation NOTATION_NOT_LISTED',
    ],
    [
      'too long a protection',
      { book: 'outgoing', level: 'C', issuedOn: '2026-06-15', protectUntil: '2040-01-01' },
      'protectUntil PROTECTION_TOO_LONG',
    ],
    ['too few copies', { book: 'outgoing', recipients: ['G01', 'H37'], copies: 1 }, 'copies COPIES_TOO_FEW'],
  ])('is told of %s as soon as it stands there', (_name, form, fault) => {
    expect(faults(form)).toEqual([fault]);
  });

  test('is told that the envelope of its code waits', () => {
    const context = contextWith({
      checkNotWaiting: ({ issuer, code }) => {
        expect([issuer, code]).toEqual(['G01', incomingLine.code]);
        throw new AppError('ENVELOPE_WAITS', { field: 'code' });
      },
    });
    expect(faults({ book: 'incoming', issuer: 'G01', code: incomingLine.code }, context)).toEqual([
      'code ENVELOPE_WAITS',
    ]);
  });

  test('is told what saving refuses, with the same code at the same field', () => {
    const wrong: Partial<RecordInput>[] = [
      { issuedOn: '2026-06-16' },
      { issuedOn: '2024-06-15' },
      { number: 12 },
      { notation: 'BC-MAT' },
      { copies: 1 },
      { typeCode: 'XX' },
      { protectUntil: '2090-01-01' },
      { signer: 'P00000009' },
      { recipients: ['G01', 'H99'] },
    ];
    for (const change of wrong) {
      const typed = { ...outgoingInput, number: 13, ...change };
      expect(faults(typed)).toContainEqual(told(() => newOutgoing(typed, contextWith())));
      const recipients = change.recipients ? [self, 'H99'] : incomingInput.recipients;
      const paper = { ...incomingInput, ...change, copies: 3, number: 13, recipients };
      const refused = refusalOf(() => newPaper(paper, contextWith()));
      expect(faults(paper)).toEqual(refused === 'accepted' ? [] : [`${refused.field} ${refused.code}`]);
    }
  });
});

describe('a correction', () => {
  const corrects = { old: outgoingLine, signed: false, waits: false };
  const context = contextWith({ corrects }, [outgoingLine, line(3)]);

  test('keeps its own number, and is told of one in use and of a day of another year', () => {
    expect(faults(outgoingInput, context)).toEqual([]);
    for (const change of [{ number: 3 }, { issuedOn: '2025-12-31' }]) {
      const typed = { ...outgoingInput, ...change };
      expect(faults(typed, context)).toEqual([told(() => correctRecord(outgoingLine, typed, context))]);
    }
  });

  test('is told of what its issuer signed', () => {
    const signed = contextWith({ corrects: { old: incomingLine, signed: true, waits: false } });
    expect(faults({ ...incomingInput, pages: 9 }, signed)).toEqual(['pages RECORD_SIGNED']);
    expect(faults({ ...incomingInput, storeAt: 'K1-T1-N1' }, signed)).toEqual([]);
  });
});

function told(save: () => unknown): string {
  const refused = refusalOf(save);
  return refused === 'accepted' ? refused : `${refused.field} ${refused.code}`;
}
