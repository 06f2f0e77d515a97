import { type RefObject, useEffect, useRef, useState } from 'react';
import type { LawView } from '../../../contract/ipc/directory-views.ts';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import type { Book } from '../../../contract/record/fields.ts';
import { ask } from '../../bridge/client.ts';
import { focusFirst } from '../../components/fields/next-field.ts';
import { thisYear } from '../../format/dates.ts';
import type { RecordFormApi } from './field-kit.ts';
import { derivedValues, filledLike } from './fill-like.ts';
import { type Values, valuesLike } from './values.ts';

/** The newest line of the register of this year. */
export async function lastRecord(book: Book): Promise<CodedRecord | undefined> {
  const { rows } = await ask('register.page', {
    book,
    year: thisYear(),
    text: '',
    levels: [],
    states: [],
    sort: [{ key: 'ordinal', descending: true }],
    offset: 0,
    limit: 1,
  });
  return rows[0]?.record;
}

/** Fills a form like the document before it, and remembers in which fields a person typed. */
export function useFillLike(
  form: RecordFormApi,
  element: RefObject<HTMLFormElement | null>,
  given: {
    /** The values of a form begun after `last`. */
    fresh: (last: CodedRecord) => Values;
    years: LawView['protectionYears'];
    /** The next number of the year that the form's day is in. */
    number: number | undefined;
  },
) {
  const typed = useRef(new Set<string>());
  const [filled, setFilled] = useState(0);
  useEffect(() => {
    const watched = form.watch((_values, { name, type }) => {
      if (type === 'change' && name !== undefined) typed.current.add(name);
    });
    return () => watched.unsubscribe();
  }, [form]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it was filled
  useEffect(() => {
    if (filled > 0) keepFocus(element.current);
  }, [filled]);
  const fill = (last: CodedRecord) => {
    settleBox(element.current);
    const values = form.getValues();
    const boxes = [...(element.current?.querySelectorAll<HTMLInputElement>('[data-unsettled]') ?? [])];
    const like = { ...valuesLike(last), ...(values.book === 'outgoing' ? { number: given.number } : {}) };
    const taken = filledLike(values, like, {
      derived: derivedValues(values, given.fresh(last), given.years),
      typed: typed.current,
      unsettled: new Set(boxes.map(({ name }) => name)),
    });
    const fields = Object.keys(taken) as (keyof Values)[];
    for (const field of fields) form.setValue(field, taken[field], { shouldDirty: true });
    const told = fields.filter((field) => form.formState.errors[field] !== undefined);
    if (told.length > 0) void form.trigger(told);
    setFilled((before) => before + 1);
  };
  return {
    fill,
    /** Another form stands in its place. */
    forget: () => typed.current.clear(),
    /** A person gave the field in another way. */
    note: (field: keyof Values) => typed.current.add(field),
  };
}

/** Some boxes give what stands in them only when they are left. */
function settleBox(form: HTMLFormElement | null): void {
  const active = document.activeElement;
  if (!(active instanceof HTMLInputElement) || active.type === 'radio' || !form?.contains(active)) return;
  active.blur();
  active.focus();
}

/** The keyboard stays where it is, but in a group on the option that is now chosen; from outside it comes in. */
function keepFocus(form: HTMLFormElement | null): void {
  const active = document.activeElement;
  if (!form?.contains(active)) focusFirst(form);
  else if (active instanceof HTMLInputElement && active.type === 'radio')
    form.querySelector<HTMLElement>(`input[name="${active.name}"]:checked`)?.focus();
}
