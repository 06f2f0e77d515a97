import type { Fault } from '../support/fault-module.ts';
import type { TestWindows } from './windows.ts';

/** The organisation's token is pulled out and plugged in: then it is closed, and says anew what it has. */
export async function replugOrganisationToken(
  { a, faults, serials }: TestWindows,
  ...then: Fault[]
): Promise<void> {
  faults.set(`absent ${serials.seal}`);
  await a.sees('Token cơ quan: chưa cắm');
  faults.set(...then);
  await a.sees('Token cơ quan: chưa mở');
}
