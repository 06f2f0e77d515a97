import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { EndpointConfig, TerminalConfig } from '../../contract/config.ts';
import { homeFiles } from '../../native/home.ts';
import { type Agency, agencies } from './cast.ts';
import { staffedAgencies } from './colleagues.ts';
import { publishDirectory } from './directory.ts';
import { provisionEndpoint } from './endpoint.ts';
import { createDemoPki, type DemoPki } from './pki.ts';
import { provisionRecovery } from './recovery.ts';
import { installSection } from './section.ts';
import { createSoftHsm, softHsmDriver } from './softhsm.ts';
import { provisionTerminal, type TerminalHome } from './terminal.ts';
import { type AgencyTokens, provisionTokens } from './tokens.ts';

/** A demo world in a folder: authorities, tokens, two terminals, the endpoint, a recovery certificate. */
export interface World {
  readonly directory: string;
  readonly pki: string;
  readonly endpoint: { home: string; host: string; port: number };
  readonly homes: Record<Agency['key'], TerminalHome>;
  readonly recovery: { key: string; certificate: string };
  /** Who plays in it, where they are not those of `cast.ts`. */
  readonly cast?: readonly [Agency, Agency];
}

/** What a world is made of. */
export interface WorldParts {
  readonly cast: readonly [Agency, Agency];
  /** Makes an agency's tokens; what they keep lies in the folder. */
  provision(pki: DemoPki, directory: string, agency: Agency): Promise<AgencyTokens>;
}
const usualParts: WorldParts = { cast: agencies, provision: provisionTokens };
/** The first agency has a section, which its terminal takes in at its first unlock. */
export const staffedParts: WorldParts = { cast: staffedAgencies, provision: provisionTokens };

const host = '127.0.0.1';
/** Raised whenever a world made before would no longer be understood; such a one is made anew. */
const format = 6;
const Manifest = z.strictObject({ format: z.literal(format), port: z.int() });

/** The world of a folder; made on first use, left alone afterwards. It holds training data only. */
export async function ensureWorld(directory: string, parts: WorldParts = usualParts): Promise<World> {
  const manifest = join(directory, 'world.json');
  const text = existsSync(manifest) ? await readFile(manifest, 'utf8') : 'null';
  const parsed = Manifest.safeParse(JSON.parse(text));
  return parsed.success
    ? { ...worldIn(directory, parsed.data.port), cast: parts.cast }
    : createWorld(directory, parts);
}

/** Makes a demo world; whatever stands in the folder is removed first. The manifest comes last. */
export async function createWorld(directory: string, parts: WorldParts = usualParts): Promise<World> {
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const port = await freePort();
  const world = { ...worldIn(directory, port), cast: parts.cast };
  const pki = await createDemoPki(world.pki);
  const recovery = await provisionRecovery(pki, world.recovery);
  const endpoint = await provisionEndpoint(pki, world.endpoint);
  const terminals = [];
  const staffed = [];
  for (const agency of parts.cast) {
    const tokens = await parts.provision(pki, world.homes[agency.key].tokens, agency);
    if (agency.colleagues.length > 0) staffed.push({ agency, tokens });
    terminals.push(await provisionTerminal(pki, world.homes[agency.key], agency, tokens, recovery, endpoint));
  }
  const directoryFiles = await publishDirectory(endpoint, terminals);
  await Promise.all([
    endpoint.install(directoryFiles),
    ...terminals.map((terminal) => terminal.install(directoryFiles)),
  ]);
  for (const terminal of terminals) terminal.close();
  for (const { agency, tokens } of staffed)
    await installSection(pki, world.homes[agency.key].home, agency, tokens);
  await writeFile(join(directory, 'world.json'), JSON.stringify({ format, port }));
  return world;
}

/**
 * A copy of a world with an address of its own, so that both can run at once. It has the same keys, certificates and
 * tokens; only the port and the place of the token folders are written anew.
 */
export async function copyWorld(source: string, directory: string): Promise<World> {
  await cp(source, directory, { recursive: true });
  const port = await freePort();
  const world = worldIn(directory, port);
  await rewrite(join(world.endpoint.home, 'endpoint.json'), EndpointConfig, (config) => ({
    ...config,
    port,
  }));
  for (const { home, tokens } of Object.values(world.homes)) {
    await rewrite(homeFiles(home).config, TerminalConfig, (config) => ({
      ...config,
      endpoint: { ...config.endpoint, port },
    }));
    await createSoftHsm(tokens);
    await writeFile(homeFiles(home).driver, JSON.stringify(softHsmDriver(tokens), undefined, 2));
  }
  await writeFile(join(directory, 'world.json'), JSON.stringify({ format, port }));
  return world;
}

async function rewrite<Content>(
  file: string,
  schema: z.ZodType<Content>,
  change: (content: Content) => Content,
): Promise<void> {
  const content = schema.parse(JSON.parse(await readFile(file, 'utf8')));
  await writeFile(file, JSON.stringify(change(content), undefined, 2));
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
