import { AppError } from '../../contract/errors/index.ts';
import type { RecordInput } from '../../contract/record/coded-record.ts';
import type { RegisterContext } from './context.ts';

type Registers = Pick<RegisterContext, 'registers'>;

/** NUMBER_USED when a line of that year has number and notation; a cancelled line keeps its own. */
export function checkNumberUnused(
  year: number,
  { number, notation }: Pick<RecordInput, 'number' | 'notation'>,
  { registers }: Registers,
): void {
  if (registers.numberUsed(year, number, notation)) throw new AppError('NUMBER_USED', { field: 'number' });
}

/** RECORD_CODE_USED when the issuer's record with that code is here already. */
export function checkCodeUnused(
  { issuer, code }: Pick<RecordInput, 'issuer' | 'code'>,
  { registers }: Registers,
): void {
  if (code !== undefined && registers.get({ issuer, code }) !== undefined)
    throw new AppError('RECORD_CODE_USED', { field: 'code' });
}
