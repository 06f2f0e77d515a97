import { AppError } from '../../../contract/errors/index.ts';
import type { ControlCode } from '../../../contract/record/control-code.ts';
import type { RecordKey } from '../../../contract/record/key.ts';
import type { LocalDate, OrganisationCode } from '../../../contract/scalar.ts';
import type { KnownLines, LinePlace } from '../../../domain/record/line-context.ts';
import type { OutsideBody } from '../../../domain/record/outside-body.ts';
import {
  applyChange,
  changedRecord,
  isRecordChange,
  type RecordCustody,
  type SentEnvelope,
} from '../../../domain/record/record-custody.ts';
import type { RegisterChange } from '../../../domain/record/register-change.ts';
import { KeptRecords } from './kept-records.ts';
import { ReplayedLines } from './replayed-lines.ts';

/**
 * Registers in memory that take only changes the three state machines allow; RECORD_WRONG_STATE,
 * MESSAGE_WRONG_STATE, or RECORD_NOT_FOUND for a record nobody wrote.
 */
export class ReplayedRegisters {
  readonly #records = new KeptRecords();
  readonly #outside = new Map<string, OutsideBody>();
  readonly #sent = new Map<string, SentEnvelope>();
  readonly #lines = new ReplayedLines();

  get(key: RecordKey): RecordCustody | undefined {
    return this.#records.get(key);
  }

  /** Whose records bear the code. */
  issuersOf(code: ControlCode): OrganisationCode[] {
    return [...this.#records.under(code)].map(({ record }) => record.issuer);
  }

  /** As `get`; RECORD_NOT_FOUND. */
  require(key: RecordKey): RecordCustody {
    const found = this.get(key);
    if (found === undefined) throw new AppError('RECORD_NOT_FOUND');
    return found;
  }

  outsideBody(code: string): OutsideBody | undefined {
    return this.#outside.get(code);
  }

  /** Tells only whether a number is left out, not which is the highest before it. */
  numberUpTo(year: number, number: number, without: ControlCode | null): number {
    const own = without === null ? [] : [...this.#records.under(without)];
    const line = own.find(({ record }) => record.book === 'outgoing');
    return this.#lines.numberUpTo(year, number, line?.record);
  }

  /** The highest number of the outgoing register of a year, 0 if none. */
  lastNumber(year: number): number {
    return this.#lines.lastNumber(year);
  }

  enteredBefore(...asked: Parameters<KnownLines['enteredBefore']>): LinePlace | undefined {
    return this.#lines.enteredBefore(...asked);
  }

  dayBefore(...asked: Parameters<KnownLines['dayBefore']>): LocalDate | undefined {
    return this.#lines.dayBefore(...asked);
  }

  get outsideCount(): number {
    return this.#outside.size;
  }

  apply(change: RegisterChange): void {
    this.#applyOutside(change);
    this.#applyTransport(change);
    if (!isRecordChange(change)) return;
    const key = changedRecord(change);
    const known = this.get(key);
    const before = known?.record;
    const custody = applyChange(known, change);
    const kept = this.#records.put(custody);
    if (change.change === 'put-record') this.#lines.put(before, kept);
    if (change.change === 'add-recipient' || change.change === 'unsend-paper') {
      const sent = custody.recipients.get(change.organisation);
      if (sent !== undefined) this.#sent.set(sent.envelope, sent);
    }
  }

  /** An envelope that carries an answer is no recipient's; what came in its place is in another. */
  #applyTransport(change: RegisterChange): void {
    if (change.change !== 'withdraw-envelope' && change.change !== 'store-envelope') return;
    const sent = this.#sent.get(change.envelope);
    if (sent === undefined) return;
    sent.withdrawn = change.change === 'withdraw-envelope' && sent.status === null ? change.at : null;
  }

  #applyOutside(change: RegisterChange): void {
    if (change.change === 'put-outside') {
      const { code, kind } = change;
      this.#outside.set(code, { code, kind, organisation: null });
    }
    if (change.change === 'join-outside') {
      const { code, organisation } = change;
      const known = this.#outside.get(code);
      if (known !== undefined) this.#outside.set(code, { ...known, organisation });
    }
  }
}
