import { zodResolver } from '@hookform/resolvers/zod';
import type { FieldErrors, Resolver } from 'react-hook-form';
import { ErrorCode } from '../../../contract/errors/index.ts';
import { RecordInput } from '../../../contract/record/coded-record.ts';
import { type Values, withoutBlanks } from './values.ts';

/** What stands behind the envelope, and is asked for unless only the named person may open it. */
const behindTheEnvelope = ['typeCode', 'issuedOn', 'signer', 'pages', 'enclosures'] as const;

/**
 * The contract's schema, and beside it what the schema tells only once every field has its form: so that a
 * clerk sees all faults at once. A message is an error code, or `rule` for the field's own sentence.
 */
export const resolver: Resolver<Values, unknown, RecordInput> = async (values, _context, options) => {
  const bySchema = await zodResolver(RecordInput, undefined, { raw: true })(
    withoutBlanks(values) as never,
    undefined,
    options as never,
  );
  const errors = { ...bySchema.errors } as Record<string, { type: string; message: string }>;
  for (const field of Object.keys(errors)) errors[field] = { type: 'rule', message: 'rule' };
  const demand = (field: keyof Values) => {
    if ((values[field] ?? undefined) === undefined) errors[field] = { type: 'rule', message: 'required' };
  };
  if (!values.namedOpenerOnly) for (const field of behindTheEnvelope) demand(field);
  for (const field of ['level', 'number', 'notation', 'issuer', 'copies'] as const) demand(field);
  if (values.book === 'incoming') demand('arrivedOn');
  if (values.recipients.length === 0) errors['recipients'] = { type: 'rule', message: 'required' };
  if (Object.keys(errors).length > 0) return { values: {}, errors: withRefs(errors) };
  return { values: RecordInput.parse(withoutBlanks(values)), errors: {} };
};

const withRefs = (errors: Record<string, { type: string; message: string }>): FieldErrors<Values> =>
  errors as FieldErrors<Values>;

export const asErrorCode = (message: string | undefined): ErrorCode | undefined => {
  const parsed = ErrorCode.safeParse(message);
  return parsed.success ? parsed.data : undefined;
};
