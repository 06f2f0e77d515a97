import { describe, expect, test } from 'vitest';
import { codesWhere, ErrorCode, errorSpec, refusalCodes } from './index.ts';

const exchangeOf = (code: ErrorCode) => errorSpec(code).exchange;

describe('the traits of one code agree', () => {
  test('what is validated again may succeed later', () => {
    expect(codesWhere(({ retry, exchange }) => exchange.trustRank > 0 && retry === 'never')).toEqual([]);
  });

  test('a dead letter, or what a new connection mends, is nothing that mends itself on the same one', () => {
    expect(codesWhere(({ retry, exchange }) => exchange.sender !== 'keep' && retry === 'back-off')).toEqual(
      [],
    );
    expect(
      codesWhere(({ retry, exchange }) => (exchange.sender === 'redial') !== (retry === 'redial')),
    ).toEqual([]);
  });

  test('the exchange rests only for what a person has to look at', () => {
    const resting = codesWhere(({ exchange }) => exchange.link === 'rest');
    expect(resting).toEqual(['LEDGER_ROLLED_BACK', 'MAILBOX_FLOODED', 'ANCHOR_CONFLICT']);
    expect(resting.map((code) => errorSpec(code).retry)).toEqual(['person', 'person', 'person']);
  });

  test('only what the endpoint refuses becomes a dead letter', () => {
    const dead = codesWhere(({ exchange }) => exchange.sender === 'dead-letter');
    expect(dead.filter((code) => !refusalCodes.some((refusal) => refusal === code))).toEqual([]);
  });

  test('what is forged has nothing proven beyond who signed it', () => {
    const proven = exchangeOf('CERTIFICATE_EXPIRED').trustRank;
    expect(codesWhere(({ exchange }) => exchange.forged && exchange.trustRank >= proven)).toEqual([]);
  });

  test('a refusal is answered with a status of the client or the server', () => {
    for (const code of refusalCodes) expect(exchangeOf(code).status, code).toBeGreaterThanOrEqual(400);
    expect(refusalCodes).toHaveLength(32);
  });
});

test('less is proven of an unknown sender than of one whose record the directory does not cover', () => {
  const rank = (code: ErrorCode) => exchangeOf(code).trustRank;
  expect(rank('SIGNATURE_INVALID')).toBe(0);
  expect(rank('ENVELOPE_SENDER_UNKNOWN')).toBeLessThan(rank('CERTIFICATE_UNTRUSTED'));
  expect(rank('CERTIFICATE_UNTRUSTED')).toBeLessThan(rank('SIGNER_NOT_AUTHORISED'));
  expect(rank('SIGNER_NOT_AUTHORISED')).toBeLessThan(rank('CRL_STALE'));
  expect(rank('CRL_STALE')).toBeLessThan(rank('NOTATION_NOT_LISTED'));
  expect(ErrorCode.options.map(rank).filter((value) => !Number.isInteger(value) || value < 0)).toEqual([]);
});
