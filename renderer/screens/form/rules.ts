import type { FieldErrors, Resolver } from 'react-hook-form';
import { RecordInput, termsBeforeIssue } from '../../../contract/record/coded-record.ts';
import { LocalDate } from '../../../contract/scalar.ts';
import { missingFields, withoutBlanks } from '../../../domain/record/required-fields.ts';
import { draftOf, type Values } from './values.ts';

/** Type of a field's error whose message is the sentence of what the core refused. */
export const refusedByCore = 'refused';

/** What the form knows beside its values: whether the issuer of a paper lists nobody who could have signed, and how it is numbered. */
export interface FormKnowledge {
  readonly listsNobody: () => boolean;
  /** Whether its number was given by hand. */
  readonly isByHand: () => boolean;
}

const signerIsAsked = (book: Values['book'], known: FormKnowledge | undefined): boolean =>
  book === 'outgoing' || known?.listsNobody() !== true;

/** The dates that are days, but cannot be beside the day of the document. */
export function crossedDates(values: Values): (keyof Values)[] {
  const { arrivedOn, ...draft } = draftOf(values);
  const early = arrivedOn !== undefined && draft.issuedOn !== undefined && arrivedOn < draft.issuedOn;
  return [...termsBeforeIssue(draft), ...(early ? (['arrivedOn'] as const) : [])];
}

type Errors = { [Field in keyof Values]?: { type: string; message: string } };

/**
 * Parses the form once. Beside the schema's faults it names every missing field, which the schema tells only once
 * every field has its form, so that a clerk sees all faults at once. The message `rule` stands for the field's own
 * sentence, `crossed` for that of a day before the document's.
 */
export const resolver: Resolver<Values, FormKnowledge, RecordInput> = (values, known) => {
  const { givenOn, ...line } = values;
  const parsed = RecordInput.safeParse(withoutBlanks(line));
  const errors: Errors = {};
  for (const { path } of parsed.error?.issues ?? [])
    errors[path[0] as keyof Values] = { type: 'rule', message: 'rule' };
  for (const field of crossedDates(values)) errors[field] = { type: 'rule', message: 'crossed' };
  for (const field of missingFields(values, { signerListed: signerIsAsked(values.book, known) }))
    errors[field] = { type: 'rule', message: 'required' };
  if (known?.isByHand() === true && !LocalDate.safeParse(givenOn).success)
    errors.givenOn = { type: 'rule', message: givenOn == null ? 'required' : 'rule' };
  if (parsed.success && Object.keys(errors).length === 0) return { values: parsed.data, errors: {} };
  return { values: {}, errors: errors as FieldErrors<Values> };
};
