import type { TokenPhase } from '../../contract/token/state.ts';

/** Milliseconds that a phase of the token host may last; null where a person is waited for. */
export type PhaseLimits = Readonly<Record<TokenPhase, number | null>>;

/** Several times what the slowest cards need, which sign with RSA-4096 in four seconds. */
const defaultLimits: PhaseLimits = {
  load: 30_000,
  idle: 5_000,
  look: 5_000,
  read: 20_000,
  login: 20_000,
  'pin-pad': null,
  sign: 10_000,
  decrypt: 10_000,
};

/** For development: a debugger stops a host for as long as it likes. */
export const noLimits: PhaseLimits = {
  load: null,
  idle: null,
  look: null,
  read: null,
  login: null,
  'pin-pad': null,
  sign: null,
  decrypt: null,
};

/**
 * Notices a token host that stays in one phase too long: a call into a vendor's module that does not return blocks the
 * whole host, which then reports no removal and answers no logout. Only main can end it.
 */
export class TokenWatchdog {
  readonly #limits: PhaseLimits;
  readonly #stalled: (phase: TokenPhase) => void;
  readonly #graceMs: number;
  #timer: NodeJS.Timeout | undefined;

  /** In `graceMs` main reads what the host sent while main itself was held up, by sleep or by load. */
  constructor(stalled: (phase: TokenPhase) => void, limits: Partial<PhaseLimits> = {}, graceMs = 1_000) {
    this.#stalled = stalled;
    this.#limits = { ...defaultLimits, ...limits };
    this.#graceMs = graceMs;
  }

  begin(phase: TokenPhase): void {
    this.stop();
    const limit = this.#limits[phase];
    if (limit === null) return;
    this.#timer = setTimeout(() => {
      this.#timer = setTimeout(() => this.#stalled(phase), this.#graceMs);
    }, limit);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
