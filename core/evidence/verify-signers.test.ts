import { describe, expect, test } from 'vitest';
import type { Act } from '../../contract/ledger/act.ts';
import { check } from '../../test/support/exchange/agencies.ts';
import {
  at,
  checkpoints,
  clerk,
  endpoint,
  entries,
  fault,
  organisation,
  terminal,
  undated,
  verify,
} from '../../test/support/ledger-evidence.ts';
import { signStatement } from '../encoding/statement.ts';
import { entryLine, frameEntry, genesis } from '../ledger/chain.ts';
import type { LedgerEvidence } from './ledger-evidence.ts';

describe('a signer whose certificate has lost its authority', () => {
  const ended = (end: string): Partial<LedgerEvidence> => ({
    signers: undated({
      inOffice: (_organisation, _person, when) => when < end,
      canSign: (_organisation, _person, when) => when < end,
      personByCertificate: (_organisation, _fingerprint, when) =>
        when < end ? { code: 'P00000001' } : undefined,
      isOrganisationCertificate: () => false,
      isEndpoint: (fingerprint) => fingerprint === endpoint.fingerprint,
      endOf: () => end,
      endOfOffice: () => end,
    }),
  });
  const laterBy = (milliseconds: number): string => new Date(Date.parse(at) + milliseconds).toISOString();

  test('did validly sign before, as far as the endpoint attests that it was before', async () => {
    expect(await verify(ended(laterBy(1)))).toMatchObject({
      ok: true,
      // The third checkpoint was never countersigned.
      unattested: [{ seq: 10, after: at, before: null }],
    });
    const { content, signature } = await signStatement(
      { organisation, terminal, toSeq: 11, head: entries[10]?.hash, at: laterBy(60_000) },
      endpoint.sign,
    );
    const anchor = { statement: content, signature };
    const late = [...checkpoints.slice(0, 2), ...checkpoints.slice(2).map((last) => ({ ...last, anchor }))];
    expect(await verify({ ...ended(laterBy(1)), checkpoints: late })).toMatchObject({
      ok: true,
      unattested: [{ seq: 10, after: at, before: laterBy(60_000) }],
    });
    expect((await verify({ ...ended(laterBy(60_001)), checkpoints: late })).unattested).toEqual([]);
  });

  test('signs nothing after that', async () => {
    expect(await fault(ended(at))).toEqual([1, 'SIGNER_NOT_AUTHORISED']);
  });

  test('by revocation is treated alike', async () => {
    const revoked: LedgerEvidence['check'] = async (content, cms, asOf) => {
      const facts = await check(content, cms, asOf);
      return facts.fingerprint === clerk.fingerprint ? { ...facts, revokedAt: laterBy(1) } : facts;
    };
    expect(await verify({ check: revoked })).toMatchObject({
      ok: true,
      unattested: [{ seq: 10, after: at, before: null }],
    });
  });

  test('does no act of a person any more, while the terminal may still close the session', async () => {
    const gone = { ...ended('2026-11-23T01:00:00.001Z'), checkpoints: [] };
    const by = { actor: 'P00000001' };
    const unlock: Act = { act: 'unlock', subject: 'S1', data: {} };
    const first = frameEntry(unlock, { ...by, seq: 1, at, prev: genesis });
    const then = (act: Act) => {
      const next = frameEntry(act, { ...by, seq: 2, at: laterBy(2), prev: first.hash });
      return fault({ ...gone, lines: [first, next].map(entryLine) });
    };
    expect(await then(unlock)).toEqual([2, 'SIGNER_NOT_AUTHORISED']);
    expect(await then({ act: 'lock', subject: 'S1', data: { cause: 'person-ended' } })).toBeNull();
  });
});
