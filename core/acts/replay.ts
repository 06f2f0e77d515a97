import { AppError } from '../../contract/errors/index.ts';
import type { ActOf, LedgerEntry } from '../../contract/ledger/act.ts';
import { type CodedRecord, issuedPart } from '../../contract/record/coded-record.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import { keyOf } from '../../contract/record/key.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { canonicalBytes, digestOf } from '../encoding/canonical.ts';
import type { LineContext } from '../register/context.ts';
import { project } from './projection.ts';
import { ReplayedRegisters } from './replayed.ts';
import { LineRules } from './replayed-line.ts';

type Received = ActOf<'receive'>['data'];
/** An envelope that was sent by us, or came and waits or is settled. */
type Envelope = { to: OrganisationCode; stored: boolean } | { came: Received; waits: boolean };

/**
 * Holds each entry of a ledger against all before it: gapless ordinals and arrival numbers, no code or number
 * twice, lines corrected and signed as they stand, every envelope answered once, the state machines of document,
 * copy and message, and codes and dates by the rules of the registers. What the registers' own rules keep out while a terminal runs, this finds in a
 * ledger that some other programme wrote. Keeps every record in memory.
 */
export class Replay {
  readonly #self: OrganisationCode;
  readonly #registers = new ReplayedRegisters();
  readonly #rules: LineRules;
  /** Last ordinal of each book and year, last arrival number of each year. */
  readonly #last = new Map<string, number>();
  readonly #codes = new Set<ControlCode>();
  /** Number and notation in use by year. */
  readonly #numbers = new Set<string>();
  readonly #envelopes = new Map<string, Envelope>();
  /** Records that came and were not refused, by issuer and code. */
  readonly #came = new Set<string>();

  constructor({ self, directory }: Pick<LineContext, 'self' | 'directory'>) {
    this.#self = self;
    this.#rules = new LineRules({ self, directory, registers: this.#registers });
  }

  /**
   * Takes the next entry. Throws the code of the rule it breaks: ORDINAL_BROKEN, NUMBER_USED, RECORD_CODE_USED,
   * RECORD_NOT_FOUND, RECORD_WRONG_STATE, MESSAGE_WRONG_STATE, ENVELOPE_CONFLICT, LEDGER_CONTRADICTS, or that of
   * a rule for lines.
   */
  take(entry: LedgerEntry): void {
    this.#check(entry);
    this.#rules.check(entry);
    for (const change of project(entry, this.#self)) this.#registers.apply(change);
  }

  #check(entry: LedgerEntry): void {
    switch (entry.act) {
      case 'register':
        this.#register(entry.subject, entry.data.record);
        break;
      case 'correct':
        this.#correct(entry.subject, entry.data);
        break;
      case 'issue':
        this.#issue(entry.subject, entry.data);
        break;
      case 'receive':
        this.#receive(entry.subject, entry.data);
        break;
      case 'enter':
        this.#enter(entry.subject, entry.data);
        break;
      case 'join':
        this.#join(entry.subject, entry.data);
        break;
      case 'refuse':
        this.#refuse(entry.subject, entry.data);
        break;
      case 'status': {
        const { from, envelope } = entry.data;
        const { recipients } = this.#own(entry.subject);
        agree(recipients.get(from)?.envelope === envelope);
        break;
      }
      case 'deliver': {
        const sent = this.#envelopes.get(entry.subject);
        agree(sent === undefined || ('to' in sent && sent.to === entry.data.to));
        this.#envelopes.set(entry.subject, { to: entry.data.to, stored: true });
        break;
      }
      case 'reject':
      case 'retry': {
        const known = this.#envelopes.get(entry.subject);
        agree(known === undefined || 'to' in known);
        break;
      }
      case 'withdraw': {
        const known = this.#envelopes.get(entry.subject);
        agree(known === undefined || ('to' in known && !known.stored));
        break;
      }
      default:
        break;
    }
  }

  #register(subject: ControlCode, record: CodedRecord): void {
    agree(record.code === subject && record.book === 'outgoing' && record.issuer === this.#self);
    this.#newLine(record);
    if (this.#codes.has(subject)) throw new AppError('RECORD_CODE_USED');
    this.#takeNumber(record);
    this.#codes.add(subject);
  }

  #correct(subject: ControlCode, { old, new: next }: ActOf<'correct'>['data']): void {
    const { record } = this.#own(subject);
    agree(same(record, old) && same(placeOf(old), placeOf(next)) && same(keyOf(old), keyOf(next)));
    this.#numbers.delete(numberOf(old));
    this.#takeNumber(next);
  }

  #issue(subject: ControlCode, { record, envelopes }: ActOf<'issue'>['data']): void {
    agree(digestOfIssued(this.#own(subject).record) === record.content);
    for (const { id, to } of envelopes) {
      if (this.#envelopes.has(id)) throw new AppError('ENVELOPE_CONFLICT');
      this.#envelopes.set(id, { to, stored: false });
    }
  }

  #receive(subject: string, data: Received): void {
    if (this.#envelopes.has(subject)) throw new AppError('ENVELOPE_CONFLICT');
    agree(data.from !== this.#self);
    const key = `${data.from} ${data.code}`;
    if (this.#came.has(key)) throw new AppError('RECORD_CODE_USED');
    this.#came.add(key);
    this.#envelopes.set(subject, { came: data, waits: true });
  }

  #enter(subject: ControlCode, { record, envelope, copies }: ActOf<'enter'>['data']): void {
    agree(record.code === subject && record.book === 'incoming' && record.issuer !== this.#self);
    if (this.#registers.get(keyOf(record)) !== undefined) throw new AppError('RECORD_CODE_USED');
    if (envelope !== undefined) this.#answer(envelope, record, copies);
    this.#newLine(record);
    this.#follows(`arrival ${record.year}`, record.arrivalNumber ?? 0);
    this.#codes.add(subject);
  }

  #join(subject: ControlCode, { old, new: next, envelope, copies }: ActOf<'join'>['data']): void {
    const { record } = this.#registers.require(keyOf(next));
    agree(next.code === subject && same(record, old));
    agree(same(placeOf(old), placeOf(next)) && same(keyOf(old), keyOf(next)));
    this.#answer(envelope, next, copies);
  }

  #refuse(subject: ControlCode, { envelope }: ActOf<'refuse'>['data']): void {
    const { from, code } = this.#settle(envelope);
    agree(code === subject);
    this.#came.delete(`${from} ${code}`);
  }

  /** The line says what the envelope's issuer signed, and counts the copies that were sent. */
  #answer(envelope: string, record: CodedRecord, copies: readonly number[]): void {
    const { from, record: signed, copies: sent } = this.#settle(envelope);
    agree(from === record.issuer && digestOfIssued(record) === signed.content && same(copies, sent));
  }

  #settle(envelope: string): Received {
    const known = this.#envelopes.get(envelope);
    if (known === undefined || !('came' in known) || !known.waits) throw new AppError('ENVELOPE_CONFLICT');
    known.waits = false;
    return known.came;
  }

  #own(code: ControlCode) {
    return this.#registers.require({ issuer: this.#self, code });
  }

  #newLine({ book, year, ordinal }: CodedRecord): void {
    this.#follows(`${book} ${year}`, ordinal);
  }

  #follows(series: string, number: number): void {
    if (number !== (this.#last.get(series) ?? 0) + 1) throw new AppError('ORDINAL_BROKEN');
    this.#last.set(series, number);
  }

  #takeNumber(record: CodedRecord): void {
    const number = numberOf(record);
    if (this.#numbers.has(number)) throw new AppError('NUMBER_USED');
    this.#numbers.add(number);
  }
}

const numberOf = ({ year, number, notation }: CodedRecord): string => `${year} ${number} ${notation}`;

const placeOf = ({ book, year, ordinal, arrivedOn, arrivalNumber }: CodedRecord) => ({
  book,
  year,
  ordinal,
  arrivedOn,
  arrivalNumber,
});

const digestOfIssued = (record: CodedRecord): string => digestOf(canonicalBytes(issuedPart(record)));

const same = (one: unknown, other: unknown): boolean =>
  Buffer.from(canonicalBytes(one)).equals(canonicalBytes(other));

function agree(holds: boolean): void {
  if (!holds) throw new AppError('LEDGER_CONTRADICTS');
}
