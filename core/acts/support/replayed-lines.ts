import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import type { ControlCode } from '../../../contract/record/control-code.ts';
import type { Book } from '../../../contract/record/fields.ts';
import type { LocalDate } from '../../../contract/scalar.ts';
import type { KnownLines, LinePlace } from '../../../domain/record/line-context.ts';
import type { RecordCustody } from '../../../domain/record/record-custody.ts';

/** A line as it stands: a correction puts another record in its place. */
type Line = Pick<RecordCustody, 'record' | 'state'>;

/** The lines of replayed registers as warnings ask for them. */
export class ReplayedLines {
  readonly #byPlace = new Map<string, Line>();
  readonly #lastOrdinal = new Map<string, number>();
  readonly #outgoing = new Map<ControlCode, Line>();
  /** How many lines of the outgoing register have a number, by year. */
  readonly #numbers = new Map<string, number>();
  readonly #documents = new Map<string, Line[]>();

  /** The line that a record was written to, and the record that stood there before. */
  put(before: CodedRecord | undefined, line: Line): void {
    const { record } = line;
    const { book, year, ordinal } = record;
    this.#byPlace.set(placeOf(book, year, ordinal), line);
    const register = `${book} ${year}`;
    this.#lastOrdinal.set(register, Math.max(ordinal, this.#lastOrdinal.get(register) ?? 0));
    if (book === 'outgoing') {
      this.#outgoing.set(record.code, line);
      if (before !== undefined) this.#count(before.year, before.number, -1);
      this.#count(year, record.number, 1);
      return;
    }
    const document = documentOf(record);
    if (before !== undefined && documentOf(before) === document) return;
    this.#documents.set(document, [...(this.#documents.get(document) ?? []), line]);
  }

  outgoing(code: ControlCode): CodedRecord | undefined {
    return this.#outgoing.get(code)?.record;
  }

  /** `number` or the one before it where a line other than `own` has it, else 0. */
  numberUpTo(year: number, number: number, own: CodedRecord | undefined): number {
    const used = (each: number) => {
      const mine = own?.year === year && own.number === each ? 1 : 0;
      return (this.#numbers.get(`${year} ${each}`) ?? 0) > mine;
    };
    return [number, number - 1].find(used) ?? 0;
  }

  enteredBefore(
    document: Parameters<KnownLines['enteredBefore']>[0],
    without: LinePlace | null,
  ): LinePlace | undefined {
    const dated = yearIn(document);
    const same = (this.#documents.get(documentOf(document)) ?? []).filter(
      ({ record, state }) =>
        state !== 'cancelled' &&
        documentOf(record) === documentOf(document) &&
        yearIn(record) === dated &&
        (record.year === document.year || record.year === document.year - 1) &&
        !(record.year === without?.year && record.ordinal === without.ordinal),
    );
    const [last] = same
      .map(({ record }) => record)
      .sort((one, other) => other.year - one.year || other.ordinal - one.ordinal);
    return last && { year: last.year, ordinal: last.ordinal };
  }

  dayBefore(book: Book, year: number, ordinal: number | null): LocalDate | undefined {
    const before = ordinal === null ? this.#lastOrdinal.get(`${book} ${year}`) : ordinal - 1;
    const record = this.#byPlace.get(placeOf(book, year, before ?? 0))?.record;
    return book === 'outgoing' ? record?.issuedOn : record?.arrivedOn;
  }

  #count(year: number, number: number, change: 1 | -1): void {
    const key = `${year} ${number}`;
    this.#numbers.set(key, (this.#numbers.get(key) ?? 0) + change);
  }
}

const placeOf = (book: Book, year: number, ordinal: number): string => `${book} ${year} ${ordinal}`;

const documentOf = ({
  issuer,
  number,
  notation,
}: Pick<CodedRecord, 'issuer' | 'number' | 'notation'>): string => `${issuer} ${number} ${notation}`;

const yearIn = ({ issuedOn }: Pick<CodedRecord, 'issuedOn'>): string | undefined => issuedOn?.slice(0, 4);
