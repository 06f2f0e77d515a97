import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectAs, createEndpointWorld, type EndpointWorld } from '../test/support/endpoint-home.ts';
import { silentLog } from '../test/support/endpoint-log.ts';
import { randomFor } from '../test/support/random.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';

let world: EndpointWorld;
let endpoint: Endpoint;
let sockets: Socket[] = [];
beforeEach(async () => {
  world = await createEndpointWorld(randomFor('world of endpoint/closing'));
  sockets = [];
});
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  world.remove();
});

/** A terminal with a session that reads, sends and closes nothing any more: as one without power, or on purpose. */
async function openSilent(): Promise<void> {
  const relay = createServer((near) => {
    const far = connect(endpoint.port, '127.0.0.1');
    near.pipe(far);
    far.pipe(near);
    sockets.push(near, far);
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const { port } = relay.address() as AddressInfo;
  const connection = await connectAs(world, world.members.alpha, port);
  const [near, far] = sockets;
  near?.unpipe(far);
  far?.unpipe(near);
  far?.pause();
  connection.close();
  relay.close();
}

test('a terminal that has gone silent does not hold up the end', async () => {
  endpoint = await startEndpoint({ home: world.home, log: silentLog, limits: { closingTime: 300 } });
  await openSilent();
  await expect(endpoint.close()).resolves.toBeUndefined();
});

/** Connections of the endpoint that this process still holds; what the kernel alone ends has no inode. */
const heldSockets = (): number =>
  readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state, , , , , , inode]) => {
      const isOurs = Number.parseInt(local?.split(':')[1] ?? '', 16) === endpoint.port;
      return isOurs && state !== '0A' && inode !== '0';
    }).length;

test('a connection that was closed for its silence is held no longer than the time of an end', async () => {
  const limits = { idleTime: 300, closingTime: 300 };
  endpoint = await startEndpoint({ home: world.home, log: silentLog, limits });
  await openSilent();
  expect(heldSockets()).toBe(1);
  await expect.poll(heldSockets, { timeout: 5_000 }).toBe(0);
  await endpoint.close();
});
