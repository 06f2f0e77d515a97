import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { resigned, testSigner } from '../../test/support/certificates.ts';
import { firstGeneration, rebuildSignedData, rebuildSignerInfo } from '../../test/support/cms-forgery.ts';
import { SignedSample } from '../../test/support/signed-sample.ts';
import { oids } from './algorithms.ts';
import { childrenOf, readDer, tags } from './der.ts';
import { algorithm, nothing, octets, sequence, unsigned } from './encode.ts';
import { signDetached } from './sign.ts';
import { loadTrust } from './trust.ts';
import { verifyDetached } from './verify.ts';

const sample = SignedSample.forThisFile();
const { content, now } = sample;

describe('a signature has one spelling', () => {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  /** The same signature with n−s in place of s. */
  const otherSpelling = (signature: Uint8Array) =>
    rebuildSignerInfo(signature, (fields) => {
      const value = childrenOf(readDer(fields[5] ?? signature), tags.octetString);
      expect(value).toHaveLength(1);
      const [r, s] = value.flatMap((one) => childrenOf(one, tags.sequence));
      const other = order - BigInt(`0x${Buffer.from(s?.value ?? []).toString('hex')}`);
      const magnitude = Buffer.from(other.toString(16).padStart(64, '0'), 'hex');
      return fields.with(5, octets(sequence(r?.bytes ?? nothing(), unsigned(magnitude))));
    });
  const withCertificates = (change: (all: Uint8Array[]) => Uint8Array[]) =>
    sample.rebuild(({ certificates }) => ({ certificates: change(certificates) }));

  test('with s and not n−s', async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      const signature = await signDetached(content, sample.signer, now);
      expect(await sample.refusal(signature)).toBe('accepted');
      expect(await sample.refusal(otherSpelling(signature))).toBe('SIGNATURE_FORMAT');
    }
  });

  test('with its certificates in order, each once and all of them', async () => {
    expect(await sample.refusal(withCertificates((all) => all.toReversed()))).toBe('SIGNATURE_FORMAT');
    expect(await sample.refusal(withCertificates((all) => all.flatMap((one) => [one, one])))).toBe(
      'SIGNATURE_FORMAT',
    );
    const alone = withCertificates((all) =>
      all.filter((der) => Buffer.compare(der, sample.signer.certificate) === 0),
    );
    expect(await sample.refusal(alone)).toBe('SIGNATURE_FORMAT');
  });

  test('with the very certificate of the authority and not another one for the same key', async () => {
    const [people = content] = sample.pki.trust.intermediates;
    // The authority's own key makes a second signature over the same certificate, as anybody can turn s into n−s.
    const key = createPrivateKey(await readFile(sample.pki.path('root.key')));
    const again = resigned(people, key, (fields) => fields);
    expect(
      sample.trust.paths(sample.trust.certificate(sample.signer.certificate), [
        sample.trust.certificate(again),
      ]),
    ).toHaveLength(2);
    const swapped = withCertificates((all) =>
      all
        .map((der) => (Buffer.compare(der, people) === 0 ? again : der))
        .toSorted((left, right) => Buffer.compare(left, right)),
    );
    expect(await sample.refusal(swapped)).toBe('SIGNATURE_FORMAT');
  });

  test('with the digest algorithm named without parameters, and the signature algorithm in one way', async () => {
    const named = sample.rebuildSigner((fields) => fields.with(2, algorithm(oids.sha256, nothing())));
    expect(await sample.refusal(named)).toBe('SIGNATURE_FORMAT');
    const rsa = await testSigner(sample.pki, { keys: generateKeyPairSync('rsa', { modulusLength: 2048 }) });
    const signature = await signDetached(content, rsa, now);
    expect(await sample.refusal(signature)).toBe('accepted');
    for (const other of [algorithm(oids.rsaEncryption), algorithm('1.2.840.113549.1.1.11', nothing())])
      expect(await sample.refusal(rebuildSignerInfo(signature, (fields) => fields.with(4, other)))).toBe(
        'SIGNATURE_ALGORITHM',
      );
  });

  test('of a certificate that travels alone too', async () => {
    const alone = loadTrust(
      { ...sample.pki.trust, anchors: sample.pki.trust.intermediates, intermediates: [] },
      0,
    );
    const signature = await signDetached(content, { ...sample.signer, chain: [] }, now);
    await expect(verifyDetached(content, signature, alone, now)).resolves.toMatchObject({ warnings: [] });
    await expect(verifyDetached(content, otherSpelling(signature), alone, now)).rejects.toMatchObject({
      code: 'SIGNATURE_FORMAT',
    });
    const joined = rebuildSignedData(signature, ({ certificates }) => ({
      certificates: [...certificates, ...sample.pki.trust.intermediates.slice(0, 1)].toSorted((left, right) =>
        Buffer.compare(left, right),
      ),
    }));
    for (const store of [alone, sample.trust])
      await expect(verifyDetached(content, joined, store, now)).rejects.toMatchObject({
        code: 'SIGNATURE_FORMAT',
      });
  });

  test('one of generation 1, which names only its own certificate, holds as it was made', async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      const first = await firstGeneration(content, sample.signer, now);
      expect(await sample.refusal(first)).toBe('accepted');
      const reversed = rebuildSignedData(first, ({ certificates }) => ({
        certificates: certificates.toReversed(),
      }));
      expect(await sample.refusal(reversed)).toBe('SIGNATURE_FORMAT');
    }
  });
});
