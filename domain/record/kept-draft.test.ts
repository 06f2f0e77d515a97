import { describe, expect, test } from 'vitest';
import type { RecordDraft } from '../../contract/record/coded-record.ts';
import { ControlCode, checkCharacter } from '../../contract/record/control-code.ts';
import { fc } from '../../test/support/random.ts';
import { contextOf, directory, incomingLine, law, self } from '../../test/support/registers.ts';
import { keptDraft, leftOut } from './kept-draft.ts';

const { registers, units } = contextOf([incomingLine]);
const kept = (draft: RecordDraft) => keptDraft(draft, { self, directory, law, registers, units });
const unknownCode = ControlCode.parse(`TANCHAMBAT0Y${checkCharacter('TANCHAMBAT0Y')}`);

/** Values that a draft of this body keeps. */
const listed: RecordDraft = {
  issuer: self,
  signer: 'P00000001',
  typeCode: 'BC',
  replyTo: incomingLine.code,
  recipients: ['G01', 'H37'],
  notation: 'BC-SNV',
};
/** Values of the same fields that fit the contract, and that nobody has listed. */
const unlisted: RecordDraft = {
  issuer: 'A00.KE.HOACH',
  signer: 'PH0PBANMA',
  typeCode: 'Mat',
  replyTo: unknownCode,
  recipients: ['A00.TAC.CHIEN'],
  notation: 'HOP-BAN-MAT',
};
/** Fields that take no letters of a person's choice. */
const closed: RecordDraft = {
  book: 'outgoing',
  level: 'B',
  number: 12,
  issuedOn: '2026-06-15',
  arrivedOn: '2026-06-15',
  urgency: 'flash',
  copies: 3,
  pages: 4,
  enclosures: 0,
  namedOpenerOnly: true,
  dueOn: '2026-07-01',
  storeAt: 'K1-T03-N2',
  dossier: 'HS-2026-1',
  noteCodes: ['N99'],
};

const pick = (from: RecordDraft, fields: readonly string[]): RecordDraft =>
  Object.fromEntries(Object.entries(from).filter(([field]) => fields.includes(field)));

describe('a draft', () => {
  test('keeps any fields whose values are listed, and any that take no letters', () => {
    fc.assert(
      fc.property(fc.subarray(Object.keys({ ...listed, ...closed })), (fields) => {
        const draft = pick({ ...listed, ...closed }, fields);
        expect(kept(draft)).toStrictEqual(draft);
      }),
    );
  });

  test('drops any fields whose values are not listed, and nothing else', () => {
    // What hangs on the issuer is dropped with it; see below.
    const free = ['typeCode', 'replyTo', 'recipients', 'notation', 'signer'];
    fc.assert(
      fc.property(fc.subarray(free), (dropped) => {
        expect(kept({ ...listed, ...closed, ...pick(unlisted, dropped) })).toStrictEqual(
          pick(
            { ...listed, ...closed },
            Object.keys({ ...listed, ...closed }).filter((field) => !dropped.includes(field)),
          ),
        );
      }),
    );
    expect(kept(unlisted)).toStrictEqual({});
  });

  test('drops the signer and the notation of an issuer that is not listed', () => {
    const { issuer: _issuer, signer: _signer, notation: _notation, ...others } = listed;
    expect(kept({ ...listed, issuer: 'G99' })).toStrictEqual(others);
  });

  test('keeps the recipients that are listed and drops the others', () => {
    expect(kept({ recipients: ['G01', 'G99', 'H37'] })).toStrictEqual({ recipients: ['G01', 'H37'] });
    expect(kept({ recipients: [] })).toStrictEqual({});
  });

  test('is of this body until another issuer is chosen', () => {
    expect(kept({ signer: 'P00000001', notation: 'BC-SNV' })).toStrictEqual({
      signer: 'P00000001',
      notation: 'BC-SNV',
    });
    expect(kept({ signer: 'P00000002', notation: 'BC-BNV' })).toStrictEqual({});
    const other = { issuer: 'G01', signer: 'P00000002', notation: 'BC-BNV' };
    expect(kept(other)).toStrictEqual(other);
    expect(kept({ issuer: 'G01', signer: 'P00000001', notation: 'BC-SNV' })).toStrictEqual({ issuer: 'G01' });
  });

  test('keeps a notation that is listed for its level, or for some level while none is chosen', () => {
    expect(kept({ notation: 'BC-SNV-A' })).toStrictEqual({ notation: 'BC-SNV-A' });
    expect(kept({ level: 'A', notation: 'BC-SNV-A' })).toStrictEqual({ level: 'A', notation: 'BC-SNV-A' });
    expect(kept({ level: 'B', notation: 'BC-SNV-A' })).toStrictEqual({ level: 'B' });
  });
});

test('of a correction what the line has is kept also where nobody lists it, and nothing else is', () => {
  const line = { ...incomingLine, replyTo: unknownCode, notation: 'HOP-BAN-MAT' };
  const keptOf = (draft: RecordDraft) => keptDraft(draft, { self, directory, law, registers, units }, line);
  const own: RecordDraft = { replyTo: unknownCode, notation: 'HOP-BAN-MAT', pages: 9 };
  expect(kept(own)).toStrictEqual({ pages: 9 });
  expect(keptOf(own)).toStrictEqual(own);
  expect(keptOf({ ...own, notation: 'HOP-MAT', signer: 'PH0PBANMA' })).toStrictEqual({
    replyTo: unknownCode,
    pages: 9,
  });
});

test('a field that is not kept as it was given is left out, and no other', () => {
  const draft: RecordDraft = { ...closed, ...listed };
  expect(leftOut(draft, kept(draft))).toEqual([]);
  const { issuer: _issuer, ...others } = unlisted;
  const given = { ...draft, ...others, recipients: ['G01', 'A00.TAC.CHIEN'] };
  expect(leftOut(given, kept(given)).sort()).toEqual([
    'notation',
    'recipients',
    'replyTo',
    'signer',
    'typeCode',
  ]);
});
