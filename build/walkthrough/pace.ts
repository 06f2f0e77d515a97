import { setTimeout } from 'node:timers/promises';
import { actsPerMinute } from '../../contract/ipc/act-rates.ts';

const minuteMs = 60_000;
/** Fewer than the terminal takes: it counts each a moment later. */
const most = actsPerMinute.signing - 2;

/** Keeps acts that sign at a rate at which a terminal does not ask whether a person does them. */
export class Pace {
  #times: number[] = [];

  /** Resolves when the next act may be done. */
  async step(): Promise<void> {
    const first = this.#times.at(-most);
    if (first !== undefined) await setTimeout(Math.max(0, first + minuteMs - performance.now()));
    this.#times = [...this.#times, performance.now()].slice(-most);
  }
}
