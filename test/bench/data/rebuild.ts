import { rebuildRegisters } from '../../../core/acts/engine/rebuild.ts';
import type { Store } from '../../../core/ports/store.ts';
import { median, timed } from '../harness/statistics.ts';
import { nationalDirectory } from './directory.ts';
import { actsOf, Chain, recordMaker, self } from './records.ts';
import { type Place, write } from './stores.ts';

/** Records of the small store. */
const records = 10_000;
const rounds = 5;

/** A store of ten thousand records, filled as the large one is. */
export function smallStore(place: Place): Store {
  const { codes, signers } = nationalDirectory();
  const make = recordMaker(codes, signers);
  const chain = new Chain();
  const store = place.open();
  const acts = Array.from({ length: records }, (_, index) => make.outgoing(index + 1)).flatMap(actsOf);
  write(
    store,
    acts.map((act) => chain.seal(act)),
  );
  return store;
}

/** Microseconds an entry that a rebuild of the registers takes: of the small store before and after the large one. */
export function measureRebuild(large: Store, small: Store): { large: number; small: number } {
  const inSmall = Array.from({ length: rounds }, () => rebuild(small));
  const inLarge = rebuild(large);
  inSmall.push(...Array.from({ length: rounds }, () => rebuild(small)));
  return { large: inLarge, small: median(inSmall) };
}

function rebuild(store: Store): number {
  const entries = store.ledger.head()?.seq ?? 0;
  return (1_000 * timed(() => rebuildRegisters(store, self))) / entries;
}
