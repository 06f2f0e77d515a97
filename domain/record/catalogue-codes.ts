import { AppError } from '../../contract/errors/index.ts';
import type { Law } from '../../contract/law/law.ts';

type Catalogue = readonly { readonly code: string }[];

const lists = (catalogue: Catalogue, wanted: string): boolean =>
  catalogue.some(({ code }) => code === wanted);

/** TYPE_UNKNOWN unless the document type, where there is one, is one of the catalogue. */
export function checkType(typeCode: string | undefined, { types }: Law): void {
  if (typeCode !== undefined && !lists(types, typeCode))
    throw new AppError('TYPE_UNKNOWN', { field: 'typeCode' });
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

/** CATALOGUE_CODE_UNKNOWN unless the reason of a cancellation is one of the catalogue. */
export const checkCancelReason = (reason: string, { cancellations }: Law): void =>
  requireListed(cancellations, [reason], 'reason');

/** CATALOGUE_CODE_UNKNOWN unless the reason of a correction is one of the catalogue. */
export const checkCorrectionReason = (reason: string, { corrections }: Law): void =>
  requireListed(corrections, [reason], 'reason');

/** CATALOGUE_CODE_UNKNOWN unless the reason of a mark as settled is one of the catalogue. */
export const checkSettlementReason = (reason: string, { settlements }: Law): void =>
  requireListed(settlements, [reason], 'reason');

/** CATALOGUE_CODE_UNKNOWN unless the reason for taking a mark as settled back is one of the catalogue. */
export const checkReopeningReason = (reason: string, { reopenings }: Law): void =>
  requireListed(reopenings, [reason], 'reason');

/** CATALOGUE_CODE_UNKNOWN unless the kind of a body is one of the catalogue. */
export const checkOutsideKind = (kind: string, { bodies }: Law): void =>
  requireListed(bodies, [kind], 'kind');

function requireListed(catalogue: Catalogue, codes: readonly string[], field: string): void {
  if (!codes.every((code) => lists(catalogue, code))) throw new AppError('CATALOGUE_CODE_UNKNOWN', { field });
}
