import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fc } from '../../test/support/random.ts';
import { inclusionProof, inclusionProofs, merkleRoot, verifyInclusion } from './merkle.ts';

const sha = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

/** The largest power of two smaller than `size`. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** Tree head and audit path as RFC 6962 sections 2.1 and 2.1.1 define them; the heads of subtrees are kept. */
class Definition {
  readonly #leaves: readonly Uint8Array[];
  readonly #heads = new Map<string, Buffer>();

  constructor(leaves: readonly Uint8Array[]) {
    this.#leaves = leaves;
  }

  head(from = 0, to = this.#leaves.length): Buffer {
    const known = this.#heads.get(`${from} ${to}`);
    if (known !== undefined) return known;
    const middle = from + splitOf(to - from);
    const head =
      to - from < 2
        ? sha(...this.#leaves.slice(from, to).flatMap((leaf) => [Uint8Array.of(0), leaf]))
        : sha(Uint8Array.of(1), this.head(from, middle), this.head(middle, to));
    this.#heads.set(`${from} ${to}`, head);
    return head;
  }

  path(index: number, to: number, from = 0): string[] {
    if (to - from < 2) return [];
    const middle = from + splitOf(to - from);
    return index < middle
      ? [...this.path(index, middle, from), this.head(middle, to).toString('hex')]
      : [...this.path(index, to, middle), this.head(from, middle).toString('hex')];
  }
}

/** The leaves of the test vectors of the certificate transparency project. */
const vectorLeaves = [
  ...['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'],
].map((hex) => Buffer.from(hex, 'hex'));
/** The heads of the trees of the first one, two, three … of them. */
const vectorHeads = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** Distinct leaves: two equal ones do stand at each other's place. */
const trees = fc.uniqueArray(fc.uint8Array({ maxLength: 40 }), {
  minLength: 1,
  maxLength: 70,
  selector: (leaf) => Buffer.from(leaf).toString('hex'),
});

describe('RFC 6962 trees', () => {
  test('have the heads and audit paths of the certificate transparency test vectors', () => {
    expect(merkleRoot([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(vectorLeaves.map((_, index) => merkleRoot(vectorLeaves.slice(0, index + 1)))).toEqual(vectorHeads);
    const pathOf = (size: number, index: number) => inclusionProof(vectorLeaves.slice(0, size), index).path;
    const ofTwo = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
    expect(pathOf(1, 0)).toEqual([]);
    expect(pathOf(8, 5)).toEqual([
      ofTwo,
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      vectorHeads[3],
    ]);
    expect(pathOf(3, 2)).toEqual([vectorHeads[1]]);
    expect(pathOf(5, 1)).toEqual([
      vectorHeads[0],
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      ofTwo,
    ]);
  });

  test('have the audit path of section 2.1.1 for every leaf of every size up to 130', () => {
    const all = Array.from({ length: 130 }, (_, index) => Uint8Array.of(index));
    const definition = new Definition(all);
    for (let size = 1; size <= all.length; size += 1) {
      const leaves = all.slice(0, size);
      const root = merkleRoot(leaves);
      const proofs = inclusionProofs(leaves);
      expect(proofs).toEqual(leaves.map((_, index) => ({ index, size, path: definition.path(index, size) })));
      const holds = (change: number) =>
        proofs.map((proof, index) => verifyInclusion(all[index + change] ?? Uint8Array.of(), proof, root));
      expect(holds(0)).toEqual(leaves.map(() => true));
      expect(holds(1)).toEqual(leaves.map(() => false));
    }
  });

  test('the head equals the recursive definition for every size', () => {
    fc.assert(
      fc.property(trees, (leaves) => merkleRoot(leaves) === new Definition(leaves).head().toString('hex')),
    );
  });

  test('every leaf has a path that verifies, and verifies nowhere else', () => {
    fc.assert(
      fc.property(trees, fc.nat(), (leaves, pick) => {
        const root = merkleRoot(leaves);
        const index = pick % leaves.length;
        const proof = inclusionProof(leaves, index);
        const leaf = leaves[index] ?? new Uint8Array();
        expect(verifyInclusion(leaf, proof, root)).toBe(true);
        expect(verifyInclusion(Buffer.concat([leaf, Uint8Array.of(1)]), proof, root)).toBe(false);
        expect(verifyInclusion(leaf, { ...proof, path: [...proof.path, root] }, root)).toBe(false);
        if (proof.path.length > 0) {
          expect(verifyInclusion(leaf, { ...proof, path: proof.path.slice(1) }, root)).toBe(false);
          expect(verifyInclusion(leaf, { ...proof, index: index ^ 1 }, root)).toBe(false);
        }
        expect(verifyInclusion(leaf, { ...proof, index: proof.size }, root)).toBe(false);
      }),
    );
  });

  test('all paths at once equal the paths one by one', () => {
    const leaves = Array.from({ length: 13 }, (_, n) => Uint8Array.of(n));
    expect(inclusionProofs(leaves)).toEqual(leaves.map((_, index) => inclusionProof(leaves, index)));
    expect(() => inclusionProof(leaves, 13)).toThrow(RangeError);
  });
});
