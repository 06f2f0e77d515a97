import type { z } from 'zod';
import { AppError } from '../../contract/errors/index.ts';
import type { EnvelopeCheck } from '../../contract/ipc/views.ts';
import type { IssuedRecord } from '../../contract/record/coded-record.ts';

/**
 * Compares what the clerk counted with the record received, before entry and sign-off. `received` is how
 * many copies were allocated to us. COUNTS_DIFFER names the first field that differs; a count that stands
 * inside an envelope only the named person may open is compared when the clerk has given it.
 */
export function compareEnvelope(
  check: z.infer<typeof EnvelopeCheck>,
  record: IssuedRecord,
  received: number,
): void {
  const differs = (field: string) => new AppError('COUNTS_DIFFER', { field });
  if (!check.sealIntact) throw differs('sealIntact');
  if (check.level !== record.level) throw differs('level');
  if (check.number !== record.number) throw differs('number');
  if (check.copies !== received) throw differs('copies');
  for (const field of ['pages', 'enclosures'] as const) {
    const unopened = record.namedOpenerOnly && check[field] === undefined;
    if (!unopened && check[field] !== record[field]) throw differs(field);
  }
}
