import { AppError } from '../../contract/errors/index.ts';
import type { Law } from '../../contract/law/law.ts';
import type { Book } from '../../contract/record/fields.ts';

type Catalogue = readonly { readonly code: string }[];

const lists = (catalogue: Catalogue, wanted: string): boolean =>
  catalogue.some(({ code }) => code === wanted);

/** TYPE_UNKNOWN unless the document type, where there is one, is one of the catalogue. */
export function checkType(typeCode: string | undefined, { types }: Law): void {
  if (typeCode !== undefined && !lists(types, typeCode))
    throw new AppError('TYPE_UNKNOWN', { field: 'typeCode' });
}

/** CATALOGUE_CODE_UNKNOWN unless the kind of a thing that is no paper is one of the catalogue. */
export function checkThing(thing: string | undefined, { things }: Law): void {
  if (thing !== undefined) requireListed(things, [thing], 'thing');
}

/** Notes come once each (RECORD_INVALID) and from the catalogue (CATALOGUE_CODE_UNKNOWN). */
export function checkNotes(noteCodes: readonly string[], { notes }: Law): void {
  if (new Set(noteCodes).size !== noteCodes.length)
    throw new AppError('RECORD_INVALID', { field: 'noteCodes' });
  requireListed(notes, noteCodes, 'noteCodes');
}

/** CATALOGUE_CODE_UNKNOWN unless every reason of a refusal is one of the catalogue. */
export const checkRefusalReasons = (reasons: readonly string[], { refusals }: Law): void =>
  requireListed(refusals, reasons, 'reasons');

/** The same for paper that was given back: a reason that says it never came is none. */
export const checkReturnReasons = (reasons: readonly string[], { refusals }: Law): void =>
  requireListed(
    refusals.filter(({ paperCame }) => paperCame),
    reasons,
    'reasons',
  );

/** The reasons of a catalogue that fit a line of `book`. */
export const reasonsFor = <Reason extends { readonly books: readonly Book[] }>(
  catalogue: readonly Reason[],
  book: Book,
): Reason[] => catalogue.filter(({ books }) => books.includes(book));

type Reasons = Law['cancellations' | 'corrections' | 'settlements' | 'reopenings'];

/**
 * CATALOGUE_CODE_UNKNOWN unless the reason is one of the catalogue that fits a line of `book`. Without one it need only
 * be listed: ledgers of earlier versions give any reason in either register.
 */
const checkReason = (reason: string, catalogue: Reasons, book: Book | undefined): void =>
  requireListed(book === undefined ? catalogue : reasonsFor(catalogue, book), [reason], 'reason');

export const checkCancelReason = (reason: string, { cancellations }: Law, book?: Book): void =>
  checkReason(reason, cancellations, book);

export const checkCorrectionReason = (reason: string, { corrections }: Law, book?: Book): void =>
  checkReason(reason, corrections, book);

export const checkSettlementReason = (reason: string, { settlements }: Law, book?: Book): void =>
  checkReason(reason, settlements, book);

export const checkReopeningReason = (reason: string, { reopenings }: Law, book?: Book): void =>
  checkReason(reason, reopenings, book);

/** CATALOGUE_CODE_UNKNOWN unless the reason for taking an entry about paper back is one of the catalogue. */
export const checkRetractionReason = (reason: string, { retractions }: Law): void =>
  requireListed(retractions, [reason], 'reason');

/** CATALOGUE_CODE_UNKNOWN unless the reason for parting a body from the directory's is one of the catalogue. */
export const checkSeparationReason = (reason: string, { separations }: Law): void =>
  requireListed(separations, [reason], 'reason');

/** CATALOGUE_CODE_UNKNOWN unless what a copy is taken out for is one of the catalogue. */
export const checkPurpose = (purpose: string, { purposes }: Law): void =>
  requireListed(purposes, [purpose], 'purpose');

/** CATALOGUE_CODE_UNKNOWN unless the kind of a body is one of the catalogue. */
export const checkOutsideKind = (kind: string, { bodies }: Law): void =>
  requireListed(bodies, [kind], 'kind');

function requireListed(catalogue: Catalogue, codes: readonly string[], field: string): void {
  if (!codes.every((code) => lists(catalogue, code))) throw new AppError('CATALOGUE_CODE_UNKNOWN', { field });
}
