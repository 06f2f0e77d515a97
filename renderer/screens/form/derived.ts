import { useEffect, useRef, useState } from 'react';
import type { LawView } from '../../../contract/ipc/directory-views.ts';
import type { Book } from '../../../contract/record/fields.ts';
import { LocalDate } from '../../../contract/scalar.ts';
import { yearOf } from '../../../domain/calendar/date-arithmetic.ts';
import { longestProtection } from '../../../domain/record/protection.ts';
import { useNextNumbers } from '../../bridge/queries.ts';
import { useDay } from '../../state/day.ts';
import { firstGivenOn, useLateEntry } from './by-hand.ts';
import type { RecordFormApi } from './field-kit.ts';
import type { Values } from './values.ts';

type Derived = 'number' | 'givenOn' | 'copies' | 'issuedOn' | 'arrivedOn' | 'protectUntil';

/**
 * Keeps a field at what other fields say until somebody types in it. A value that came with the form, of a draft or of a
 * line that is corrected, counts as derived while it is what the others say. An empty field is filled only where `fill`
 * says so, and one that came empty with a draft only where that says `anew`; undefined says nothing. Answers what stood
 * there before it last followed, until somebody types there.
 */
function useDerived(
  form: RecordFormApi,
  field: Derived,
  derived: string | number | undefined,
  fill: boolean | 'anew',
): string | number | undefined {
  // A draft lacks what a person emptied and what was not valid; in a form that was not left, emptied is null.
  const lacks = fill === 'anew' && form.getValues(field) === undefined;
  const last = useRef(lacks ? undefined : derived);
  const typed = useRef(false);
  const [stood, setStood] = useState<string | number>();
  useEffect(() => {
    const watched = form.watch((_values, { name, type }) => {
      if (name !== field || type !== 'change') return;
      typed.current = true;
      setStood(undefined);
    });
    return () => watched.unsubscribe();
  }, [form, field]);
  useEffect(() => {
    const before = last.current;
    if (derived === undefined || derived === before) return;
    last.current = derived;
    if (typed.current) return;
    const value = form.getValues(field) ?? undefined;
    if (value === undefined ? !fill : value !== before) return;
    form.setValue(field, derived, { shouldValidate: form.formState.isSubmitted });
    setStood(value);
  }, [form, field, derived, fill]);
  return stood;
}

/** The year of the register that the line of the form will stand in. */
export function useYear(form: RecordFormApi, book: Book): number {
  const day = LocalDate.safeParse(form.watch(book === 'outgoing' ? 'issuedOn' : 'arrivedOn'));
  const now = yearOf(useDay());
  const year = day.success ? yearOf(day.data) : now;
  return year < 2000 ? now : year;
}

/** What is entered before other numbers in the year of a new line; undefined until that is known. */
export function useHandGap(form: RecordFormApi, { book, correcting }: { book: Book; correcting: boolean }) {
  const next = useNextNumbers(book, useYear(form, book)).data;
  return correcting ? null : next?.byHand;
}

/** The end of the longest protection that level and day allow; undefined while one of them is missing. */
export function longestTerm(
  { level, issuedOn }: Pick<Values, 'level' | 'issuedOn'>,
  years: LawView['protectionYears'],
): LocalDate | undefined {
  const from = LocalDate.safeParse(issuedOn);
  return level && from.success ? longestProtection(level, from.data, years) : undefined;
}

/** What the draft of a new line may lack: it is derived anew while the form that came back is drawn. */
export const derivedAnew = ['number', 'copies'] as const;

/** One copy each and one that stays. */
export const copiesFor = (recipients: number): number => recipients + 1;

/**
 * What a form derives: the day of a new line, its number by the year of that day and when that was given by hand, its
 * copies, and its term. Answers the
 * day that stood in the form before midnight moved it.
 */
export function useDerivedFields(
  form: RecordFormApi,
  { book, correcting, years }: { book: Book; correcting: boolean; years: LawView['protectionYears'] },
): LocalDate | undefined {
  const day = useDay();
  const next = useNextNumbers(book, useYear(form, book)).data;
  const outgoing = book === 'outgoing';
  const { length } = form.watch('recipients');
  const yesterday = useDerived(
    form,
    outgoing ? 'issuedOn' : 'arrivedOn',
    correcting ? undefined : day,
    false,
  );
  const fill = correcting ? true : 'anew';
  useDerived(form, 'number', outgoing && !correcting ? next?.number : undefined, fill);
  const gap = useHandGap(form, { book, correcting });
  useDerived(form, 'givenOn', gap ? firstGivenOn(form.watch('issuedOn'), gap) : undefined, 'anew');
  useLateEntry(form, gap === undefined ? undefined : gap !== null);
  useDerived(form, 'copies', outgoing && length > 0 ? copiesFor(length) : undefined, fill);
  const term = longestTerm({ level: form.watch('level'), issuedOn: form.watch('issuedOn') }, years);
  useDerived(form, 'protectUntil', term, false);
  return LocalDate.safeParse(yesterday).data;
}
