import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { type Agency, agencies } from './cast.ts';
import { publishDirectory } from './directory.ts';
import { provisionEndpoint } from './endpoint.ts';
import { createDemoPki } from './pki.ts';
import { provisionRecovery } from './recovery.ts';
import { provisionTerminal, type TerminalHome } from './terminal.ts';
import { provisionTokens } from './tokens.ts';

/** A demo world in a folder: authorities, tokens, two terminals, the endpoint, a recovery certificate. */
export interface World {
  readonly directory: string;
  readonly pki: string;
  readonly endpoint: { home: string; host: string; port: number };
  readonly homes: Record<Agency['key'], TerminalHome>;
  readonly recovery: { key: string; certificate: string };
}

const host = '127.0.0.1';
/** Raised whenever a world made before would no longer be understood; such a one is made anew. */
const format = 4;
const Manifest = z.strictObject({ format: z.literal(format), port: z.int() });

/** The demo world of a folder; made on first use, left alone afterwards. It holds training data only. */
export async function ensureWorld(directory: string): Promise<World> {
  const manifest = join(directory, 'world.json');
  const text = existsSync(manifest) ? await readFile(manifest, 'utf8') : 'null';
  const parsed = Manifest.safeParse(JSON.parse(text));
  return parsed.success ? worldIn(directory, parsed.data.port) : createWorld(directory);
}

/** Makes a demo world; whatever stands in the folder is removed first. The manifest comes last. */
export async function createWorld(directory: string): Promise<World> {
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const port = await freePort();
  const world = worldIn(directory, port);
  const pki = await createDemoPki(world.pki);
  const recovery = await provisionRecovery(pki, world.recovery);
  const endpoint = await provisionEndpoint(pki, world.endpoint);
  const terminals = [];
  for (const agency of agencies) {
    const tokens = await provisionTokens(pki, world.homes[agency.key].tokens, agency);
    terminals.push(await provisionTerminal(pki, world.homes[agency.key], agency, tokens, recovery, endpoint));
  }
  const directoryFiles = await publishDirectory(endpoint, terminals);
  await Promise.all([
    endpoint.install(directoryFiles),
    ...terminals.map((terminal) => terminal.install(directoryFiles)),
  ]);
  for (const terminal of terminals) terminal.close();
  await writeFile(join(directory, 'world.json'), JSON.stringify({ format, port }));
  return world;
}

function worldIn(directory: string, port: number): World {
  const home = (key: Agency['key']): TerminalHome => ({
    home: join(directory, key),
    tokens: join(directory, `tokens-${key}`),
  });
  return {
    directory,
    pki: join(directory, 'pki'),
    endpoint: { home: join(directory, 'endpoint'), host, port },
    homes: { a: home('a'), b: home('b') },
    recovery: {
      key: join(directory, 'recovery', 'recovery.key'),
      certificate: join(directory, 'recovery', 'recovery.crt'),
    },
  };
}

/** A port nobody listens on now; the world keeps it, because terminals pin the address. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
