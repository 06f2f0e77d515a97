import type { ErrorCode } from '../../contract/errors/index.ts';

/**
 * What may fail, by which codes a person learns of it, and nothing else: each row is one test of the file
 * named by its part, on the real composition. A second instance is refused by the shell (electron/,
 * test/security/).
 */
export const rows = {
  access: {
    'no token': ['TOKEN_ABSENT'],
    'wrong PIN': ['VAULT_LOCKED'],
    'last try, then locked': ['VAULT_LOCKED'],
    'the token is pulled out': ['TOKEN_REMOVED'],
    'a token that is not listed': ['TOKEN_NOT_LISTED'],
    'a listed token that the vault was not wrapped for': ['VAULT_NOT_AUTHORISED'],
    'a damaged key file': ['VAULT_KEY_FILE_DAMAGED'],
    'an expired person certificate': ['CERTIFICATE_EXPIRED'],
    'a stale revocation list': ['CRL_STALE'],
    'a missing revocation list': ['CRL_MISSING'],
    'an older revocation list in the place of a later one': ['CRL_WENT_BACK'],
    'a trust file that cannot be used': ['TRUST_FILES_INVALID'],
    'a directory that may have been held back': ['DIRECTORY_STALE'],
    'a directory that was tampered with': ['DIRECTORY_INVALID'],
    'the clock is set back': ['CLOCK_BACKWARD', 'SIGNATURE_TIME'],
    'the clock is behind the revocation lists': ['CLOCK_BEHIND'],
  },
  store: {
    'a damaged store': ['VAULT_DAMAGED'],
    'a damaged page that nothing reads before the first view': ['VAULT_DAMAGED', 'VAULT_LOCKED'],
    'the store of another terminal': ['VAULT_KEY_WRONG'],
    'a store of a newer version': ['VAULT_NEWER'],
    'a vault that is not for training, on the stand-in': ['VAULT_NOT_TRAINING'],
    'the disk is full': ['DISK_FULL'],
    'an unlock while the lock is still at work': [],
    'the recovery key and OpenSSL open the vault': [],
  },
  line: {
    'the endpoint is down': ['ENDPOINT_UNREACHABLE'],
    'the endpoint has another key': ['ENDPOINT_NOT_PINNED'],
    'a store rolled back to an old copy': ['LEDGER_ROLLED_BACK'],
    'a revoked person certificate': ['CERTIFICATE_REVOKED'],
  },
} as const satisfies Record<string, Record<string, readonly ErrorCode[]>>;
