import { describe, expect, test } from 'vitest';
import type { Act } from '../../../contract/ledger/act.ts';
import { acts, digest, replayFault, replayRefusal, three } from '../../../test/support/honest-ledger.ts';
import { envelopeId, incoming } from '../../../test/support/store.ts';
import { ReplayedEnvelopes } from './replayed-envelopes.ts';

const { deliver, enter, issue, receive, refuse, retry, unlock, withdraw } = acts;
const [came, again] = [incoming(1), incoming(2)];

describe('an envelope that no act names carries the answer to one that came', () => {
  test.each<[string, (envelope: number) => Act]>([
    ['withdrawn', withdraw],
    ['sent again', retry],
  ])('so without one there is none to be %s', (_what, act) => {
    expect(replayFault([unlock(), act(40)])).toEqual([2, 'LEDGER_CONTRADICTS']);
    expect(replayFault([unlock(), receive(came, 1), act(40)])).toBeNull();
  });

  test('two report its arrival, of an earlier version and of this one, and one is sent when it is entered or refused', () => {
    const reports = [receive(came, 1), retry(40), withdraw(41)];
    expect(replayFault([...reports, retry(42)])).toEqual([4, 'LEDGER_CONTRADICTS']);
    expect(replayFault([...reports, retry(40), withdraw(40)])).toBeNull();
    for (const answer of [enter(came, 1), refuse(came, 1)]) {
      expect(replayFault([...reports, answer, retry(42)])).toBeNull();
      expect(replayFault([...reports, answer, retry(42), withdraw(43)])).toEqual([6, 'LEDGER_CONTRADICTS']);
    }
  });

  test('one that was delivered is one of them, and is sent again as often as need be', () => {
    const ledger = [receive(came, 1), deliver(40, 'G01'), deliver(41, 'G01')];
    expect(replayFault([...ledger, retry(40), deliver(40, 'G01'), retry(41)])).toBeNull();
    expect(replayFault([...ledger, retry(42)])).toEqual([4, 'LEDGER_CONTRADICTS']);
    expect(replayFault([...ledger, receive(again, 2), retry(42)])).toBeNull();
  });

  test('one that was sent again or withdrawn is delivered to one recipient', () => {
    expect(replayRefusal(retry(40), deliver(40, 'H37'))).toBeNull();
    expect(replayRefusal(withdraw(40), deliver(40, 'G01'), deliver(40, 'H37'))).toBe('LEDGER_CONTRADICTS');
  });

  test('its identity is used', () => {
    expect(replayRefusal(retry(40), issue(three, 40))).toBe('ENVELOPE_CONFLICT');
    expect(replayRefusal(withdraw(40), receive(came, 40))).toBe('ENVELOPE_CONFLICT');
  });
});

test('the digest of an envelope that is sent is known, also after its receipt', () => {
  const envelopes = new ReplayedEnvelopes();
  const [id, first] = [envelopeId(1), envelopeId(2)];
  envelopes.send({ id, to: 'G01', code: came.code, digest });
  envelopes.send({ id: first, to: 'G01', code: came.code, digest: undefined });
  envelopes.store(id, 'G01');
  expect([id, first, envelopeId(3)].map((each) => envelopes.digestOfSent(each))).toEqual([
    digest,
    undefined,
    undefined,
  ]);
});
