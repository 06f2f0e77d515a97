import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { spkiOf } from '../../build/demo/pki.ts';
import { AppError } from '../../contract/errors/index.ts';
import {
  createP256Pki,
  openssl,
  opensslCertificate,
  resigned,
  type TestPki,
  testSigner,
} from '../../test/support/certificates.ts';
import {
  firstGeneration,
  type Parts,
  rebuildSignedData,
  rebuildSignerInfo,
} from '../../test/support/cms-forgery.ts';
import { fc } from '../../test/support/random.ts';
import { oids } from './algorithms.ts';
import { fingerprint } from './certificates.ts';
import { childrenOf, contextTag, explicit, Fields, readDer, tags } from './der.ts';
import { algorithm, context, element, nothing, octets, oid, sequence, setOf, unsigned } from './encode.ts';
import { keySigner } from './key-signer.ts';
import { signDetached } from './sign.ts';
import { loadTrust, type TrustStore } from './trust.ts';
import { asStated, verifyDetached } from './verify.ts';

type TestSigner = Awaited<ReturnType<typeof testSigner>>;
const content = new TextEncoder().encode('{"code":"7K3Q9XWP2M4T8"}');
const now = new Date();
let pki: TestPki;
let trust: TrustStore;
let signer: TestSigner;
let cms: Uint8Array;
beforeAll(async () => {
  pki = await createP256Pki();
});
// Before each test, so that a mutation run counts what is read and signed here as reached by a test, not by every one.
beforeEach(async () => {
  trust = loadTrust(pki.trust, 0);
  signer = await testSigner(pki);
  cms = await signDetached(content, signer, now);
});
afterAll(() => pki.remove());

const check = (signature: Uint8Array, over: Uint8Array = content) =>
  verifyDetached(over, signature, trust, now);
const refusal = (signature: Uint8Array, over?: Uint8Array) =>
  check(signature, over).then(
    () => 'accepted',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

const rebuild = (change: (parts: Parts) => Partial<Parts>) => rebuildSignedData(cms, change);
const rebuildSigner = (change: (fields: Uint8Array[]) => Uint8Array[]) => rebuildSignerInfo(cms, change);

test('a signature is accepted, also taken apart and put together again', async () => {
  expect(await check(cms)).toMatchObject({ subject: 'Nguyễn Thị Đường', warnings: [] });
  expect(rebuild(() => ({}))).toEqual(cms);
});

describe('a changed signature is refused', () => {
  test('over other content', async () => {
    expect(await refusal(cms, new TextEncoder().encode('{}'))).toBe('SIGNATURE_INVALID');
  });

  test('at every byte', async () => {
    const accepted: number[] = [];
    for (let position = 0; position < cms.length; position += 1) {
      const changed = Uint8Array.from(cms);
      changed[position] = (changed[position] ?? 0) ^ (1 << (position % 8));
      const outcome = await refusal(changed);
      if (typeof outcome !== 'string' || outcome === 'accepted') accepted.push(position);
    }
    expect(accepted).toEqual([]);
  });

  test('at every length, and with bytes behind it', async () => {
    for (let length = 0; length < cms.length; length += 13) {
      expect(await refusal(cms.subarray(0, length))).toBe('SIGNATURE_FORMAT');
    }
    expect(await refusal(Buffer.concat([cms, Uint8Array.of(0)]))).toBe('SIGNATURE_FORMAT');
  });

  test('with content attached', async () => {
    const attached = rebuild(() => ({
      encapsulated: sequence(oid(oids.data), context(0, octets(content))),
    }));
    expect(await refusal(attached)).toBe('SIGNATURE_FORMAT');
  });

  test('with two signers, none, or the same one twice', async () => {
    const other = await signDetached(content, await testSigner(pki), now);
    const second = new Fields(explicit(childrenOf(readDer(other), tags.sequence)[1] ?? readDer(other)));
    for (let skip = 0; skip < 4; skip += 1) second.any();
    const stranger = childrenOf(second.any(), tags.set)[0]?.bytes ?? new Uint8Array();
    expect(await refusal(rebuild(({ signers }) => ({ signers: [...signers, stranger] })))).toBe(
      'SIGNATURE_FORMAT',
    );
    expect(await refusal(rebuild(({ signers }) => ({ signers: [...signers, ...signers] })))).toBe(
      'SIGNATURE_FORMAT',
    );
    expect(await refusal(rebuild(() => ({ signers: [] })))).toBe('SIGNATURE_FORMAT');
  });

  test('with any attribute removed, repeated or out of order', async () => {
    const edit = (change: (list: Uint8Array[]) => Uint8Array[]) =>
      rebuildSigner((fields) =>
        fields.map((field, index) =>
          index === 3
            ? context(0, ...change(childrenOf(readDer(field), contextTag(0)).map(({ bytes }) => bytes)))
            : field,
        ),
      );
    for (let index = 0; index < 4; index += 1) {
      expect(await refusal(edit((list) => list.filter((_item, place) => place !== index)))).toBe(
        'SIGNATURE_FORMAT',
      );
    }
    expect(await refusal(edit((list) => list.toReversed()))).toBe('SIGNATURE_FORMAT');
    expect(await refusal(edit((list) => [...list, ...list.slice(3)]))).toBe('SIGNATURE_FORMAT');
    expect(await refusal(edit(() => []))).toBe('SIGNATURE_FORMAT');
    expect(await refusal(rebuildSigner((fields) => fields.filter((_field, place) => place !== 3)))).toBe(
      'SIGNATURE_FORMAT',
    );
  });

  test('with an unsigned attribute, which could carry any text', async () => {
    const note = sequence(oid('1.2.3.4'), setOf(element(tags.utf8String, Buffer.from('Về việc…'))));
    expect(await refusal(rebuildSigner((fields) => [...fields, context(1, note)]))).toBe('SIGNATURE_FORMAT');
  });

  test('with a revocation list or a certificate that proves nothing', async () => {
    expect(await refusal(rebuild(() => ({ lists: pki.trust.crls })))).toBe('SIGNATURE_FORMAT');
    const { certificate } = await testSigner(pki, { name: 'Về việc điều động cán bộ' });
    const smuggled = rebuild(({ certificates }) => ({
      certificates: [...certificates, certificate].sort((left, right) => Buffer.compare(left, right)),
    }));
    expect(await refusal(smuggled)).toBe('SIGNATURE_FORMAT');
  });

  test('with its certificate exchanged for another of the same key, name of issuer and number', async () => {
    const hex = (
      await openssl('x509', '-inform', 'DER', '-in', await pki.file(signer.certificate), '-serial', '-noout')
    )
      .toString()
      .trim()
      .replace('serial=', '0x');
    const twin = await opensslCertificate(pki, signer.publicKey, 'keyUsage=critical,digitalSignature', {
      extra: ['-set_serial', hex],
    });
    const swapped = rebuild(({ certificates }) => ({
      certificates: certificates.map((der) => (Buffer.compare(der, signer.certificate) === 0 ? twin : der)),
    }));
    expect(await refusal(swapped)).toBe('SIGNATURE_INVALID');
  });

  test('without its certificate', async () => {
    const without = rebuild(({ certificates }) => ({
      certificates: certificates.filter((der) => Buffer.compare(der, signer.certificate) !== 0),
    }));
    expect(await refusal(without)).toBe('SIGNATURE_FORMAT');
  });

  test('by random bytes, and never by anything but an AppError', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(await refusal(bytes)).toBe('SIGNATURE_FORMAT');
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(cms.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async (edits) => {
          const changed = Uint8Array.from(cms);
          for (const [position, value] of edits) changed[position] = value;
          const outcome = await refusal(changed);
          expect(outcome).toBeTypeOf('string');
          if (Buffer.compare(changed, cms) !== 0) expect(outcome).not.toBe('accepted');
        },
      ),
    );
  });
});

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
    rebuild(({ certificates }) => ({ certificates: change(certificates) }));

  test('with s and not n−s', async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      const signature = await signDetached(content, signer, now);
      expect(await refusal(signature)).toBe('accepted');
      expect(await refusal(otherSpelling(signature))).toBe('SIGNATURE_FORMAT');
    }
  });

  test('with its certificates in order, each once and all of them', async () => {
    expect(await refusal(withCertificates((all) => all.toReversed()))).toBe('SIGNATURE_FORMAT');
    expect(await refusal(withCertificates((all) => all.flatMap((one) => [one, one])))).toBe(
      'SIGNATURE_FORMAT',
    );
    const alone = withCertificates((all) =>
      all.filter((der) => Buffer.compare(der, signer.certificate) === 0),
    );
    expect(await refusal(alone)).toBe('SIGNATURE_FORMAT');
  });

  test('with the very certificate of the authority and not another one for the same key', async () => {
    const [people = content] = pki.trust.intermediates;
    // The authority's own key makes a second signature over the same certificate, as anybody can turn s into n−s.
    const key = createPrivateKey(await readFile(pki.path('root.key')));
    const again = resigned(people, key, (fields) => fields);
    expect(trust.paths(trust.certificate(signer.certificate), [trust.certificate(again)])).toHaveLength(2);
    const swapped = withCertificates((all) =>
      all
        .map((der) => (Buffer.compare(der, people) === 0 ? again : der))
        .toSorted((left, right) => Buffer.compare(left, right)),
    );
    expect(await refusal(swapped)).toBe('SIGNATURE_FORMAT');
  });

  test('with the digest algorithm named without parameters, and the signature algorithm in one way', async () => {
    const named = rebuildSigner((fields) => fields.with(2, algorithm(oids.sha256, nothing())));
    expect(await refusal(named)).toBe('SIGNATURE_FORMAT');
    const rsa = await testSigner(pki, { keys: generateKeyPairSync('rsa', { modulusLength: 2048 }) });
    const signature = await signDetached(content, rsa, now);
    expect(await refusal(signature)).toBe('accepted');
    for (const other of [algorithm(oids.rsaEncryption), algorithm('1.2.840.113549.1.1.11', nothing())])
      expect(await refusal(rebuildSignerInfo(signature, (fields) => fields.with(4, other)))).toBe(
        'SIGNATURE_ALGORITHM',
      );
  });

  test('of a certificate that travels alone too', async () => {
    const alone = loadTrust({ ...pki.trust, anchors: pki.trust.intermediates, intermediates: [] }, 0);
    const signature = await signDetached(content, { ...signer, chain: [] }, now);
    await expect(verifyDetached(content, signature, alone, now)).resolves.toMatchObject({ warnings: [] });
    await expect(verifyDetached(content, otherSpelling(signature), alone, now)).rejects.toMatchObject({
      code: 'SIGNATURE_FORMAT',
    });
    const joined = rebuildSignedData(signature, ({ certificates }) => ({
      certificates: [...certificates, ...pki.trust.intermediates.slice(0, 1)].toSorted((left, right) =>
        Buffer.compare(left, right),
      ),
    }));
    for (const store of [alone, trust])
      await expect(verifyDetached(content, joined, store, now)).rejects.toMatchObject({
        code: 'SIGNATURE_FORMAT',
      });
  });

  test('one of generation 1, which names only its own certificate, holds as it was made', async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      const first = await firstGeneration(content, signer, now);
      expect(await refusal(first)).toBe('accepted');
      const reversed = rebuildSignedData(first, ({ certificates }) => ({
        certificates: certificates.toReversed(),
      }));
      expect(await refusal(reversed)).toBe('SIGNATURE_FORMAT');
    }
  });
});

describe('the signer’s certificate', () => {
  const signedWith = async (certificate: Uint8Array, at = now) =>
    signDetached(content, keySigner(signer.privateKey, certificate, pki.trust.intermediates), at);

  test('of another hierarchy is not trusted', async () => {
    const foreign = await createP256Pki();
    try {
      const signature = await signDetached(content, await testSigner(foreign), now);
      expect(await refusal(signature)).toBe('CERTIFICATE_UNTRUSTED');
    } finally {
      await foreign.remove();
    }
  });

  test.each(['person-encryption', 'recovery', 'tls-client', 'tls-server'] as const)(
    'of kind %s signs nothing',
    async (kind) => {
      const certificate = await pki.issue(kind, spkiOf(signer.publicKey), 'Nguyễn Thị Đường');
      expect(await refusal(await signedWith(certificate))).toBe('CERTIFICATE_USAGE');
    },
  );

  test('with a critical extension nobody here understands is refused', async () => {
    const certificate = await opensslCertificate(
      pki,
      signer.publicKey,
      'keyUsage=critical,digitalSignature\n1.2.3.4=critical,DER:0500\n',
    );
    await expect(signedWith(certificate)).rejects.toMatchObject({ code: 'CERTIFICATE_FORMAT' });
    const swapped = rebuild(({ certificates }) => ({ certificates: [...certificates, certificate] }));
    expect(await refusal(swapped)).toBe('CERTIFICATE_FORMAT');
  });

  test('signed with SHA-1 is refused', async () => {
    const certificate = await opensslCertificate(
      pki,
      signer.publicKey,
      'keyUsage=critical,digitalSignature',
      {
        extra: ['-sha1'],
      },
    );
    const weak = rebuild(({ certificates }) => ({ certificates: [...certificates, certificate] }));
    expect(await refusal(weak)).toBe('SIGNATURE_ALGORITHM');
  });

  test('with an RSA key of 1024 bits or a curve that is not listed is refused', async () => {
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-521' });
    for (const keys of [short, curve]) {
      await expect(testSigner(pki, { keys })).rejects.toMatchObject({ code: 'SIGNATURE_ALGORITHM' });
    }
  });

  test('signs at a time that fits its life and ours', async () => {
    const minute = 60_000;
    const ahead = new Date(now.getTime() + 10 * minute);
    const before = new Date(now.getTime() - 24 * 60 * minute);
    expect(await refusal(await signDetached(content, signer, ahead))).toBe('SIGNATURE_TIME');
    expect(await refusal(await signDetached(content, signer, before))).toBe('SIGNATURE_TIME');
    const expired = new Date(now.getTime() + 4 * 365 * 24 * 60 * minute);
    await expect(verifyDetached(content, cms, trust, expired)).rejects.toMatchObject({
      code: 'CERTIFICATE_EXPIRED',
    });
  });

  test('signs at most five minutes ahead of our clock', async () => {
    const at = new Date(Math.floor(now.getTime() / 1000) * 1000);
    const signature = await signDetached(content, signer, at);
    const ours = (ahead: number) => verifyDetached(content, signature, trust, new Date(at.getTime() - ahead));
    expect((await ours(5 * 60_000)).at).toBe(at.toISOString());
    await expect(ours(5 * 60_000 + 1)).rejects.toMatchObject({ code: 'SIGNATURE_TIME' });
  });

  test('signs from the first to the last second of its life', async () => {
    const second = 1000;
    const from = new Date(Math.floor(now.getTime() / second) * second - 60 * second);
    const to = new Date(from.getTime() + 30 * second);
    const shortLived = await testSigner(pki, { life: { notBefore: from, notAfter: to } });
    const signedAt = async (at: Date) =>
      verifyDetached(content, await signDetached(content, shortLived, at), trust, to).then(
        () => 'accepted',
        (error: AppError) => error.code,
      );
    expect(await signedAt(from)).toBe('accepted');
    expect(await signedAt(to)).toBe('accepted');
    expect(await signedAt(new Date(from.getTime() - second))).toBe('SIGNATURE_TIME');
    expect(await signedAt(new Date(to.getTime() + second))).toBe('SIGNATURE_TIME');
  });

  test('that was revoked later holds as of the time stated, and says since when', async () => {
    const revoked = new Date(Math.floor(now.getTime() / 1000) * 1000 - 30_000);
    const crls = await pki.revoke([signer.certificate], revoked);
    const newer = loadTrust({ ...pki.trust, crls }, 0);
    const check = (statement: Uint8Array, signature: Uint8Array, at = now) =>
      verifyDetached(statement, signature, newer, at);
    const earlier = new Date(revoked.getTime() - 60_000);
    const old = await signDetached(content, signer, earlier);
    await expect(check(content, old)).rejects.toMatchObject({ code: 'CERTIFICATE_REVOKED' });
    expect(await asStated(check, () => now)(content, old)).toEqual({
      certificate: signer.certificate,
      fingerprint: fingerprint(signer.certificate),
      subject: 'Nguyễn Thị Đường',
      at: earlier.toISOString(),
      warnings: [],
      revokedAt: revoked.toISOString(),
    });
    await expect(asStated(check, () => now)(content, cms)).rejects.toMatchObject({
      code: 'CERTIFICATE_REVOKED',
    });
    const ahead = await signDetached(content, signer, new Date(now.getTime() + 3_600_000));
    const times: Date[] = [];
    const noting: typeof check = async (statement, signature, at = now) => {
      times.push(at);
      return check(statement, signature, at);
    };
    await expect(asStated(noting, () => earlier)(content, ahead)).rejects.toMatchObject({
      code: 'SIGNATURE_TIME',
    });
    expect(times).toEqual([earlier]);
  });

  test('stands in the signature once', async () => {
    const twice = rebuild(({ certificates }) => ({ certificates: [...certificates, signer.certificate] }));
    expect(await refusal(twice)).toBe('SIGNATURE_FORMAT');
  });

  test('has a key of the kind that the signature names', async () => {
    const rsa = rebuildSigner((fields) => fields.toSpliced(4, 1, algorithm(oids.rsaEncryption, nothing())));
    expect(await refusal(rsa)).toBe('SIGNATURE_ALGORITHM');
  });

  test('keeps a name within the contract', async () => {
    const long = await testSigner(pki, { name: `Trần <script>${'Ă'.repeat(200)}` });
    const { subject } = await check(await signDetached(content, long, now));
    expect(subject).toMatch(/^Trần scriptĂ+$|^Trần script Ă+$/u);
    expect(subject.length).toBeLessThanOrEqual(160);
  });
});
