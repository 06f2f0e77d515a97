import { AppError } from '../../contract/errors/index.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import type { Warning } from '../../contract/record/warning.ts';
import { boxOf, type WarningContext, warnedOf, warningsOf } from '../../domain/record/warnings.ts';
import { type Sight, seesAll } from '../../domain/rights/sight.ts';

/** A line, perhaps in the place of another. */
interface Asked {
  readonly line: CodedRecord;
  readonly old?: CodedRecord;
}

/**
 * The warnings of a line which a person has confirmed: WARNING_NOT_CONFIRMED, with the field and all of them, when there is
 * another. A warning that was confirmed and is none any more is not recorded. Whoever may not see all is not asked about the
 * day of the line before, which perhaps is not theirs to know: days that are tried one after the other would find it.
 */
export function confirmedWarnings(
  { line, old }: Asked,
  confirmed: readonly Warning[],
  context: WarningContext,
  sight: Sight,
): Warning[] {
  const warned = warnedOf(warningsOf(line, context, old));
  const asked = seesAll(sight) ? warned : warned.filter((warning) => warning !== 'date-before-last');
  const open = asked.find((warning) => !confirmed.includes(warning));
  if (open === undefined) return warned;
  const told = (warning: Warning) => asked.includes(warning);
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
