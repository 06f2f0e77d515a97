import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SignedAnchor } from '../contract/exchange/api.ts';
import { isAnchorOver } from '../core/encoding/anchor.ts';
import type { PeerConnection } from '../core/ports/peer.ts';
import {
  alpha,
  connectAs,
  createEndpointWorld,
  type EndpointWorld,
  sha256,
  signText,
} from '../test/support/endpoint-home.ts';
import { silentLog } from '../test/support/endpoint-log.ts';
import { openMailboxes } from '../test/support/mailboxes.ts';
import { randomFor } from '../test/support/random.ts';
import { openSession, type RawClient } from '../test/support/raw-client.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';

let world: EndpointWorld;
let endpoint: Endpoint;
let sender: PeerConnection;
beforeAll(async () => {
  world = await createEndpointWorld(randomFor('world of endpoint/anchors'));
});
afterAll(() => world.remove());
beforeEach(async () => {
  endpoint = await startEndpoint({ home: world.home, log: silentLog });
  sender = await connectAs(world, world.members.alpha, endpoint.port);
});
afterEach(async () => {
  sender.close();
  await endpoint.close();
  world.emptyMailboxes();
});

/** The request of generation 1 to countersign a checkpoint over these entries. */
async function first(fromSeq: number, toSeq: number, head: string, by = world.members.alpha.person) {
  const statement = {
    terminal: world.members.alpha.terminal,
    fromSeq,
    toSeq,
    merkleRoot: sha256(Buffer.from(head)),
    head,
    at: new Date().toISOString(),
  };
  return { statement, signature: await signText(statement, by) };
}
const second = async (...entries: Parameters<typeof first>) => ({
  generation: 2 as const,
  ...(await first(...entries)),
});

const heads = [1, 2, 3].map((n) => sha256(Uint8Array.of(n)));
const [one = '', two = '', three = ''] = heads;
/** The checkpoints up to 10 and to 20 are anchored. */
const anchored = async () => [
  await sender.anchor(await second(1, 10, one)),
  await sender.anchor(await second(11, 20, two)),
];

describe('an anchor', () => {
  test('is countersigned, comes back with the next session, and repeats with the same receipt', async () => {
    const [earlier, last] = await anchored();
    expect(earlier?.statement).toMatchObject({ generation: 2, organisation: alpha, toSeq: 10 });
    expect(earlier && isAnchorOver(earlier.statement, one)).toBe(true);
    expect(await sender.anchor(await second(1, 10, one))).toEqual(earlier);
    const again = await connectAs(world, world.members.alpha, endpoint.port);
    expect(again.session.lastAnchor).toEqual(last);
    again.close();
  });

  test('leaves nothing of the checkpoint at the endpoint that its terminal chose but the last number', async () => {
    const request = await second(1, 10, one);
    const { statement } = await sender.anchor(request);
    sender.close();
    await endpoint.close();
    const database = openMailboxes(world.home);
    const rows = database.prepare('SELECT * FROM anchors').all();
    database.close();
    expect(rows).toEqual([
      {
        organisation: alpha,
        terminal: world.members.alpha.terminal,
        to_seq: 10,
        receipt: expect.any(String),
        receipt_signature: expect.any(Uint8Array),
      },
    ]);
    const kept = JSON.stringify(rows) + JSON.stringify(statement);
    for (const sent of [one, request.statement.merkleRoot, request.statement.at, request.signature])
      expect(kept).not.toContain(sent);
  });

  test('that comes twice at once gets the same receipt', async () => {
    const request = await second(1, 10, one);
    const [earlier, later] = await Promise.all([sender.anchor(request), sender.anchor(request)]);
    expect(later).toEqual(earlier);
  });

  test('is taken from a terminal only so often, and a repeated one always', async () => {
    await endpoint.close();
    endpoint = await startEndpoint({
      home: world.home,
      log: silentLog,
      limits: { anchorBurst: 1, anchorRate: 0.001 },
    });
    sender = await connectAs(world, world.members.alpha, endpoint.port);
    const request = await second(1, 10, one);
    const earlier = await sender.anchor(request);
    await expect(sender.anchor(await second(11, 20, two))).rejects.toMatchObject({ code: 'ENDPOINT_BUSY' });
    expect(await sender.anchor(request)).toEqual(earlier);
  });

  test('that goes back or gives another head is a conflict', async () => {
    await anchored();
    for (const toSeq of [20, 15, 10])
      await expect(sender.anchor(await second(1, toSeq, three))).rejects.toMatchObject({
        code: 'ANCHOR_CONFLICT',
      });
  });

  test('that leaves a gap, overlaps or takes up all places to come is refused', async () => {
    await anchored();
    for (const [fromSeq, toSeq] of [
      [22, 30],
      [20, 30],
      [1, 30],
      [21, Number.MAX_SAFE_INTEGER],
    ] as const)
      await expect(sender.anchor(await second(fromSeq, toSeq, three))).rejects.toMatchObject({
        code: 'REQUEST_INVALID',
        field: 'statement.fromSeq',
      });
  });

  test("of another terminal or by another organisation's person is refused", async () => {
    await anchored();
    const receiver = await connectAs(world, world.members.beta, endpoint.port);
    await expect(receiver.anchor(await second(21, 30, three))).rejects.toMatchObject({
      code: 'SENDER_MISMATCH',
    });
    receiver.close();
    await expect(sender.anchor(await second(21, 30, three, world.members.beta.person))).rejects.toMatchObject(
      { code: 'SIGNER_NOT_AUTHORISED' },
    );
  });

  test('with any member of the checkpoint other than its signer wrote is refused', async () => {
    await anchored();
    const genuine = await second(21, 30, three);
    for (const change of [
      { toSeq: 31 },
      { head: one },
      { merkleRoot: one },
      { at: '2026-11-23T01:00:00.000Z' },
    ])
      await expect(
        sender.anchor({ ...genuine, statement: { ...genuine.statement, ...change } }),
      ).rejects.toMatchObject({ code: 'SIGNATURE_INVALID' });
    expect((await sender.anchor(genuine)).statement.toSeq).toBe(30);
  });
});

describe('a terminal that was not updated', () => {
  let old: RawClient;
  beforeEach(async () => {
    old = await openSession(world, world.members.alpha, endpoint.port);
  });
  afterEach(() => old.close());
  const ask = (body: unknown) => old.send('POST', '/v1/anchors', body);

  test('gets receipts of the first generation, which a newer one takes for its own', async () => {
    const answer = await ask(await first(1, 10, one));
    const { statement } = SignedAnchor.parse(answer.body);
    expect(statement).toEqual({
      organisation: alpha,
      terminal: world.members.alpha.terminal,
      toSeq: 10,
      head: one,
      at: expect.any(String),
    });
    expect((await ask(await first(1, 10, two))).body).toEqual({ code: 'ANCHOR_CONFLICT' });
    // The answer was lost, and the terminal was updated since.
    expect(await sender.anchor(await second(1, 10, one))).toEqual(answer.body);
    await expect(sender.anchor(await second(1, 10, two))).rejects.toMatchObject({ code: 'ANCHOR_CONFLICT' });
    // It has no receipt of the second generation yet.
    expect((await ask(await first(11, 20, two))).status).toBe(200);
    expect((await sender.anchor(await second(21, 30, three))).statement).toMatchObject({ generation: 2 });
  });

  test('never comes again once it was updated', async () => {
    await ask(await first(1, 10, one));
    await sender.anchor(await second(11, 20, two));
    for (const request of [await first(21, 30, three), await first(11, 20, two), await first(1, 10, one)])
      expect(await ask(request)).toMatchObject({
        status: 400,
        body: { code: 'REQUEST_INVALID', field: 'generation' },
      });
    const again = await connectAs(world, world.members.alpha, endpoint.port);
    expect(again.session.lastAnchor?.statement.toSeq).toBe(20);
    again.close();
  });

  test('has no say about another', async () => {
    await sender.anchor(await second(1, 10, one));
    const { beta } = world.members;
    const other = await openSession(world, beta, endpoint.port);
    const { statement } = await first(1, 10, one);
    const own = { ...statement, terminal: beta.terminal };
    const request = { statement: own, signature: await signText(own, beta.person) };
    expect((await other.send('POST', '/v1/anchors', request)).status).toBe(200);
    other.close();
  });

  test.each([1, 3, '2', null])('sends no generation %s', async (generation) => {
    expect(await ask({ ...(await first(1, 10, one)), generation })).toMatchObject({
      status: 400,
      body: { code: 'REQUEST_INVALID' },
    });
  });
});
