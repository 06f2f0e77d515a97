import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exposure } from '../../contract/exposure.ts';

/**
 * The ways by which this Linux machine gives the memory of an open terminal away, as the kernel says under `/proc`; none
 * where there is no such folder. A file that is missing means that the protection is not there.
 */
export function exposures(proc = '/proc'): Exposure[] {
  const read = (...path: string[]): string | undefined => {
    try {
      return readFileSync(join(proc, ...path), 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error) return undefined;
      throw error;
    }
  };
  const limits = read('self', 'limits');
  if (limits === undefined) return [];
  const found: Exposure[] = [];
  const softLimit = /^Max core file size +(\S+)/m.exec(limits)?.[1];
  // A pattern that begins with a bar names a program, which gets the memory whatever the limit says (core(5)).
  if (softLimit !== '0' || read('sys', 'kernel', 'core_pattern')?.startsWith('|') === true)
    found.push('core-dumps');
  const [, ...swaps] = (read('swaps') ?? '').trim().split('\n');
  if (swaps.length > 0) found.push('swap');
  if (Number(read('sys', 'kernel', 'yama', 'ptrace_scope') ?? 0) === 0) found.push('ptrace');
  return found;
}
