import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import type { Book } from '../../../contract/record/fields.ts';
import type { LocalDate } from '../../../contract/scalar.ts';
import type { KnownLines, LinePlace } from '../../../domain/record/line-context.ts';
import type { RecordCustody } from '../../../domain/record/record-custody.ts';

/** A line as it stands: a correction puts another record in its place. */
type Line = Pick<RecordCustody, 'record' | 'state'>;

/** The lines of replayed registers as warnings ask for them. */
export class ReplayedLines {
  /** Of each book and year, by their ordinals. */
  readonly #lines = new Map<string, Line[]>();
  /** How many lines of the outgoing register have each number, by year. */
  readonly #numbers = new Map<number, number[]>();
  /** The highest number of a year; looked for again once no line has it any more. */
  readonly #lastNumbers = new Map<number, number>();
  readonly #documents = new Map<string, Line[]>();

  /** The line that a record was written to, and the record that stood there before. */
  put(before: CodedRecord | undefined, line: Line): void {
    const { record } = line;
    const { book, year, ordinal } = record;
    const register = nameOf(book, year);
    const lines = this.#lines.get(register) ?? [];
    lines[ordinal] = line;
    this.#lines.set(register, lines);
    if (book === 'outgoing') {
      if (before !== undefined) this.#count(before.year, before.number, -1);
      this.#count(year, record.number, 1);
      return;
    }
    const document = documentOf(record);
    if (before !== undefined && documentOf(before) === document) return;
    this.#documents.set(document, [...(this.#documents.get(document) ?? []), line]);
  }

  /** `number` or the one before it where a line other than `own` has it, else 0. */
  numberUpTo(year: number, number: number, own: CodedRecord | undefined): number {
    const used = (each: number) => {
      const mine = own?.year === year && own.number === each ? 1 : 0;
      return (this.#numbers.get(year)?.[each] ?? 0) > mine;
    };
    return [number, number - 1].find(used) ?? 0;
  }

  lastNumber(year: number): number {
    const known = this.#lastNumbers.get(year);
    if (known !== undefined) return known;
    const last = Math.max(0, this.#numbers.get(year)?.findLastIndex((count) => count > 0) ?? 0);
    this.#lastNumbers.set(year, last);
    return last;
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
    const lines = this.#lines.get(nameOf(book, year)) ?? [];
    const record = lines[(ordinal ?? lines.length) - 1]?.record;
    return book === 'outgoing' ? record?.issuedOn : record?.arrivedOn;
  }

  #count(year: number, number: number, change: 1 | -1): void {
    const numbers = this.#numbers.get(year) ?? [];
    this.#numbers.set(year, numbers);
    const count = (numbers[number] ?? 0) + change;
    numbers[number] = count;
    const last = this.#lastNumbers.get(year);
    if (last === undefined) return;
    if (number > last) this.#lastNumbers.set(year, number);
    else if (count === 0 && number === last) this.#lastNumbers.delete(year);
  }
}

const nameOf = (book: Book, year: number): string => `${book} ${year}`;

const documentOf = ({
  issuer,
  number,
  notation,
}: Pick<CodedRecord, 'issuer' | 'number' | 'notation'>): string => `${issuer} ${number} ${notation}`;

const yearIn = ({ issuedOn }: Pick<CodedRecord, 'issuedOn'>): string | undefined => issuedOn?.slice(0, 4);
