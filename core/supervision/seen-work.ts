import type { Level } from '../../contract/record/fields.ts';
import type { EnvelopeId } from '../../contract/scalar.ts';
import { reads, type Sight, seesAll } from '../../domain/rights/sight.ts';
import type { Store } from '../ports/store.ts';
import { type PendingList, type WorkAsked, type WorkLists, workTotals } from './pending-work.ts';

type WorkStore = Pick<Store, 'registers' | 'inbox' | 'outbox'>;

/**
 * What waits, as somebody may see it. An envelope that was rejected could not be read: of it the sender is told, to whom
 * reads registers.
 */
export function seenWork(
  store: WorkStore,
  sight: Sight,
  levelOf: (envelope: EnvelopeId) => Level | undefined,
): WorkLists {
  if (seesAll(sight)) return store;
  const { inbox, outbox } = store;
  // They are few, and how many are told is known only once each was looked at.
  const dead = () => outbox.dead(outbox.deadTotal()).filter(({ id }) => reads(sight, levelOf(id) ?? 'A'));
  return {
    registers: store.registers.seenBy(sight),
    inbox: sight.readsTo === null ? { rejected: () => [], rejectedTotal: () => 0 } : inbox,
    outbox: {
      dead: (limit, offset = 0) => dead().slice(offset, offset + limit),
      deadTotal: () => dead().length,
    },
  };
}

/** How much of what waits is not told to who asks; to whom reads no register, of what is offered to them alone. */
export function lockedWork(
  store: WorkStore,
  asked: WorkAsked,
  { sight, totals }: { readonly sight: Sight; readonly totals: Record<PendingList | 'waiting', number> },
): number {
  if (seesAll(sight)) return 0;
  const all = { waiting: store.inbox.waiting().length, ...workTotals(store, asked) };
  const lists = sight.readsTo === null ? (['offered'] as const) : (Object.keys(all) as (keyof typeof all)[]);
  return lists.reduce((sum, list) => sum + all[list] - totals[list], 0);
}
