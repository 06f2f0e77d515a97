import type { Handlers } from '../../contract/channel.ts';
import { AppError } from '../../contract/errors/index.ts';
import {
  type ActKind,
  actKinds,
  type actRateChannels,
  actsPerMinute,
  type RatedAct,
} from '../../contract/ipc/act-rates.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import type { ClockPort } from '../ports/system.ts';

type Core = Handlers<typeof coreChannels>;
const windowMs = 60_000;

/** Counts the acts of one kind over the last minute on the monotonic clock. */
class ActRate {
  readonly #clock: Pick<ClockPort, 'monotonic'>;
  readonly #most: number;
  #times: number[] = [];

  constructor(clock: Pick<ClockPort, 'monotonic'>, most: number) {
    this.#clock = clock;
    this.#most = most;
  }

  /** ACTS_TOO_FAST when the minute is full; an act that is refused here does not count. */
  count(): void {
    const now = this.#clock.monotonic();
    this.#times = this.#times.filter((time) => now - time < windowMs);
    if (this.#times.length >= this.#most) throw new AppError('ACTS_TOO_FAST');
    this.#times.push(now);
  }

  reset(): void {
    this.#times = [];
  }
}

/**
 * The same handlers with a limit to the acts of a minute: more than a person can do is not done by a person. The person
 * is asked outside the page (electron/broker), and `control.allowActs` opens the next minute.
 */
export function rateLimited<All extends Core>(
  handlers: All,
  clock: Pick<ClockPort, 'monotonic'>,
): All & Handlers<typeof actRateChannels> {
  const rates: Record<ActKind, ActRate> = {
    signing: new ActRate(clock, actsPerMinute.signing),
    writing: new ActRate(clock, actsPerMinute.writing),
  };
  const limited = Object.entries(actKinds).map(([name, kind]) => {
    const act = handlers[name as RatedAct] as (args: unknown) => unknown;
    return [
      name,
      async (args: unknown) => {
        rates[kind].count();
        return act(args);
      },
    ] as const;
  });
  return {
    ...handlers,
    ...Object.fromEntries(limited),
    'control.allowActs': () => {
      for (const rate of Object.values(rates)) rate.reset();
      return {};
    },
  };
}
