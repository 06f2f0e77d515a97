import { AppError } from '../../contract/errors/index.ts';
import { Law } from '../../contract/law/law.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import { edition20260301 } from './2026-03-01/edition.ts';

/** Every edition, the oldest first. An old one stays: what was registered under it keeps its codes. */
const editions: readonly unknown[] = [edition20260301];

/** The law in force on a day; LAW_DATA_INVALID when a file is not valid or none was yet in force. */
export const loadLaw = (onDate: LocalDate, from: readonly unknown[] = editions): Law =>
  lawOn(onDate, from.map(parseEdition));

/** The law in force on a day among editions, the oldest first, that were read; LAW_DATA_INVALID when none was yet. */
export function lawOn(onDate: LocalDate, from: readonly Law[]): Law {
  const inForce = from.filter(({ effective }) => effective <= onDate).at(-1);
  if (inForce === undefined) throw new AppError('LAW_DATA_INVALID', { field: 'effective' });
  return inForce;
}

/** Every edition with those that were taken in, each in the place of one that takes force on the same day. */
export function editionsWith(taken: readonly Law[]): readonly Law[] {
  const days = new Set(taken.map(({ effective }) => effective));
  const own = editions.map(parseEdition).filter(({ effective }) => !days.has(effective));
  return [...own, ...taken].toSorted((one, other) => (one.effective < other.effective ? -1 : 1));
}

/** The types of documents of every edition, the oldest first. */
export const allTypes = (from: readonly unknown[] = editions): Law['types'] =>
  from.flatMap((edition) => parseEdition(edition).types);

function parseEdition(edition: unknown): Law {
  const result = Law.safeParse(edition);
  if (!result.success) {
    throw new AppError('LAW_DATA_INVALID', { field: String(result.error.issues[0]?.path[0] ?? '') });
  }
  return result.data;
}
