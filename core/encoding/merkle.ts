import { createHash } from 'node:crypto';
import type { InclusionProof } from '../../contract/ledger/checkpoint.ts';

/**
 * RFC 6962 section 2.1 Merkle trees over SHA-256. Leaves and nodes are hashed with different prefixes, so
 * that no node can be passed off as a leaf. Pairing level by level and promoting an odd last node gives the
 * same tree as the RFC's recursive split at the largest power of two.
 */

/** Of a SHA-256 digest. */
const hashOctets = 32;

const leafHash = (leaf: Uint8Array): Buffer =>
  createHash('sha256').update(Uint8Array.of(0)).update(leaf).digest();
const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
  createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest();

/** Builds a tree head leaf by leaf, keeping one hash per level: a million leaves cost twenty hashes of memory. */
export class MerkleFrontier {
  #size = 0;
  /** Heads of the complete subtrees so far, from the largest to the smallest. */
  readonly #subtrees: { height: number; hash: Buffer }[] = [];

  get size(): number {
    return this.#size;
  }

  add(leaf: Uint8Array): void {
    this.#size += 1;
    let head = { height: 0, hash: leafHash(leaf) };
    let left = this.#subtrees.at(-1);
    while (left !== undefined && left.height === head.height) {
      this.#subtrees.pop();
      head = { height: head.height + 1, hash: nodeHash(left.hash, head.hash) };
      left = this.#subtrees.at(-1);
    }
    this.#subtrees.push(head);
  }

  /** The tree head as 64 hexadecimal digits; of an empty tree, the hash of nothing (RFC 6962). */
  root(): string {
    const hashes = this.#subtrees.map(({ hash }) => hash);
    let root = hashes.pop() ?? createHash('sha256').digest();
    for (const left of hashes.reverse()) root = nodeHash(left, root);
    return root.toString('hex');
  }
}

/** The tree head over `leaves` (any bytes, hashed here) as 64 lower-case hexadecimal digits. */
export function merkleRoot(leaves: Iterable<Uint8Array>): string {
  const frontier = new MerkleFrontier();
  for (const leaf of leaves) frontier.add(leaf);
  return frontier.root();
}

/** The audit paths of all leaves, for the price of one tree. */
export function inclusionProofs(leaves: readonly Uint8Array[]): InclusionProof[] {
  const levels: Buffer[][] = [leaves.map(leafHash)];
  for (let level = levels[0] ?? []; level.length > 1; ) {
    level = parents(level);
    levels.push(level);
  }
  return leaves.map((_, index) => ({ index, size: leaves.length, path: pathOf(levels, index) }));
}

/** The audit path of the leaf at `index`; RangeError when there is no such leaf. */
export function inclusionProof(leaves: readonly Uint8Array[], index: number): InclusionProof {
  const proof = inclusionProofs(leaves)[index];
  if (proof === undefined) throw new RangeError('no leaf at this index');
  return proof;
}

/** Whether `leaf` stands at `proof.index` of the tree of `proof.size` leaves with this head (RFC 9162 2.1.3.2). */
export const verifyInclusion = (leaf: Uint8Array, proof: InclusionProof, root: string): boolean =>
  verifyHashedInclusion(leafHash(leaf), proof, root);

/** The same for a leaf whose hash is given. */
export function verifyHashedInclusion(leaf: Uint8Array, proof: InclusionProof, root: string): boolean {
  if (leaf.length !== hashOctets || proof.index >= proof.size) return false;
  let index = proof.index;
  let last = proof.size - 1;
  let hash: Uint8Array = leaf;
  for (const digits of proof.path) {
    if (last === 0) return false;
    const sibling = Buffer.from(digits, 'hex');
    if (index % 2 === 1 || index === last) {
      hash = nodeHash(sibling, hash);
      while (index % 2 === 0 && index !== 0) {
        index = half(index);
        last = half(last);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    index = half(index);
    last = half(last);
  }
  return last === 0 && Buffer.from(hash).toString('hex') === root;
}

function parents(level: readonly Buffer[]): Buffer[] {
  const next: Buffer[] = [];
  for (let index = 0; index < level.length; index += 2) {
    const left = level[index];
    const right = level[index + 1];
    if (left !== undefined) next.push(right === undefined ? left : nodeHash(left, right));
  }
  return next;
}

function pathOf(levels: readonly Buffer[][], leaf: number): string[] {
  const path: string[] = [];
  let index = leaf;
  for (const level of levels) {
    const sibling = level[index % 2 === 0 ? index + 1 : index - 1];
    if (sibling !== undefined) path.push(sibling.toString('hex'));
    index = half(index);
  }
  return path;
}

/** Not a shift: sizes may pass 2^31. */
const half = (value: number): number => Math.floor(value / 2);
