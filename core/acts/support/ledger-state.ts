import { AppError } from '../../../contract/errors/index.ts';
import { type CodedRecord, issuedPart } from '../../../contract/record/coded-record.ts';
import type { ControlCode } from '../../../contract/record/control-code.ts';
import type { RecordGeneration } from '../../../contract/record/generation.ts';
import { keyOf, type RecordKey } from '../../../contract/record/key.ts';
import type { LocalDate, OrganisationCode } from '../../../contract/scalar.ts';
import { localDate } from '../../../domain/calendar/local-date.ts';
import { nextInSeries, type Series } from '../../../domain/numbering/series.ts';
import { isNumberChange } from '../../../domain/record/by-hand.ts';
import { noUnits, type Units } from '../../../domain/record/line-context.ts';
import { generationOf, inGeneration } from '../../../domain/record/older-generations.ts';
import { PaperCourses } from '../../../domain/record/paper-course.ts';
import type { RecordCustody } from '../../../domain/record/record-custody.ts';
import type { RegisterChange } from '../../../domain/record/register-change.ts';
import { isVolumeChange } from '../../../domain/volume/volume.ts';
import { canonicalBytes, digestOf, isSameValue } from '../../encoding/canonical.ts';
import type { SectionIndex } from '../../section/section.ts';
import { Acknowledgements } from './acknowledgements.ts';
import { agree } from './agree.ts';
import { Concurrences } from './concurrence.ts';
import type { NamedDocuments } from './documents.ts';
import { NamedEditions } from './named-editions.ts';
import { ReplayedEnvelopes } from './replayed-envelopes.ts';
import { ReplayedNumbers } from './replayed-numbers.ts';
import { ReplayedRegisters } from './replayed-registers.ts';
import { ReplayedSession } from './replayed-session.ts';
import { ReplayedVolumes } from './replayed-volumes.ts';

/** What the entries so far add up to, as far as the next one must agree with it. Keeps every record in memory. */
export class LedgerState {
  /** Whose ledger it is. */
  readonly self: OrganisationCode;
  readonly registers = new ReplayedRegisters();
  readonly envelopes = new ReplayedEnvelopes();
  readonly session = new ReplayedSession();
  readonly documents = new NamedEditions();
  readonly volumes = new ReplayedVolumes();
  readonly concurrences = new Concurrences();
  readonly acknowledgements = new Acknowledgements();
  readonly numbers = new ReplayedNumbers();
  readonly courses = new PaperCourses(this.registers);
  /** Last ordinal of each book and year, last arrival number of each year. */
  readonly #last = new Map<string, number>();
  /** The numbers in use, by year and notation. */
  readonly #numbers = new Map<string, Set<number>>();
  /** Of our own records, the generations in which they were issued besides that of the line; none of most. */
  readonly #older = new Map<ControlCode, readonly RecordGeneration[]>();
  /** Records that an envelope brought. */
  readonly #signed = new Set<string>();

  readonly #documents: Pick<NamedDocuments, 'sectionOf'> | undefined;

  /** Without `documents`, nobody knows what a section says. */
  constructor(self: OrganisationCode, documents?: Pick<NamedDocuments, 'sectionOf'>) {
    this.self = self;
    this.#documents = documents;
  }

  /** The section in use, by which an act is decided; undefined before the ledger's first. */
  get section(): SectionIndex | undefined {
    const mark = this.session.section;
    return mark && this.#documents?.sectionOf(mark.digest);
  }

  /** Whether a section is in use, also where nobody knows what it says. */
  get isStaffed(): boolean {
    return this.session.section !== undefined;
  }

  /** The units of the section in use; every code names one where nobody knows what it says. */
  get units(): Units {
    return this.isStaffed ? (this.section ?? anyUnit) : noUnits;
  }

  /** A record of our own. RECORD_NOT_FOUND. */
  own(code: ControlCode): RecordCustody {
    return this.registers.require({ issuer: this.self, code });
  }

  /** Who has a record under the code here or has sent one. */
  issuersOf(code: ControlCode): ReadonlySet<string> {
    return new Set([...this.registers.issuersOf(code), ...this.envelopes.sendersOf(code)]);
  }

  /** ORDINAL_BROKEN unless the line is the next of its book and year. */
  takeOrdinal({ book, year, ordinal }: CodedRecord): void {
    this.#takeNext({ of: 'ordinal', book, year }, ordinal);
  }

  /** ORDINAL_BROKEN unless the arrival is the next of its year. */
  takeArrivalNumber({ year, arrivalNumber }: CodedRecord): void {
    this.#takeNext({ of: 'arrival', year }, arrivalNumber ?? 0);
  }

  /** NUMBER_USED. */
  takeNumber(record: CodedRecord): void {
    const series = seriesOf(record);
    const numbers = this.#numbers.get(series) ?? new Set();
    if (numbers.has(record.number)) throw new AppError('NUMBER_USED');
    this.#numbers.set(series, numbers.add(record.number));
  }

  freeNumber(record: CodedRecord): void {
    this.#numbers.get(seriesOf(record))?.delete(record.number);
  }

  noteOlder(code: ControlCode, generations: readonly RecordGeneration[]): void {
    if (generations.length > 0) this.#older.set(code, generations);
  }

  /** In which generations a record of our own was signed at its issue. */
  signedGenerations(code: ControlCode): RecordGeneration[] {
    return [generationOf(this.own(code).record), ...(this.#older.get(code) ?? [])];
  }

  /** RECORD_SIGNED when an envelope brought the record: what its issuer signed stands. */
  requirePaper(key: RecordKey): void {
    if (this.isSigned(key)) throw new AppError('RECORD_SIGNED');
  }

  /** Whether an envelope brought the record. */
  isSigned(key: RecordKey): boolean {
    return this.#signed.has(nameOf(key));
  }

  /** The line has what the envelope's issuer signed, and counts the copies that were sent. */
  answerWith(envelope: string, record: CodedRecord, copies: readonly number[]): void {
    const received = this.envelopes.answer(envelope);
    agree(received.from === record.issuer && isSigned(record, received.record.content));
    agree(isSameValue(copies, received.copies));
    this.#signed.add(nameOf(keyOf(record)));
  }

  /** RECORD_INVALID at the field `on` for a day before the paper was handed over. */
  requireHanded(code: ControlCode, { to, on }: { to: OrganisationCode; on: LocalDate }): void {
    const handedAt = this.courses.of({ issuer: this.self, code }, to)?.handedAt;
    if (handedAt !== undefined && on < localDate(Date.parse(handedAt)))
      throw new AppError('RECORD_INVALID', { field: 'on' });
  }

  /** Takes a change of the entry `seq`. */
  apply(seq: number, change: RegisterChange): void {
    if (isVolumeChange(change)) {
      this.volumes.apply(change);
      if (change.change === 'write-line') this.numbers.noteLine(change);
      return;
    }
    if (isNumberChange(change)) {
      this.numbers.apply(change);
      return;
    }
    this.courses.apply(seq, change);
    this.registers.apply(change);
  }

  #takeNext(series: Series, number: number): void {
    const name = Object.values(series).join(' ');
    if (number !== nextInSeries(series, this.#last.get(name) ?? 0)) throw new AppError('ORDINAL_BROKEN');
    this.#last.set(name, number);
  }
}

const anyUnit: Units = { unit: () => ({}) };

/** Whether the digest is that of the part of the line that its issuer signs. */
export const isSigned = (record: CodedRecord, digest: string): boolean =>
  digestOf(canonicalBytes(issuedPart(record))) === digest;

/** Whether the digest is that of the same in an older generation, which must be one that can tell it. */
export function isSignedIn(record: CodedRecord, generation: RecordGeneration, digest: string): boolean {
  const issued = issuedPart(record);
  if (generation >= generationOf(issued)) return false;
  const { record: older } = inGeneration(issued, generation);
  return older !== undefined && digestOf(canonicalBytes(older)) === digest;
}

/** LEDGER_CONTRADICTS unless the act names the line as it stands, and the line that replaces it keeps its place. */
export function agreeOnChange(standing: CodedRecord, old: CodedRecord, next: CodedRecord): void {
  agreeOnCorrection(standing, old, next);
  agree(old.arrivedOn === next.arrivedOn);
}

/** The same, where the day of arrival may be another. */
export function agreeOnCorrection(standing: CodedRecord, old: CodedRecord, next: CodedRecord): void {
  agree(isSameValue(standing, old));
  agree(isSameValue(placeOf(old), placeOf(next)) && isSameValue(keyOf(old), keyOf(next)));
}

const seriesOf = ({ year, notation }: CodedRecord): string => `${year} ${notation}`;

const nameOf = ({ issuer, code }: RecordKey): string => `${issuer} ${code}`;

const placeOf = ({ book, year, ordinal, arrivalNumber }: CodedRecord) => ({
  book,
  year,
  ordinal,
  arrivalNumber,
});
