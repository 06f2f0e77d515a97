import type { Receiver } from '../../../contract/custody/holder.ts';
import { ask } from '../../bridge/client.ts';
import { groupCopies, type ShownCopies } from './copies.ts';
import { countersignersOf, type DeedContext, type DeedName } from './deeds.ts';

const offers: ReadonlySet<DeedName> = new Set<DeedName>(['transfer', 'lend', 'give-out', 'give-back']);

/**
 * What was just offered, as the core has it now, where somebody can accept it beside the session; undefined where nobody
 * can, or it cannot be read: the offer stands all the same.
 */
export async function offeredBeside(
  context: DeedContext,
  to: Receiver | undefined,
): Promise<ShownCopies | undefined> {
  const { deed, items } = context;
  const [item] = items;
  if (item === undefined || !offers.has(deed)) return undefined;
  if (countersignersOf({ ...context, deed: 'accept' }, to).length === 0) return undefined;
  const { issuer, code } = item.record;
  try {
    const { copies } = await ask('custody.here', { records: [{ issuer, code }] });
    const these = copies.filter(({ copy, inside }) => item.copies.includes(copy) && inside.offer?.to === to);
    const [offered, ...others] = groupCopies(these);
    return others.length === 0 ? offered : undefined;
  } catch {
    // What became of it is read with the page behind the dialog.
    return undefined;
  }
}
