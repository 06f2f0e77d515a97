import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  beta,
  createEndpointWorld,
  type EndpointWorld,
  makeEnvelope,
} from '../test/support/endpoint-home.ts';
import { silentLog } from '../test/support/endpoint-log.ts';
import { randomFor } from '../test/support/random.ts';
import { openSession, type RawClient } from '../test/support/raw-client.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';
import type { EndpointLog } from './log.ts';

let world: EndpointWorld;
let endpoint: Endpoint | undefined;
beforeEach(async () => {
  world = await createEndpointWorld(randomFor('world of endpoint/succession'));
});
afterEach(async () => {
  await endpoint?.close();
  endpoint = undefined;
  world.remove();
});
const start = () => startEndpoint({ home: world.home, log: silentLog });
const askTime = (client: RawClient) => client.send('GET', `/v1/time?nonce=${'0'.repeat(64)}`);
const write = (name: string, bytes: string): void => writeFileSync(join(world.home, name), bytes);

test('a directory that forgets a person is not put in the place of one that lists them', async () => {
  endpoint = await start();
  await world.publish(4, ({ organisations }) => {
    for (const body of organisations) body.persons = [];
  });
  await expect(endpoint.reload()).rejects.toMatchObject({ code: 'DIRECTORY_HISTORY' });
  await world.publish(5);
  await endpoint.reload();
});

test('one number stands for one directory', async () => {
  endpoint = await start();
  await endpoint.reload();
  await world.publish(3);
  await expect(endpoint.reload()).rejects.toMatchObject({ code: 'DIRECTORY_INVALID', field: 'version' });
});

test('it starts only with a signing certificate that the directory lists as of now', async () => {
  const renewed = await world.persons.signing('Endpoint, renewed');
  write('signer.key', renewed.key);
  write('signer.crt', renewed.pem);
  await expect(start()).rejects.toMatchObject({ code: 'SIGNER_NOT_AUTHORISED' });
  const minutesAgo = (count: number) => new Date(Date.now() - count * 60_000).toISOString();
  const list = (term: { from: string; until?: string }) =>
    world.publish(4, ({ endpointSigners }) => {
      endpointSigners.push({ digest: renewed.fingerprint, ...term });
    });
  await list({ from: minutesAgo(2), until: minutesAgo(1) });
  await expect(start()).rejects.toMatchObject({ code: 'SIGNER_NOT_AUTHORISED' });
  await list({ from: minutesAgo(1) });
  endpoint = await start();
});

test('it signs nothing after the end of its certificate, and goes on with the next one at a reload', async () => {
  const log: EndpointLog = { event() {}, fault() {} };
  endpoint = await startEndpoint({ home: world.home, log });
  const renewed = await world.persons.signing('Endpoint, renewed');
  const until = new Date(Date.now() + 1_000).toISOString();
  await world.publish(4, ({ endpointSigners }) => {
    for (const signer of endpointSigners) signer.until = until;
    endpointSigners.push({ digest: renewed.fingerprint, from: until });
  });
  await endpoint.reload();
  const client = await openSession(world, world.members.alpha, endpoint.port);
  const envelope = await makeEnvelope(world.members.alpha, beta);
  const put = (by: RawClient) => by.send('PUT', `/v1/envelopes/${envelope.header.id}`, envelope);
  await expect.poll(async () => (await askTime(client)).status, { timeout: 5_000 }).toBe(500);
  expect((await put(client)).body).toEqual({ code: 'ENDPOINT_FAILED' });
  await expect(endpoint.reload()).rejects.toMatchObject({ code: 'SIGNER_NOT_AUTHORISED' });
  write('signer.key', renewed.key);
  write('signer.crt', renewed.pem);
  await endpoint.reload();
  const again = await openSession(world, world.members.alpha, endpoint.port);
  expect((await put(again)).status).toBe(200);
  for (const each of [client, again]) each.close();
});

test('a directory authority that renews its certificate is accepted with either while both are listed', async () => {
  const renewed = await world.persons.signing('Directory authority, renewed');
  endpoint = await start();
  await world.publish(4, undefined, renewed);
  await expect(endpoint.reload()).rejects.toMatchObject({ code: 'DIRECTORY_INVALID' });
  appendFileSync(join(world.home, 'authority.crt'), renewed.pem);
  await endpoint.reload();
  await world.publish(5);
  await endpoint.reload();
});
