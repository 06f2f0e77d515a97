import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { RecordInput } from '../../../contract/record/coded-record.ts';
import { knowsOutsideOnly } from '../../../domain/record/required-fields.ts';
import { useFieldName } from '../../components/field-words.tsx';
import { useFieldError } from './field-error.tsx';
import type { FormKnowledge } from './rules.ts';
import type { Values } from './values.ts';

export type RecordFormApi = UseFormReturn<Values, FormKnowledge, RecordInput>;

/**
 * What every part of the form needs: its controls, words, sentences of fault, and whether only the outside is known.
 */
export function useFieldKit(form: RecordFormApi) {
  const { t } = useTranslation();
  const book = form.getValues('book');
  return {
    t,
    control: form.control,
    error: useFieldError(form),
    word: useFieldName(book),
    opener: knowsOutsideOnly({ book, namedOpenerOnly: form.watch('namedOpenerOnly') }),
  };
}

/**
 * What a box takes from its field. An emptied one holds null: the form answers `undefined` with the value it began
 * with.
 */
export const box = <Value>(field: {
  name: string;
  value: Value;
  onChange: (value: Value | null) => void;
  ref: (element: HTMLInputElement | null) => void;
}) => ({
  name: field.name,
  value: field.value ?? undefined,
  onChange: (value: NonNullable<Value> | undefined) => field.onChange(value ?? null),
  inputRef: field.ref,
});
