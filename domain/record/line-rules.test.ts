import { describe, expect, test } from 'vitest';
import type { Written } from '../../contract/generations.ts';
import { documentPart, issuedRecordFormat, type RecordInput } from '../../contract/record/coded-record.ts';
import { ControlCode, checkCharacter } from '../../contract/record/control-code.ts';
import { fc } from '../../test/support/random.ts';
import {
  contextOf,
  directory,
  incomingInput,
  incomingLine,
  law,
  outgoingInput,
  refusalOf,
  self,
} from '../../test/support/registers.ts';
import type { RegisterDirectory } from './line-context.ts';
import { checkIncoming, checkOutgoing, checkReceived, checkReply, checkShared } from './line-rules.ts';

const today = '2026-06-15';
const context = contextOf([incomingLine], today);
const shared = (change: Partial<RecordInput>, known: RegisterDirectory = directory) =>
  refusalOf(() => checkShared({ ...incomingInput, ...change }, { ...context, directory: known }));
const issued = issuedRecordFormat.newest.parse(documentPart(incomingLine));
const received = (change: Partial<Written<typeof issuedRecordFormat>>) =>
  refusalOf(() => checkReceived({ ...issued, ...change }, directory, law));

/** One fault for each rule of a line, in the order in which a clerk fills in the form. */
type Change = Partial<Omit<RecordInput, 'code' | 'urgency' | 'copyAllowed'>>;
const faults: [change: Change, refusal: object][] = [
  [{ notation: 'BC-SNV' }, { code: 'NOTATION_NOT_LISTED', field: 'notation' }],
  [{ typeCode: 'XX' }, { code: 'TYPE_UNKNOWN', field: 'typeCode' }],
  [{ thing: 'V99' }, { code: 'CATALOGUE_CODE_UNKNOWN', field: 'thing' }],
  [{ noteCodes: ['N99'] }, { code: 'CATALOGUE_CODE_UNKNOWN', field: 'noteCodes' }],
  [{ fileUnit: 'U02' }, { code: 'CATALOGUE_CODE_UNKNOWN', field: 'fileUnit' }],
  [{ recipients: [self, 'G99'] }, { code: 'ORGANISATION_UNKNOWN', field: 'recipients' }],
  [{ signer: 'P00000001' }, { code: 'PERSON_UNKNOWN', field: 'signer' }],
  [{ arrivedOn: '2026-06-16' }, { code: 'DATE_IN_FUTURE', field: 'arrivedOn' }],
  [
    { protectUntil: '2099-01-01' },
    { code: 'PROTECTION_TOO_LONG', field: 'protectUntil', detail: { years: 20 } },
  ],
];
const someFaults = fc.subarray(faults);
const together = (chosen: typeof faults): Change => Object.assign({}, ...chosen.map(([change]) => change));

describe('a line of either register', () => {
  test('is refused with the first rule it breaks, in the order of the form, and accepted if it breaks none', () => {
    fc.assert(
      fc.property(someFaults, (chosen) => {
        expect(shared(together(chosen))).toEqual(chosen[0]?.[1] ?? 'accepted');
      }),
    );
  });

  test('names an issuer that the directory lists', () => {
    expect(shared({ issuer: 'G99' })).toEqual({ code: 'ORGANISATION_UNKNOWN', field: 'issuer' });
  });
});

describe('a record from outside', () => {
  test('is refused for its notation, type, recipients or signer, and for nothing that its receiver adds', () => {
    const looked = ['notation', 'typeCode', 'thing', 'recipients', 'signer'];
    fc.assert(
      fc.property(someFaults, (chosen) => {
        const [first] = chosen.filter(([change]) =>
          Object.keys(change).some((field) => looked.includes(field)),
        );
        expect(received(together(chosen))).toEqual(first?.[1] ?? 'accepted');
      }),
    );
  });

  test('spells no sentence with codes nobody has listed, and no refusal repeats one', () => {
    expect(received({ recipients: [self, 'A00.VE.VIEC.DIEU.CHINH.KE.HOACH'] })).toEqual({
      code: 'ORGANISATION_UNKNOWN',
      field: 'recipients',
    });
    expect(received({ typeCode: 'Mat' })).toEqual({ code: 'TYPE_UNKNOWN', field: 'typeCode' });
    expect(received({ signer: 'PH0PBANMA' })).toEqual({ code: 'PERSON_UNKNOWN', field: 'signer' });
    expect(received({ notation: 'HOP-BAN-MAT' })).toEqual({
      code: 'NOTATION_NOT_LISTED',
      field: 'notation',
    });
  });
});

describe('who a document names', () => {
  /** In Việt Nam this is 00:30 of 10 June. */
  const until = '2026-06-09T17:30:00.000Z';
  const ended: RegisterDirectory = {
    organisation(code) {
      const body = directory.organisation(code);
      return body !== undefined && code === 'H37' ? { ...body, until } : body;
    },
    person(organisation, code) {
      const person = directory.person(organisation, code);
      return person !== undefined && code === 'P00000002' ? { ...person, until } : person;
    },
  };
  const endedBody = { code: 'ORGANISATION_UNKNOWN', field: 'recipients', detail: { organisation: 'H37' } };
  const endedSigner = { code: 'PERSON_UNKNOWN', field: 'signer' };

  test.each([
    ['2026-06-09', 'accepted', 'accepted'],
    ['2026-06-10', 'accepted', 'accepted'],
    ['2026-06-11', endedBody, endedSigner],
    [undefined, 'accepted', 'accepted'],
  ])(
    'a body or a person that ended on 10 June is named up to that day: in a document of %s',
    (issuedOn, body, signer) => {
      expect(shared({ issuedOn, recipients: [self, 'H37'], signer: undefined }, ended)).toEqual(body);
      expect(shared({ issuedOn, recipients: [self] }, ended)).toEqual(signer);
    },
  );

  test('the signer is a person of the issuer, not of another body', () => {
    expect(shared({ signer: 'P00000002' })).toBe('accepted');
    expect(shared({ signer: 'P00000001' })).toEqual({ code: 'PERSON_UNKNOWN', field: 'signer' });
    expect(shared({ signer: undefined })).toBe('accepted');
  });
});

test('the unit that keeps the file copy is one of the section, named up to the day on which it ended', () => {
  const ended = { code: 'CATALOGUE_CODE_UNKNOWN', field: 'fileUnit' };
  const of = (fileUnit: string, issuedOn: string) => shared({ fileUnit, issuedOn });
  expect(of('U01', '2026-06-09')).toBe('accepted');
  expect([of('U03', '2026-05-31'), of('U03', '2026-06-01')]).toEqual(['accepted', ended]);
});

describe('the dates of a document', () => {
  const future = (field: string) => ({ code: 'DATE_IN_FUTURE', field });
  const early = { code: 'ARRIVED_BEFORE_ISSUED', field: 'arrivedOn' };

  test.each([
    ['2026-06-15', '2026-06-15', 'accepted'],
    ['2026-06-14', '2026-06-15', 'accepted'],
    ['2026-06-15', '2026-06-14', early],
    ['2026-06-16', '2026-06-16', future('issuedOn')],
    ['2026-06-15', '2026-06-16', future('arrivedOn')],
    ['2026-06-16', undefined, future('issuedOn')],
    ['2026-06-15', undefined, 'accepted'],
    [undefined, '2026-06-01', 'accepted'],
    [undefined, '2026-06-16', future('arrivedOn')],
    [undefined, undefined, 'accepted'],
  ])(
    'are not in the future, and none arrives before it is issued: %s, %s, today 15 June',
    (issuedOn, arrivedOn, outcome) => {
      expect(shared({ issuedOn, arrivedOn })).toEqual(outcome);
    },
  );
});

describe('a reply', () => {
  const unknown = ControlCode.parse(`TANCHAMBAT0Y${checkCharacter('TANCHAMBAT0Y')}`);
  const notFound = { code: 'RECORD_NOT_FOUND', field: 'replyTo' };

  test('names a record that is in a register of this terminal, whichever organisation issued it', () => {
    expect(refusalOf(() => checkReply({ replyTo: incomingLine.code }, context))).toBe('accepted');
    expect(refusalOf(() => checkReply({ replyTo: unknown }, context))).toEqual(notFound);
    expect(refusalOf(() => checkReply({}, context))).toBe('accepted');
  });

  test('may name a record of others in what comes from outside', () => {
    expect(received({ replyTo: unknown })).toBe('accepted');
  });

  test('is checked before an outgoing line is written', () => {
    expect(refusalOf(() => checkOutgoing({ ...outgoingInput, replyTo: unknown }, context))).toEqual(notFound);
  });
});

test.each([
  [{}, 'accepted'],
  [{ issuer: 'H37.03' }, { code: 'RECORD_INVALID', field: 'issuer' }],
  [{ arrivedOn: '2026-06-15' }, { code: 'RECORD_INVALID', field: 'arrivedOn' }],
  [{ copies: 2 }, 'accepted'],
  [{ copies: 1 }, { code: 'COPIES_TOO_FEW', field: 'copies', detail: { needed: 2 } }],
])(
  'an outgoing line is of this body, has no arrival and a copy for each recipient: %j',
  (change, outcome) => {
    expect(refusalOf(() => checkOutgoing({ ...outgoingInput, ...change }, context))).toEqual(outcome);
  },
);

test.each<[Partial<RecordInput>, object | string]>([
  [{}, 'accepted'],
  [{ arrivedOn: undefined }, { code: 'RECORD_INVALID', field: 'arrivedOn' }],
  [{ pages: undefined }, { code: 'RECORD_INVALID', field: 'pages' }],
  [{ pages: undefined, namedOpenerOnly: true }, 'accepted'],
  [{ recipients: ['H37'] }, { code: 'RECORD_INVALID', field: 'recipients' }],
  [{ copies: 1 }, 'accepted'],
])('an incoming line lacks no required field and is addressed to this body: %j', (change, outcome) => {
  expect(refusalOf(() => checkIncoming({ ...incomingInput, ...change }, context))).toEqual(outcome);
});
