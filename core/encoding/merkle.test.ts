import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fc } from '../../test/support/random.ts';
import { inclusionProof, inclusionProofs, merkleRoot, verifyInclusion } from './merkle.ts';

/** RFC 6962 section 2.1, word for word, as the yardstick. */
function reference(leaves: readonly Uint8Array[]): Buffer {
  const sha = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
  const [first] = leaves;
  if (first === undefined) return sha();
  if (leaves.length === 1) return sha(Uint8Array.of(0), first);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha(Uint8Array.of(1), reference(leaves.slice(0, split)), reference(leaves.slice(split)));
}

/** Distinct leaves: two equal ones do stand at each other's place. */
const trees = fc.uniqueArray(fc.uint8Array({ maxLength: 40 }), {
  minLength: 1,
  maxLength: 70,
  selector: (leaf) => Buffer.from(leaf).toString('hex'),
});

describe('RFC 6962 trees', () => {
  test('known answers of the certificate transparency test vectors', () => {
    const leaves = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ].map((hex) => Buffer.from(hex, 'hex'));
    expect(merkleRoot([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(merkleRoot(leaves.slice(0, 1))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
    expect(merkleRoot(leaves)).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
  });

  test('the head equals the recursive definition for every size', () => {
    fc.assert(fc.property(trees, (leaves) => merkleRoot(leaves) === reference(leaves).toString('hex')));
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
