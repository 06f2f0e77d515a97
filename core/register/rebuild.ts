import { createHash } from 'node:crypto';
import type { OrganisationCode } from '../../contract/scalar.ts';
import type { RegisterStore, Store } from '../ports/store.ts';
import { project } from './projection.ts';

/**
 * Clears the registers and replays the ledger into them, in one transaction. Returns whether they were
 * something else before, byte for byte.
 */
export function rebuildRegisters(
  store: Pick<Store, 'ledger' | 'registers' | 'transaction'>,
  self: OrganisationCode,
): boolean {
  return store.transaction(() => {
    const before = digestOfDump(store.registers);
    store.registers.clear();
    for (const entry of store.ledger.range(1, Number.MAX_SAFE_INTEGER)) {
      for (const change of project(entry, self)) store.registers.apply(change);
    }
    return digestOfDump(store.registers) !== before;
  });
}

function digestOfDump(registers: RegisterStore): string {
  const hash = createHash('sha256');
  for (const line of registers.dump()) hash.update(line).update('\n');
  return hash.digest('hex');
}
