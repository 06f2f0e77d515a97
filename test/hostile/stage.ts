import { spawn } from 'node:child_process';
import { closeSync, copyFileSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../../build/demo/world.ts';
import { recordWire, type Wire } from '../../build/walkthrough/wire.ts';
import type { SignBytes } from '../../core/encoding/statement.ts';
import { tokenSigner } from '../../core/session/signers.ts';
import { signDetached } from '../../core/signature/sign.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { pemOf } from '../../native/system/pem.ts';
import { trustFiles } from '../../native/system/trust-files.ts';
import { storeParent } from '../support/memory-folder.ts';
import { recoverStore } from '../support/recovery.ts';
import { startTerminal, type TestTerminal } from '../support/terminal.ts';
import { testWorld } from '../support/worlds.ts';
import { openRawSession, type RawSession } from './raw-session.ts';
import { sentence } from './sentences.ts';

/** Two terminals at work with an endpoint that writes its log down, all bytes between them on record. */
export interface Stage {
  readonly folder: string;
  readonly world: World;
  readonly a: TestTerminal;
  readonly b: TestTerminal;
  /** A session that says what it likes, with the device and the token of A. */
  readonly raw: RawSession;
  /** The file that holds every byte that passed, both ways; complete when everything has stopped. */
  readonly wire: string;
  /** Ends all that runs; the folder stays. */
  stop(): Promise<void>;
  remove(): void;
}

export async function setStage(): Promise<Stage> {
  const folder = mkdtempSync(join(storeParent(), 'tram-mat-hostile-'));
  const world = await testWorld(join(folder, 'world'));
  const file = join(folder, 'wire.bin');
  const wire = await recordWire(0, world.endpoint.port, file);
  for (const key of ['a', 'b'] as const) leadThrough(wire, world, key);
  const stopEndpoint = await startLoggedEndpoint(world, join(folder, 'endpoint.log'));
  const device = deviceOf(world, 'a', wire);
  const a = startTerminal(world, 'a');
  const b = startTerminal(world, 'b');
  await Promise.all([a.unlock(), b.unlock()]);
  await Promise.all([a.openSeal(), b.openSeal()]);
  const raw = await openRawSession(device, selfOf(world, 'a'), await signerOf(a));
  let stopped: Promise<void> | undefined;
  const end = async () => {
    raw.close();
    await a.stop();
    await b.stop();
    await wire.close();
    await stopEndpoint();
  };
  return {
    folder,
    world,
    a,
    b,
    raw,
    wire: file,
    stop: () => (stopped ??= end()),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Has a terminal dial the recorded wire, and hold a revocation list whose file name is the sentence. */
function leadThrough(wire: Wire, world: World, key: 'a' | 'b'): void {
  const { config, trust } = homeFiles(world.homes[key].home);
  const content = JSON.parse(readFileSync(config, 'utf8'));
  content.endpoint.port = wire.port;
  writeFileSync(config, JSON.stringify(content));
  copyFileSync(join(trust, 'crls', '1.crl'), join(trust, 'crls', `${sentence}.crl`));
}

async function startLoggedEndpoint(world: World, file: string): Promise<() => Promise<void>> {
  const log = openSync(file, 'a');
  const main = new URL('../../endpoint/main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [main, 'serve', '--home', world.endpoint.home], {
    stdio: ['ignore', 'pipe', log],
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`endpoint ended with ${code}`)));
  });
  return async () => {
    child.kill('SIGTERM');
    await ended;
  };
}

/** What a terminal calls itself in a session. */
export function selfOf(world: World, key: 'a' | 'b'): { organisation: string; terminal: string } {
  const { organisation, terminal } = readTerminalConfig(world.homes[key].home);
  return { organisation, terminal };
}

/** The terminal's own TLS identity, as a thief of the unlocked machine would have it. */
function deviceOf(world: World, key: 'a' | 'b', wire: Wire) {
  const { home } = world.homes[key];
  const { host, spki } = readTerminalConfig(home).endpoint;
  const files = trustFiles(homeFiles(home).trust);
  const store = recoverStore(world, key);
  try {
    return {
      host,
      port: wire.port,
      spki,
      ca: pemOf([...files.anchors(), ...files.intermediates()]),
      certificate: store.settings.read('tls-certificate') ?? new Uint8Array(),
      key: store.settings.read('tls-key') ?? new Uint8Array(),
    };
  } finally {
    store.close();
  }
}

async function signerOf({ tokens, home }: TestTerminal): Promise<SignBytes> {
  const [serial] = readTerminalConfig(home).token.personal;
  const token = (await tokens.state()).tokens.find((candidate) => candidate.serial === serial);
  if (token === undefined) throw new Error('no token');
  const signer = tokenSigner(tokens, token, trustFiles(homeFiles(home).trust).intermediates());
  return (content) => signDetached(content, signer, new Date());
}
