import { beforeAll, describe, expect, test } from 'vitest';
import { spkiOf } from '../../build/demo/pki.ts';
import { issueCertificate, type Profile } from '../../build/demo/pki-certificates.ts';
import { AppError } from '../../contract/errors/index.ts';
import { type Keys, keyKinds } from '../../test/support/certificates.ts';
import { type ListContent, revocationList } from '../../test/support/revocation-lists.ts';
import { checkPaths } from './certificate-check.ts';
import { loadTrust } from './trust.ts';

/** Day 0 of the cases; certificates of signers live from day -1 to day 10, authorities for a year. */
const from = Date.parse('2026-03-01T00:00:00Z');
const day = (count: number) => new Date(from + count * 24 * 60 * 60 * 1000);
const authorityProfile: Profile = { keyUsage: ['keyCertSign', 'cRLSign'], authority: { pathLength: 3 } };

interface Holder {
  readonly der: Uint8Array;
  readonly keys: Keys;
}

async function issue(
  name: string,
  issuer: Holder | undefined,
  options: { profile?: Profile; keys?: Keys; until?: number } = {},
): Promise<Holder> {
  const { profile = authorityProfile, keys = keyKinds['P-256'](), until = 365 } = options;
  const der = await issueCertificate({
    publicKey: spkiOf(keys.publicKey),
    commonName: name,
    organisation: 'Ban Cơ yếu Chính phủ',
    life: { notBefore: day(-1), notAfter: day(until) },
    profile,
    issuer:
      issuer === undefined
        ? { key: keys.privateKey }
        : { key: issuer.keys.privateKey, certificate: issuer.der },
  });
  return { der, keys };
}

let root: Holder;
let people: Holder;
let signer: Holder;
beforeAll(async () => {
  root = await issue('Gốc', undefined);
  people = await issue('Con người', root);
  signer = await issue('Nguyễn Văn A', people, { profile: { keyUsage: ['digitalSignature'] }, until: 10 });
});

/** A list of `by` made on a day, due `life` days later. */
const list = (
  by: Holder,
  made: number,
  content: Partial<ListContent> & {
    life?: number;
    names?: Holder;
    since?: number;
    key?: Keys['privateKey'];
  } = {},
) => {
  const { life = 30, names, since = 2, ...rest } = content;
  return revocationList({
    authority: by.der,
    key: by.keys.privateKey,
    thisUpdate: day(made),
    nextUpdate: day(made + life),
    revoked: names === undefined ? [] : [{ certificate: names.der, at: day(since) }],
    ...rest,
  });
};

/** The answer for the signer's certificate on a day: its warnings, or the code of the refusal. */
function verdict(
  on: number,
  crls: Uint8Array[],
  files: { anchors?: Holder[]; intermediates?: Holder[]; end?: Holder; staleDays?: number } = {},
) {
  const { anchors = [root], intermediates = [people], end = signer, staleDays = 0 } = files;
  const ders = (holders: Holder[]) => holders.map(({ der }) => der);
  const trust = loadTrust({ anchors: ders(anchors), intermediates: ders(intermediates), crls }, staleDays);
  try {
    return checkPaths(trust.paths(trust.certificate(end.der), []), trust, day(on)).warnings;
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
}
const ofRoot = () => list(root, 0, { life: 300 });

describe('a certificate that any list in hand names is revoked', () => {
  test('also when a later list has dropped it after its end, whatever the order of the files', () => {
    const [named, dropped] = [list(people, 3, { names: signer }), list(people, 40)];
    for (const lists of [
      [named, dropped],
      [dropped, named],
    ])
      expect(verdict(5, [ofRoot(), ...lists])).toBe('CERTIFICATE_REVOKED');
  });

  test('also when a later list drops it within its life', () => {
    expect(verdict(5, [ofRoot(), list(people, 3, { names: signer }), list(people, 4)])).toBe(
      'CERTIFICATE_REVOKED',
    );
  });

  test('from the earliest date that any of them states', () => {
    const lists = [
      list(people, 3, { names: signer, since: 3 }),
      list(people, 4, { names: signer, since: 2 }),
    ];
    expect(verdict(2, [ofRoot(), ...lists])).toBe('CERTIFICATE_REVOKED');
    expect(verdict(1, [ofRoot(), ...lists])).toEqual([]);
    const twice = list(people, 3, {
      revoked: [
        { certificate: signer.der, at: day(2) },
        { certificate: signer.der, at: day(4) },
      ],
    });
    expect(verdict(3, [ofRoot(), twice])).toBe('CERTIFICATE_REVOKED');
  });
});

describe('a list that was made after the end of a certificate', () => {
  test('says nothing about it', () => {
    expect(verdict(5, [ofRoot(), list(people, 40)])).toBe('CRL_MISSING');
    expect(verdict(5, [ofRoot(), list(people, 10)])).toEqual([]);
  });

  test('leaves the lists before it to say how fresh the knowledge is', () => {
    const early = list(people, 1, { life: 2 });
    expect(verdict(5, [ofRoot(), early, list(people, 40)])).toBe('CRL_STALE');
    expect(verdict(5, [ofRoot(), early, list(people, 40)], { staleDays: 2 })).toEqual(['CRL_STALE']);
    expect(verdict(3, [ofRoot(), early, list(people, 40)])).toEqual([]);
  });

  test('counts where it keeps those that ended since then', () => {
    const keeping = (since: number) => list(people, 40, { keepsExpiredSince: day(since) });
    expect(verdict(5, [ofRoot(), keeping(10)])).toEqual([]);
    expect(verdict(5, [ofRoot(), keeping(11)])).toBe('CRL_MISSING');
  });
});

describe('the latest of several lists', () => {
  test('with one date is the one with the higher number, whatever the order of the files', () => {
    const [first, second] = [
      list(people, 1, { number: 1, life: 1 }),
      list(people, 1, { number: 2, life: 30 }),
    ];
    for (const lists of [
      [first, second],
      [second, first],
    ])
      expect(verdict(5, [ofRoot(), ...lists])).toEqual([]);
    const [longer, shorter] = [
      list(people, 1, { number: 1, life: 30 }),
      list(people, 1, { number: 2, life: 1 }),
    ];
    for (const lists of [
      [longer, shorter],
      [shorter, longer],
    ])
      expect(verdict(5, [ofRoot(), ...lists])).toBe('CRL_STALE');
  });

  test('without a number counts before those with one', () => {
    const [without, numbered] = [list(people, 1, { life: 1 }), list(people, 1, { number: 0, life: 30 })];
    expect(verdict(5, [ofRoot(), without, numbered])).toEqual([]);
    expect(verdict(5, [ofRoot(), numbered, without])).toEqual([]);
  });
});

describe('an authority that renews its key', () => {
  let renewed: Holder;
  beforeAll(async () => {
    renewed = await issue('Con người', root);
  });
  const both = () => ({ intermediates: [people, renewed] });

  test('says with the new key what it revoked of the old one', () => {
    expect(verdict(5, [ofRoot(), list(renewed, 1)], both())).toEqual([]);
    expect(verdict(5, [ofRoot(), list(renewed, 1, { names: signer })], both())).toBe('CERTIFICATE_REVOKED');
    expect(verdict(5, [ofRoot(), list(renewed, 1)])).toBe('CRL_MISSING');
  });

  test('issues with the new key below the old name', async () => {
    const end = await issue('Trần Thị B', renewed, {
      profile: { keyUsage: ['digitalSignature'] },
      until: 10,
    });
    expect(verdict(5, [ofRoot(), list(renewed, 1)], { ...both(), end })).toEqual([]);
    expect(verdict(5, [ofRoot(), list(people, 1)], { ...both(), end })).toEqual([]);
    expect(verdict(5, [ofRoot(), list(people, 1, { names: end })], { ...both(), end })).toBe(
      'CERTIFICATE_REVOKED',
    );
  });

  test('may certify the new key with the old one', async () => {
    const selfIssued = await issue('Con người', people, { keys: renewed.keys });
    const end = await issue('Trần Thị B', renewed, {
      profile: { keyUsage: ['digitalSignature'] },
      until: 10,
    });
    const files = { intermediates: [people, selfIssued], end };
    expect(verdict(5, [ofRoot(), list(renewed, 1)], files)).toEqual([]);
    expect(verdict(5, [ofRoot(), list(renewed, 1, { names: selfIssued })], files)).toBe(
      'CERTIFICATE_REVOKED',
    );
  });

  test('takes the new key back: its lists say no more that all is well, and what they name stays revoked', () => {
    const revokedKey = list(root, 1, { names: renewed, life: 300 });
    expect(verdict(5, [revokedKey, list(renewed, 1)], both())).toBe('CRL_MISSING');
    expect(verdict(5, [revokedKey, list(renewed, 1, { names: signer }), list(people, 1)], both())).toBe(
      'CERTIFICATE_REVOKED',
    );
    expect(verdict(5, [revokedKey, list(renewed, 1), list(people, 1)], both())).toEqual([]);
  });

  test('signs lists with a key of their own, which signs nothing else', async () => {
    const forLists = await issue('Con người', root, { profile: { keyUsage: ['cRLSign'] } });
    const files = { intermediates: [people, forLists] };
    expect(verdict(5, [ofRoot(), list(forLists, 1)], files)).toEqual([]);
    const forOther = await issue('Con người', root, { profile: { keyUsage: ['digitalSignature'] } });
    expect(verdict(5, [ofRoot(), list(forOther, 1)], { intermediates: [people, forOther] })).toBe(
      'CRL_MISSING',
    );
  });

  test('is not one of the same name below another root', async () => {
    const foreignRoot = await issue('Gốc khác', undefined);
    const namesake = await issue('Con người', foreignRoot);
    const files = { anchors: [root, foreignRoot], intermediates: [people, namesake] };
    const foreign = list(foreignRoot, 0, { life: 300 });
    expect(verdict(5, [ofRoot(), foreign, list(namesake, 1)], files)).toBe('CRL_MISSING');
    expect(
      verdict(5, [ofRoot(), foreign, list(namesake, 1, { names: signer }), list(people, 1)], files),
    ).toEqual([]);
  });

  test('as an anchor is imported under the same name once more', async () => {
    const newRoot = await issue('Gốc', undefined);
    const files = { anchors: [root, newRoot] };
    expect(verdict(5, [list(newRoot, 1), list(people, 1)], files)).toEqual([]);
    expect(verdict(5, [list(newRoot, 1, { names: people }), list(people, 1)], files)).toBe(
      'CERTIFICATE_REVOKED',
    );
  });

  test('signs with a key only while its certificate lives', async () => {
    const short = await issue('Con người', root, { until: 3 });
    const files = { intermediates: [people, short] };
    expect(verdict(5, [ofRoot(), list(short, 3)], files)).toEqual([]);
    expect(verdict(5, [ofRoot(), list(short, 4)], files)).toBe('CRL_MISSING');
  });
});

test('what a verdict rests on is noted: the path and the lists of its authorities, and nothing of a refusal', async () => {
  const other = await issue('Cơ quan khác', root);
  const [rootList, peopleList, otherList] = [ofRoot(), list(people, 1), list(other, 1)];
  const trust = loadTrust(
    { anchors: [root.der], intermediates: [people.der, other.der], crls: [rootList, peopleList, otherList] },
    0,
  );
  const paths = trust.paths(trust.certificate(signer.der), []);
  expect(() => checkPaths(paths, trust, day(20))).toThrow('CERTIFICATE_EXPIRED');
  expect([signer, people, root].map(({ der }) => trust.vouchesForCertificate(der))).toEqual([
    false,
    false,
    false,
  ]);
  checkPaths(paths, trust, day(5));
  expect([signer, people, root, other].map(({ der }) => trust.vouchesForCertificate(der))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([rootList, peopleList, otherList].map((der) => trust.vouchesForLists([])(der))).toEqual([
    true,
    true,
    true,
  ]);
});

test('nothing is vouched for that anybody can make: another anchor, another leaf, a list of a stranger', async () => {
  const stranger = await issue('Về việc điều động cán bộ', undefined);
  const leaf = await issue('Về việc khác', people, { profile: { keyUsage: ['digitalSignature'] } });
  const trust = loadTrust(
    {
      anchors: [root.der, stranger.der],
      intermediates: [people.der, leaf.der],
      crls: [ofRoot(), list(people, 1), list(stranger, 1)],
    },
    0,
  );
  checkPaths(trust.paths(trust.certificate(signer.der), []), trust, day(5));
  expect([stranger, leaf].map(({ der }) => trust.vouchesForCertificate(der))).toEqual([false, false]);
  expect(trust.vouchesForLists([stranger.der])(list(stranger, 1))).toBe(false);
  const below = await issue('Con người', stranger);
  expect(trust.vouchesForCertificate(below.der)).toBe(false);
  expect(trust.vouchesForLists([])(list(below, 1))).toBe(false);
  // An authority that only the examined folder holds, certified by the anchor in use.
  const added = await issue('Cơ quan khác', root);
  expect(trust.vouchesForLists([added.der])(list(added, 1))).toBe(true);
  expect(trust.vouchesForLists([])(list(added, 1))).toBe(false);
});
