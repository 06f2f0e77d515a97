import type { EnvelopeCheck } from '../../../contract/ipc/exchange-views.ts';
import { type EnvelopeCount, uncountedFields } from '../../../domain/record/envelope-count.ts';

/** The count as the contract wants it; undefined while something is not counted. */
export function asCheck(
  expected: Parameters<typeof uncountedFields>[0],
  count: EnvelopeCount,
): EnvelopeCheck | undefined {
  const { level, number, copies, sealIntact } = count;
  if (level === undefined || number === undefined || copies === undefined || sealIntact === undefined)
    return undefined;
  if (uncountedFields(expected, count).length > 0) return undefined;
  return {
    level,
    number,
    copies,
    sealIntact,
    ...(count.pages === undefined ? {} : { pages: count.pages }),
    ...(count.pieces === undefined ? {} : { pieces: count.pieces }),
    ...(count.enclosures === undefined ? {} : { enclosures: count.enclosures }),
  };
}
