import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Step {
  name: string;
  ms: number;
  ok: boolean;
}

/** Runs named steps, prints each with its time, and keeps them for `report.json`. */
export class Report {
  readonly #runtime: string;
  readonly #steps: Step[] = [];

  constructor(runtime: string) {
    this.#runtime = runtime;
  }

  /** A step that fails ends the walkthrough; what it threw is printed and thrown on. */
  async step<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
    const started = performance.now();
    let ok = false;
    try {
      const value = await work();
      ok = true;
      return value;
    } finally {
      const ms = Math.round(performance.now() - started);
      this.#steps.push({ name, ms, ok });
      console.log(`${ok ? 'ĐẠT ' : 'HỎNG'} ${String(ms).padStart(6)} ms  ${name}`);
    }
  }

  /** A step whose time was measured elsewhere. */
  note(name: string, ms: number, ok: boolean): void {
    this.#steps.push({ name, ms: Math.round(ms), ok });
    console.log(`${ok ? 'ĐẠT ' : 'HỎNG'} ${String(Math.round(ms)).padStart(6)} ms  ${name}`);
    if (!ok) throw new Error(name);
  }

  async write(folder: string, finished: boolean): Promise<boolean> {
    const ok = finished && this.#steps.every((step) => step.ok);
    const report = { ok, runtime: this.#runtime, steps: this.#steps };
    await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`);
    return ok;
  }
}
