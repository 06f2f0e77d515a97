import type { OrganisationCode } from '../../contract/scalar.ts';
import type { Store } from '../ports/store.ts';
import { project } from './projection.ts';

/** Clears the registers and replays the ledger into them, in one transaction. */
export function rebuildRegisters(
  store: Pick<Store, 'ledger' | 'registers' | 'transaction'>,
  self: OrganisationCode,
): void {
  store.transaction(() => {
    store.registers.clear();
    for (const entry of store.ledger.range(1, Number.MAX_SAFE_INTEGER)) {
      for (const change of project(entry, self)) store.registers.apply(change);
    }
  });
}
