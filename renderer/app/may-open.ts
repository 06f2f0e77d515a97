import type { Right } from '../../contract/rights/right.ts';
import { useOffice } from '../components/custody/names.tsx';

/** Whether who sits here may open what needs a right. Before the first section everybody may open everything. */
export function useMayOpen(): (needed: { readonly right: Right | null }) => boolean {
  const office = useOffice();
  return ({ right }) => right === null || office == null || office.mayDoAny(right);
}
