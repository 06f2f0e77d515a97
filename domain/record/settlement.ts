import type { RegisterRow } from './register-row.ts';

/** Whether a record may be marked as settled: it was issued, or entered, and has no such mark. */
export const maySettle = ({ state, settled }: Pick<RegisterRow, 'state' | 'settled'>): boolean =>
  (state === 'issued' || state === 'entered') && !settled;

/** Whether somebody may still have to act on a record, so that marking it as settled changes something. */
export const isUnsettled = ({ record, state, progress, settled }: RegisterRow): boolean =>
  maySettle({ state, settled }) &&
  (state === 'entered' || record.dueOn !== undefined || progress.refused + progress.silent > 0);
