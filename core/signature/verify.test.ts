import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { spkiOf } from '../../build/demo/pki.ts';
import type { AppError } from '../../contract/errors/index.ts';
import { createP256Pki, openssl, opensslCertificate, testSigner } from '../../test/support/certificates.ts';
import { fc } from '../../test/support/random.ts';
import { SignedSample } from '../../test/support/signed-sample.ts';
import { oids } from './algorithms.ts';
import { fingerprint } from './certificates.ts';
import { childrenOf, contextTag, explicit, Fields, readDer, tags } from './der.ts';
import { algorithm, context, element, nothing, octets, oid, sequence, setOf } from './encode.ts';
import { keySigner } from './key-signer.ts';
import { signDetached } from './sign.ts';
import { loadTrust } from './trust.ts';
import { asStated, verifyDetached } from './verify.ts';

const sample = SignedSample.forThisFile();
const { content, now } = sample;

test('a signature is accepted, also taken apart and put together again', async () => {
  expect(await sample.check(sample.cms)).toMatchObject({ subject: 'Nguyễn Thị Đường', warnings: [] });
  expect(sample.rebuild(() => ({}))).toEqual(sample.cms);
});

describe('a changed signature is refused', () => {
  test('over other content', async () => {
    expect(await sample.refusal(sample.cms, new TextEncoder().encode('{}'))).toBe('SIGNATURE_INVALID');
  });

  test('at every byte', async () => {
    const accepted: number[] = [];
    for (let position = 0; position < sample.cms.length; position += 1) {
      const changed = Uint8Array.from(sample.cms);
      changed[position] = (changed[position] ?? 0) ^ (1 << (position % 8));
      const outcome = await sample.refusal(changed);
      if (typeof outcome !== 'string' || outcome === 'accepted') accepted.push(position);
    }
    expect(accepted).toEqual([]);
  });

  test('at every length, and with bytes behind it', async () => {
    for (let length = 0; length < sample.cms.length; length += 13) {
      expect(await sample.refusal(sample.cms.subarray(0, length))).toBe('SIGNATURE_FORMAT');
    }
    expect(await sample.refusal(Buffer.concat([sample.cms, Uint8Array.of(0)]))).toBe('SIGNATURE_FORMAT');
  });

  test('with content attached', async () => {
    const attached = sample.rebuild(() => ({
      encapsulated: sequence(oid(oids.data), context(0, octets(content))),
    }));
    expect(await sample.refusal(attached)).toBe('SIGNATURE_FORMAT');
  });

  test('with two signers, none, or the same one twice', async () => {
    const other = await signDetached(content, await testSigner(sample.pki), now);
    const second = new Fields(explicit(childrenOf(readDer(other), tags.sequence)[1] ?? readDer(other)));
    for (let skip = 0; skip < 4; skip += 1) second.any();
    const stranger = childrenOf(second.any(), tags.set)[0]?.bytes ?? new Uint8Array();
    expect(await sample.refusal(sample.rebuild(({ signers }) => ({ signers: [...signers, stranger] })))).toBe(
      'SIGNATURE_FORMAT',
    );
    expect(
      await sample.refusal(sample.rebuild(({ signers }) => ({ signers: [...signers, ...signers] }))),
    ).toBe('SIGNATURE_FORMAT');
    expect(await sample.refusal(sample.rebuild(() => ({ signers: [] })))).toBe('SIGNATURE_FORMAT');
  });

  test('with any attribute removed, repeated or out of order', async () => {
    const edit = (change: (list: Uint8Array[]) => Uint8Array[]) =>
      sample.rebuildSigner((fields) =>
        fields.map((field, index) =>
          index === 3
            ? context(0, ...change(childrenOf(readDer(field), contextTag(0)).map(({ bytes }) => bytes)))
            : field,
        ),
      );
    for (let index = 0; index < 4; index += 1) {
      expect(await sample.refusal(edit((list) => list.filter((_item, place) => place !== index)))).toBe(
        'SIGNATURE_FORMAT',
      );
    }
    expect(await sample.refusal(edit((list) => list.toReversed()))).toBe('SIGNATURE_FORMAT');
    expect(await sample.refusal(edit((list) => [...list, ...list.slice(3)]))).toBe('SIGNATURE_FORMAT');
    expect(await sample.refusal(edit(() => []))).toBe('SIGNATURE_FORMAT');
    expect(
      await sample.refusal(sample.rebuildSigner((fields) => fields.filter((_field, place) => place !== 3))),
    ).toBe('SIGNATURE_FORMAT');
  });

  test('with an unsigned attribute, which could carry any text', async () => {
    const note = sequence(oid('1.2.3.4'), setOf(element(tags.utf8String, Buffer.from('Về việc…'))));
    expect(await sample.refusal(sample.rebuildSigner((fields) => [...fields, context(1, note)]))).toBe(
      'SIGNATURE_FORMAT',
    );
  });

  test('with a revocation list or a certificate that proves nothing', async () => {
    expect(await sample.refusal(sample.rebuild(() => ({ lists: sample.pki.trust.crls })))).toBe(
      'SIGNATURE_FORMAT',
    );
    const { certificate } = await testSigner(sample.pki, { name: 'Về việc điều động cán bộ' });
    const smuggled = sample.rebuild(({ certificates }) => ({
      certificates: [...certificates, certificate].sort((left, right) => Buffer.compare(left, right)),
    }));
    expect(await sample.refusal(smuggled)).toBe('SIGNATURE_FORMAT');
  });

  test('with its certificate exchanged for another of the same key, name of issuer and number', async () => {
    const hex = (
      await openssl(
        'x509',
        '-inform',
        'DER',
        '-in',
        await sample.pki.file(sample.signer.certificate),
        '-serial',
        '-noout',
      )
    )
      .toString()
      .trim()
      .replace('serial=', '0x');
    const twin = await opensslCertificate(
      sample.pki,
      sample.signer.publicKey,
      'keyUsage=critical,digitalSignature',
      {
        extra: ['-set_serial', hex],
      },
    );
    const swapped = sample.rebuild(({ certificates }) => ({
      certificates: certificates.map((der) =>
        Buffer.compare(der, sample.signer.certificate) === 0 ? twin : der,
      ),
    }));
    expect(await sample.refusal(swapped)).toBe('SIGNATURE_INVALID');
  });

  test('without its certificate', async () => {
    const without = sample.rebuild(({ certificates }) => ({
      certificates: certificates.filter((der) => Buffer.compare(der, sample.signer.certificate) !== 0),
    }));
    expect(await sample.refusal(without)).toBe('SIGNATURE_FORMAT');
  });

  test('by random bytes, and never by anything but an AppError', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(await sample.refusal(bytes)).toBe('SIGNATURE_FORMAT');
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(sample.cms.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async (edits) => {
          const changed = Uint8Array.from(sample.cms);
          for (const [position, value] of edits) changed[position] = value;
          const outcome = await sample.refusal(changed);
          expect(outcome).toBeTypeOf('string');
          if (Buffer.compare(changed, sample.cms) !== 0) expect(outcome).not.toBe('accepted');
        },
      ),
    );
  });
});

describe('the signer’s certificate', () => {
  const signedWith = async (certificate: Uint8Array, at = now) =>
    signDetached(
      content,
      keySigner(sample.signer.privateKey, certificate, sample.pki.trust.intermediates),
      at,
    );

  test('of another hierarchy is not trusted', async () => {
    const foreign = await createP256Pki();
    try {
      const signature = await signDetached(content, await testSigner(foreign), now);
      expect(await sample.refusal(signature)).toBe('CERTIFICATE_UNTRUSTED');
    } finally {
      await foreign.remove();
    }
  });

  test.each(['person-encryption', 'recovery', 'tls-client', 'tls-server'] as const)(
    'of kind %s signs nothing',
    async (kind) => {
      const certificate = await sample.pki.issue(kind, spkiOf(sample.signer.publicKey), 'Nguyễn Thị Đường');
      expect(await sample.refusal(await signedWith(certificate))).toBe('CERTIFICATE_USAGE');
    },
  );

  test('with a critical extension nobody here understands is refused', async () => {
    const certificate = await opensslCertificate(
      sample.pki,
      sample.signer.publicKey,
      'keyUsage=critical,digitalSignature\n1.2.3.4=critical,DER:0500\n',
    );
    await expect(signedWith(certificate)).rejects.toMatchObject({ code: 'CERTIFICATE_FORMAT' });
    const swapped = sample.rebuild(({ certificates }) => ({ certificates: [...certificates, certificate] }));
    expect(await sample.refusal(swapped)).toBe('CERTIFICATE_FORMAT');
  });

  test('signed with SHA-1 is refused', async () => {
    const certificate = await opensslCertificate(
      sample.pki,
      sample.signer.publicKey,
      'keyUsage=critical,digitalSignature',
      {
        extra: ['-sha1'],
      },
    );
    const weak = sample.rebuild(({ certificates }) => ({ certificates: [...certificates, certificate] }));
    expect(await sample.refusal(weak)).toBe('SIGNATURE_ALGORITHM');
  });

  test('with an RSA key of 1024 bits or a curve that is not listed is refused', async () => {
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-521' });
    for (const keys of [short, curve]) {
      await expect(testSigner(sample.pki, { keys })).rejects.toMatchObject({ code: 'SIGNATURE_ALGORITHM' });
    }
  });

  test('signs at a time that fits its life and ours', async () => {
    const minute = 60_000;
    const ahead = new Date(now.getTime() + 10 * minute);
    const before = new Date(now.getTime() - 24 * 60 * minute);
    expect(await sample.refusal(await signDetached(content, sample.signer, ahead))).toBe('SIGNATURE_TIME');
    expect(await sample.refusal(await signDetached(content, sample.signer, before))).toBe('SIGNATURE_TIME');
    const expired = new Date(now.getTime() + 4 * 365 * 24 * 60 * minute);
    await expect(verifyDetached(content, sample.cms, sample.trust, expired)).rejects.toMatchObject({
      code: 'CERTIFICATE_EXPIRED',
    });
  });

  test('signs at most five minutes ahead of our clock', async () => {
    const at = new Date(Math.floor(now.getTime() / 1000) * 1000);
    const signature = await signDetached(content, sample.signer, at);
    const ours = (ahead: number) =>
      verifyDetached(content, signature, sample.trust, new Date(at.getTime() - ahead));
    expect((await ours(5 * 60_000)).at).toBe(at.toISOString());
    await expect(ours(5 * 60_000 + 1)).rejects.toMatchObject({ code: 'SIGNATURE_TIME' });
  });

  test('signs from the first to the last second of its life', async () => {
    const second = 1000;
    const from = new Date(Math.floor(now.getTime() / second) * second - 60 * second);
    const to = new Date(from.getTime() + 30 * second);
    const shortLived = await testSigner(sample.pki, { life: { notBefore: from, notAfter: to } });
    const signedAt = async (at: Date) =>
      verifyDetached(content, await signDetached(content, shortLived, at), sample.trust, to).then(
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
    const crls = await sample.pki.revoke([sample.signer.certificate], revoked);
    const newer = loadTrust({ ...sample.pki.trust, crls }, 0);
    const check = (statement: Uint8Array, signature: Uint8Array, at = now) =>
      verifyDetached(statement, signature, newer, at);
    const earlier = new Date(revoked.getTime() - 60_000);
    const old = await signDetached(content, sample.signer, earlier);
    await expect(check(content, old)).rejects.toMatchObject({ code: 'CERTIFICATE_REVOKED' });
    expect(await asStated(check, () => now)(content, old)).toEqual({
      certificate: sample.signer.certificate,
      fingerprint: fingerprint(sample.signer.certificate),
      subject: 'Nguyễn Thị Đường',
      at: earlier.toISOString(),
      warnings: [],
      revokedAt: revoked.toISOString(),
    });
    await expect(asStated(check, () => now)(content, sample.cms)).rejects.toMatchObject({
      code: 'CERTIFICATE_REVOKED',
    });
    const ahead = await signDetached(content, sample.signer, new Date(now.getTime() + 3_600_000));
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
    const twice = sample.rebuild(({ certificates }) => ({
      certificates: [...certificates, sample.signer.certificate],
    }));
    expect(await sample.refusal(twice)).toBe('SIGNATURE_FORMAT');
  });

  test('has a key of the kind that the signature names', async () => {
    const rsa = sample.rebuildSigner((fields) =>
      fields.toSpliced(4, 1, algorithm(oids.rsaEncryption, nothing())),
    );
    expect(await sample.refusal(rsa)).toBe('SIGNATURE_ALGORITHM');
  });

  test('keeps a name within the contract', async () => {
    const long = await testSigner(sample.pki, { name: `Trần <script>${'Ă'.repeat(200)}` });
    const { subject } = await sample.check(await signDetached(content, long, now));
    expect(subject).toMatch(/^Trần scriptĂ+$|^Trần script Ă+$/u);
    expect(subject.length).toBeLessThanOrEqual(160);
  });
});
