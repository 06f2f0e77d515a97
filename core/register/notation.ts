import { AppError } from '../../contract/errors/index.ts';
import { type Level, Notation } from '../../contract/record/fields.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import type { Law } from '../law/law.ts';
import type { RegisterDirectory } from './context.ts';

const partsOf = (notation: string): string[] => notation.split(/[-./&]/);

/**
 * Ký hiệu is the one field a person types letters into. Each part is an abbreviation of a document type, one
 * the issuing organisation has listed in the signed directory, or a mark of the classified series, and none
 * comes twice: a summary cannot be spelt with them. ORGANISATION_UNKNOWN, NOTATION_NOT_LISTED.
 */
export function checkNotation(
  record: { notation: string; issuer: OrganisationCode; level: Level },
  directory: RegisterDirectory,
  law: Law,
): void {
  const issuer = directory.organisation(record.issuer);
  if (issuer === undefined)
    throw new AppError('ORGANISATION_UNKNOWN', {
      field: 'issuer',
      detail: { organisation: record.issuer },
    });
  const listed = new Set([
    ...law.types.filter(({ abbreviation }) => abbreviation).map(({ code }) => code),
    ...issuer.notationParts.flatMap(partsOf),
    ...law.notation.secrecySuffixes[record.level],
  ]);
  const parts = partsOf(record.notation);
  const fits =
    Notation.safeParse(record.notation).success &&
    new Set(parts).size === parts.length &&
    parts.every((part) => listed.has(part));
  if (!fits) throw new AppError('NOTATION_NOT_LISTED', { field: 'notation' });
}
