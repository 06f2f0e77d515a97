import { type KeyObject, sign, X509Certificate } from 'node:crypto';
import { AppError } from '../../contract/errors/index.ts';
import { type Hash, hashOf, scalarOctets, signMechanism } from './algorithms.ts';
import { childrenOf, readDer, tags } from './der.ts';
import type { Signer } from './signer.ts';

/**
 * A signer with a private key from a file: the endpoint's own statements, the demo and tests.
 * TOKEN_SIGN_FAILED when the key is not the certificate's.
 */
export function keySigner(
  privateKey: KeyObject,
  certificate: Uint8Array,
  chain: readonly Uint8Array[],
): Signer {
  const mechanism = signMechanism(certificate);
  const hash = hashOf(mechanism);
  if (!new X509Certificate(certificate).checkPrivateKey(privateKey)) throw new AppError('TOKEN_SIGN_FAILED');
  return {
    matched: true,
    certificate,
    chain,
    mechanism,
    async sign(data) {
      const signature = await signAside(hash, data, privateKey);
      const length = scalarOctets(mechanism);
      return length === undefined ? signature : rawSignature(signature, length);
    },
  };
}

/** On a thread of the pool: whoever signs hundreds of receipts a second has other things to do meanwhile. */
function signAside(hash: Hash, data: Uint8Array, key: KeyObject): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    sign(hash, data, key, (error, signature) => (error === null ? resolve(signature) : reject(error)));
  });
}

/** ECDSA-Sig-Value as r‖s. Asked for that form, node:crypto takes twice the time. */
function rawSignature(der: Uint8Array, length: number): Uint8Array {
  const numbers = childrenOf(readDer(der), tags.sequence);
  const raw = Buffer.alloc(2 * length);
  for (const [index, { value }] of numbers.entries()) {
    const magnitude = value.subarray(Math.max(0, value.length - length));
    raw.set(magnitude, (index + 1) * length - magnitude.length);
  }
  return raw;
}
