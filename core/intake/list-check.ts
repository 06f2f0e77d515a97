import { AppError } from '../../contract/errors/index.ts';
import { fingerprint } from '../signature/certificates.ts';
import { loadTrust } from '../signature/trust.ts';
import type { TrustFiles } from '../signature/trust-files.ts';

/** Checks lists against the authorities of the trust files, apart from all other lists. */
export const listCheck =
  ({ anchors, intermediates }: Pick<TrustFiles, 'anchors' | 'intermediates'>, now: () => Date) =>
  (list: Uint8Array): void => {
    try {
      const trust = loadTrust({ anchors, intermediates, crls: [list] }, 0, now());
      const digest = fingerprint(list);
      if (trust.signedLists().some((signed) => signed.fingerprint === digest)) return;
    } catch (cause) {
      throw new AppError('REVOCATION_LIST_INVALID', { cause });
    }
    throw new AppError('REVOCATION_LIST_INVALID');
  };
