import { createHash } from 'node:crypto';
import { AppError } from '../../../contract/errors/index.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import type { RegisterChange } from '../../../domain/record/register-change.ts';
import type { RegisterStore } from '../../ports/registers.ts';
import type { Store } from '../../ports/store.ts';
import { project } from './projection.ts';

/**
 * Replaces the registers by a replay of the ledger, in one transaction. Returns whether they were something else
 * before, byte for byte.
 */
export function rebuildRegisters(
  store: Pick<Store, 'ledger' | 'registers' | 'transaction'>,
  self: OrganisationCode,
): boolean {
  return store.transaction(() => replay(store, self));
}

/**
 * Whether the registers are anything else than what the ledger gives, byte for byte. A replay that is undone:
 * nothing changes, but nothing else runs meanwhile.
 */
export function registersDiffer(
  store: Pick<Store, 'ledger' | 'registers' | 'transaction'>,
  self: OrganisationCode,
): boolean {
  const outcome: { differ?: boolean } = {};
  try {
    return store.transaction((): never => {
      outcome.differ = replay(store, self);
      // Only an exception undoes a transaction.
      throw new AppError('UNEXPECTED');
    });
  } catch (error) {
    // An entry about a record that the ledger never wrote in a register.
    if (error instanceof AppError && error.code === 'RECORD_NOT_FOUND') return true;
    if (outcome.differ === undefined) throw error;
    return outcome.differ;
  }
}

function replay(store: Pick<Store, 'ledger' | 'registers'>, self: OrganisationCode): boolean {
  const before = digestOfDump(store.registers);
  store.registers.rebuild(changesOf(store.ledger, self));
  return digestOfDump(store.registers) !== before;
}

function* changesOf(ledger: Store['ledger'], self: OrganisationCode): Iterable<RegisterChange> {
  for (const entry of ledger.range(1, Number.MAX_SAFE_INTEGER)) yield* project(entry, self);
}

/** A line of the dump is a name and one JSON object, so it needs no separator. */
function digestOfDump(registers: RegisterStore): string {
  const hash = createHash('sha256');
  for (const line of registers.dump()) hash.update(line);
  return hash.digest('hex');
}
