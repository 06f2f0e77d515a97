import { expect, test } from 'vitest';
import { codedRecordFormat, issuedPart, type RecordInput } from '../../contract/record/coded-record.ts';
import { controlCodeFrom } from '../../contract/record/control-code.ts';
import { fc } from '../../test/support/random.ts';
import { sampleInput } from '../../test/support/sample-input.ts';
import { changedFields, differencesFromIssued, joinedFields } from './changed-fields.ts';

const line = codedRecordFormat.newest.parse({
  generation: 4,
  ...sampleInput,
  code: controlCodeFrom(new Uint8Array(12).fill(3)),
  year: 2026,
  ordinal: 7,
  dueOn: '2026-12-01',
});
const { code: _code, year: _year, ordinal: _ordinal, generation: _generation, ...typed } = line;

test('a correction names the fields that differ and no others', () => {
  expect(changedFields(line, typed)).toEqual([]);
  expect(changedFields(line, { ...typed, number: 8, recipients: ['G22', 'G13'] })).toEqual([
    'number',
    'recipients',
  ]);
  const { dueOn: _due, ...withoutDue } = typed;
  expect(changedFields(line, withoutDue)).toEqual(['dueOn']);
  expect(changedFields(line, { ...typed, storeAt: undefined })).toEqual([]);
});

test('any set of changed fields is named, in the order of the contract', () => {
  const change: Partial<RecordInput> = {
    level: 'C',
    number: 8,
    copies: 3,
    dueOn: '2026-12-02',
    storeAt: 'K1-T03-N2',
    noteCodes: ['N01'],
  };
  const fields = Object.keys(change) as (keyof typeof change)[];
  fc.assert(
    fc.property(fc.subarray(fields), (chosen) => {
      const changed = Object.fromEntries(chosen.map((field) => [field, change[field]]));
      expect(changedFields(line, { ...typed, ...changed })).toEqual(chosen);
    }),
  );
});

test('a line from paper differs where it states something else, not where it states nothing', () => {
  const issued = issuedPart(line);
  expect(differencesFromIssued(line, issued)).toEqual([]);
  expect(differencesFromIssued(line, { ...issued, pages: 13, copies: 9 })).toEqual(['copies', 'pages']);
  const { pages: _pages, ...silent } = line;
  expect(differencesFromIssued(silent, { ...issued, pages: 13 })).toEqual([]);
});

test('the form of a paper that came cannot state its recipients, so they do not differ', () => {
  const issued = { ...issuedPart(line), recipients: ['G13', 'G22'] };
  expect(differencesFromIssued(line, { ...issued, pages: 13 })).toEqual(['pages']);
  expect(joinedFields(line, { ...line, recipients: issued.recipients, pages: 13 })).toEqual(['pages']);
});
