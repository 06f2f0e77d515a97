import { verify } from 'node:crypto';
import { AppError } from '../../contract/errors/index.ts';
import { digest, hashOf, mechanismOf, oids, scalarOctets } from './algorithms.ts';
import { type Certificate, readCertificate } from './certificates.ts';
import { contextTag } from './der.ts';
import { sameBytes } from './der-values.ts';
import {
  algorithm,
  contentInfo,
  issuerAndSerial,
  nothing,
  octets,
  oid,
  retagged,
  sequence,
  setOf,
  time,
  unsigned,
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
  const { certificate, certificates } = identityOf(signer);
  const hash = hashOf(signer.mechanism);
  const attributes = setOf(...signedAttributes(certificate, digest(hash, content), at));
  const signature = signatureValue(signer, await signer.sign(attributes));
  // A token that holds another key than its certificate says would otherwise be noticed by the receiver.
  if (!signer.matched && !verify(hash, attributes, certificate.key, signature))
    throw new AppError('TOKEN_SIGN_FAILED');

  const digestAlgorithm = hash === 'sha384' ? algorithm(oids.sha384) : algorithm(oids.sha256);
  const signerInfo = sequence(
    version(1),
    issuerAndSerial(certificate.issuer, certificate.serial),
    digestAlgorithm,
    retagged(attributes, contextTag(0)),
    signatureAlgorithm(signer),
    octets(signature),
  );
  return contentInfo(
    oids.signedData,
    sequence(
      version(1),
      setOf(digestAlgorithm),
      sequence(oid(oids.data)),
      retagged(certificates, contextTag(0)),
      setOf(signerInfo),
    ),
  );
}

interface Identity {
  readonly certificate: Certificate;
  /** The CertificateSet that travels along, as a DER SET OF. */
  readonly certificates: Uint8Array;
}

/** Certificates are read once per signer: the endpoint signs hundreds of receipts a second with one. */
const identities = new WeakMap<Signer, Identity>();

function identityOf(signer: Signer): Identity {
  const known = identities.get(signer);
  if (known !== undefined) return known;
  const certificate = readCertificate(signer.certificate);
  if (mechanismOf(certificate.key) !== signer.mechanism) throw new AppError('SIGNATURE_ALGORITHM');
  const identity = { certificate, certificates: setOf(...pathFrom(certificate, signer.chain)) };
  identities.set(signer, identity);
  return identity;
}

function signedAttributes(certificate: Certificate, messageDigest: Uint8Array, at: Date): Uint8Array[] {
  // RFC 5035 ESSCertIDv2: SHA-256 is the default of hashAlgorithm and therefore absent in DER.
  const certificateId = sequence(octets(digest('sha256', certificate.der)));
  return [
    sequence(oid(oids.contentType), setOf(oid(oids.data))),
    sequence(oid(oids.messageDigest), setOf(octets(messageDigest))),
    sequence(oid(oids.signingTime), setOf(time(at))),
    sequence(oid(oids.signingCertificateV2), setOf(sequence(sequence(certificateId)))),
  ];
}

function signatureAlgorithm({ mechanism }: Signer) {
  if (mechanism === 'rsa-pkcs1-sha256') return algorithm(oids.rsaEncryption, nothing());
  return algorithm(mechanism === 'ecdsa-sha384' ? oids.ecdsaSha384 : oids.ecdsaSha256);
}

/** PKCS#11 gives ECDSA as r‖s; CMS wants ECDSA-Sig-Value (RFC 5753 §7.2). */
function signatureValue({ mechanism }: Signer, signature: Uint8Array): Uint8Array {
  const length = scalarOctets(mechanism);
  if (length === undefined) return signature;
  if (signature.length !== 2 * length) throw new AppError('TOKEN_SIGN_FAILED');
  return sequence(unsigned(signature.subarray(0, length)), unsigned(signature.subarray(length)));
}

/** The certificate and those of `chain` that issued it, one after the other, without a self-issued root. */
function pathFrom(certificate: Certificate, chain: readonly Uint8Array[]): Uint8Array[] {
  const authorities = chain.map(readCertificate);
  const path = [certificate];
  for (let last = certificate; !sameBytes(last.issuer, last.subject); ) {
    const issuer = authorities.find(
      (candidate) => sameBytes(candidate.subject, last.issuer) && !path.includes(candidate),
    );
    if (issuer === undefined || sameBytes(issuer.issuer, issuer.subject)) break;
    path.push(issuer);
    last = issuer;
  }
  return path.map(({ der }) => der);
}
