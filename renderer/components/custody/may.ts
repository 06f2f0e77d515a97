import { useOffice } from './names.tsx';
import type { May } from './office.ts';

/**
 * What who sits here may do: before the first section everybody may do everything, and until it is known whether there is
 * one nobody anything that asks for a right. What may not be done is not offered; the core decides by the section itself.
 */
export function useMay(): May {
  const office = useOffice();
  return (right, level) =>
    right === null ||
    office === null ||
    (office !== undefined && (level === undefined ? office.mayDoAny(right) : office.mayDo(right, level)));
}
