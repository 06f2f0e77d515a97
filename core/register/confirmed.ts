import { AppError } from '../../contract/errors/index.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import type { Warning } from '../../contract/record/warning.ts';
import { boxOf, type WarningContext, warnedOf, warningsOf } from '../../domain/record/warnings.ts';

/**
 * The warnings of a line, or of one in the place of `old`, which a person has confirmed: WARNING_NOT_CONFIRMED, with the
 * field and all of them, when there is another. A warning that was confirmed and is none any more is not recorded.
 */
export function confirmedWarnings(
  line: CodedRecord,
  confirmed: readonly Warning[],
  context: WarningContext,
  old?: CodedRecord,
): Warning[] {
  const warned = warnedOf(warningsOf(line, context, old));
  const open = warned.find((warning) => !confirmed.includes(warning));
  if (open === undefined) return warned;
  const told = (warning: Warning) => warned.includes(warning);
  throw new AppError('WARNING_NOT_CONFIRMED', {
    field: boxOf(open, line.book),
    detail: {
      'another-year': told('another-year'),
      'date-before-last': told('date-before-last'),
      'number-late': told('number-late'),
      'number-skips': told('number-skips'),
      'same-document': told('same-document'),
      'type-not-in-notation': told('type-not-in-notation'),
    },
  });
}
