import { AppError } from '../../contract/errors/index.ts';
import { Directory } from '../../contract/exchange/directory.ts';
import { type CodedRecord, RecordInput } from '../../contract/record/coded-record.ts';
import { controlCodeFrom } from '../../contract/record/control-code.ts';
import { DirectoryIndex } from '../../core/directory/directory.ts';
import { loadLaw } from '../../core/law/law.ts';
import type { RegisterContext } from '../../core/register/context.ts';
import { WorkingDays } from '../../domain/calendar/working-days.ts';
import { registerLine } from '../../domain/record/line.ts';
import { withOutside } from '../../domain/record/outside.ts';
import { sampleInput } from './sample-input.ts';

/** A small directory and registers in memory, for the rules of the registers. */

const organisation = (
  code: string,
  name: string,
  notationParts: string[],
  person: string,
  called: string,
) => ({
  code,
  name,
  tier: 2,
  notationParts,
  persons: [{ code: person, name: called, role: 'head', from: '2026-01-01T00:00:00.000Z', certificates: [] }],
  seals: [],
  terminals: [],
});

export const directory = new DirectoryIndex(
  Directory.parse({
    purpose: 'tram-mat/directory',
    version: 1,
    at: '2026-03-01T00:00:00.000Z',
    endpointSigners: [],
    organisations: [
      organisation('H37.02', 'Sở Nội vụ', ['SNV', 'VP', 'TCBC'], 'P00000001', 'Trần Đức Đường'),
      organisation('G01', 'Bộ Nội vụ', ['BNV', 'VP'], 'P00000002', 'Nguyễn Thị Hòa'),
      organisation('H37', 'Ủy ban nhân dân tỉnh', ['UBND', 'NC'], 'P00000003', 'Lê Văn Ước'),
      organisation('H37.03', 'Sở Tài chính', ['STC'], 'P00000004', 'Phạm An'),
    ],
  }),
);

export const self = 'H37.02';
export const law = loadLaw('2026-06-15');

/** One body outside the directory. */
const outsideBody = (code: string) =>
  code === 'X0001' ? { code, kind: 'B08', organisation: null } : undefined;

/** One unit that is there, and one that ended on 31 May 2026. */
const units = new Map([
  ['U01', {}],
  ['U03', { until: '2026-05-31T10:00:00.000Z' }],
]);

/** A register that holds what `records` holds; `random` counts up, so that codes differ. */
export function contextOf(records: CodedRecord[], today = '2026-06-15'): RegisterContext {
  let count = 0;
  const inBook = (book: string, year: number) =>
    records.filter((each) => each.book === book && each.year === year);
  return {
    self,
    today,
    directory: withOutside(directory, { outsideBody }, law),
    law,
    units: { unit: (code) => units.get(code) },
    workingDays: new WorkingDays(),
    random: {
      bytes: (length) => {
        count++;
        return Uint8Array.from({ length }, (_, index) =>
          index < 4 ? (count + records.length) >> (5 * index) : index,
        );
      },
    },
    registers: {
      handGap: () => undefined,
      lastGivenOn: () => undefined,
      outsideBody,
      issuersOf: (code) => records.filter((each) => each.code === code).map(({ issuer }) => issuer),
      get: ({ issuer, code }) => {
        const record = records.find((each) => each.code === code && each.issuer === issuer);
        return (
          record && {
            record,
            state: 'registered',
            progress: { entered: 0, refused: 0, silent: 0 },
            settled: false,
            givenOn: null,
            signed: false,
          }
        );
      },
      lastOrdinal: (book, year) => Math.max(0, ...inBook(book, year).map(({ ordinal }) => ordinal)),
      lastArrivalNumber: (year) =>
        Math.max(0, ...inBook('incoming', year).map((each) => each.arrivalNumber ?? 0)),
      numberUpTo: (year, number, without) =>
        Math.max(
          0,
          ...inBook('outgoing', year)
            .filter((each) => each.number <= number && each.code !== without)
            .map((each) => each.number),
        ),
      enteredBefore: ({ year, issuer, number, notation, issuedOn }, without) =>
        [...inBook('incoming', year - 1), ...inBook('incoming', year)].findLast(
          (each) =>
            (each.year !== without?.year || each.ordinal !== without.ordinal) &&
            each.issuer === issuer &&
            each.number === number &&
            each.notation === notation &&
            each.issuedOn?.slice(0, 4) === issuedOn?.slice(0, 4),
        ),
      dayBefore: (book, year, ordinal) => {
        const before = inBook(book, year).filter((each) => ordinal === null || each.ordinal < ordinal);
        const last = before.toSorted((one, other) => one.ordinal - other.ordinal).at(-1);
        return book === 'outgoing' ? last?.issuedOn : last?.arrivedOn;
      },
      numberUsed: (year, number, notation) =>
        inBook('outgoing', year).some((each) => each.number === number && each.notation === notation),
    },
  };
}

export const outgoingInput: RecordInput = {
  ...sampleInput,
  number: 12,
  notation: 'BC-SNV',
  issuedOn: '2026-06-15',
  issuer: self,
  signer: 'P00000001',
  recipients: ['G01', 'H37'],
  copies: 3,
  pages: 4,
  enclosures: 0,
  noteCodes: ['N01'],
};

export const incomingInput: RecordInput = {
  ...outgoingInput,
  book: 'incoming',
  issuer: 'G01',
  signer: 'P00000002',
  notation: 'BC-BNV',
  recipients: [self, 'H37'],
  arrivedOn: '2026-06-15',
};

/** A line of each register, as the two inputs become one. */
const code = controlCodeFrom(new Uint8Array(12).fill(7));
export const outgoingLine = registerLine({
  ...outgoingInput,
  code,
  year: 2026,
  ordinal: 7,
});
export const incomingLine = registerLine({
  ...incomingInput,
  code,
  year: 2026,
  ordinal: 5,
  arrivalNumber: 4,
});

/** All that an error says, so that a test sees a detail it did not expect. */
interface Refusal {
  code: string;
  field: string | undefined;
  detail: AppError['detail'];
}

/** The error with which a rule refuses, or `accepted`. */
export const refusalOf = (work: () => unknown): Refusal | 'accepted' => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, field: error.field, detail: error.detail };
    throw error;
  }
  return 'accepted';
};

/** Code and field with which a rule refuses, or `accepted`. */
export const faultOf = (work: () => unknown): string => {
  const refusal = refusalOf(work);
  return refusal === 'accepted' ? refusal : `${refusal.code} ${refusal.field ?? ''}`.trim();
};

/** As the borders do before a form reaches the rules of the registers: parses it; RECORD_INVALID with the field. */
export function parsedInput(input: unknown): RecordInput {
  const parsed = RecordInput.safeParse(input);
  if (parsed.success) return parsed.data;
  const [field] = parsed.error.issues[0]?.path ?? [];
  throw new AppError('RECORD_INVALID', typeof field === 'string' ? { field } : {});
}
