import satisfies from 'spdx-satisfies';
import type { ShippedPackage } from './lock.ts';

/** Licences of packages that may run in the product. None of them asks for anything but its own text. */
const permitted = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'OFL-1.1'];

/** The packages whose licence is not permitted, copyleft among them, or not stated in the terms of SPDX. */
export const refusedPackages = (packages: readonly ShippedPackage[]): ShippedPackage[] =>
  packages.filter(({ licence }) => !isPermitted(licence));

function isPermitted(licence: string): boolean {
  try {
    return satisfies(licence, permitted);
  } catch {
    // No expression of SPDX, such as "SEE LICENSE IN ...": whatever it means, it has to be read by a person.
    return false;
  }
}
