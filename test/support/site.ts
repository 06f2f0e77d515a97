import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { World } from '../../build/demo/world.ts';
import { type RunningEndpoint, startEndpoint } from '../../build/run/endpoint.ts';
import type { Directory } from '../../contract/exchange/directory.ts';
import { publish } from './directory.ts';
import { storeParent } from './memory-folder.ts';
import { startTerminal, type TestTerminal } from './terminal.ts';
import { testWorld } from './worlds.ts';

type Key = TestTerminal['agency']['key'];

interface Options {
  /** False: nothing answers at the endpoint's address. */
  readonly endpoint?: boolean;
  /** Whose vaults are open from the beginning; none also starts no terminal of that name. */
  readonly unlocked?: readonly Key[];
  /** Who has opened the organisation's token as well. */
  readonly signing?: readonly Key[];
}

/** Makes a world in a folder that does not exist yet. */
type MakeWorld = (directory: string) => Promise<World>;

/** A world of its own for one case: endpoint and terminals, all of which end and go with the case. */
export class Site {
  readonly folder: string;
  readonly world: World;
  #endpoint: RunningEndpoint | undefined;
  readonly #terminals = new Map<Key, TestTerminal>();

  private constructor(folder: string, world: World) {
    this.folder = folder;
    this.world = world;
  }

  /** To be called in a test, which it is taken down after. */
  static async open(options: Options = {}, make: MakeWorld = testWorld): Promise<Site> {
    const folder = await mkdtemp(join(storeParent(), 'tram-mat-site-'));
    const site = new Site(folder, await make(join(folder, 'world')));
    onTestFinished(async () => {
      await site.close();
      await rm(folder, { recursive: true, force: true });
    });
    await site.start(options);
    return site;
  }

  /** Starts what `close` ended, or what was left out until now. */
  async start({ endpoint = true, unlocked = ['a', 'b'], signing = ['a'] }: Options = {}): Promise<void> {
    if (endpoint) await this.startEndpoint();
    await Promise.all(unlocked.map((key) => this.terminal(key).unlock()));
    for (const key of signing) if (unlocked.includes(key)) await this.terminal(key).openSeal();
  }

  get endpoint(): RunningEndpoint {
    if (this.#endpoint === undefined) throw new Error('the endpoint is not running');
    return this.#endpoint;
  }

  async startEndpoint(): Promise<void> {
    this.#endpoint = await startEndpoint(this.world.endpoint.home, 'ignore');
  }

  async stopEndpoint(): Promise<void> {
    await this.#endpoint?.stop();
    this.#endpoint = undefined;
  }

  /** The authority publishes a directory with the body changed; resolves when terminal A uses it. */
  async changeBody(code: string, change: (body: Directory['organisations'][number]) => void): Promise<void> {
    const version = await publish(this.world, ({ organisations }) =>
      organisations.filter((body) => body.code === code).forEach(change),
    );
    this.endpoint.process.kill('SIGHUP');
    const { a } = this;
    await a.until(async () => (await a.handlers['about.view']({})).directoryVersion === version);
  }

  /** The terminal of an agency; started, and locked, when it is asked for first. */
  terminal(key: Key): TestTerminal {
    const terminal = this.#terminals.get(key) ?? startTerminal(this.world, key);
    this.#terminals.set(key, terminal);
    return terminal;
  }

  get a(): TestTerminal {
    return this.terminal('a');
  }

  get b(): TestTerminal {
    return this.terminal('b');
  }

  /** Ends everything that runs; the world stays as it is. */
  async close(): Promise<void> {
    const running = [...this.#terminals.values()];
    this.#terminals.clear();
    await Promise.all(running.map((terminal) => terminal.stop()));
    await this.stopEndpoint();
  }
}
