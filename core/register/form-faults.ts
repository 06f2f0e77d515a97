import { AppError, type Failure, failureOf } from '../../contract/errors/index.ts';
import type { CodedRecord, RecordDraft } from '../../contract/record/coded-record.ts';
import { WrittenUrgency } from '../../contract/record/fields.ts';
import { keyOf, type RecordKey } from '../../contract/record/key.ts';
import { yearOf } from '../../domain/calendar/date-arithmetic.ts';
import { checkNotation } from '../../domain/numbering/notation.ts';
import { checkGivenOn, checkNotAhead, checkStaysByHand, checkTurn } from '../../domain/record/by-hand.ts';
import { checkNotes, checkThing, checkType } from '../../domain/record/catalogue-codes.ts';
import { openYear } from '../../domain/record/line.ts';
import {
  checkCopies,
  checkDayCame,
  checkPeople,
  checkReply,
  checkUnit,
} from '../../domain/record/line-rules.ts';
import { checkProtection } from '../../domain/record/protection.ts';
import type { RegisterContext } from './context.ts';
import { checkCountKept, checkSignedKept, checkYearKept } from './correction.ts';
import { checkCodeUnused, checkNumberUnused } from './unused.ts';

type Field = keyof RecordDraft;
/** A form in which some fields are filled in. */
type Filled<Needed extends Field> = RecordDraft & { [Each in Needed]: NonNullable<RecordDraft[Each]> };

/** What a form is held against beside the context of its register. */
export interface FormContext extends RegisterContext {
  /** ENVELOPE_WAITS while an envelope with this record waits to be counted. */
  checkNotWaiting(key: RecordKey): void;
  /** The line that is corrected, whether its issuer signed it here, and whether its envelope waits. */
  readonly corrects?: { readonly old: CodedRecord; readonly signed: boolean; readonly waits: boolean };
}

type Rule = (form: RecordDraft, context: FormContext) => void;

/** A rule of a line, asked as soon as all that it looks at is filled in. */
const rule =
  <Needed extends Field>(
    needs: readonly Needed[],
    check: (form: Filled<Needed>, context: FormContext) => void,
  ): Rule =>
  (form, context) => {
    if (isFilled(form, needs)) check(form, context);
  };

const isFilled = <Needed extends Field>(
  form: RecordDraft,
  needs: readonly Needed[],
): form is Filled<Needed> => needs.every((field) => form[field] !== undefined);

/** Those of new and corrected lines, with the same functions: what is told at a box is what saving would refuse. */
const rules: readonly Rule[] = [
  rule(['notation', 'issuer', 'level'], (form, { directory, law }) => checkNotation(form, directory, law)),
  rule(['typeCode'], ({ typeCode }, { law }) => checkType(typeCode, law)),
  rule(['thing'], ({ thing }, { law }) => checkThing(thing, law)),
  rule(['fileUnit'], (form, context) => checkUnit(form, context)),
  rule(['urgency'], checkUrgency),
  rule(['noteCodes'], ({ noteCodes }, { law }) => checkNotes(noteCodes, law)),
  rule(['noteCodes'], (form, { corrects, registers }) => {
    if (corrects !== undefined) checkStaysByHand(form, registers.get(keyOf(corrects.old))?.givenOn);
  }),
  rule(['issuedOn'], (form, context) => checkDayCame('issuedOn', form, context)),
  rule(['arrivedOn'], (form, context) => checkDayCame('arrivedOn', form, context)),
  rule(['book'], checkYear),
  rule(['issuer', 'recipients'], ({ signer: _, ...form }, { directory, self }) =>
    checkPeople(form, directory, self),
  ),
  rule(['issuer', 'signer'], (form, { directory, self }) =>
    checkPeople({ ...form, recipients: [] }, directory, self),
  ),
  rule(['level', 'issuedOn', 'protectUntil'], (form, { today, law }) =>
    checkProtection(form, today, law.terms.protectionYears),
  ),
  rule(['book', 'recipients', 'copies'], (form) => {
    if (form.book === 'outgoing') checkCopies(form);
  }),
  rule(['replyTo'], (form, context) => {
    // What an envelope brought may reply to a record that is not here.
    if (form.replyTo !== context.corrects?.old.replyTo) checkReply(form, context);
  }),
  rule(['book', 'number', 'notation', 'issuedOn'], (form, context) => {
    const year = numberedYear(form, context);
    if (year !== undefined) checkNumberUnused(year, form, context);
  }),
  rule(['book', 'number', 'issuedOn'], checkByHand),
  rule(['book', 'issuer', 'code'], ({ book, issuer, code }, context) => {
    if (book === 'outgoing' || context.corrects !== undefined) return;
    context.checkNotWaiting({ issuer, code });
    checkCodeUnused({ issuer, code }, context);
  }),
  (form, { corrects }) => {
    if (corrects === undefined || form.book === 'outgoing') return;
    if (corrects.signed) checkSignedKept(corrects.old, form);
    if (corrects.waits) checkCountKept(corrects.old, form);
  },
];

/** The day that decides in which register a line stands must be of an open one, or stay in that of a corrected line. */
function checkYear(form: RecordDraft, context: FormContext): void {
  const field = form.book === 'outgoing' ? 'issuedOn' : 'arrivedOn';
  if (form[field] === undefined) return;
  if (context.corrects === undefined) openYear(field, form, context);
  else checkYearKept(context.corrects.old, form[field], context);
}

/** Numbers that were given by hand come first, in their order; a day that is left empty is told by the form. */
function checkByHand(form: Filled<'number' | 'issuedOn'>, { corrects, ...context }: FormContext): void {
  if (form.book !== 'outgoing') return;
  const { number, issuedOn } = form;
  if (corrects !== undefined) {
    checkNotAhead({ number, year: corrects.old.year }, corrects.old, context);
    return;
  }
  const year = yearOf(issuedOn);
  const gap = context.registers.handGap(year);
  checkTurn({ year, number }, form.givenOn ?? (gap === undefined ? null : context.today), context);
  if (form.givenOn !== undefined) checkGivenOn({ year, issuedOn }, form.givenOn, context);
}

/** RECORD_INVALID for an urgency that only lines of earlier generations have, unless their issuer signed it. */
function checkUrgency({ urgency }: RecordDraft, { corrects }: FormContext): void {
  const kept = corrects?.signed === true && corrects.old.urgency === urgency;
  if (!kept && !WrittenUrgency.safeParse(urgency).success)
    throw new AppError('RECORD_INVALID', { field: 'urgency' });
}

/** The year in whose outgoing register the form takes a number of its own; undefined where it takes none. */
function numberedYear(
  { book, number, notation, issuedOn }: RecordDraft,
  { corrects }: FormContext,
): number | undefined {
  if (book !== 'outgoing' || issuedOn === undefined) return undefined;
  if (corrects === undefined) return yearOf(issuedOn);
  const kept = number === corrects.old.number && notation === corrects.old.notation;
  return kept ? undefined : corrects.old.year;
}

/** What saving would refuse of a form that is not complete yet, at most one fault for each field. */
export function formFaults(form: RecordDraft, context: FormContext): Failure[] {
  const faults = new Map<string, Failure>();
  for (const check of rules) {
    try {
      check(form, context);
    } catch (thrown) {
      const failure = failureOf(thrown);
      // A fault of the programme is none of the form's.
      if (failure.code === 'UNEXPECTED' || failure.field === undefined) throw thrown;
      if (!faults.has(failure.field)) faults.set(failure.field, failure);
    }
  }
  return [...faults.values()];
}
