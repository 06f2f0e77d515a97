import { AppError } from '../../contract/errors/index.ts';
import type { CodedRecord, RecordInput } from '../../contract/record/coded-record.ts';
import type { RegisterContext } from './context.ts';
import { registerLine, withProtection, yearOf } from './new-record.ts';
import { checkOutgoing, checkShared, parseInput } from './rules.ts';

/**
 * The line that takes the place of `old`. Code, book, year and ordinal stay, so a day of issue in another
 * year is refused (RECORD_INVALID, issuedOn); everything else follows the rules of a new line.
 */
export function correctRecord(old: CodedRecord, input: RecordInput, context: RegisterContext): CodedRecord {
  const typed = parseInput(input);
  if (typed.book !== 'outgoing' || old.book !== 'outgoing')
    throw new AppError('RECORD_INVALID', { field: 'book' });
  if (typed.code !== undefined && typed.code !== old.code)
    throw new AppError('RECORD_INVALID', { field: 'code' });
  checkOutgoing(typed, context);
  checkShared(typed, context);
  if (yearOf(typed.issuedOn ?? `${old.year}-01-01`) !== old.year) {
    throw new AppError('RECORD_INVALID', { field: 'issuedOn' });
  }
  const renumbered = typed.number !== old.number || typed.notation !== old.notation;
  if (renumbered && context.registers.numberUsed(old.year, typed.number, typed.notation)) {
    throw new AppError('NUMBER_USED', { field: 'number' });
  }
  return registerLine({
    ...withProtection(typed, context),
    code: old.code,
    year: old.year,
    ordinal: old.ordinal,
  });
}
