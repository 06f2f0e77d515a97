import type { Args, Result } from '../../contract/channel.ts';
import { AppError } from '../../contract/errors/index.ts';
import { actRateChannels } from '../../contract/ipc/act-rates.ts';
import { coreChannels, ipcEvents } from '../../contract/ipc/channels.ts';
import { controlChannels } from '../../contract/ipc/control.ts';
import type { Topic } from '../../contract/ipc/topic.ts';
import type { SessionView } from '../../contract/ipc/views.ts';
import type { ShellLog } from '../log.ts';
import { type Connection, connect } from '../rpc/connect.ts';
import type { Port } from '../rpc/port.ts';

const channels = { ...coreChannels, ...controlChannels, ...actRateChannels } as const;
export type CoreChannels = typeof channels;

/** How long a window's request waits for a core that is starting. */
const startTimeout = 15_000;

export interface CoreEvents {
  session(view: SessionView): void;
  changed(value: { topics: Topic[] }): void;
}

/** The core of the moment: requests wait for one that is starting and fail as CORE_LOST with one that ends. */
export class CoreLink {
  readonly #log: ShellLog;
  readonly #events: CoreEvents;
  #connection: Connection<CoreChannels> | undefined;
  #ready = Promise.withResolvers<Connection<CoreChannels>>();
  #up = false;

  constructor(events: CoreEvents, log: ShellLog) {
    this.#events = events;
    this.#log = log;
  }

  /** The core has answered; false while it starts and after it was lost. */
  get up(): boolean {
    return this.#up;
  }

  /** Takes a new core's port and resolves with its first view. */
  async open(port: Port): Promise<SessionView> {
    const connection = connect(port, channels, {
      lost: 'CORE_LOST',
      log: this.#log,
      events: ipcEvents,
      onEvent: this.#events,
    });
    this.#connection = connection;
    const view = await connection.call('control.view', {});
    if (this.#connection === connection) {
      this.#up = true;
      this.#ready.resolve(connection);
    }
    return view;
  }

  /** The core is gone: what is pending fails, what comes waits for the next one. */
  lose(): void {
    this.#connection?.close();
    this.#connection = undefined;
    if (this.#up) this.#ready = Promise.withResolvers();
    this.#up = false;
  }

  async call<Name extends keyof CoreChannels & string>(
    name: Name,
    args: Args<CoreChannels, Name>,
  ): Promise<Result<CoreChannels, Name>> {
    const connection = await within(startTimeout, this.#ready.promise);
    return connection.call(name, args);
  }
}

async function within<Value>(milliseconds: number, value: Promise<Value>): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new AppError('CORE_LOST')), milliseconds);
  try {
    return await Promise.race([value, promise]);
  } finally {
    clearTimeout(timer);
  }
}
