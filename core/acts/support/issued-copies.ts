import type { EntryOf } from '../../../contract/ledger/act.ts';
import type { Allocation } from '../../../contract/ledger/parts.ts';
import { allocate } from '../../../domain/custody/allocation.ts';

/** Which copies an act of issue sent to whom: what one of the first generation states, the rule since. */
export const issuedCopies = (data: EntryOf<'issue'>['data']): readonly Allocation[] =>
  'allocation' in data ? data.allocation : allocate({ recipients: data.envelopes.map(({ to }) => to) });
