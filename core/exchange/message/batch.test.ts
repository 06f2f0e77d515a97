import { expect, test } from 'vitest';
import type { Body } from '../../../contract/exchange/body.ts';
import { agency, check, indexOf, signedAt } from '../../../test/support/exchange/agencies.ts';
import { randomFor } from '../../../test/support/random.ts';
import { buildEnvelopes, openEnvelope } from './batch.ts';
import type { MailboxKey } from './seal.ts';

const random = randomFor('opened bodies');

test('the opened body does not stay in memory, whether the envelope is accepted or not', async () => {
  const a = await agency('G22', 'P00000001', 'T00000001');
  const b = await agency('H37', 'P00000002', 'T00000002');
  const body: Body = { kind: 'status', statement: '', signature: '' };
  const message = { id: random.uuid(), to: b.code, publicKey: b.mailbox.publicKey, body };
  const [envelope] = await buildEnvelopes([message], { from: a.code, at: signedAt, sign: a.clerk.sign });
  for (const [bend, outcome] of [
    [0, 'status'],
    [1, 'ENVELOPE_INVALID'],
  ] as const) {
    let opened = new Uint8Array();
    const mailbox: MailboxKey = {
      ...b.mailbox,
      async open(sealed, header) {
        opened = new Uint8Array(await b.mailbox.open(sealed, header));
        opened.set([(opened[0] ?? 0) + bend]);
        return opened;
      },
    };
    const context = { self: b.code, directory: indexOf(a, b), check, mailbox };
    const kind = await openEnvelope(envelope, context).then(
      (known) => known.body.kind,
      (error: { code?: string }) => error.code,
    );
    expect(kind).toBe(outcome);
    expect(opened.length).toBeGreaterThan(0);
    expect(opened.every((byte) => byte === 0)).toBe(true);
  }
});
