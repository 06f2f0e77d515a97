import { useEffect } from 'react';
import { lateEntryNote } from '../../../contract/record/hand-numbers.ts';
import { LocalDate } from '../../../contract/scalar.ts';
import type { RecordFormApi } from './field-kit.ts';
import type { Values } from './values.ts';

/** Numbers of a year that are entered before others, as far as a form asks. */
interface Gap {
  /** The earliest day of the next. */
  readonly from: LocalDate;
}

/** On which day a number was given, if nobody says otherwise: on that of the document, or of the number before it. */
export function firstGivenOn(issuedOn: unknown, { from }: Gap): LocalDate {
  const signed = LocalDate.safeParse(issuedOn).data;
  return signed === undefined || from > signed ? from : signed;
}

/** A form begun now, where its number was given by hand. */
export const handValues = (values: Values, gap: Gap | null): Values =>
  gap === null
    ? values
    : { ...values, givenOn: firstGivenOn(values.issuedOn, gap), noteCodes: [lateEntryNote] };

/**
 * While numbers of its year are open, a form says that its line is entered afterwards, and no more once they are not;
 * undefined while that is not known.
 */
export function useLateEntry(form: RecordFormApi, isOpen: boolean | undefined): void {
  useEffect(() => {
    const { noteCodes, givenOn } = form.getValues();
    const isMarked = noteCodes.includes(lateEntryNote);
    if (isOpen === true && !isMarked) form.setValue('noteCodes', [...noteCodes, lateEntryNote]);
    if (isOpen !== false || givenOn == null) return;
    form.setValue('givenOn', null);
    form.clearErrors('givenOn');
    const others = noteCodes.filter((code) => code !== lateEntryNote);
    form.setValue('noteCodes', others);
  }, [form, isOpen]);
}
