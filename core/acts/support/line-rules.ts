import type { Calendar } from '../../../contract/calendar/calendar.ts';
import { AppError } from '../../../contract/errors/index.ts';
import type { Law } from '../../../contract/law/law.ts';
import type { EntryFrame, EntryOf } from '../../../contract/ledger/act.ts';
import type { UsedDirectory } from '../../../contract/ledger/parts.ts';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import type { Warning } from '../../../contract/record/warning.ts';
import type { LocalDate, OrganisationCode } from '../../../contract/scalar.ts';
import { yearOf } from '../../../domain/calendar/date-arithmetic.ts';
import { localDate } from '../../../domain/calendar/local-date.ts';
import { WorkingDays } from '../../../domain/calendar/working-days.ts';
import { checkGivenOn, checkLateNote, type KnownNumbers } from '../../../domain/record/by-hand.ts';
import { openYear } from '../../../domain/record/line.ts';
import type {
  KnownCodes,
  KnownLines,
  LineContext,
  RegisterDirectory,
  Units,
} from '../../../domain/record/line-context.ts';
import { checkIncoming, checkOutgoing, checkShared } from '../../../domain/record/line-rules.ts';
import { withOutside } from '../../../domain/record/outside.ts';
import { couldHaveWarned } from '../../../domain/record/warnings.ts';
import { oldestOpenYear } from '../../../domain/volume/year.ts';
import { editionsWith, lawOn } from '../../law/law.ts';
import { agree } from './agree.ts';
import type { NamedDocuments } from './documents.ts';
import type { ReplayedVolumes } from './replayed-volumes.ts';

/** A directory that can also be asked as of an earlier version. */
export interface DatedDirectory extends RegisterDirectory {
  asUsed(directory: UsedDirectory): RegisterDirectory;
}

/** What the rules of a line look at that does not change from one entry to the next. */
export interface LineRulesContext extends Pick<LineContext, 'self'> {
  readonly directory: DatedDirectory;
  readonly registers: KnownCodes & KnownLines;
  readonly volumes: Pick<ReplayedVolumes, 'areStated' | 'isOverdue'>;
  readonly numbers: KnownNumbers;
  /** Those of the section in use as of the last entry. */
  readonly inUse: { readonly units: Units };
}

/** What they look at as of an entry. */
type AsOf = LineContext & Pick<LineRulesContext, 'registers'>;

/** What acts have taken in, as far as a reader has verified it. */
type Documents = Pick<NamedDocuments, 'lawOf' | 'calendarOf'>;

/**
 * The registers' own rules for lines and codes, for entries that some other program may have written: by the
 * entry's day and the law of its session. Each throws the code of the rule that is broken.
 */
export class LineRules {
  readonly context: LineRulesContext;
  /** A terminal reads the law when it is unlocked. */
  #law: Law | undefined;

  readonly #documents: Documents | undefined;
  readonly #taken: Law[] = [];
  /** Of each year the calendar taken in last; undefined where nobody has its bytes. */
  readonly #calendars = new Map<number, Calendar | undefined>();
  #byCalendar = false;
  /** As the session knows it: a line is not held against what came in later. */
  #directory: RegisterDirectory;
  /** Read once for all sessions: what is made for a law, such as an office, serves all of them. */
  #editions: readonly Law[] | undefined;

  constructor(context: LineRulesContext, documents?: Documents) {
    this.context = context;
    this.#directory = context.directory;
    this.#documents = documents;
  }

  /** A session begins: the law of that day applies to its acts, and from the third generation on the calendars do. */
  beginSession({ at, generation, data }: EntryOf<'unlock'>): void {
    this.#law = this.#lawOn(dayOf(at));
    this.#byCalendar = generation !== undefined && generation >= 3;
    if (data.directory !== undefined) this.takeDirectory(data.directory);
  }

  /** The directory that is in use from now on. */
  takeDirectory(used: UsedDirectory): void {
    this.#directory = this.context.directory.asUsed(used);
  }

  /** An edition was taken in: it counts at once. */
  takeLaw({ at, data }: EntryOf<'law'>): void {
    const law = this.#documents?.lawOf(data.statement.content);
    if (law !== undefined) {
      this.#taken.push(law);
      this.#editions = undefined;
    }
    this.#law = this.#lawOn(dayOf(at));
  }

  /** A calendar was taken in: it counts at once, in the place of the one of its year. */
  takeCalendar({ data: { year, statement } }: EntryOf<'calendar'>): void {
    this.#calendars.set(year, this.#documents?.calendarOf(statement.content));
  }

  /** What the rules look at as of an entry. */
  asOf({ at }: EntryFrame): AsOf {
    const today = dayOf(at);
    this.#law ??= this.#lawOn(today);
    const { self, registers, inUse } = this.context;
    const whole = withOutside(this.#directory, registers, this.#law);
    const inForce = { law: this.#law, units: inUse.units, workingDays: this.#workingDays() };
    return { self, registers, directory: whole, today, ...inForce };
  }

  get #lacksCalendar(): boolean {
    return this.#byCalendar && [...this.#calendars.values()].includes(undefined);
  }

  #workingDays(): WorkingDays {
    if (!this.#byCalendar) return new WorkingDays();
    return new WorkingDays([...this.#calendars.values()].filter((calendar) => calendar !== undefined));
  }

  #lawOn(day: LocalDate): Law {
    this.#editions ??= editionsWith(this.#taken);
    return lawOn(day, this.#editions);
  }

  /** The rules of a line of either register. */
  checkLine(record: CodedRecord, entry: EntryFrame): void {
    const context = this.asOf(entry);
    if (record.book === 'outgoing') checkOutgoing(record, context);
    else checkIncoming(record, context);
    checkShared(record, context);
  }

  /**
   * LEDGER_CONTRADICTS for a new line in the register of another year than that of its day, and for one that is written
   * while a volume is open whose year takes no lines any more; YEAR_CLOSED. Before volumes were recorded, the register of
   * last year took lines all year.
   */
  checkYear(record: CodedRecord, entry: EntryFrame): void {
    const context = this.asOf(entry);
    const { areStated } = this.context.volumes;
    const oldestOpen = areStated ? oldestOpenYear(context) : yearOf(context.today) - 1;
    const field = record.book === 'outgoing' ? 'issuedOn' : 'arrivedOn';
    agree(record.year === openYear(field, record, context, oldestOpen));
    agree(!(areStated && this.context.volumes.isOverdue(oldestOpen)));
  }

  /** GIVEN_ON_OUTSIDE for a day on which the number of a new line was not given by hand; RECORD_INVALID without its note. */
  checkByHand(record: CodedRecord, givenOn: LocalDate, entry: EntryFrame): void {
    checkLateNote(record);
    checkGivenOn(record, givenOn, { ...this.asOf(entry), registers: this.context.numbers });
  }

  /**
   * LEDGER_CONTRADICTS unless these are the warnings that the line, in the place of `old`, had: on the day of the entry, or
   * on that on which its number was given by hand. Whether that was late nobody can tell who lacks a calendar that the
   * ledger names.
   */
  checkWarned(
    warned: readonly Warning[],
    record: CodedRecord,
    entry: EntryFrame & { readonly on?: LocalDate },
    old?: CodedRecord,
  ): void {
    const asOf = this.asOf(entry);
    const context = { ...asOf, today: entry.on ?? asOf.today };
    const could = (stated: readonly Warning[]) => couldHaveWarned(stated, record, context, old);
    agree(could(warned) || (this.#lacksCalendar && could(toggled(warned, 'number-late'))));
  }

  /** ORGANISATION_UNKNOWN for one that is neither in the directory nor has a number of this terminal. */
  checkListed(code: OrganisationCode): void {
    if ((this.#directory.organisation(code) ?? this.context.registers.outsideBody(code)) === undefined)
      throw new AppError('ORGANISATION_UNKNOWN');
  }
}

const toggled = (warned: readonly Warning[], warning: Warning): Warning[] =>
  warned.includes(warning) ? warned.filter((each) => each !== warning) : [...warned, warning];

const dayOf = (at: string): string => localDate(Date.parse(at));
