import { maxSharedWith } from '../../contract/ipc/views.ts';
import type { RecordKey } from '../../contract/record/key.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { othersWith } from '../acts/engine/route.ts';
import type { Store } from '../ports/store.ts';

/** Who else has a record under this code, the first of them where that is very many. */
export const sharedWith = (
  ledger: Pick<Store['ledger'], 'route'>,
  key: RecordKey,
  self: OrganisationCode,
): OrganisationCode[] => othersWith(ledger, key, self).slice(0, maxSharedWith);
