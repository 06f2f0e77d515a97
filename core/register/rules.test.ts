import { describe, expect, it } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import { type CodedRecord, RecordInput } from '../../contract/record/coded-record.ts';
import { isOutside } from '../../domain/record/outside.ts';
import { fc } from '../../test/support/random.ts';
import {
  contextOf,
  directory,
  faultOf,
  incomingInput,
  outgoingInput,
  parsedInput,
  refusalOf,
  self,
} from '../../test/support/registers.ts';
import { loadLaw } from '../law/law.ts';
import { correctEntry, correctRecord } from './correction.ts';
import { newOutgoing, newPaper } from './new-record.ts';
import { RegisterSearch } from './search.ts';

const out = (change: object, records: CodedRecord[] = []) =>
  faultOf(() => newOutgoing(parsedInput({ ...outgoingInput, ...change }), contextOf(records)));
const inn = (change: object, records: CodedRecord[] = []) =>
  faultOf(() => newPaper(parsedInput({ ...incomingInput, ...change }), contextOf(records)));

describe('a new outgoing line', () => {
  it('takes the next ordinal, a code of its own and the term of its level', () => {
    const first = newOutgoing(outgoingInput, contextOf([]));
    expect(first).toMatchObject({ ordinal: 1, year: 2026, protectUntil: '2046-06-15' });
    const second = newOutgoing({ ...outgoingInput, number: 13 }, contextOf([first]));
    expect(second.ordinal).toBe(2);
    expect(second.code).not.toBe(first.code);
  });

  it.each<[string, object]>([
    ['RECORD_INVALID book', { book: 'incoming' }],
    ['RECORD_INVALID code', { code: newOutgoing(outgoingInput, contextOf([])).code }],
    ['RECORD_INVALID issuer', { issuer: 'H37.03' }],
    ['RECORD_INVALID arrivedOn', { arrivedOn: '2026-06-15' }],
    ['COPIES_TOO_FEW copies', { copies: 1 }],
    ['NOTATION_NOT_LISTED notation', { notation: 'BC-UBND' }],
    ['NOTATION_NOT_LISTED notation', { notation: 'CV-SNV' }],
    ['NOTATION_NOT_LISTED notation', { notation: 'SNV-SNV' }],
    ['NOTATION_NOT_LISTED notation', { notation: 'BC-SNV-A' }],
    ['TYPE_UNKNOWN typeCode', { typeCode: 'XX' }],
    ['CATALOGUE_CODE_UNKNOWN noteCodes', { noteCodes: ['N99'] }],
    ['RECORD_INVALID noteCodes', { noteCodes: ['N01', 'N01'] }],
    ['ORGANISATION_UNKNOWN recipients', { recipients: ['G99'] }],
    ['RECORD_INVALID recipients', { recipients: [self] }],
    ['RECORD_INVALID recipients', { recipients: ['G01', 'G01'] }],
    ['PERSON_UNKNOWN signer', { signer: 'P00000002' }],
    ['DATE_IN_FUTURE issuedOn', { issuedOn: '2026-06-16' }],
    ['PROTECTION_TOO_LONG protectUntil', { protectUntil: '2046-06-16' }],
    ['RECORD_INVALID dueOn', { dueOn: '2026-06-14' }],
    ['RECORD_INVALID pages', { pages: undefined }],
    ['accepted', { notation: 'BC-SNV.TCBC/B' }],
    ['accepted', { notation: 'SNV-VP', typeCode: 'CV' }],
    ['accepted', { protectUntil: '2046-06-15' }],
    ['accepted', { namedOpenerOnly: true }],
    ['RECORD_INVALID pages', { namedOpenerOnly: true, pages: undefined }],
    ['RECORD_INVALID signer', { namedOpenerOnly: true, signer: undefined }],
  ])('%s for %j', (fault, change) => {
    expect(out(change)).toBe(fault);
  });

  it('refuses number and notation used in the year of issue, and takes them again in the next', () => {
    const used = newOutgoing(outgoingInput, contextOf([]));
    expect(out({}, [used])).toBe('NUMBER_USED number');
    expect(out({ notation: 'KH-SNV' }, [used])).toBe('accepted');
    const late = { ...outgoingInput, issuedOn: '2026-12-31' };
    const inJanuary = contextOf([newOutgoing(late, contextOf([], '2026-12-31'))], '2027-01-31');
    expect(faultOf(() => newOutgoing(late, inJanuary))).toBe('NUMBER_USED number');
    expect(faultOf(() => newOutgoing({ ...late, issuedOn: '2027-01-04' }, inJanuary))).toBe('accepted');
  });

  it('counts without a gap and never gives an ordinal twice, whatever comes between', () => {
    const attempt = fc.record({
      number: fc.integer({ min: 1, max: 12 }),
      issuedOn: fc.constantFrom('2025-12-30', '2026-01-02', '2026-06-15', '2026-06-16'),
      copies: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 40 }), (attempts) => {
        const records: CodedRecord[] = [];
        for (const change of attempts) {
          try {
            records.push(newOutgoing({ ...outgoingInput, ...change }, contextOf(records)));
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
          }
        }
        for (const year of [2025, 2026]) {
          const ordinals = records.filter((record) => record.year === year).map(({ ordinal }) => ordinal);
          expect(ordinals).toEqual(ordinals.map((_, index) => index + 1));
        }
        expect(new Set(records.map(({ code }) => code)).size).toBe(records.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a new incoming line', () => {
  it('keeps the code of the issuer and takes the next arrival number', () => {
    const issued = newOutgoing(outgoingInput, contextOf([])).code;
    const first = newPaper({ ...incomingInput, code: issued }, contextOf([]));
    expect(first).toMatchObject({ code: issued, ordinal: 1, arrivalNumber: 1 });
    expect(newPaper(incomingInput, contextOf([first]))).toMatchObject({ ordinal: 2, arrivalNumber: 2 });
    expect(inn({ code: issued }, [first])).toBe('RECORD_CODE_USED code');
    // Whoever else uses the code does not keep its issuer out.
    expect(inn({ code: issued }, [{ ...first, issuer: 'H37' }])).toBe('accepted');
  });

  it.each<[string, object]>([
    ['RECORD_INVALID arrivedOn', { arrivedOn: undefined }],
    ['ARRIVED_BEFORE_ISSUED arrivedOn', { arrivedOn: '2026-06-14' }],
    ['DATE_IN_FUTURE arrivedOn', { arrivedOn: '2026-06-16' }],
    ['RECORD_INVALID recipients', { recipients: ['H37'] }],
    ['ORGANISATION_UNKNOWN issuer', { issuer: 'G98' }],
    ['NOTATION_NOT_LISTED notation', { notation: 'BC-SNV' }],
    ['RECORD_INVALID book', { book: 'outgoing' }],
  ])('%s for %j', (fault, change) => {
    expect(inn(change)).toBe(fault);
  });
});

describe('a correction of an incoming line', () => {
  const old = newPaper(incomingInput, contextOf([]));
  const correct = (change: object, signed = false) =>
    correctEntry(old, { ...incomingInput, ...change }, { ...contextOf([old]), signed });

  it('keeps code, ordinal and arrival number, and follows the rules of a new line', () => {
    const { code, ordinal, arrivalNumber } = old;
    expect(correct({ pages: 9 })).toEqual({ ...old, pages: 9, code, ordinal, arrivalNumber });
    expect(faultOf(() => correct({ notation: 'BC-KHONG' }))).toBe('NOTATION_NOT_LISTED notation');
    expect(faultOf(() => correct({ recipients: ['G01'] }))).toMatch(/^RECORD_INVALID/);
    expect(faultOf(() => correct({ arrivedOn: '2025-12-31', issuedOn: '2025-12-30' }))).toBe(
      'YEAR_CLOSED arrivedOn',
    );
    expect(faultOf(() => correct({ code: newOutgoing(outgoingInput, contextOf([old])).code }))).toBe(
      'RECORD_INVALID code',
    );
  });

  it('gives its true day to a line that a clock which ran ahead wrote into the coming year', () => {
    const early = { ...incomingInput, issuedOn: '2026-06-10', arrivedOn: '2027-01-05' };
    const ahead = newPaper(early, contextOf([], '2027-01-05'));
    const mended = correctEntry(
      ahead,
      { ...early, arrivedOn: '2026-06-15' },
      { ...contextOf([ahead]), signed: true },
    );
    expect(mended).toEqual({ ...ahead, arrivedOn: '2026-06-15' });
    const kept = { ...early, arrivedOn: '2026-06-15', storeAt: 'K1-T1-N1' };
    expect(correctEntry(mended, kept, { ...contextOf([mended]), signed: true }).storeAt).toBe('K1-T1-N1');
    expect(faultOf(() => correctEntry(ahead, early, { ...contextOf([ahead]), signed: true }))).toBe(
      'DATE_IN_FUTURE arrivedOn',
    );
  });

  it('of what an envelope brought changes only what the register alone holds', () => {
    expect(correct({ storeAt: 'K1-T1-N1' }, true)).toEqual({ ...old, storeAt: 'K1-T1-N1' });
    expect(faultOf(() => correct({ pages: 9 }, true))).toBe('RECORD_SIGNED pages');
  });
});

describe('a correction', () => {
  const old = newOutgoing(outgoingInput, contextOf([]));
  const correct = (change: object, others: CodedRecord[] = []) =>
    correctRecord(old, { ...outgoingInput, ...change }, contextOf([old, ...others]));

  it('keeps code, book, year and ordinal', () => {
    const next = correct({ number: 14, copies: 2, recipients: ['G01'] });
    expect(next).toMatchObject({
      code: old.code,
      ordinal: old.ordinal,
      year: old.year,
      number: 14,
      copies: 2,
    });
  });

  it('is refused to a line of a year that has not come, which is cancelled instead', () => {
    const early = { ...outgoingInput, issuedOn: '2027-01-05' };
    const ahead = newOutgoing(early, contextOf([], '2027-01-05'));
    const fixed = { code: 'YEAR_FIXED', field: 'issuedOn', detail: { year: 2027 } };
    for (const issuedOn of ['2027-01-05', '2026-06-15'])
      expect(refusalOf(() => correctRecord(ahead, { ...early, issuedOn }, contextOf([ahead])))).toEqual(
        fixed,
      );
  });

  it('may keep its own number but not take that of another, nor move to another year', () => {
    const other = newOutgoing({ ...outgoingInput, number: 13 }, contextOf([old]));
    expect(faultOf(() => correct({}, [other]))).toBe('accepted');
    expect(faultOf(() => correct({ number: 13 }, [other]))).toBe('NUMBER_USED number');
    expect(faultOf(() => correct({ issuedOn: '2025-12-31' }))).toBe('YEAR_CLOSED issuedOn');
    expect(faultOf(() => correct({ code: other.code }, [other]))).toBe('RECORD_INVALID code');
  });
});

describe('no summary', () => {
  const sentences = [
    'Về việc điều động lực lượng',
    'VE VIEC DIEU DONG',
    'VE-VIEC-DIEU-DONG',
    'DIEU.DONG.LUC.LUONG',
    'KẾ HOẠCH TÁC CHIẾN',
    'V/v',
  ];
  const fields = Object.keys(RecordInput.shape);

  it.each(sentences)('"%s" goes into no field of either register', (sentence) => {
    for (const field of [...fields, 'trichYeu', 'subject', 'ghiChu']) {
      for (const value of [sentence, [sentence], { [sentence]: sentence }]) {
        expect(out({ [field]: value }), field).not.toBe('accepted');
        expect(inn({ [field]: value }), field).not.toBe('accepted');
      }
    }
  });

  it('and no error repeats what was typed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.constantFrom(...sentences), (field, sentence) => {
        try {
          newOutgoing(parsedInput({ ...outgoingInput, [field]: sentence }), contextOf([]));
          expect.unreachable();
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          expect(`${String(error)} ${(error as AppError).field}`).not.toContain(sentence);
        }
      }),
    );
  });
});

describe('a search', () => {
  const search = new RegisterSearch();

  it('understands codes, number with notation, and names without accents', () => {
    const { code } = newOutgoing(outgoingInput, contextOf([]));
    expect(search.terms(`${code.slice(0, 4)}-${code.slice(4).toLowerCase()}`, directory)).toMatchObject([
      { code },
    ]);
    expect(search.terms('04/', directory)).toMatchObject([{ number: '04', notation: null, day: null }]);
    expect(search.terms('12/BC-SNV', directory)).toMatchObject([{ number: '12' }, { notation: 'bc-snv' }]);
    const [term] = search.terms('duong', directory);
    expect(term).toMatchObject({ persons: ['P00000001'], organisations: [] });
    const terms = search.terms('  noi   VỤ ', directory);
    expect(terms.map(({ organisations }) => organisations.toSorted())).toEqual([
      ['G01', 'H37.02'],
      ['G01', 'H37.02'],
    ]);
    expect(search.terms('7K3', directory)[0]?.code).toBeNull();
    expect(search.terms('7k3q9', directory)[0]?.code).toBe('7K3Q9');
    expect(search.terms('   ', directory)).toEqual([]);
  });

  it('finds bodies outside the directory by what their lines show: the kind, or the name they were joined to', () => {
    const bodies = [
      { code: 'X0001', kind: 'B08', organisation: null },
      { code: 'X0002', kind: 'B07', organisation: 'H37.02' },
      { code: 'X0003', kind: 'B07', organisation: null },
    ];
    const outside = { bodies, kinds: loadLaw('2026-03-01').bodies };
    const found = (text: string) =>
      search.terms(text, directory, outside).map(({ organisations }) => organisations.filter(isOutside));
    expect(found('noi vu')).toEqual([['X0002'], ['X0002']]);
    expect(found('h37.02')).toEqual([['X0002']]);
    expect(found('doanh nghiep')).toEqual([['X0001'], ['X0001', 'X0003']]);
    expect(found('su nghiep')).toEqual([['X0003'], ['X0001', 'X0003']]);
    expect(found('x0002')).toEqual([['X0002']]);
  });

  it('understands a type by its name or a part of it, in both languages, and names that have such words too', () => {
    const types = (text: string) => search.terms(text, directory).map((term) => term.types.toSorted());
    expect(types('công văn')).toEqual([['CV']]);
    expect(types('CONG VAN 12')).toEqual([['CV'], []]);
    expect(types('12 ban ghi nho')).toEqual([[], ['BGN']]);
    expect(types('cong')).toEqual([['CV', 'CĐ', 'ThC']]);
    expect(types('official letter')).toEqual([['CV']]);
    expect(types('report')).toEqual([['BC']]);
    // What a name of here may begin with is no part of an English word.
    expect(types('le')).toEqual([[]]);
    expect(types('cv')).toEqual([['CV']]);
    expect(search.terms('bao cao', directory)).toMatchObject([{ notation: null, number: null, persons: [] }]);
    const named = {
      ...directory.statement,
      organisations: directory.statement.organisations.map((body) => ({ ...body, name: 'Sở Kế hoạch' })),
    };
    expect(search.terms('ke hoach', { statement: named })).toMatchObject([
      { types: ['KH'], organisations: named.organisations.map(({ code }) => code) },
    ]);
    expect(types('noi vu')).toEqual([[], []]);
  });

  it('understands a day with its year or without, and still a number with such a notation', () => {
    const days = (text: string) => search.terms(text, directory).map(({ day }) => day);
    const [march, of2026] = [
      { year: null, month: 3, day: 15 },
      { year: 2026, month: 3, day: 15 },
    ];
    expect(search.terms('15/3', directory)).toMatchObject([
      { number: '15', notation: null, day: march },
      { number: null, notation: '3', day: march },
    ]);
    for (const text of ['15/3/2026', '15/03/2026', '15/3/26']) expect(days(text)).toEqual([of2026, of2026]);
    for (const text of ['15-3-2026', '15.03.2026']) expect(days(text)).toEqual([of2026]);
    expect(days('29/2')).toEqual(Array(2).fill({ year: null, month: 2, day: 29 }));
    for (const none of [
      '29/2/2026',
      '30/2',
      '0/3',
      '15/13',
      '15/3/202',
      '12/QĐ',
      '15-3',
      '15',
      '15/3/2026/1',
    ])
      expect(new Set(days(none)), none).toEqual(new Set([null]));
    expect(days('cong van 15/3')).toEqual([null, march, march]);
  });

  it('goes by the directory in use, also for a term that it has looked up before', () => {
    const signersNamed = (name: string, inUse: Parameters<typeof search.terms>[1]) =>
      search.terms(name, inUse).map(({ persons }) => persons);
    const emptied = { statement: { ...directory.statement, organisations: [] } };
    expect(signersNamed('duong', directory)).toEqual([['P00000001']]);
    expect(signersNamed('duong', emptied)).toEqual([[]]);
    expect(signersNamed('duong', directory)).toEqual([['P00000001']]);
  });
});
