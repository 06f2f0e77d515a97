import { type Holder, holderKind } from '../../contract/custody/holder.ts';

/** The act by which a copy would have come from who answered for it to where it is found; undefined where it was. */
export function handOverOf(from: Holder, holder: Holder): 'transfer' | 'archive' | 'move' | undefined {
  if (holder === from) return undefined;
  if (holderKind(holder) !== 'place') return 'transfer';
  return holderKind(from) === 'place' ? 'move' : 'archive';
}
