import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '../../build/demo/world.ts';
import { root } from '../../build/run/paths.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { EarlierAnswer, EarlierCall } from './earlier-terminal.ts';
import { storeParent } from './memory-folder.ts';

const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' });

/**
 * A terminal that runs the code of an earlier commit, in a process of its own (earlier-terminal.ts). The code is that of
 * a git worktree, with the packages of this one.
 */
export class EarlierVersion {
  readonly #folder: string;
  readonly #child: ChildProcess;
  #calls = 0;

  private constructor(folder: string, child: ChildProcess) {
    this.#folder = folder;
    this.#child = child;
  }

  /** The commit has to be in the history of the clone: one that is not whole lacks it. */
  static async at(commit: string): Promise<EarlierVersion> {
    const folder = await mkdtemp(join(storeParent(), 'tram-mat-earlier-'));
    const code = join(folder, 'code');
    git('worktree', 'add', '--quiet', '--detach', code, commit);
    await symlink(join(root, 'node_modules'), join(code, 'node_modules'));
    const child = fork(join(import.meta.dirname, 'earlier-terminal.ts'), [code], {
      cwd: code,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return new EarlierVersion(folder, child);
  }

  makeWorld(directory: string): Promise<World> {
    return this.#call({ do: 'world', directory }) as Promise<World>;
  }

  /** Starts the terminal and opens vault and organisation's token. */
  async start(world: World, key: 'a' | 'b'): Promise<void> {
    await this.#call({ do: 'start', world, key });
  }

  /** What a window of it would ask, with its answer. */
  ask(channel: string, args: object): Promise<unknown> {
    return this.#call({ do: 'ask', channel, args });
  }

  /** Waits until the record has come, and gives the identity of its envelope. */
  waiting(code: ControlCode): Promise<string> {
    return this.#call({ do: 'waiting', code }) as Promise<string>;
  }

  async enter(code: ControlCode): Promise<void> {
    await this.#call({ do: 'enter', code });
  }

  /** Waits until nothing is left in its outbox and the endpoint has countersigned a ledger that holds. */
  async settled(): Promise<void> {
    await this.#call({ do: 'settled' });
  }

  async stop(): Promise<void> {
    await this.#call({ do: 'stop' });
  }

  async remove(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.connected) {
      this.#child.disconnect();
      await once(this.#child, 'exit');
    }
    git('worktree', 'remove', '--force', join(this.#folder, 'code'));
    await rm(this.#folder, { recursive: true, force: true });
  }

  #call(call: EarlierCall): Promise<unknown> {
    const id = ++this.#calls;
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error('the earlier version ended'));
      const listen = (answer: EarlierAnswer) => {
        if (answer.id !== id) return;
        this.#child.off('message', listen);
        this.#child.off('exit', ended);
        if (answer.fault === undefined) resolve(answer.value);
        else reject(answer.code === undefined ? new Error(answer.fault) : new AppError(answer.code));
      };
      this.#child.on('message', listen);
      this.#child.once('exit', ended);
      this.#child.send({ id, call });
    });
  }
}
