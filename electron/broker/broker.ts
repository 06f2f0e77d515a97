import type { z } from 'zod';
import type { Handlers } from '../../contract/channel.ts';
import type { TerminalConfig } from '../../contract/config.ts';
import { coreChannels, type IpcEvents, type shellChannels } from '../../contract/ipc/channels.ts';
import type { SessionView } from '../../contract/ipc/views.ts';
import type { ShellLog } from '../log.ts';
import { CoreLink } from './core-link.ts';
import { createPinHandlers } from './pin-handlers.ts';
import type { Child, ProcessFactory } from './process-factory.ts';
import { startingView } from './starting-view.ts';
import { type Supervised, supervise } from './supervise.ts';
import { TokenLink } from './token-link.ts';

export interface BrokerOptions<RemotePort> {
  readonly config: TerminalConfig;
  readonly standIn: boolean;
  readonly processes: ProcessFactory<RemotePort>;
  readonly log: ShellLog;
  /** Milliseconds before each restart in a row of a child; `supervise` has the default. */
  readonly restartPauses?: readonly number[] | undefined;
  /** To every window. */
  emit<Name extends keyof IpcEvents>(name: Name, value: z.infer<IpcEvents[Name]>): void;
}

/** Bounded, because a token that hangs must not keep the machine from being switched off. */
const stopTimeout = 20_000;

/** Keeps core and token host running, joins them, and passes windows' requests on. */
export class Broker<RemotePort> {
  readonly #options: BrokerOptions<RemotePort>;
  readonly #core: CoreLink;
  readonly #tokens: TokenLink;
  readonly #supervised: Supervised[] = [];
  #coreChild: Child<RemotePort> | undefined;
  #tokenChild: Child<RemotePort> | undefined;
  /** A core was lost and nobody has unlocked since. */
  #coreLost = false;
  #stopping = false;

  constructor(options: BrokerOptions<RemotePort>) {
    this.#options = options;
    this.#tokens = new TokenLink(options.log);
    this.#core = new CoreLink(
      {
        session: (view) => options.emit('session', this.#explain(view)),
        changed: (topics) => options.emit('changed', topics),
      },
      options.log,
    );
  }

  start(): void {
    const { restartPauses } = this.#options;
    this.#supervised.push(
      supervise((gone) => this.#startTokenHost(gone), restartPauses),
      supervise((gone) => this.#startCore(gone), restartPauses),
    );
  }

  /** Every request of the core, passed on as parsed; so is the answer, which the link to the core has parsed. */
  coreHandlers(): Handlers<typeof coreChannels> {
    const passed = Object.fromEntries(
      Object.keys(coreChannels).map((name) => [
        name,
        (args: never) => this.#core.call(name as keyof typeof coreChannels, args),
      ]),
    );
    // Each entry has the type that the core serves under the same name.
    return passed as Handlers<typeof coreChannels>;
  }

  /** The shell's own requests about the session. */
  sessionHandlers(): Handlers<Pick<typeof shellChannels, SessionChannel>> {
    const pinHandlers = createPinHandlers({ core: this.#core, tokens: this.#tokens });
    return {
      'session.view': () => this.view(),
      'session.unlock': pinHandlers.unlock,
      'seal.open': pinHandlers.openOrganisationToken,
    };
  }

  async view(): Promise<SessionView> {
    if (!this.#core.up) return this.#startingView();
    try {
      return this.#explain(await this.#core.call('control.view', {}));
    } catch (error) {
      if (this.#core.up) throw error;
      return this.#startingView();
    }
  }

  /** The screen was locked or the machine goes to sleep: the terminal does not wait for the idle clock. */
  async lock(): Promise<void> {
    if (this.#core.up) await this.#core.call('control.lock', { cause: 'idle' });
  }

  /** Lets the core sign, store and close, then ends both processes. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const supervised of this.#supervised) supervised.stop();
    if (this.#core.up) await this.#stopCore();
    await this.#tokens.logout();
    this.#coreChild?.kill();
    this.#tokenChild?.kill();
  }

  async #stopCore(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, stopTimeout);
    try {
      await Promise.race([this.#core.call('control.stop', {}), promise]);
    } catch (error) {
      this.#options.log.failed('control.stop', 'CORE_LOST', error);
    } finally {
      clearTimeout(timer);
    }
  }

  #startTokenHost(gone: () => void): void {
    const child = this.#options.processes.launchTokenHost();
    this.#tokenChild = child;
    child.onExit(() => {
      this.#options.log.event(this.#stopping ? 'token-host-ended' : 'token-host-lost');
      this.#tokenChild = undefined;
      this.#tokens.lose();
      gone();
    });
    const { local, remote } = this.#options.processes.toChild();
    child.handOver('shell', remote);
    this.#tokens.open(local);
    this.#joinChildren();
  }

  #startCore(gone: () => void): void {
    const child = this.#options.processes.launchCore();
    this.#coreChild = child;
    child.onExit(() => {
      this.#options.log.event(this.#stopping ? 'core-ended' : 'core-lost');
      this.#coreChild = undefined;
      this.#core.lose();
      if (this.#stopping) return;
      this.#coreLost = true;
      this.#options.emit('session', this.#startingView());
      // What a dead core had opened is closed before there is another.
      void this.#tokens.logout().then(gone);
    });
    const { local, remote } = this.#options.processes.toChild();
    child.handOver('main', remote);
    this.#joinChildren();
    this.#core.open(local).then(
      (view) => this.#options.emit('session', this.#explain(view)),
      (error: unknown) => {
        this.#options.log.failed('control.view', 'CORE_LOST', error);
        // A core that cannot report its state is ended; the next one may work.
        child.kill();
      },
    );
  }

  /** A new channel between core and token host; the old one, if any, ended with the process that died. */
  #joinChildren(): void {
    if (this.#coreChild === undefined || this.#tokenChild === undefined) return;
    const [core, token] = this.#options.processes.betweenChildren();
    this.#coreChild.handOver('token', core);
    this.#tokenChild.handOver('core', token);
  }

  #startingView(): SessionView {
    return startingView(this.#options.config, this.#options.standIn, this.#coreLost ? 'CORE_LOST' : null);
  }

  /** A new core does not know why it is new; the windows do, until somebody unlocks. */
  #explain(view: SessionView): SessionView {
    if (view.phase === 'unlocked') this.#coreLost = false;
    return this.#coreLost && view.lockedBecause === null ? { ...view, lockedBecause: 'CORE_LOST' } : view;
  }
}

type SessionChannel = 'session.view' | 'session.unlock' | 'seal.open';
