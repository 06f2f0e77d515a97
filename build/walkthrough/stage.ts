import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { agencies } from '../demo/cast.ts';
import { createWorld, type World } from '../demo/world.ts';
import { type Display, virtualDisplay } from '../run/display.ts';
import type { ElectronRuntime } from '../run/electron.ts';
import { type RunningEndpoint, startEndpoint } from '../run/endpoint.ts';
import { terminalCommand } from '../run/terminal-command.ts';
import { TerminalWindow } from './terminal-window.ts';
import { recordWire, type Wire } from './wire.ts';

/** A fresh world with its endpoint, a recorded wire, a virtual screen, and terminals as they are opened. */
export class Stage {
  readonly world: World;
  readonly #runtime: ElectronRuntime;
  readonly #folder: string;
  #endpoint: RunningEndpoint;
  readonly #wire: Wire;
  readonly #display: Display;
  readonly #open: { application: ElectronApplication; terminal: TerminalWindow }[] = [];

  private constructor(
    parts: { world: World; endpoint: RunningEndpoint; wire: Wire; display: Display },
    runtime: ElectronRuntime,
    folder: string,
  ) {
    this.world = parts.world;
    this.#endpoint = parts.endpoint;
    this.#wire = parts.wire;
    this.#display = parts.display;
    this.#runtime = runtime;
    this.#folder = folder;
  }

  /** `prepare` may change the world while nothing runs in it. */
  static async open(
    runtime: ElectronRuntime,
    folder: string,
    prepare: (world: World) => Promise<void> = async () => undefined,
    makeWorld: (directory: string) => Promise<World> = createWorld,
  ): Promise<Stage> {
    const world = await makeWorld(join(folder, 'world'));
    await prepare(world);
    const { home, port } = world.endpoint;
    const config = join(home, 'endpoint.json');
    const settings: object = JSON.parse(await readFile(config, 'utf8'));
    await writeFile(config, JSON.stringify({ ...settings, port: 0 }));
    const endpoint = await startEndpoint(home, 'ignore');
    await writeFile(config, JSON.stringify({ ...settings, port: endpoint.port }));
    const wire = await recordWire(port, endpoint.port, join(folder, 'wire.bin'));
    const display = await virtualDisplay();
    return new Stage({ world, endpoint, wire, display }, runtime, folder);
  }

  /** The virtual screen, as in `DISPLAY`. */
  get display(): string {
    return this.#display.name;
  }

  /** Opens the terminal of an agency in a window of its own; `more` is added to its environment. */
  async terminal(key: 'a' | 'b', more: Record<string, string> = {}): Promise<TerminalWindow> {
    const { cast = agencies } = this.world;
    const agency = cast.find((candidate) => candidate.key === key) ?? cast[0];
    const { executable, args, env } = this.commandOf(key);
    const application = await _electron.launch({
      executablePath: executable,
      args,
      env: { ...env, ...more },
    });
    const terminal = await TerminalWindow.at(application, agency, join(this.#folder, 'screens'));
    this.#open.push({ application, terminal });
    return terminal;
  }

  /** How a terminal is started on this stage: for a caller that starts one without a driver. */
  commandOf(key: 'a' | 'b'): { executable: string; args: string[]; env: Record<string, string> } {
    const command = terminalCommand(this.#runtime, this.world.homes[key]);
    return { ...command, env: definedOnly({ ...process.env, DISPLAY: this.#display.name }) };
  }

  /** The line to the endpoint is down until `mendLine`. */
  cutLine(): void {
    this.#wire.cut();
  }

  mendLine(): void {
    this.#wire.mend();
  }

  /** Ends the endpoint and starts it again where it was; `meanwhile` may change its files. */
  async restartEndpoint(meanwhile: () => Promise<void>): Promise<void> {
    await this.#endpoint.stop();
    await meanwhile();
    this.#endpoint = await startEndpoint(this.world.endpoint.home, 'ignore');
  }

  async closeTerminals(): Promise<void> {
    await Promise.all(this.#open.splice(0).map(({ application }) => application.close()));
  }

  /** What every window shows now, to explain a failure. A window that is gone must not hide that failure. */
  async lastPictures(): Promise<void> {
    await Promise.all(this.#open.map(({ terminal }) => terminal.picture('failed').catch(() => undefined)));
  }

  async close(): Promise<void> {
    await this.closeTerminals();
    await this.#wire.close();
    await this.#endpoint.stop();
    await this.#display.stop();
  }
}

const definedOnly = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined));
