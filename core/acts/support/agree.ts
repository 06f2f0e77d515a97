import { AppError } from '../../../contract/errors/index.ts';

/** LEDGER_CONTRADICTS unless an entry agrees with those before it. */
export function agree(holds: boolean): void {
  if (!holds) throw new AppError('LEDGER_CONTRADICTS');
}
