import type { LedgerStore, SettingStore } from '../ports/store.ts';
import type { ClockPort } from '../ports/system.ts';

/** Small steps are a time service at work, not a person. */
export const toleratedStepBack = 5_000;
/** Distance from the endpoint's signed time beyond which the clock is astray, in milliseconds. */
const toleratedOffset = 5 * 60_000;

/** Whether the clock is too far from a signed time to put its time under a signature. */
export const isAstray = (offset: number): boolean => Math.abs(offset) > toleratedOffset;

/**
 * Distance of the endpoint's clock from ours in milliseconds, positive when ours is slow. The signed instant
 * lies somewhere between request and answer; the middle is the best estimate.
 */
export function clockOffset(asked: number, received: number, signed: number): number {
  return signed - (asked + received) / 2;
}

/** One look at both clocks, in milliseconds. */
interface Reading {
  readonly now: number;
  readonly monotonic: number;
}

/** How far the wall clock ran ahead of the monotonic one from one reading to the next; negative when it was set back. */
export const clockStep = (from: Reading, to: Reading): number =>
  to.now - from.now - (to.monotonic - from.monotonic);

/** Watches that the machine's clock does not run backwards, within a session and from one to the next. */
export class ClockWatch {
  readonly #clock: ClockPort;
  readonly #settings: SettingStore;
  #wall: number;
  #monotonic: number;

  /** Starts from the time of the ledger's last act if the clock is behind it, whatever the settings hold. */
  constructor(
    clock: ClockPort,
    { settings, ledger }: { settings: SettingStore; ledger: Pick<LedgerStore, 'head'> },
  ) {
    this.#clock = clock;
    this.#settings = settings;
    const head = ledger.head();
    this.#wall = Math.max(clock.now(), head === undefined ? 0 : Date.parse(head.at));
    this.#monotonic = clock.monotonic();
  }

  /**
   * True when the clock was set back: before the last time in this store, or before the time that the monotonic clock
   * gives. The new time is adopted, so that one step back is reported once; after steps that are tolerated the time that
   * was reached stays, so that they are reported once they are too much together. Call it at unlock and regularly after;
   * each call stores the time.
   */
  wentBack(): boolean {
    const now = this.#clock.now();
    const expected = this.#wall + (this.#clock.monotonic() - this.#monotonic);
    const reached = Math.max(expected, this.#reached() ?? expected);
    const isBack = reached - now > toleratedStepBack;
    this.#wall = now;
    this.#monotonic = this.#clock.monotonic();
    const time = isBack ? now : Math.max(now, Math.ceil(reached));
    this.#settings.write('last-time', new TextEncoder().encode(String(time)));
    return isBack;
  }

  #reached(): number | undefined {
    const bytes = this.#settings.read('last-time');
    if (bytes === undefined) return undefined;
    const seen = Number(new TextDecoder().decode(bytes));
    return Number.isSafeInteger(seen) ? seen : undefined;
  }
}
