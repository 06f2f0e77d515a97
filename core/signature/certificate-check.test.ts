import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spkiOf } from '../../build/demo/pki.ts';
import { issueCertificate, issueCrl, type Profile } from '../../build/demo/pki-certificates.ts';
import { AppError } from '../../contract/errors/index.ts';
import { createP256Pki, keyKinds, type TestPki } from '../../test/support/certificates.ts';
import { type CertificateUse, checkCertificate, checkPaths, checkUse } from './certificate-check.ts';
import { type Certificate, fingerprint, nameOf, readCertificate } from './certificates.ts';
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

  test('of several revocations in a path, the earliest is told', async () => {
    const other = await createP256Pki();
    try {
      const certificate = await other.issue('person-signing', spkiOf(keys.publicKey), 'Nguyễn Văn D');
      const whole = (days: number) => new Date(Math.floor(later(days).getTime() / 1000) * 1000);
      await other.revoke(other.trust.intermediates.slice(0, 1), whole(2));
      const trust = loadTrust({ ...other.trust, crls: await other.revoke([certificate], whole(3)) }, 0);
      const paths = trust.paths(trust.certificate(certificate), []);
      expect(checkPaths(paths, trust, now).revokedAt).toBe(whole(2).getTime());
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

describe('at the exact millisecond', () => {
  const from = Date.parse('2026-03-01T00:00:00Z');
  const to = from + 100 * day;
  const { privateKey, publicKey } = keyKinds['P-256']();
  const make = (options: { issuer?: Uint8Array; until?: number; profile?: Profile }) =>
    issueCertificate({
      publicKey: spkiOf(publicKey),
      commonName: options.issuer === undefined ? 'Gốc' : 'Nguyễn Văn A',
      organisation: 'Bộ Tài chính',
      life: { notBefore: new Date(from), notAfter: new Date(options.until ?? to) },
      profile: options.profile ?? { keyUsage: ['keyCertSign', 'cRLSign'], authority: { pathLength: 1 } },
      issuer: { key: privateKey, ...(options.issuer === undefined ? {} : { certificate: options.issuer }) },
    });
  /** A signer below an anchor whose list is due on day 50; `revoked` is the day it is revoked from. */
  const world = async (options: { revoked?: number; until?: number; lists?: boolean } = {}) => {
    const { revoked, until = to, lists = true } = options;
    const anchor = await make({});
    const signer = await make({ issuer: anchor, until, profile: { keyUsage: ['digitalSignature'] } });
    const crl = await issueCrl(
      { key: privateKey, certificate: anchor },
      {
        thisUpdate: new Date(from),
        nextUpdate: new Date(from + 50 * day),
        number: 1,
        revoked:
          revoked === undefined
            ? []
            : [{ serial: new X509Certificate(signer).serialNumber, at: new Date(from + revoked * day) }],
      },
    );
    const trust = loadTrust({ anchors: [anchor], intermediates: [], crls: lists ? [crl] : [] }, 7);
    const read = trust.certificate(signer);
    const at = (time: number) => {
      try {
        return checkPaths(trust.paths(read, []), trust, new Date(from + time));
      } catch (error) {
        return error instanceof AppError ? error.code : error;
      }
    };
    return { at, trust, read };
  };
  const good = { fault: undefined, warnings: [], revokedAt: undefined };

  test('a certificate holds from its first to its last millisecond', async () => {
    const { at } = await world({ until: from + 10 * day });
    expect([-1, 0, 10 * day, 10 * day + 1].map(at)).toEqual([
      'CERTIFICATE_EXPIRED',
      good,
      good,
      'CERTIFICATE_EXPIRED',
    ]);
  });

  test('a list is current to its date, stale for the days allowed, and then refused', async () => {
    const { at } = await world();
    const stale = { ...good, warnings: ['CRL_STALE'] };
    expect([50 * day, 50 * day + 1, 57 * day, 57 * day + 1].map(at)).toEqual([
      good,
      stale,
      stale,
      'CRL_STALE',
    ]);
  });

  test('a revocation counts from its time on, and is told before', async () => {
    const { at } = await world({ revoked: 20 });
    expect([20 * day - 1, 20 * day].map(at)).toEqual([
      { ...good, revokedAt: from + 20 * day },
      'CERTIFICATE_REVOKED',
    ]);
  });

  test('the worst finding is the one reported: revoked, expired, no list, stale list', async () => {
    const revoked = await world({ revoked: 20, until: from + 10 * day });
    expect(revoked.at(60 * day)).toBe('CERTIFICATE_REVOKED');
    const withoutList = await world({ until: from + 10 * day, lists: false });
    expect(withoutList.at(11 * day)).toBe('CERTIFICATE_EXPIRED');
    expect(withoutList.at(day)).toBe('CRL_MISSING');
    const staleList = await world({ until: from + 10 * day });
    expect(staleList.at(60 * day)).toBe('CERTIFICATE_EXPIRED');
  });

  test('the first path that holds decides; when none does, the fault of the first', async () => {
    const { trust, read } = await world({ until: from + 10 * day });
    const [path = []] = trust.paths(read, []);
    const stranger = readCertificate(leaf);
    const time = new Date(from + day);
    expect(checkPaths([[read, stranger], path], trust, time)).toEqual(good);
    expect(() => checkPaths([[read, stranger], path], trust, new Date(from - 1))).toThrow(
      'CERTIFICATE_EXPIRED',
    );
    expect(() => checkPaths([[read, stranger]], trust, time)).toThrow('CERTIFICATE_EXPIRED');
    expect(() => checkPaths([], trust, time)).toThrow('CERTIFICATE_UNTRUSTED');
  });
});

describe('usages of an end certificate', () => {
  const withUsages = (usages: number[] | undefined, extended?: string[]): Certificate => {
    const certificate = readCertificate(leaf);
    return {
      ...certificate,
      extensions: {
        ...certificate.extensions,
        keyUsage: usages && new Set(usages),
        extendedKeyUsage: extended && new Set(extended),
      },
    };
  };
  const allowed = (certificate: Certificate) =>
    (['sign', 'encrypt', 'tls-client', 'tls-server'] as const).filter((use) => {
      try {
        checkUse(certificate, use);
        return true;
      } catch (error) {
        if (error instanceof AppError && error.code === 'CERTIFICATE_USAGE') return false;
        throw error;
      }
    });
  const [server, client] = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'];

  test.each([
    ['none', undefined, undefined, []],
    ['digitalSignature', [0], undefined, ['sign']],
    ['nonRepudiation', [1], undefined, ['sign']],
    ['keyEncipherment', [2], undefined, ['encrypt']],
    ['keyCertSign', [5], undefined, []],
    ['digitalSignature for any purpose', [0], ['2.5.29.37.0'], ['sign']],
    ['digitalSignature for mail', [0], ['1.3.6.1.5.5.7.3.4'], ['sign']],
    ['digitalSignature for documents', [0], ['1.3.6.1.5.5.7.3.36'], ['sign']],
    ['digitalSignature for documents (Microsoft)', [0], ['1.3.6.1.4.1.311.10.3.12'], ['sign']],
    ['digitalSignature for a client', [0], [client], ['tls-client']],
    ['digitalSignature for a server', [0], [server], ['tls-server']],
    ['nonRepudiation for both', [1], [client, server], []],
    ['no usage for both and mail', undefined, [client, server, '1.3.6.1.5.5.7.3.4'], []],
    ['digitalSignature for mail and a client', [0], ['1.3.6.1.5.5.7.3.4', client], ['sign', 'tls-client']],
  ])('%s', (_name, usages, extended, expected) => {
    expect(allowed(withUsages(usages, extended))).toEqual(expected);
  });

  test('a key of another kind is refused before its usage', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-521' });
    expect(() => checkUse({ ...withUsages([]), key: publicKey }, 'sign')).toThrow('SIGNATURE_ALGORITHM');
  });
});
