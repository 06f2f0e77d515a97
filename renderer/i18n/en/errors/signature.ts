import type { SentencesOf } from '../../../../contract/errors/sentence.ts';
import type { signatureErrors } from '../../../../contract/errors/signature.ts';

export const signatureSentences: SentencesOf<typeof signatureErrors> = {
  SIGNATURE_INVALID: {
    what: 'A digital signature is wrong.',
    next: 'Do not use this data; tell the sender and the administrator.',
  },
  SIGNATURE_FORMAT: {
    what: 'The signature structure cannot be read or lacks a required attribute.',
    next: 'Ask the sender to sign again with approved software.',
  },
  SIGNATURE_ALGORITHM: {
    what: 'A signature or certificate uses an algorithm that is not approved.',
    next: 'Ask the sender to sign again with RSA of 2048 bits or more, or ECDSA P-256 or P-384, and SHA-2.',
  },
  SIGNATURE_TIME: {
    what: 'The signing time does not fit the present time or the life of the certificate.',
    next: 'Check the clock; if it is right, ask the sender to check theirs and sign again.',
  },
  SIGNATURE_ORDER: {
    what: 'The organisation may not sign before the competent person.',
    next: 'Sign with the personal token first.',
  },
  SIGNER_NOT_AUTHORISED: {
    what: 'The signer may not sign for this organisation.',
    next: 'Check the directory; have it updated if the person is right.',
    whatWith: ({ token }) =>
      token === 'personal'
        ? 'By the directory, the holder of this personal token may not sign for the organisation.'
        : "By the directory, the organisation's token in the reader is not this organisation's.",
  },
  CERTIFICATE_FORMAT: {
    what: 'A certificate cannot be read or demands something this software does not do.',
    next: 'Ask the body that issued it for a certificate of the standard profile.',
  },
  CERTIFICATE_UNTRUSTED: {
    what: 'The certificate does not lead to a trusted root.',
    next: 'Check the imported trust anchors.',
  },
  CERTIFICATE_EXPIRED: {
    what: 'The certificate has expired or is not yet valid.',
    next: 'Have a new certificate issued; check the clock.',
  },
  CERTIFICATE_REVOKED: {
    what: 'The certificate has been revoked.',
    next: 'Do not use this token; contact the body that issued it.',
  },
  CERTIFICATE_USAGE: {
    what: 'The certificate may not be used for this purpose.',
    next: 'Use the signing or encryption certificate as required.',
  },
  CRL_MISSING: {
    what: "The issuer's revocation list is missing.",
    next: 'The administrator imports a new CRL file by approved means.',
  },
  CRL_STALE: {
    what: 'The revocation list is too old.',
    next: 'The administrator imports a new CRL file by approved means.',
  },
  CRL_WENT_BACK: {
    what: 'An older revocation list was put in the place of a later one.',
    next: 'The vault goes on with the later list. The administrator imports the newest one and finds out who exchanged the file.',
  },
};
