import { chmod, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createSoftHsm, softHsmModule } from '../../build/demo/softhsm.ts';
import type { World } from '../../build/demo/world.ts';
import { root } from '../../build/run/paths.ts';
import { homeFiles } from '../../native/home.ts';
import { storeParent } from '../support/memory-folder.ts';
import { startTerminal, type TestTerminal } from '../support/terminal.ts';
import { digestOfFile } from '../support/token-folder.ts';
import { Made } from './made.ts';

export const generationsFolder = join(root, 'test', 'fixtures', 'generations');

/** A copy of one generation's fixtures that can be worked with on this machine. */
export interface OpenedGeneration {
  readonly made: Made;
  readonly world: World;
  readonly exported: string;
  readonly envelopes: string;
  /** Starts a terminal, opens its vault with the clerk's token and logs in to the organisation's. */
  unlock(key: 'a' | 'b'): Promise<TestTerminal>;
  remove(): Promise<void>;
}

/**
 * Copies a generation to a temporary folder. What belongs to the machine that made it is put right: permissions,
 * which git does not keep, SoftHSM's folder and module, and the endpoint's port.
 */
export async function copyGeneration(name: string): Promise<OpenedGeneration> {
  const directory = await mkdtemp(join(storeParent(), 'tram-mat-generation-'));
  await cp(join(generationsFolder, name), directory, { recursive: true });
  await restrict(directory);
  const made = Made.parse(JSON.parse(await readFile(join(directory, 'made.json'), 'utf8')));
  const port = await freePort();
  const world = worldIn(directory, port);
  const module = softHsmModule();
  await rewrite(join(world.endpoint.home, 'endpoint.json'), (config) => ({ ...config, port }));
  for (const { home, tokens } of Object.values(world.homes)) {
    await createSoftHsm(tokens);
    await rewrite(homeFiles(home).config, (config) => ({
      ...config,
      endpoint: { ...Object(config['endpoint']), port },
      token: { ...Object(config['token']), module, digest: digestOfFile(module) },
    }));
  }
  return {
    made,
    world,
    exported: join(directory, 'export'),
    envelopes: join(directory, 'envelopes'),
    async unlock(key) {
      const { clerk, organisationToken } = made.terminals[key];
      const terminal = startTerminal(world, key);
      await logIn(terminal, clerk);
      await terminal.handlers['control.unlock']({ serial: clerk.serial });
      await logIn(terminal, organisationToken);
      terminal.terminal.tokenChanged(await terminal.tokens.state());
      return terminal;
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

async function logIn({ tokens }: TestTerminal, { serial, pin }: { serial: string; pin: string }) {
  await tokens.login(serial, pin);
}

/** As the product leaves them: nobody but the owner reads anything. */
async function restrict(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  for (const item of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, item.name);
    if (item.isDirectory()) await restrict(path);
    else await chmod(path, 0o600);
  }
}

async function rewrite(
  file: string,
  change: (config: Record<string, unknown>) => Record<string, unknown>,
): Promise<void> {
  await writeFile(file, JSON.stringify(change(JSON.parse(await readFile(file, 'utf8')))));
}

function worldIn(directory: string, port: number): World {
  const home = (key: 'a' | 'b') => ({ home: join(directory, key), tokens: join(directory, `tokens-${key}`) });
  const recovery = join(directory, 'recovery');
  return {
    directory,
    pki: join(directory, 'pki'),
    endpoint: { home: join(directory, 'endpoint'), host: '127.0.0.1', port },
    homes: { a: home('a'), b: home('b') },
    recovery: { key: join(recovery, 'recovery.key'), certificate: join(recovery, 'recovery.crt') },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
