import { type KeyObject, verify } from 'node:crypto';
import { AppError } from '../../contract/errors/index.ts';
import { digest, hashOf, mechanismOf, oids } from './algorithms.ts';
import { type Certificate, readCertificate } from './certificates.ts';
import { contextTag } from './der.ts';
import { sameBytes } from './der-values.ts';
import { ecdsaValue } from './ecdsa.ts';
import {
  algorithm,
  contentInfo,
  context,
  issuerAndSerial,
  nothing,
  octets,
  oid,
  retagged,
  sequence,
  setOf,
  time,
  version,
} from './encode.ts';
import type { Signer } from './signer.ts';

/**
 * A detached CMS SignedData (RFC 5652) over `content`, DER, with the signed attributes of CAdES-B
 * (ETSI EN 319 122-1): content type, message digest, signing time (whole seconds), signing certificate v2.
 * The certificate and the intermediates that lead from it travel along. Errors of the signer come through;
 * TOKEN_SIGN_FAILED when what it returns is not a signature by the certificate's key.
 */
export async function signDetached(content: Uint8Array, signer: Signer, at: Date): Promise<Uint8Array> {
  const frame = frameOf(signer);
  const hash = hashOf(signer.mechanism);
  const attributes = setOf(
    contentType,
    sequence(messageDigestType, setOf(octets(digest(hash, content)))),
    sequence(signingTimeType, setOf(time(at))),
    frame.signingCertificate,
  );
  const signature = signatureValue(signer, await signer.sign(attributes));
  // A token that holds another key than its certificate says would otherwise be noticed by the receiver.
  if (!signer.matched && !verify(hash, attributes, frame.key, signature))
    throw new AppError('TOKEN_SIGN_FAILED');
  const signerInfo = sequence(
    ...frame.beforeAttributes,
    retagged(attributes, contextTag(0)),
    frame.signatureAlgorithm,
    octets(signature),
  );
  return contentInfo(oids.signedData, sequence(...frame.beforeSigners, setOf(signerInfo)));
}

const contentType = sequence(oid(oids.contentType), setOf(oid(oids.data)));
const messageDigestType = oid(oids.messageDigest);
const signingTimeType = oid(oids.signingTime);

/** What is the same in every signature of a signer. */
interface Frame {
  readonly key: KeyObject;
  /** The attribute that names the certificate. */
  readonly signingCertificate: Uint8Array;
  readonly signatureAlgorithm: Uint8Array;
  /** The fields of the SignedData up to the signers, and of the SignerInfo up to the signed attributes. */
  readonly beforeSigners: readonly Uint8Array[];
  readonly beforeAttributes: readonly Uint8Array[];
}

/** Made once per signer: the endpoint signs hundreds of receipts a second with one. */
const frames = new WeakMap<Signer, Frame>();

function frameOf(signer: Signer): Frame {
  const known = frames.get(signer);
  if (known !== undefined) return known;
  const certificate = readCertificate(signer.certificate);
  if (mechanismOf(certificate.key) !== signer.mechanism) throw new AppError('SIGNATURE_ALGORITHM');
  const path = pathFrom(certificate, signer.chain);
  const certificates = setOf(...path.map(({ der }) => der));
  const digestAlgorithm = algorithm(hashOf(signer.mechanism) === 'sha384' ? oids.sha384 : oids.sha256);
  const frame = {
    key: certificate.key,
    signingCertificate: sequence(
      oid(oids.signingCertificateV2),
      setOf(sequence(sequence(...path.map(certificateId)))),
    ),
    signatureAlgorithm: signatureAlgorithm(signer),
    beforeSigners: [
      version(1),
      setOf(digestAlgorithm),
      sequence(oid(oids.data)),
      retagged(certificates, contextTag(0)),
    ],
    beforeAttributes: [version(1), issuerAndSerial(certificate.issuer, certificate.serial), digestAlgorithm],
  };
  frames.set(signer, frame);
  return frame;
}

/**
 * RFC 5035 ESSCertIDv2 of each certificate that travels, the signer's own first and with issuer and number: what
 * nobody names, nobody can add, and what is named cannot be left out. SHA-256 is the default of hashAlgorithm and
 * therefore absent in DER.
 */
function certificateId({ der, issuer, serial }: Certificate, index: number): Uint8Array {
  const hash = octets(digest('sha256', der));
  return index > 0 ? sequence(hash) : sequence(hash, issuerAndSerial(sequence(context(4, issuer)), serial));
}

function signatureAlgorithm({ mechanism }: Signer): Uint8Array {
  if (mechanism === 'rsa-pkcs1-sha256') return algorithm(oids.rsaEncryption, nothing());
  return algorithm(mechanism === 'ecdsa-sha384' ? oids.ecdsaSha384 : oids.ecdsaSha256);
}

/** PKCS#11 gives ECDSA as r‖s; CMS wants ECDSA-Sig-Value. */
function signatureValue({ mechanism }: Signer, signature: Uint8Array): Uint8Array {
  if (mechanism === 'rsa-pkcs1-sha256') return signature;
  try {
    return ecdsaValue(signature, mechanism);
  } catch (cause) {
    throw new AppError('TOKEN_SIGN_FAILED', { cause });
  }
}

/**
 * The certificate and those of `chain` that issued it, one after the other, without a self-issued root. The signature
 * chooses among authorities of one name: an authority renews its key.
 */
function pathFrom(certificate: Certificate, chain: readonly Uint8Array[]): Certificate[] {
  const authorities = chain.map(readCertificate);
  const path = [certificate];
  for (let last = certificate; !sameBytes(last.issuer, last.subject); ) {
    const issuer = authorities.find(
      (candidate) =>
        sameBytes(candidate.subject, last.issuer) &&
        !path.includes(candidate) &&
        last.x509.verify(candidate.key),
    );
    if (issuer === undefined || sameBytes(issuer.issuer, issuer.subject)) break;
    path.push(issuer);
    last = issuer;
  }
  return path;
}
