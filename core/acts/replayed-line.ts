import { AppError } from '../../contract/errors/index.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { checkCancelReason, checkRefusalReasons, type Law, loadLaw } from '../law/law.ts';
import type { LineContext } from '../register/context.ts';
import { openYear } from '../register/new-record.ts';
import { checkIncoming, checkOutgoing, checkReply, checkShared } from '../register/rules.ts';

/** What the rules of a line look at that does not change from one entry to the next. */
type ReplayContext = Pick<LineContext, 'self' | 'directory' | 'registers'>;

/**
 * The registers' own rules for lines and codes, for entries that some other programme may have written: judged as
 * of the entry's day, by the law of its session.
 */
export class LineRules {
  readonly #context: ReplayContext;
  /** A terminal reads the law when it is unlocked. */
  #law: Law | undefined;

  constructor(context: ReplayContext) {
    this.#context = context;
  }

  /** The code of the rule that the entry breaks. */
  check(entry: LedgerEntry): void {
    switch (entry.act) {
      case 'unlock':
        this.#law = loadLaw(dayOf(entry));
        break;
      case 'register': {
        const { record } = entry.data;
        this.#line(record, entry);
        inYear(record, openYear('issuedOn', record, this.#at(entry)));
        break;
      }
      case 'correct': {
        const { new: next } = entry.data;
        this.#line(next, entry);
        inYear(next, Number(next.issuedOn?.slice(0, 4) ?? next.year));
        break;
      }
      case 'cancel':
        checkCancelReason(entry.data.reason, this.#at(entry).law);
        break;
      case 'enter': {
        const { record, envelope } = entry.data;
        this.#line(record, entry);
        if (envelope === undefined) checkReply(record, this.#context);
        inYear(record, openYear('arrivedOn', record, this.#at(entry)));
        break;
      }
      case 'join':
        this.#line(entry.data.new, entry);
        break;
      case 'refuse':
        checkRefusalReasons(entry.data.reasons, this.#at(entry).law);
        break;
      case 'deliver':
        this.#known(entry.data.to);
        break;
      case 'reject':
        this.#known(entry.data.from);
        break;
      default:
        break;
    }
  }

  #line(record: CodedRecord, entry: LedgerEntry): void {
    const context = this.#at(entry);
    if (record.book === 'outgoing') checkOutgoing(record, context);
    else checkIncoming(record, context);
    checkShared(record, context);
  }

  #at(entry: LedgerEntry): LineContext {
    const today = dayOf(entry);
    this.#law ??= loadLaw(today);
    return { ...this.#context, today, law: this.#law };
  }

  #known(code: OrganisationCode | null): void {
    if (code !== null && this.#context.directory.organisation(code) === undefined)
      throw new AppError('ORGANISATION_UNKNOWN', { detail: { organisation: code } });
  }
}

const dayOf = ({ at }: LedgerEntry): string => localDate(Date.parse(at));

function inYear(record: CodedRecord, year: number): void {
  if (record.year !== year) throw new AppError('LEDGER_CONTRADICTS');
}
