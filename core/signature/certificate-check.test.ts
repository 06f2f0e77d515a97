import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spkiOf } from '../../build/demo/pki.ts';
import { issueCrl } from '../../build/demo/pki-certificates.ts';
import { AppError } from '../../contract/errors/index.ts';
import { createP256Pki, keyKinds, type TestPki } from '../../test/support/certificates.ts';
import { type CertificateUse, checkCertificate } from './certificate-check.ts';
import { fingerprint, nameOf, readCertificate } from './certificates.ts';
import { loadTrust } from './trust.ts';

const day = 24 * 60 * 60 * 1000;
const now = new Date();
const later = (days: number) => new Date(now.getTime() + days * day);
const keys = keyKinds['P-256']();
let pki: TestPki;
let leaf: Uint8Array;
beforeAll(async () => {
  pki = await createP256Pki();
  leaf = await pki.issue('person-signing', spkiOf(keys.publicKey), 'Nguyễn Thị Đường', {
    notAfter: later(2000),
  });
});
afterAll(() => pki.remove());

const outcome = (
  certificate: Uint8Array,
  options: { files?: Partial<TestPki['trust']>; staleDays?: number; at?: Date; use?: CertificateUse } = {},
) => {
  const { files, staleDays = 0, at = now, use = 'sign' } = options;
  try {
    return checkCertificate(certificate, loadTrust({ ...pki.trust, ...files }, staleDays), at, use);
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
};

describe('use', () => {
  const uses = ['sign', 'encrypt', 'tls-client', 'tls-server'] as const;
  test.each([
    ['person-signing', 'sign'],
    ['person-encryption', 'encrypt'],
    ['organisation-seal', 'sign'],
    ['recovery', 'encrypt'],
    ['endpoint-signer', 'sign'],
    ['directory-authority', 'sign'],
    ['tls-client', 'tls-client'],
    ['tls-server', 'tls-server'],
  ] as const)('%s is for %s only', async (kind, allowed) => {
    const certificate = await pki.issue(kind, spkiOf(keys.publicKey), 'Bộ Huấn luyện');
    for (const use of uses) {
      expect(outcome(certificate, { use })).toEqual(use === allowed ? [] : 'CERTIFICATE_USAGE');
    }
  });

  test('an authority is no signer', () => {
    const [authority = leaf] = pki.trust.intermediates;
    expect(outcome(authority)).toBe('CERTIFICATE_USAGE');
  });
});

describe('life', () => {
  test('expired and not yet valid', async () => {
    const issue = (life: { notBefore: Date; notAfter: Date }) =>
      pki.issue('person-signing', spkiOf(keys.publicKey), 'Nguyễn Văn A', life);
    const expired = await issue({ notBefore: later(-2), notAfter: later(-1) });
    const early = await issue({ notBefore: later(1), notAfter: later(2) });
    expect(outcome(expired)).toBe('CERTIFICATE_EXPIRED');
    expect(outcome(early)).toBe('CERTIFICATE_EXPIRED');
  });

  test('the same store checks each moment anew', () => {
    const trust = loadTrust(pki.trust, 10_000);
    expect(checkCertificate(leaf, trust, now, 'sign')).toEqual([]);
    expect(() => checkCertificate(leaf, trust, later(2001), 'sign')).toThrow('CERTIFICATE_EXPIRED');
    expect(checkCertificate(leaf, trust, now, 'sign')).toEqual([]);
  });
});

describe('revocation', () => {
  test('a revoked certificate is refused, and no other', async () => {
    const gone = await pki.issue('person-signing', spkiOf(keys.publicKey), 'Nguyễn Văn B');
    const crls = await pki.revoke([gone], later(-0.01));
    expect(outcome(gone, { files: { crls } })).toBe('CERTIFICATE_REVOKED');
    expect(outcome(leaf, { files: { crls } })).toEqual([]);
    // Old and new list side by side: the newest counts, whatever the order of the files.
    expect(outcome(gone, { files: { crls: [...crls, ...pki.trust.crls] } })).toBe('CERTIFICATE_REVOKED');
  });

  test('a revoked authority takes everything below with it', async () => {
    const other = await createP256Pki();
    try {
      const certificate = await other.issue('person-signing', spkiOf(keys.publicKey), 'Nguyễn Văn C');
      const [people = leaf] = other.trust.intermediates;
      const crls = await other.revoke([people], later(-0.01));
      expect(outcome(certificate, { files: { ...other.trust, crls } })).toBe('CERTIFICATE_REVOKED');
    } finally {
      await other.remove();
    }
  });

  test('the list of each authority in the path must be there', () => {
    const [root = leaf, people = leaf] = pki.trust.crls;
    expect(outcome(leaf, { files: { crls: [root, people] } })).toEqual([]);
    expect(outcome(leaf, { files: { crls: [root] } })).toBe('CRL_MISSING');
    expect(outcome(leaf, { files: { crls: [people] } })).toBe('CRL_MISSING');
    expect(outcome(leaf, { files: { crls: [] } })).toBe('CRL_MISSING');
  });

  test('a list in the issuer’s name by another key is no list', async () => {
    const [root = leaf] = pki.trust.crls;
    const forged = await issueCrl(
      { key: keyKinds['P-256']().privateKey, certificate: pki.trust.intermediates[0] ?? leaf },
      { thisUpdate: later(-1), nextUpdate: later(300), number: 9, revoked: [] },
    );
    expect(outcome(leaf, { files: { crls: [root, forged] } })).toBe('CRL_MISSING');
  });

  test('a stale list warns within the days allowed and fails after them', () => {
    expect(outcome(leaf, { at: later(364) })).toEqual([]);
    expect(outcome(leaf, { at: later(366), staleDays: 7 })).toEqual(['CRL_STALE']);
    expect(outcome(leaf, { at: later(373), staleDays: 7 })).toBe('CRL_STALE');
    expect(outcome(leaf, { at: later(366), staleDays: 0 })).toBe('CRL_STALE');
  });
});

describe('paths', () => {
  test('without its authority a certificate leads nowhere', () => {
    expect(outcome(leaf, { files: { intermediates: [] } })).toBe('CERTIFICATE_UNTRUSTED');
  });
});

describe('trust files', () => {
  test.each([
    ['no anchor', { anchors: [] }],
    ['an anchor that is not DER', { anchors: [Uint8Array.of(1, 2, 3)] }],
    ['a list that is not DER', { crls: [Uint8Array.of(0x30, 0)] }],
  ])('%s is refused', (_name, files) => {
    expect(outcome(leaf, { files })).toBe('TRUST_FILES_INVALID');
  });

  test('an anchor that is no authority, or has bytes behind it, is refused', () => {
    const [root = leaf] = pki.trust.anchors;
    expect(outcome(leaf, { files: { anchors: [leaf] } })).toBe('TRUST_FILES_INVALID');
    expect(outcome(leaf, { files: { anchors: [Buffer.concat([root, Uint8Array.of(0)])] } })).toBe(
      'TRUST_FILES_INVALID',
    );
  });
});

test('names, fingerprints and keys are read from a certificate', () => {
  expect(nameOf(readCertificate(leaf))).toBe('Nguyễn Thị Đường');
  expect(fingerprint(leaf)).toMatch(/^[0-9a-f]{64}$/);
  expect(readCertificate(leaf).spki).toEqual(spkiOf(keys.publicKey));
});
