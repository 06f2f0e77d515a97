import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that is started, watched by what it says, and killed. */
export interface Victim {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  /** It lives for at most so many words: a busy machine kills as much work as a quiet one. */
  readonly words: number;
  /** Takes a line of standard output; true when the process is ready for work. */
  read(line: string): boolean;
  /** Process identities beside its own that may be killed in its place. */
  parts?(): number[];
}

/** Longest silence that is waited for, and longest time between the last word and the kill, in milliseconds. */
const longestSilence = 600;
const longestBreath = 200;
/** Longest time before a kill that falls into the start. */
const longestStart = 900;
/** A process that is not ready by then hangs. */
const timeoutMs = 30_000;

/**
 * Starts the victim and kills it, again and again, until `enough`. Most kills come at a random moment of its
 * work, some while it starts, some at once after it said something, some hit a part of it alone.
 */
export async function torment(
  victim: Victim,
  random: () => number,
  enough: () => boolean,
  killed: (what: string) => void,
): Promise<void> {
  while (!enough()) {
    const life = new Life(victim);
    try {
      if (random() < 0.12) {
        await sleep(random() * longestStart);
        life.expectAlive();
      } else {
        await live(life, victim, random, killed);
      }
      killed(victim.name);
    } finally {
      await life.kill();
    }
  }
}

async function live(
  life: Life,
  victim: Victim,
  random: () => number,
  killed: (what: string) => void,
): Promise<void> {
  await life.ready();
  await life.talk(random() * victim.words);
  const part = victim.parts?.().at(-1);
  if (part !== undefined && random() < 0.25) {
    const again = life.readyAgain();
    process.kill(part, 'SIGKILL');
    killed(`${victim.name}'s token host`);
    await again;
    await life.talk((random() * victim.words) / 2);
  }
  // Half of the kills come while a word is still being read, the others anywhere in what follows it.
  if (random() < 0.5) await sleep(random() * longestBreath);
  life.expectAlive();
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

  async talk(words: number): Promise<void> {
    for (let heard = 0; heard < words; heard += 1) await this.nextWord(longestSilence);
  }

  /** Resolves right after the next line, or after `milliseconds`. */
  async nextWord(milliseconds: number): Promise<void> {
    await Promise.race([new Promise<void>((resolve) => this.#listeners.add(resolve)), sleep(milliseconds)]);
  }

  /** A victim that ended by itself has a fault of its own. */
  expectAlive(): void {
    const { exitCode, signalCode } = this.#child;
    if (exitCode === null && signalCode === null) return;
    throw new Error(`${this.#victim.name} ended by itself (${exitCode ?? signalCode}): ${this.#errors}`);
  }

  /** Waits until every line it said has been read. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  async #until(condition: () => boolean): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!condition()) {
      this.expectAlive();
      if (Date.now() > deadline) throw new Error(`${this.#victim.name} is not ready: ${this.#errors}`);
      await this.nextWord(1_000);
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }
}
