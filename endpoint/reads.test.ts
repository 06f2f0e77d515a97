import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ReadsStatement, SignedReads } from '../contract/exchange/reads.ts';
import type { PeerConnection } from '../core/ports/peer.ts';
import {
  alpha,
  beta,
  connectAs,
  createEndpointWorld,
  dissolved,
  type EndpointWorld,
  signText,
} from '../test/support/endpoint-home.ts';
import { silentLog } from '../test/support/endpoint-log.ts';
import { randomFor } from '../test/support/random.ts';
import { openRaw, openSession, type RawClient } from '../test/support/raw-client.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';

let world: EndpointWorld;
let endpoint: Endpoint;
let connection: PeerConnection;
let raw: RawClient;
const connect = async () => {
  connection = await connectAs(world, world.members.alpha, endpoint.port);
  raw = await openSession(world, world.members.alpha, endpoint.port);
};
const disconnect = () => {
  connection.close();
  raw.close();
};
beforeAll(async () => {
  world = await createEndpointWorld(randomFor('world of endpoint/reads'));
});
afterAll(() => world.remove());
beforeEach(async () => {
  endpoint = await startEndpoint({ home: world.home, log: silentLog });
  await connect();
});
afterEach(async () => {
  disconnect();
  await endpoint.close();
  world.emptyMailboxes();
});

/** In milliseconds from now. */
const later = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();

async function stated(
  change: Partial<ReadsStatement> = {},
  by = world.members.alpha.person,
): Promise<SignedReads> {
  const statement: ReadsStatement = {
    purpose: 'tram-mat/reads',
    organisation: alpha,
    terminal: world.members.alpha.terminal,
    newest: 4,
    at: later(0),
    ...change,
  };
  return { statement, signature: await signText(statement, by) };
}
const put = (body: unknown) => raw.send('PUT', '/v1/reads', body);

describe('what a terminal reads', () => {
  test('is nothing while it has stated nothing', async () => {
    expect(await connection.reads(beta)).toEqual({ reads: null });
  });

  test('is given to whoever writes to it, as it was signed, also after a restart', async () => {
    const reads = await stated();
    await connection.stateReads(reads);
    disconnect();
    await endpoint.close();
    endpoint = await startEndpoint({ home: world.home, log: silentLog });
    await connect();
    const other = await connectAs(world, world.members.beta, endpoint.port);
    expect(await other.reads(alpha)).toEqual({ reads });
    other.close();
  });

  test('is what it stated last, also where that is less', async () => {
    await connection.stateReads(await stated({ newest: 5, at: later(-60_000) }));
    const less = await stated({ newest: 4 });
    await connection.stateReads(less);
    expect(await connection.reads(alpha)).toEqual({ reads: less });
  });

  test('may be a generation that the endpoint does not know', async () => {
    const reads = await stated({ newest: 999 });
    await connection.stateReads(reads);
    expect(await connection.reads(alpha)).toEqual({ reads });
  });

  test('that comes again is answered again', async () => {
    const reads = await stated();
    for (const _ of [1, 2, 3])
      expect(await put(reads)).toMatchObject({ status: 200, body: { at: reads.statement.at } });
  });

  test('is taken only so often', async () => {
    disconnect();
    await endpoint.close();
    endpoint = await startEndpoint({
      home: world.home,
      log: silentLog,
      limits: { readsBurst: 1, readsRate: 0.001 },
    });
    await connect();
    const reads = await stated();
    await connection.stateReads(reads);
    await expect(connection.stateReads(await stated({ at: later(1_000) }))).rejects.toMatchObject({
      code: 'ENDPOINT_BUSY',
    });
    await connection.stateReads(reads);
  });
});

describe('refused, and nothing kept:', () => {
  afterEach(async () => {
    expect(await connection.reads(beta)).toEqual({ reads: null });
  });

  test('a statement of another organisation, or of another terminal', async () => {
    const { beta: other } = world.members;
    const ofOther = await stated({ organisation: beta, terminal: other.terminal }, other.person);
    expect(await put(ofOther)).toMatchObject({
      status: 403,
      body: { code: 'SENDER_MISMATCH', field: 'statement.organisation' },
    });
    expect(await put(await stated({ terminal: other.terminal }))).toMatchObject({
      status: 403,
      body: { code: 'SENDER_MISMATCH', field: 'statement.terminal' },
    });
  });

  test('one signed by nobody of the organisation, or by somebody who may not sign', async () => {
    for (const [by, code] of [
      [world.members.beta.person, 'SIGNER_NOT_AUTHORISED'],
      [world.signer, 'SIGNER_NOT_AUTHORISED'],
      [world.revoked, 'CERTIFICATE_REVOKED'],
      [world.expired, 'CERTIFICATE_EXPIRED'],
    ] as const)
      expect((await put(await stated({}, by))).body, code).toEqual({ code });
    expect(await connection.reads(alpha)).toEqual({ reads: null });
  });

  test('one whose number, terminal or day is not what was signed', async () => {
    const reads = await stated();
    for (const change of [{ newest: 5 }, { at: later(1) }])
      expect((await put({ ...reads, statement: { ...reads.statement, ...change } })).body).toEqual({
        code: 'SIGNATURE_INVALID',
      });
    const session = await raw.send('POST', '/v1/session', reads);
    expect(session.body).toMatchObject({ code: 'REQUEST_INVALID' });
    expect(await connection.reads(alpha)).toEqual({ reads: null });
  });

  test('one that is older than the last, or as old and another, whoever has kept it', async () => {
    const first = await stated({ newest: 3, at: later(-60_000) });
    const last = await stated();
    await connection.stateReads(first);
    await connection.stateReads(last);
    for (const replayed of [first, await stated({ newest: 9, at: last.statement.at })])
      expect((await put(replayed)).body).toEqual({ code: 'REQUEST_INVALID', field: 'statement.at' });
    expect(await connection.reads(alpha)).toEqual({ reads: last });
  });

  test('one of another time, which would shut out all that come until then', async () => {
    for (const at of [later(3_600_000), later(-3_600_000)])
      expect((await put(await stated({ at }))).body).toEqual({ code: 'CLOCK_ASTRAY', field: 'statement.at' });
  });

  test.each([0, -1, 1.5, 1_000, 2 ** 53, '4', null])('the number %s', async (newest) => {
    const { statement, signature } = await stated();
    expect((await put({ statement: { ...statement, newest }, signature })).body).toEqual({
      code: 'REQUEST_INVALID',
      field: 'statement.newest',
    });
  });

  test('a member more, a member less, and any other form', async () => {
    const { statement, signature } = await stated();
    const { terminal: _, ...less } = statement;
    for (const body of [
      { statement: { ...statement, note: 'x' }, signature },
      { statement: { ...statement, generation: 1 }, signature },
      { statement: less, signature },
      { statement, signature, note: 'x' },
      { statement },
      [],
    ])
      expect(await put(body)).toMatchObject({ status: 400, body: { code: 'REQUEST_INVALID' } });
  });

  test('a question without a session, by another method, or about what is no organisation', async () => {
    const stranger = await openRaw(world, world.members.beta, endpoint.port);
    expect((await stranger.send('GET', `/v1/reads/${alpha}`)).body).toEqual({ code: 'SESSION_REQUIRED' });
    expect((await stranger.send('PUT', '/v1/reads', await stated())).body).toEqual({
      code: 'SESSION_REQUIRED',
    });
    stranger.close();
    for (const name of ['X0001', 'a', 'a'.repeat(36), '..'])
      expect((await raw.send('GET', `/v1/reads/${name}`)).status, name).toBeGreaterThanOrEqual(400);
    for (const [method, path] of [
      ['POST', '/v1/reads'],
      ['GET', '/v1/reads'],
      ['GET', `/v1/reads/${alpha}/`],
      ['PUT', `/v1/reads/${alpha}`],
    ] as const)
      expect((await raw.send(method, path)).body, `${method} ${path}`).toEqual({ code: 'ROUTE_UNKNOWN' });
    expect((await raw.send('GET', `/v1/reads/${dissolved}`)).body).toEqual({ reads: null });
  });
});
