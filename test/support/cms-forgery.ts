import { createHash, type KeyObject, sign } from 'node:crypto';
import { hashOf, oids } from '../../core/signature/algorithms.ts';
import {
  childrenOf,
  contextTag,
  type Der,
  explicit,
  Fields,
  readDer,
  tags,
} from '../../core/signature/der.ts';
import { contentInfo, context, octets, oid, retagged, sequence, setOf } from '../../core/signature/encode.ts';
import { signDetached } from '../../core/signature/sign.ts';
import type { Signer } from '../../core/signature/signer.ts';

/** The parts of CMS SignedData that a forger might exchange, each as DER. */
export interface Parts {
  encapsulated: Uint8Array;
  certificates: Uint8Array[];
  lists: Uint8Array[];
  signers: Uint8Array[];
}

/** Takes a signature apart and puts it together again with some parts exchanged. */
export function rebuildSignedData(cms: Uint8Array, change: (parts: Parts) => Partial<Parts>): Uint8Array {
  const info = new Fields(readDer(cms));
  info.any();
  const fields = new Fields(explicit(info.any()));
  const [first, digests, encapsulated, certificates, signers] = [1, 2, 3, 4, 5].map(() => fields.any());
  const bytesOf = (part: Der | undefined) => part?.bytes ?? new Uint8Array();
  const inside = (part: Der | undefined, tag: number) =>
    part === undefined ? [] : childrenOf(part, tag).map(({ bytes }) => bytes);
  const parts: Parts = {
    encapsulated: bytesOf(encapsulated),
    certificates: inside(certificates, contextTag(0)),
    lists: [],
    signers: inside(signers, tags.set),
  };
  const changed = { ...parts, ...change(parts) };
  return contentInfo(
    oids.signedData,
    sequence(
      bytesOf(first),
      bytesOf(digests),
      changed.encapsulated,
      context(0, ...changed.certificates),
      ...(changed.lists.length > 0 ? [context(1, ...changed.lists)] : []),
      setOf(...changed.signers),
    ),
  );
}

/** The one signer with its fields exchanged: version, identity, digest, attributes, algorithm, signature. */
export const rebuildSignerInfo = (cms: Uint8Array, change: (fields: Uint8Array[]) => Uint8Array[]) =>
  rebuildSignedData(cms, ({ signers }) => ({
    signers: signers.map((info) =>
      sequence(...change(childrenOf(readDer(info), tags.sequence).map(({ bytes }) => bytes))),
    ),
  }));

/**
 * A signature as it was made before generation 2: it names its own certificate alone, without issuer and number, and
 * states s or n−s as the key gave it.
 */
export async function firstGeneration(
  content: Uint8Array,
  signer: Signer & { readonly privateKey: KeyObject },
  at: Date,
): Promise<Uint8Array> {
  const type = oid(oids.signingCertificateV2);
  const certificate = createHash('sha256').update(signer.certificate).digest();
  const named = sequence(type, setOf(sequence(sequence(sequence(octets(certificate))))));
  return rebuildSignerInfo(await signDetached(content, signer, at), (fields) => {
    const [version, identity, hash, attributes, algorithm] = fields;
    const others = childrenOf(readDer(attributes ?? named), contextTag(0))
      .map(({ bytes }) => bytes)
      .filter((one) => Buffer.compare(childrenOf(readDer(one), tags.sequence)[0]?.bytes ?? one, type) !== 0);
    const signed = setOf(...others, named);
    const value = sign(hashOf(signer.mechanism), signed, signer.privateKey);
    return [version, identity, hash, retagged(signed, contextTag(0)), algorithm, octets(value)].filter(
      (one) => one !== undefined,
    );
  });
}
