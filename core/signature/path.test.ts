import { X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { spkiOf } from '../../build/demo/pki.ts';
import { issueCertificate } from '../../build/demo/pki-certificates.ts';
import { type Keys, keyKinds } from '../../test/support/certificates.ts';
import { type Certificate, readCertificate } from './certificates.ts';
import { type Extensions, keyUsage } from './extensions.ts';
import { findPaths } from './path.ts';

interface Issued extends Certificate {
  readonly keys: Keys;
}

const limit = 32;
const life = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2027-01-01T00:00:00Z') };
const makeKeys = keyKinds['P-256'];

/** A certificate by `issuer`, or by itself; what its extensions allow is `allowed` where a test exchanges it. */
async function issue(
  name: string,
  issuer?: Issued,
  allowed: Partial<Extensions> = {},
  keys = makeKeys(),
): Promise<Issued> {
  const der = await issueCertificate({
    publicKey: spkiOf(keys.publicKey),
    commonName: name,
    organisation: 'Bộ Tài chính',
    life,
    profile: { keyUsage: ['keyCertSign'], authority: { pathLength: 9 } },
    issuer:
      issuer === undefined
        ? { key: keys.privateKey }
        : { key: issuer.keys.privateKey, certificate: issuer.der },
  });
  const certificate = readCertificate(der);
  return { ...certificate, extensions: { ...certificate.extensions, ...allowed }, keys };
}

let root: Issued;
let people: Issued;
let leaf: Issued;
beforeEach(async () => {
  root = await issue('Gốc');
  people = await issue('Con người', root);
  leaf = await issue('Nguyễn Văn A', people, { authority: false });
});
const anonymous = { authority: false, keyUsage: undefined };
const namesOf = (paths: Certificate[][]) => paths.map((path) => path.map(({ fingerprint }) => fingerprint));
const names = (...path: Certificate[]) => path.map(({ fingerprint }) => fingerprint);

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a path', () => {
  test('leads from the leaf over its authority to the anchor', () => {
    expect(namesOf(findPaths(leaf, [people], [root]))).toEqual([names(leaf, people, root)]);
  });

  test('may be the leaf and the anchor alone', async () => {
    const direct = await issue('Trực tiếp', root, anonymous);
    expect(namesOf(findPaths(direct, [], [root]))).toEqual([names(direct, root)]);
  });

  test('does not exist without an authority that issued the leaf', () => {
    expect(findPaths(leaf, [], [root])).toEqual([]);
    expect(findPaths(leaf, [people], [])).toEqual([]);
  });

  test('does not end in a certificate that is the anchor itself', () => {
    expect(findPaths(root, [], [root])).toEqual([]);
  });

  test('leads to each of several anchors that certify the same authority', async () => {
    const second = await issue('Gốc', undefined, {}, root.keys);
    expect(namesOf(findPaths(leaf, [people], [root, second]))).toEqual([
      names(leaf, people, root),
      names(leaf, people, second),
    ]);
  });

  test('is found once, however often its authority is given', () => {
    expect(namesOf(findPaths(leaf, [people, people, { ...people }], [root]))).toEqual([
      names(leaf, people, root),
    ]);
  });

  test('uses an anchor that is also given as intermediate only as its end', async () => {
    const higher = await issue('Trên gốc');
    const crossed = await issue('Gốc', higher, {}, root.keys);
    // `root` is an anchor; the path must not go on from its copy among the intermediates to another anchor.
    expect(namesOf(findPaths(leaf, [people, root, crossed], [root, higher]))).toEqual([
      names(leaf, people, root),
      names(leaf, people, crossed, higher),
    ]);
    const signed = await issue('Gốc khác', higher);
    const below = await issue('Trần Thị B', signed, anonymous);
    expect(namesOf(findPaths(below, [signed], [signed, higher]))).toEqual([names(below, signed)]);
  });
});

describe('an authority issues only', () => {
  const pathWith = async (allowed: Partial<Extensions>) => {
    const authority = await issue('Cơ quan', root, allowed);
    const end = await issue('Lê Văn C', authority, anonymous);
    return findPaths(end, [authority], [root]).length;
  };
  const certSign = new Set([keyUsage.keyCertSign]);

  test('when basicConstraints make it an authority', async () => {
    expect(await pathWith({ authority: true })).toBe(1);
    expect(await pathWith({ authority: false })).toBe(0);
  });

  test('when its key usage names the signing of certificates', async () => {
    expect(await pathWith({ keyUsage: certSign })).toBe(1);
    expect(await pathWith({ keyUsage: new Set([keyUsage.crlSign]) })).toBe(0);
    expect(await pathWith({ keyUsage: undefined })).toBe(0);
  });

  test('as an anchor also when no key usage is named, as old roots do', async () => {
    for (const [usage, paths] of [
      [undefined, 1],
      [certSign, 1],
      [new Set([keyUsage.crlSign]), 0],
    ] as const) {
      const anchor = { ...root, extensions: { ...root.extensions, keyUsage: usage } };
      expect(findPaths(leaf, [people], [anchor])).toHaveLength(paths);
    }
  });

  test('below its own name', async () => {
    const other = await issue('Tên khác', root, {}, people.keys);
    expect(findPaths(leaf, [other], [root])).toEqual([]);
  });

  test('with its own key', async () => {
    const sameName = await issue('Con người', root);
    expect(findPaths(leaf, [sameName], [root])).toEqual([]);
  });
});

describe('the path length of an authority', () => {
  const chainOf = async (count: number, anchor: Issued) => {
    const chain: Issued[] = [];
    for (let index = 0; index < count; index += 1) {
      chain.push(await issue(`Cấp ${index}`, chain.at(-1) ?? anchor));
    }
    return { chain, end: await issue('Phạm Thị D', chain.at(-1) ?? anchor, anonymous) };
  };

  test.each([
    [0, 0, 1],
    [0, 1, 0],
    [1, 1, 1],
    [1, 2, 0],
    [2, 2, 1],
    [undefined, 3, 1],
  ])('%s allows %i intermediates below an anchor in %i paths', async (pathLength, count, paths) => {
    const anchor = await issue('Gốc', undefined, { pathLength });
    const { chain, end } = await chainOf(count, anchor);
    expect(findPaths(end, chain, [anchor])).toHaveLength(paths);
  });

  test('counts from an intermediate as from an anchor', async () => {
    const limited = await issue('Hạn chế', root, { pathLength: 0 });
    const below = await issue('Bên dưới', limited);
    const end = await issue('Phạm Thị D', below, anonymous);
    expect(findPaths(end, [limited, below], [root])).toEqual([]);
    const direct = await issue('Phạm Thị E', limited, anonymous);
    expect(findPaths(direct, [limited], [root])).toHaveLength(1);
  });

  test('does not count a certificate with which an authority certifies its own new key', async () => {
    const limited = await issue('Hạn chế', root, { pathLength: 0 });
    const renewed = await issue('Hạn chế', limited, { pathLength: 0 });
    const end = await issue('Phạm Thị G', renewed, anonymous);
    expect(namesOf(findPaths(end, [limited, renewed], [root]))).toEqual([names(end, renewed, limited, root)]);
    const other = await issue('Khác', limited);
    const below = await issue('Phạm Thị H', other, anonymous);
    expect(findPaths(below, [limited, other], [root])).toEqual([]);
  });

  test('a path has six certificates at most', async () => {
    const longest = await chainOf(4, root);
    expect(findPaths(longest.end, longest.chain, [root]).map((path) => path.length)).toEqual([6]);
    const longer = await chainOf(5, root);
    expect(findPaths(longer.end, longer.chain, [root])).toEqual([]);
  });
});

describe('signature checks', () => {
  test('authorities that certify each other cost 32 checks at most', async () => {
    const keys = makeKeys();
    const ring = await Promise.all(Array.from({ length: 8 }, () => issue('Vòng tròn', undefined, {}, keys)));
    const [first] = ring;
    const end = await issue('Nguyễn Văn A', first, anonymous);
    const verify = vi.spyOn(X509Certificate.prototype, 'verify');
    expect(findPaths(end, ring, [root])).toEqual([]);
    expect(verify).toHaveBeenCalledTimes(limit);
  });

  test('the 32nd check still counts, the 33rd does not', async () => {
    const wrong = async (count: number) =>
      Promise.all(Array.from({ length: count }, () => issue('Con người', root)));
    // One check of the leaf against each authority, one of the right authority against the anchor.
    const enough = await wrong(limit - 2);
    expect(findPaths(leaf, [...enough, people], [root])).toHaveLength(1);
    expect(findPaths(leaf, [...enough, await issue('Con người', root), people], [root])).toEqual([]);
  });

  test('none is spent on an authority whose name or extensions do not fit, or that is in the path', async () => {
    const verify = vi.spyOn(X509Certificate.prototype, 'verify');
    const idle = await issue('Con người', root, { authority: false });
    findPaths(leaf, [idle, people], []);
    expect(verify).toHaveBeenCalledTimes(1);
    verify.mockClear();
    // `loop` is issued by itself: it is not tried as its own issuer.
    const loop = await issue('Vòng');
    findPaths(loop, [loop], []);
    expect(verify).not.toHaveBeenCalled();
  });

  test('none is spent on an authority that stands further up in the path already', async () => {
    const keys = makeKeys();
    const first = await issue('Một', await issue('Hai', undefined, {}, keys));
    const second = await issue('Hai', first, {}, keys);
    const end = await issue('Nguyễn Văn A', first, anonymous);
    const verify = vi.spyOn(X509Certificate.prototype, 'verify');
    expect(findPaths(end, [first, second], [])).toEqual([]);
    expect(verify).toHaveBeenCalledTimes(2);
  });
});
