import { createPublicKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Hash, mechanismOf } from '../../core/signature/algorithms.ts';
import { holds } from '../../core/signature/verify.ts';
import { vectorText, withVectors } from './vectors.ts';

interface Vectors {
  readonly numberOfTests: number;
  readonly testGroups: readonly {
    readonly publicKeyPem: string;
    readonly tests: readonly {
      readonly tcId: number;
      readonly msg: string;
      readonly sig: string;
      readonly result: 'valid' | 'invalid' | 'acceptable';
    }[];
  }[];
}

const files: readonly { name: string; hash: Hash; accepted: number; all: number }[] = [
  { name: 'rsa_signature_2048_sha256_test', hash: 'sha256', accepted: 9, all: 259 },
  { name: 'ecdsa_secp256r1_sha256_test', hash: 'sha256', accepted: 174, all: 484 },
  { name: 'ecdsa_secp384r1_sha384_test', hash: 'sha384', accepted: 194, all: 504 },
];

withVectors('wycheproof', 1247, () => {
  describe.each(files)('$name', ({ name, hash, accepted, all }) => {
    test('exactly the valid signatures hold; what is called acceptable does not', () => {
      const { numberOfTests, testGroups } = JSON.parse(vectorText('wycheproof', `${name}.json`)) as Vectors;
      const verdicts = testGroups.flatMap(({ publicKeyPem, tests }) => {
        const key = createPublicKey(publicKeyPem);
        mechanismOf(key);
        return tests.map(({ tcId, msg, sig, result }) => ({
          tcId,
          result,
          held: holds(hash, Buffer.from(msg, 'hex'), key, Buffer.from(sig, 'hex')),
        }));
      });
      expect(verdicts.filter(({ held, result }) => held !== (result === 'valid'))).toEqual([]);
      expect([numberOfTests, verdicts.length, verdicts.filter(({ held }) => held).length]).toEqual([
        all,
        all,
        accepted,
      ]);
    });
  });
});
