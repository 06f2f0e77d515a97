import { expect, test } from 'vitest';
import { claimOf, type Signers } from './signers.ts';

const [early, late] = ['2026-03-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z'];
const stated = '2026-02-01T00:00:00.000Z';
const fingerprint = 'ab'.repeat(32);

/** The claim of a signature by the certificate, of G01 or of the endpoint, as its ends are known. */
function claim(ends: { ended?: string; revokedAt?: string }, signer: 'G01' | 'endpoint' = 'G01') {
  const signers: Pick<Signers, 'endOf'> = {
    endOf: (of, certificate) => (of !== 'H37' && certificate === fingerprint ? ends.ended : undefined),
  };
  const facts = { fingerprint, subject: 'An', at: stated, revokedAt: ends.revokedAt, warnings: [] };
  return claimOf(facts, signer === 'endpoint' ? undefined : signer, signers);
}

test('a certificate that is in force makes no claim', () => {
  expect(claim({})).toBeUndefined();
});

test('a certificate that was ended or revoked claims the time that its signature states', () => {
  expect(claim({ ended: early })).toEqual({ stated, end: early });
  expect(claim({ revokedAt: late })).toEqual({ stated, end: late });
});

test('the first end counts where there are two', () => {
  expect(claim({ ended: early, revokedAt: late })).toEqual({ stated, end: early });
  expect(claim({ ended: late, revokedAt: early })).toEqual({ stated, end: early });
});

test('the endpoint makes a claim only where its certificate was revoked', () => {
  expect(claim({ ended: early }, 'endpoint')).toBeUndefined();
  expect(claim({ ended: early, revokedAt: late }, 'endpoint')).toEqual({ stated, end: late });
});
