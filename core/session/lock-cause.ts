import type { ErrorCode } from '../../contract/errors/index.ts';
import type { LockCause } from '../../contract/ledger/acts/lock.ts';

/** The code that the unlock screen shows for a lock; null where there is nothing to explain. */
export const shownCause: Readonly<Record<LockCause, ErrorCode | null>> = {
  person: null,
  idle: 'IDLE_LOCKED',
  'token-removed': 'TOKEN_REMOVED',
  'token-host-lost': 'TOKEN_HOST_LOST',
  shutdown: null,
  'person-ended': 'SIGNER_NOT_AUTHORISED',
  switch: null,
};
