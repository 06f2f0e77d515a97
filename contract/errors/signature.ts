import { defineErrors, none } from './define.ts';

/** Signatures, certificates and revocation. */
export const signatureErrors = defineErrors({
  SIGNATURE_INVALID: {
    retry: 'never',
    exchange: {
      sender: 'dead-letter',
      link: 'redial',
      forged: true,
      trustRank: 0,
      signature: 'mismatch',
      status: 403,
    },
    detail: none,
  },
  SIGNATURE_FORMAT: {
    retry: 'never',
    exchange: {
      sender: 'dead-letter',
      link: 'redial',
      forged: true,
      trustRank: 0,
      signature: 'mismatch',
      status: 403,
    },
    detail: none,
  },
  SIGNATURE_ALGORITHM: {
    retry: 'never',
    exchange: { sender: 'keep', link: 'redial', forged: false, trustRank: 0, signature: none, status: 403 },
    detail: none,
  },
  SIGNATURE_TIME: {
    retry: 'person',
    exchange: { sender: 'keep', link: 'redial', forged: false, trustRank: 6, signature: none, status: 403 },
    detail: none,
  },
  SIGNATURE_ORDER: {
    retry: 'never',
    exchange: { sender: 'keep', link: 'redial', forged: false, trustRank: 0, signature: none, status: 403 },
    detail: none,
  },
  SIGNER_NOT_AUTHORISED: {
    retry: 'newer-directory',
    exchange: {
      sender: 'dead-letter',
      link: 'redial',
      forged: true,
      trustRank: 4,
      signature: 'signer-gone',
      status: 403,
    },
    detail: none,
  },
  CERTIFICATE_FORMAT: {
    retry: 'never',
    exchange: { sender: 'keep', link: 'redial', forged: false, trustRank: 0, signature: none, status: 403 },
    detail: none,
  },
  CERTIFICATE_UNTRUSTED: {
    retry: 'person',
    exchange: {
      sender: 'dead-letter',
      link: 'redial',
      forged: true,
      trustRank: 3,
      signature: 'signer-gone',
      status: 403,
    },
    detail: none,
  },
  CERTIFICATE_EXPIRED: {
    retry: 'person',
    exchange: {
      sender: 'dead-letter',
      link: 'redial',
      forged: false,
      trustRank: 5,
      signature: 'signer-gone',
      status: 403,
    },
    detail: none,
  },
  CERTIFICATE_REVOKED: {
    retry: 'never',
    exchange: {
      sender: 'dead-letter',
      link: 'redial',
      forged: false,
      trustRank: 0,
      signature: 'signer-gone',
      status: 403,
    },
    detail: none,
  },
  CERTIFICATE_USAGE: {
    retry: 'never',
    exchange: {
      sender: 'dead-letter',
      link: 'redial',
      forged: false,
      trustRank: 0,
      signature: none,
      status: 403,
    },
    detail: none,
  },
  CRL_MISSING: {
    retry: 'person',
    exchange: { sender: 'keep', link: 'redial', forged: false, trustRank: 7, signature: none, status: 403 },
    detail: none,
  },
  CRL_STALE: {
    retry: 'person',
    exchange: { sender: 'keep', link: 'redial', forged: false, trustRank: 8, signature: none, status: 403 },
    detail: none,
  },
});
