import { AppError } from '../../../contract/errors/index.ts';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import { isSettled } from '../../../domain/custody/copy-custody.ts';
import type { CopiesHere } from '../../../domain/record/record-custody.ts';
import type { Deed, Office } from '../../../domain/rights/office.ts';

/** A line and what takes its place, which may name another shelf. */
interface Relaid {
  readonly old: Pick<CodedRecord, 'storeAt'>;
  readonly new: Pick<CodedRecord, 'storeAt'>;
}

/**
 * What an act asks for whose line names another shelf: what was never handed over lies where the line says, and goes with
 * it, as if it were laid there by an act of its own. CUSTODY_OPEN while such a copy is offered or missing.
 */
export function requireRelaid(
  { old, new: next }: Relaid,
  office: Office,
  deed: Deed,
  here: CopiesHere,
): void {
  if (old.storeAt === next.storeAt) return;
  const laid = [...here.values()].filter(({ since }) => since === null);
  if (laid.length === 0) return;
  if (!laid.every(isSettled)) throw new AppError('CUSTODY_OPEN');
  office.requireRight(deed, 'keep');
  office.requireHolder(deed, old.storeAt ?? 'desk');
  if (next.storeAt === undefined) office.requireTaker(deed, deed.actor, 'desk');
  else office.requirePlace(deed, next.storeAt);
  // Nobody stands by such an act: where the law asks for two persons the copies are moved by one of their own.
  office.seconds.require(old.storeAt === undefined ? 'archive' : 'move', deed, () => undefined);
}
