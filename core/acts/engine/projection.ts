import type { LedgerEntry } from '../../../contract/ledger/act.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import type { RegisterChange } from '../../../domain/record/register-change.ts';
import { specificationOf } from '../index.ts';

/**
 * The register changes one ledger entry stands for. Pure: the same ledger gives the same registers, byte
 * for byte. `self` is the terminal's own organisation (holder of copies that stay).
 */
export function project(entry: LedgerEntry, self: OrganisationCode): RegisterChange[] {
  const { project } = specificationOf(entry);
  return project === 'none' ? [] : project(entry, self);
}
