import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that is started, watched by the lines it prints, and killed. */
export interface Victim {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  /** After at most so many lines it is killed: a busy machine kills as much work as a quiet one. */
  readonly lines: number;
  /** Takes a line of standard output; true when the process is ready for work. */
  read(line: string): boolean;
  /** The identity of a process of its own that may be killed in its place. */
  part?(): number;
}

/** Where in the life of a victim it is killed; `line` counts from when it is ready. */
export type KillPoint =
  | { readonly phase: 'start' }
  | { readonly phase: 'at a line' | 'after a line' | 'part'; readonly line: number };

/** Kills that fall into the start, at random times, for each kill at one particular line. */
const startKills = 4;

/** Every point at which a victim can be killed, by phase. */
export function killPoints({ lines, part }: Victim): KillPoint[][] {
  const each = (phase: 'at a line' | 'after a line' | 'part'): KillPoint[] =>
    Array.from({ length: lines + 1 }, (_, line) => ({ phase, line }));
  return [
    Array.from({ length: startKills }, () => ({ phase: 'start' })),
    each('at a line'),
    each('after a line'),
    ...(part === undefined ? [] : [each('part')]),
  ];
}

/** In an order that `random` decides. */
export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

/** Longest silence that is waited for, and longest time between the last line and the kill. */
const longestSilenceMs = 600;
const longestPauseMs = 200;
/** Longest time before a kill that falls into the start. */
const longestStartMs = 900;
/** A process that is not ready by then hangs. */
const timeoutMs = 30_000;

/** Starts the victim and kills it at one point. `killed` is told of every process that was killed. */
export async function killAt(
  point: KillPoint,
  victim: Victim,
  random: () => number,
  killed: (what: string) => void,
): Promise<void> {
  const life = new Life(victim);
  try {
    if (point.phase === 'start') {
      await sleep(random() * longestStartMs);
    } else {
      await life.ready();
      await life.lines(point.line);
    }
    const part = point.phase === 'part' ? victim.part?.() : undefined;
    if (part !== undefined) {
      const again = life.readyAgain();
      process.kill(part, 'SIGKILL');
      killed(`${victim.name}'s token host`);
      await again;
      await life.lines((random() * victim.lines) / 2);
    }
    if (point.phase === 'after a line') await sleep(random() * longestPauseMs);
    life.expectAlive();
    killed(victim.name);
  } finally {
    await life.kill();
  }
}

class Life {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  readonly #victim: Victim;
  #readiness = 0;
  #listeners = new Set<() => void>();
  #errors = '';

  constructor(victim: Victim) {
    this.#victim = victim;
    const child = spawn(process.execPath, [victim.script, ...victim.args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#ended = once(child, 'close').then(() => this.#tell());
    child.stderr.on('data', (part: Buffer) => {
      this.#errors = (this.#errors + part.toString()).slice(-4_000);
      this.#tell();
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (victim.read(line)) this.#readiness += 1;
      this.#tell();
    });
  }

  ready(): Promise<void> {
    return this.#until(() => this.#readiness > 0);
  }

  readyAgain(): Promise<void> {
    const before = this.#readiness;
    return this.#until(() => this.#readiness > before);
  }

  async lines(count: number): Promise<void> {
    for (let read = 0; read < count; read += 1) await this.nextLine(longestSilenceMs);
  }

  /** Resolves right after the next line, or after `milliseconds`. */
  async nextLine(milliseconds: number): Promise<void> {
    await Promise.race([new Promise<void>((resolve) => this.#listeners.add(resolve)), sleep(milliseconds)]);
  }

  /** A victim that ended by itself has a fault of its own. */
  expectAlive(): void {
    const { exitCode, signalCode } = this.#child;
    if (exitCode === null && signalCode === null) return;
    throw new Error(`${this.#victim.name} ended by itself (${exitCode ?? signalCode}): ${this.#errors}`);
  }

  /** Waits until every line it printed has been read. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  async #until(condition: () => boolean): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!condition()) {
      this.expectAlive();
      if (Date.now() > deadline) throw new Error(`${this.#victim.name} is not ready: ${this.#errors}`);
      await this.nextLine(1_000);
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }
}
