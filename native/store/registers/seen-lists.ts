import type { Connection } from '../connection.ts';
import { copyLists, insideTotals } from './custody.ts';
import type { Narrow } from './narrow.ts';
import { outsideBodies } from './outside.ts';
import { todayLists, workTotals } from './today.ts';
import { unopenedLists } from './unopened.ts';

/** The lists of several records, narrowed to what somebody may see; what they counted is dropped by `forget`. */
export function seenLists(connection: Connection, signedUpTo: () => number, narrow: Narrow) {
  const totals = workTotals(connection, narrow);
  const openTotals = insideTotals(connection, narrow);
  return {
    ...copyLists(connection, narrow),
    ...outsideBodies(connection, signedUpTo, narrow),
    ...todayLists(connection, signedUpTo, narrow),
    ...unopenedLists(connection, signedUpTo, narrow),
    workTotals: totals.read,
    insideTotals: openTotals.read,
    forget() {
      totals.forget();
      openTotals.forget();
    },
  };
}
