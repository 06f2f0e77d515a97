import { AppError } from '../../contract/errors/index.ts';
import type { LawView } from '../../contract/ipc/views.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import { edition20260301 } from './2026-03-01/edition.ts';
import { Law } from './schema.ts';

export type { Law } from './schema.ts';

/** Every edition, the oldest first. An old one stays: what was registered under it keeps its codes. */
const editions: readonly unknown[] = [edition20260301];

/** The law in force on a day; LAW_DATA_INVALID when a file is not valid or none was yet in force. */
export function loadLaw(onDate: LocalDate, from: readonly unknown[] = editions): Law {
  const parsed = from.map(parseEdition);
  const inForce = parsed.filter(({ effective }) => effective <= onDate).at(-1);
  if (inForce === undefined) throw new AppError('LAW_DATA_INVALID', { field: 'effective' });
  return inForce;
}

function parseEdition(edition: unknown): Law {
  const result = Law.safeParse(edition);
  if (!result.success) {
    throw new AppError('LAW_DATA_INVALID', { field: String(result.error.issues[0]?.path[0] ?? '') });
  }
  return result.data;
}

/** CATALOGUE_CODE_UNKNOWN unless every reason of a refusal is one of the catalogue. */
export function checkRefusalReasons(reasons: readonly string[], { refusals }: Law): void {
  if (!reasons.every((reason) => refusals.some(({ code }) => code === reason)))
    throw new AppError('CATALOGUE_CODE_UNKNOWN', { field: 'reasons' });
}

/** CATALOGUE_CODE_UNKNOWN unless the reason of a cancellation is one of the catalogue. */
export function checkCancelReason(reason: string, { cancellations }: Law): void {
  if (!cancellations.some(({ code }) => code === reason))
    throw new AppError('CATALOGUE_CODE_UNKNOWN', { field: 'reason' });
}

/** What windows need of it. */
export function lawView(law: Law): LawView {
  return {
    effective: law.effective,
    types: law.types.map(({ abbreviation: _abbreviation, ...entry }) => entry),
    notes: law.notes,
    refusals: law.refusals,
    cancellations: law.cancellations,
    protectionYears: law.terms.protectionYears,
  };
}
