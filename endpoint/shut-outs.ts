import { type Limits, RateLimiter } from './limits.ts';

type ShutOutLimits = Pick<Limits, 'refusals' | 'refusalRate' | 'shutOutTime' | 'longestShutOut'>;

interface Noted {
  readonly weight?: number | undefined;
  readonly isAdmitted?: () => boolean;
}

/** Devices that go on asking for what is refused are shut out, and each time for twice as long. */
export class ShutOuts {
  readonly #limits: ShutOutLimits;
  readonly #refusals: RateLimiter;
  readonly #out = new Map<string, { until: number; time: number; wasAdmitted: boolean }>();

  constructor(limits: ShutOutLimits) {
    this.#limits = limits;
    this.#refusals = new RateLimiter({ burst: limits.refusals, rate: limits.refusalRate });
  }

  /**
   * Notes what counts as `weight` refusals at `now` (monotonic milliseconds); true when the device is shut out for it.
   * `isAdmitted` is asked when its time begins.
   */
  note(device: string, now: number, { weight = 1, isAdmitted = () => true }: Noted = {}): boolean {
    if (this.#refusals.take(device, now, weight)) return false;
    if (this.has(device, now)) return true;
    const { shutOutTime, longestShutOut } = this.#limits;
    const before = this.#out.get(device);
    // After as long as the longest time without another, the first time holds again.
    if (this.#out.size > 1_000) this.#forget(now);
    const isRepeated = before !== undefined && now < before.until + longestShutOut;
    const time = isRepeated ? Math.min(before.time * 2, longestShutOut) : shutOutTime;
    this.#out.set(device, { until: now + time, time, wasAdmitted: isAdmitted() });
    return true;
  }

  /** Forgets what was noted of the devices that were shut out while they were not admitted, and are listed now. */
  pardon(isListed: (device: string) => boolean): void {
    for (const [device, { wasAdmitted }] of this.#out) {
      if (wasAdmitted || !isListed(device)) continue;
      this.#out.delete(device);
      this.#refusals.forget(device);
    }
  }

  #forget(now: number): void {
    for (const [device, { until }] of this.#out)
      if (now >= until + this.#limits.longestShutOut) this.#out.delete(device);
  }

  has(device: string, now: number): boolean {
    const out = this.#out.get(device);
    return out !== undefined && now < out.until;
  }
}
