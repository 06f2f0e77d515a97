import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

const loopback = '127.0.0.1';

/** The first of `count` ports in a row on which nothing listens now. */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    const servers = [await listenOn(0)];
    const address = servers[0]?.address();
    const first = typeof address === 'object' && address !== null ? address.port : 0;
    try {
      for (let port = first + 1; port < first + count; port += 1) servers.push(await listenOn(port));
      return first;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      // The next one is taken, or there is none.
      if (code !== 'EADDRINUSE' && code !== 'ERR_SOCKET_BAD_PORT') throw error;
    } finally {
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    }
  }
}

async function listenOn(port: number): Promise<Server> {
  const server = createServer().listen(port, loopback);
  await once(server, 'listening');
  return server;
}
