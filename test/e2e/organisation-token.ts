import type { Fault } from '../support/fault-module.ts';
import type { TestWindows } from './windows.ts';

/** The organisation's token is pulled out and plugged in: then it is closed, and says anew what it has. */
export async function replugOrganisationToken(
  { a, faults, serials }: TestWindows,
  ...then: Fault[]
): Promise<void> {
  // What was announced before still stands in the page: only the status bar tells how it is now.
  const shows = (state: string) =>
    a.page
      .locator('.status-item')
      .filter({ hasText: `Token cơ quan: ${state}` })
      .waitFor({ state: 'attached' });
  faults.set(`absent ${serials.seal}`);
  await shows('chưa cắm');
  faults.set(...then);
  await shows('chưa mở');
}
