import { type KeyObject, sign } from 'node:crypto';
import { hashOf, signMechanism } from './algorithms.ts';
import type { Signer } from './signer.ts';

/** A signer with a private key from a file: the endpoint's own statements, the demo and tests. */
export function keySigner(privateKey: KeyObject, certificate: Uint8Array, chain: Uint8Array[]): Signer {
  const mechanism = signMechanism(certificate);
  const hash = hashOf(mechanism);
  return {
    certificate,
    chain,
    mechanism,
    sign: async (data) => sign(hash, data, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  };
}
