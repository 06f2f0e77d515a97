import { XWing } from '@hpke/hybridkem-x-wing';
import { describe, expect, test } from 'vitest';
import { InclusionProof } from '../../contract/ledger/checkpoint.ts';
import { canonicalBytes } from '../../core/encoding/canonical.ts';
import { verifyHashedInclusion } from '../../core/encoding/merkle.ts';
import { openMailboxKey } from '../../core/exchange/message/seal.ts';
import { vectorFile, vectorNames, vectorText, withVectors } from './vectors.ts';

withVectors('jcs', 6, () => {
  describe('RFC 8785', () => {
    test.each(vectorNames('jcs', 'input'))('%s has one canonical form', (name) => {
      const canonical = Buffer.from(canonicalBytes(JSON.parse(vectorText('jcs', 'input', name))));
      expect(canonical.toString('utf8')).toBe(vectorText('jcs', 'output', name));
      const hexadecimal = vectorText('jcs', 'outhex', name.replace('.json', '.txt')).replace(/\s/g, '');
      expect(canonical.toString('hex')).toBe(hexadecimal);
    });

    test('all six are there', () => {
      expect(vectorNames('jcs', 'input')).toHaveLength(6);
    });
  });
});

interface Inclusion {
  readonly leafIdx: number;
  readonly treeSize: number;
  /** Base64. */
  readonly root: string;
  readonly leafHash: string;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}

withVectors('merkle', 98, () => {
  test('RFC 6962: of 98 inclusion proofs the six that are right hold', () => {
    const files = vectorNames('merkle', 'inclusion').filter((name) => name.endsWith('.json'));
    const verdicts = files.map((name) => {
      const vector = JSON.parse(vectorText('merkle', 'inclusion', name)) as Inclusion;
      return { name, wanted: !vector.wantErr, held: isIncluded(vector) };
    });
    expect(verdicts.filter(({ wanted, held }) => wanted !== held)).toEqual([]);
    expect([verdicts.length, verdicts.filter(({ held }) => held).length]).toEqual([98, 6]);
  });
});

const hexOf = (base64: string): string => Buffer.from(base64, 'base64').toString('hex');

function isIncluded({ leafIdx, treeSize, root, leafHash, proof }: Inclusion): boolean {
  const stated = InclusionProof.safeParse({ index: leafIdx, size: treeSize, path: (proof ?? []).map(hexOf) });
  return stated.success && verifyHashedInclusion(Buffer.from(leafHash, 'base64'), stated.data, hexOf(root));
}

withVectors('xwing', 3, () => {
  test('X-Wing: the public key and the shared secret of each vector come out', async () => {
    const vectors = JSON.parse(vectorFile('xwing', 'test-vectors.json').toString('utf8')) as {
      sk: string;
      pk: string;
      ct: string;
      ss: string;
    }[];
    for (const { sk, pk, ct, ss } of vectors) {
      const mailbox = await openMailboxKey(Buffer.from(sk, 'hex'));
      expect(Buffer.from(mailbox.publicKey).toString('hex')).toBe(pk);
      mailbox.close();
      expect(await sharedSecret(sk, ct)).toBe(ss);
    }
    expect(vectors).toHaveLength(3);
  });
});

/** What the library decapsulates that `seal` and `open` use. */
async function sharedSecret(privateKey: string, encapsulation: string): Promise<string> {
  const kem = new XWing();
  const recipientKey = await kem.deserializePrivateKey(new Uint8Array(Buffer.from(privateKey, 'hex')));
  const enc = new Uint8Array(Buffer.from(encapsulation, 'hex')).buffer;
  return Buffer.from(await kem.decap({ recipientKey, enc })).toString('hex');
}
