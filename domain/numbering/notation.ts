import { AppError } from '../../contract/errors/index.ts';
import type { Organisation } from '../../contract/exchange/directory.ts';
import type { Law } from '../../contract/law/law.ts';
import { type Level, Notation } from '../../contract/record/fields.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';

/** A document type of the law: some have no abbreviation of their own (NĐ 30/2020, Phụ lục III). */
type DocumentType = Pick<Law['types'][number], 'code' | 'abbreviation'>;

/** The part of the directory that says which parts a body has listed. */
export interface Organisations {
  organisation(code: OrganisationCode): Organisation | undefined;
}

interface NotedRecord {
  readonly notation: string;
  readonly issuer: OrganisationCode;
  readonly level: Level;
}

const partsOf = (notation: string): string[] => notation.split(/[-./&]/);

/**
 * Whether a record of `issuer` may have the notation. Ký hiệu is the one field a person types letters into. Each part
 * is an abbreviation of a document type, one the issuing organisation has listed in the signed directory, or a mark of
 * the classified series, and no part comes twice: a summary cannot be spelt with them.
 */
export function isListedNotation(
  { notation, level }: Pick<NotedRecord, 'notation' | 'level'>,
  issuer: Organisation,
  law: Law,
): boolean {
  const listed = new Set([
    ...law.types.filter(({ abbreviation }) => abbreviation).map(({ code }) => code),
    ...issuer.notationParts.flatMap(partsOf),
    ...law.notation.secrecySuffixes[level],
  ]);
  const parts = partsOf(notation);
  return (
    Notation.safeParse(notation).success &&
    new Set(parts).size === parts.length &&
    parts.every((part) => listed.has(part))
  );
}

/** ORGANISATION_UNKNOWN when the directory does not list the issuer; NOTATION_NOT_LISTED. */
export function checkNotation(record: NotedRecord, directory: Organisations, law: Law): void {
  const issuer = directory.organisation(record.issuer);
  if (issuer === undefined) throw new AppError('ORGANISATION_UNKNOWN', { field: 'issuer' });
  if (!isListedNotation(record, issuer, law))
    throw new AppError('NOTATION_NOT_LISTED', { field: 'notation' });
}

/**
 * The usual notations: `BC-UBND` for a type with an abbreviation, `UBND-NC` for one without, or `UBND` where the body has
 * listed no unit. `notationParts` are those of the issuer in the directory's order, the body's own first.
 */
export function suggestedNotations(
  type: DocumentType | undefined,
  notationParts: readonly string[],
): string[] {
  const [body, ...units] = notationParts;
  if (body === undefined) return [];
  if (type?.abbreviation !== true)
    return units.length === 0 ? [body] : units.map((unit) => `${body}-${unit}`);
  return [`${type.code}-${body}`, ...units.map((unit) => `${type.code}-${unit}`)];
}

/**
 * Where a notation and the type beside it do not fit: it names another type in place of this one, or names none although
 * this one has an abbreviation. Undefined where they fit, and for a type that the catalogue lacks. A part that the issuer
 * has listed names a unit before it names a type: `UBND-KH` may be a letter of the planning unit.
 */
export function typeContradicted(
  notation: string,
  typeCode: string,
  { types, issuerParts }: { types: readonly DocumentType[]; issuerParts: readonly string[] },
): { named: string | null } | undefined {
  const type = types.find(({ code }) => code === typeCode);
  const parts = partsOf(notation);
  if (type === undefined || (type.abbreviation && parts.includes(typeCode))) return undefined;
  const [first = ''] = parts;
  const named = types.some(({ code }) => code === first) && first !== typeCode;
  const own = issuerParts.flatMap(partsOf).includes(first);
  if (named && (type.abbreviation || !own)) return { named: first };
  return type.abbreviation ? { named: null } : undefined;
}

/** The characters that stand in no notation, each once: blanks, the long dashes of a word processor, letters with tones. */
export const strayCharacters = (notation: string): string[] => [
  ...new Set(notation.replace(/QyĐ|CTr|TTr|[0-9A-ZĐĂÂÊÔƠƯ\-./&]/g, '')),
];

/** The number that stands before a notation that was typed as the document writes both, `22/BC-UBND`. */
export const numberBefore = (notation: string): string | undefined => /^(\d+)\s*\//.exec(notation)?.[1];

/** What was typed in small letters, in the capitals of the listed parts. */
export function inListedCapitals(typed: string, notationParts: readonly string[]): string {
  const listed = notationParts.flatMap(partsOf);
  const capitals = (text: string) => text.toLocaleUpperCase('vi');
  return typed
    .normalize('NFC')
    .split(/([-./&])/)
    .map((part) => listed.find((each) => capitals(each) === capitals(part)) ?? capitals(part))
    .join('');
}
