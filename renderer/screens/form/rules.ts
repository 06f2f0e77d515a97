import { zodResolver } from '@hookform/resolvers/zod';
import type { FieldErrors, Resolver } from 'react-hook-form';
import { RecordInput } from '../../../contract/record/coded-record.ts';
import { missingFields, withoutBlanks } from '../../../domain/record/required-fields.ts';
import type { Values } from './values.ts';

/** Type of a field's error whose message is the sentence of what the core refused. */
export const refusedByCore = 'refused';

/**
 * The contract's schema, and beside it what the schema tells only once every field has its form: so that a
 * clerk sees all faults at once. The message `rule` stands for the field's own sentence.
 */
export const resolver: Resolver<Values, unknown, RecordInput> = async (values, _context, options) => {
  const bySchema = await zodResolver(RecordInput, undefined, { raw: true })(
    withoutBlanks(values) as never,
    undefined,
    options as never,
  );
  const errors = { ...bySchema.errors } as Record<string, { type: string; message: string }>;
  for (const field of Object.keys(errors)) errors[field] = { type: 'rule', message: 'rule' };
  for (const field of missingFields(values)) errors[field] = { type: 'rule', message: 'required' };
  if (Object.keys(errors).length > 0) return { values: {}, errors: withRefs(errors) };
  return { values: RecordInput.parse(withoutBlanks(values)), errors: {} };
};

const withRefs = (errors: Record<string, { type: string; message: string }>): FieldErrors<Values> =>
  errors as FieldErrors<Values>;
