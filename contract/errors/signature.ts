import { deadLetter, defineErrors, local, none, refused, signatureFault } from './define.ts';
import { WhichToken } from './detail.ts';

/** Signatures, certificates and revocation. */
export const signatureErrors = defineErrors({
  SIGNATURE_INVALID: {
    retry: 'never',
    exchange: signatureFault({ sender: 'dead-letter', forged: true, trustRank: 0, signature: 'mismatch' }),
    detail: none,
  },
  SIGNATURE_FORMAT: {
    retry: 'never',
    exchange: signatureFault({ sender: 'dead-letter', forged: true, trustRank: 0, signature: 'mismatch' }),
    detail: none,
  },
  SIGNATURE_ALGORITHM: { retry: 'never', exchange: refused(403), detail: none },
  SIGNATURE_TIME: {
    retry: 'person',
    exchange: signatureFault({ sender: 'keep', forged: false, trustRank: 6, signature: none }),
    detail: none,
  },
  SIGNATURE_ORDER: { retry: 'never', exchange: refused(403), detail: none },
  SIGNER_NOT_AUTHORISED: {
    retry: 'newer-directory',
    exchange: signatureFault({ sender: 'dead-letter', forged: true, trustRank: 4, signature: 'signer-gone' }),
    detail: WhichToken,
  },
  CERTIFICATE_FORMAT: { retry: 'never', exchange: refused(403), detail: none },
  CERTIFICATE_UNTRUSTED: {
    retry: 'person',
    exchange: signatureFault({ sender: 'dead-letter', forged: true, trustRank: 3, signature: 'signer-gone' }),
    detail: none,
  },
  CERTIFICATE_EXPIRED: {
    retry: 'person',
    exchange: signatureFault({
      sender: 'dead-letter',
      forged: false,
      trustRank: 5,
      signature: 'signer-gone',
    }),
    detail: none,
  },
  CERTIFICATE_REVOKED: {
    retry: 'never',
    exchange: signatureFault({
      sender: 'dead-letter',
      forged: false,
      trustRank: 0,
      signature: 'signer-gone',
    }),
    detail: none,
  },
  CERTIFICATE_USAGE: { retry: 'never', exchange: deadLetter(403), detail: none },
  CRL_MISSING: {
    retry: 'person',
    exchange: signatureFault({ sender: 'keep', forged: false, trustRank: 7, signature: none }),
    detail: none,
  },
  CRL_STALE: {
    retry: 'person',
    exchange: signatureFault({ sender: 'keep', forged: false, trustRank: 8, signature: none }),
    detail: none,
  },
  CRL_WENT_BACK: { retry: 'person', exchange: local, detail: none },
});
