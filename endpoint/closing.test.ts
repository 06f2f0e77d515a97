import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { connectAs, createEndpointWorld } from '../test/support/endpoint-home.ts';
import { silentLog } from '../test/support/endpoint-log.ts';
import { randomFor } from '../test/support/random.ts';
import { startEndpoint } from './endpoint.ts';

test('a terminal that has gone silent, as one without power, does not hold up the end', async () => {
  const world = await createEndpointWorld(randomFor('world of endpoint/closing'));
  const endpoint = await startEndpoint({ home: world.home, log: silentLog, limits: { closingTime: 300 } });
  const sockets: Socket[] = [];
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
  await expect(endpoint.close()).resolves.toBeUndefined();
  connection.close();
  for (const socket of sockets) socket.destroy();
  relay.close();
  world.remove();
});
