import { vi } from 'vitest';
import type { Args, Result } from '../../contract/channel.ts';
import { coreChannels } from '../../contract/ipc/channels.ts';
import type { Topic } from '../../contract/ipc/topic.ts';

/** A real terminal in another process (test/support/window-terminal.ts); its answers are unread until parsed. */
export interface RunningTerminal {
  ask(name: keyof typeof coreChannels, args: object): Promise<unknown>;
  /** The clerk enters the PIN. */
  unlock(): Promise<void>;
  setClock(now: number): Promise<void>;
  stop(): Promise<void>;
}
export type StartTerminal = (onChanged: (topics: Topic[]) => void) => RunningTerminal;

type Core = typeof coreChannels;

/** Terminal B of the demo world with its registers, its drafts and envelopes that wait. */
export class Terminal {
  readonly #running: RunningTerminal;
  onChanged: (topics: Topic[]) => void = () => undefined;

  private constructor(start: StartTerminal) {
    this.#running = start((topics) => this.onChanged(topics));
  }

  static async start(): Promise<Terminal> {
    // Loaded by name: the types of Node are none of the windows'.
    const { startTerminal } = await vi.importActual<{ startTerminal: StartTerminal }>(
      '../../test/support/window-terminal.ts',
    );
    return new Terminal(startTerminal);
  }

  async ask<Name extends keyof Core>(name: Name, args: Args<Core, Name>): Promise<Result<Core, Name>> {
    const answer = await this.#running.ask(name, args);
    return coreChannels[name].result.parse(answer) as Result<Core, Name>;
  }

  readonly channels = Object.keys(coreChannels) as (keyof Core)[];

  unlock = () => this.#running.unlock();
  setClock = (now: number) => this.#running.setClock(now);
  stop = () => this.#running.stop();

  async relock(): Promise<void> {
    await this.ask('session.lock', {});
    await this.unlock();
  }
}
