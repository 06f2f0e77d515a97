import type { Act, LedgerEntry } from '../../../contract/ledger/act.ts';
import { TwoPersonAct } from '../../../contract/rights/two-person.ts';

/**
 * The act of the law's list for two persons that one falls under: its own, or that of a hand-over where copies are found
 * with another than who answered for them. Undefined where the law can ask for nobody.
 */
export function twoPersonRuleOf({ act, data }: Act | LedgerEntry): TwoPersonAct | undefined {
  if (act === 'find') return 'from' in data && data.holder !== data.from ? 'transfer' : undefined;
  return TwoPersonAct.safeParse(act).data;
}
