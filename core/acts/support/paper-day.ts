import { AppError } from '../../../contract/errors/index.ts';
import type { EntryFrame } from '../../../contract/ledger/act.ts';
import type { LocalDate } from '../../../contract/scalar.ts';
import type { LineRules } from './line-rules.ts';

/** RECORD_INVALID at the field `on` for a day that is not over when the act is written. */
export function checkPaperDay(entry: EntryFrame & { data: { on: LocalDate } }, rules: LineRules): void {
  if (entry.data.on > rules.asOf(entry).today) throw new AppError('RECORD_INVALID', { field: 'on' });
}
