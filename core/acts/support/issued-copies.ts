import type { EntryOf } from '../../../contract/ledger/act.ts';
import type { Allocation } from '../../../contract/ledger/parts.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { allocate } from '../../../domain/custody/allocation.ts';

type Issue = EntryOf<'issue'>['data'];

/** Who gets the paper alone; nobody before the third generation. */
export const paperOf = (data: Issue): readonly OrganisationCode[] => ('paper' in data ? data.paper : []);

/** The record signed in older generations; none before the fifth. */
export const olderOf = (data: Issue) => ('older' in data ? data.older : []);

/** Which copies an act of issue sent to whom: what one of the first generation states, the rule since. */
export const issuedCopies = (data: Issue): readonly Allocation[] =>
  'allocation' in data
    ? data.allocation
    : allocate({ recipients: [...data.envelopes.map(({ to }) => to), ...paperOf(data)] });
