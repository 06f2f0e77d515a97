import type { Act, LedgerEntry } from '../../../contract/ledger/act.ts';
import { TwoPersonAct } from '../../../contract/rights/two-person.ts';
import { handOverOf } from '../../../domain/custody/found-with.ts';

/**
 * The act of the law's list for two persons that one falls under: its own; where copies are found with another than who
 * answered for them, that by which they would have come there. Undefined where the law can ask for nobody.
 */
export function twoPersonRuleOf({ act, data }: Act | LedgerEntry): TwoPersonAct | undefined {
  if (act === 'find') return 'from' in data ? handOverOf(data.from, data.holder) : undefined;
  return TwoPersonAct.safeParse(act).data;
}
