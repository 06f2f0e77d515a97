import { AppError } from '../../contract/errors/index.ts';
import type { Warning } from '../../contract/record/warning.ts';

/** What the core refuses a line with until these are confirmed. */
export const notConfirmed = (...told: Warning[]): AppError =>
  new AppError('WARNING_NOT_CONFIRMED', {
    field: 'number',
    detail: {
      'another-year': told.includes('another-year'),
      'date-before-last': told.includes('date-before-last'),
      'number-late': told.includes('number-late'),
      'number-skips': told.includes('number-skips'),
      'same-document': told.includes('same-document'),
      'type-not-in-notation': told.includes('type-not-in-notation'),
    },
  });
