import { type KeyObject, sign, X509Certificate } from 'node:crypto';
import { AppError } from '../../contract/errors/index.ts';
import { hashOf, signMechanism } from './algorithms.ts';
import type { Signer } from './signer.ts';

/**
 * A signer with a private key from a file: the endpoint's own statements, the demo and tests.
 * TOKEN_SIGN_FAILED when the key is not the certificate's.
 */
export function keySigner(privateKey: KeyObject, certificate: Uint8Array, chain: Uint8Array[]): Signer {
  const mechanism = signMechanism(certificate);
  const hash = hashOf(mechanism);
  if (!new X509Certificate(certificate).checkPrivateKey(privateKey)) throw new AppError('TOKEN_SIGN_FAILED');
  return {
    matched: true,
    certificate,
    chain,
    mechanism,
    sign: async (data) => sign(hash, data, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  };
}
