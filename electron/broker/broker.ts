import type { z } from 'zod';
import type { Args, Handlers, Result } from '../../contract/channel.ts';
import type { TerminalConfig } from '../../contract/config.ts';
import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import { coreChannels, type IpcEvents, type shellChannels } from '../../contract/ipc/channels.ts';
import type { SessionView } from '../../contract/ipc/views.ts';
import type { TokenPhase } from '../../contract/token/state.ts';
import type { ShellLog } from '../log.ts';
import { CoreLink } from './core-link.ts';
import { Countersignings, type OpenPinWindow } from './countersigning.ts';
import { PinGuard, type TryQuestion } from './pin-guard.ts';
import { createPinHandlers } from './pin-handlers.ts';
import type { Child, ProcessFactory } from './process-factory.ts';
import { startingView } from './starting-view.ts';
import { type Supervised, supervise } from './supervise.ts';
import { type Pin, TokenLink } from './token-link.ts';
import { type PhaseLimits, TokenWatchdog } from './token-watchdog.ts';

export interface BrokerOptions<RemotePort> {
  readonly config: TerminalConfig;
  readonly standIn: boolean;
  readonly processes: ProcessFactory<RemotePort>;
  readonly log: ShellLog;
  /** Milliseconds before each restart in a row of a child; `supervise` has the default. */
  readonly restartPauses?: readonly number[] | undefined;
  /** Milliseconds that phases of the token host may last; the watchdog has the defaults. */
  readonly phaseLimits?: Partial<PhaseLimits> | undefined;
  /** How long a token host that may be stuck is waited for; the product leaves it out. */
  readonly waits?: Waits | undefined;
  /** Asks the person at the terminal, in a box that no page can answer. */
  confirm(question: TryQuestion | 'manyActs'): Promise<boolean>;
  /** Opens main's own window for the PIN of who signs beside the session. */
  readonly openPinWindow: OpenPinWindow;
  /** To every window. */
  emit<Name extends keyof IpcEvents>(name: Name, value: z.infer<IpcEvents[Name]>): void;
}

/** Milliseconds. */
interface Waits {
  /** After the limit of a phase. */
  readonly graceMs: number;
  /** For a logout. */
  readonly logoutMs: number;
  /** For the end of a process after it was aborted. */
  readonly abortMs: number;
}
const usualWaits: Waits = { graceMs: 1_000, logoutMs: 3_000, abortMs: 1_000 };

/** Bounded, because a token that hangs must not keep the machine from being switched off. */
const stopTimeout = 20_000;

/** Requests of windows on their way to the core at the same time; what a person works with makes some ten. */
const mostPassed = 256;

/** What a person said to more acts than a person does; `too-late` once the session has ended. */
type ActsAnswer = 'yes' | 'no' | 'too-late';

/** Keeps core and token host running, joins them, and passes windows' requests on. */
export class Broker<RemotePort> {
  readonly #options: BrokerOptions<RemotePort>;
  readonly #waits: Waits;
  readonly #core: CoreLink;
  readonly #tokens: TokenLink;
  readonly #guard: PinGuard;
  readonly #countersignings: Countersignings;
  readonly #supervised: Supervised[] = [];
  #coreChild: Child<RemotePort> | undefined;
  #tokenChild: Child<RemotePort> | undefined;
  /** A core was lost and nobody has unlocked since. */
  #coreLost = false;
  /** Treats the token host of the moment as lost; does nothing for an earlier one. */
  #tokenLost: () => void = () => {};
  /** A token host was ended because its driver did not answer, and nobody has unlocked since. */
  #tokenStalled = false;
  readonly #watchdog: TokenWatchdog;
  #stopping = false;
  #isOpen = false;
  /** Sessions that have ended. */
  #ended = 0;
  /** Requests of windows that are not answered yet. */
  #passed = 0;
  /** A question about the acts of the last minute is on the screen. */
  #asking: Promise<ActsAnswer> | undefined;

  constructor(options: BrokerOptions<RemotePort>) {
    this.#options = options;
    this.#waits = options.waits ?? usualWaits;
    this.#tokens = new TokenLink(options.log, this.#waits.logoutMs);
    const stalled = (phase: TokenPhase) => {
      options.log.event(`token-host-stalled:${phase}`);
      this.#abortTokenHost();
    };
    this.#watchdog = new TokenWatchdog(stalled, options.phaseLimits, this.#waits.graceMs);
    this.#guard = new PinGuard({
      login: (serial, pin) => this.#tokens.login(serial, pin),
      state: () => this.#tokens.state(),
      confirm: (question) => options.confirm(question),
    });
    this.#core = new CoreLink(
      {
        session: (view) => options.emit('session', this.#explain(view)),
        changed: (topics) => options.emit('changed', topics),
      },
      options.log,
    );
    this.#countersignings = new Countersignings({
      core: this.#core,
      tokens: { login: (serial, pin) => this.#login(serial, pin) },
      openWindow: options.openPinWindow,
    });
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
        (args: never) => this.#pass(name as keyof typeof coreChannels, args),
      ]),
    );
    // Each entry has the type that the core serves under the same name.
    return passed as Handlers<typeof coreChannels>;
  }

  /** The shell's own requests about the session. */
  sessionHandlers(): Handlers<Pick<typeof shellChannels, SessionChannel>> {
    const pinHandlers = createPinHandlers({
      core: this.#core,
      tokens: {
        login: (serial, pin) => this.#login(serial, pin),
        logout: () => this.#logout(),
      },
    });
    return {
      'session.view': () => this.view(),
      'session.unlock': pinHandlers.unlock,
      'seal.open': pinHandlers.openOrganisationToken,
      'custody.countersign': (asked) => this.#countersignings.run(asked),
    };
  }

  #login(serial: string, pin: Pin | null): Promise<void> {
    return this.#explainLoss(this.#guard.login(serial, pin));
  }

  /**
   * Above the core's rates, or more at once than is passed on, the person is asked; after a no the terminal locks. The
   * answer is about the session it was asked in: VAULT_LOCKED where that has ended, as the next may be another person's.
   */
  async #pass<Name extends keyof typeof coreChannels>(
    name: Name,
    args: Args<typeof coreChannels, Name>,
  ): Promise<Result<typeof coreChannels, Name>> {
    if (this.#passed >= mostPassed) {
      // Not waited for: these must not add up while the box stands there. A locked terminal has nothing to ask about.
      if (this.#isOpen)
        this.#mayGoOn().catch((error: unknown) => this.#options.log.failed(name, 'CORE_LOST', error));
      throw new AppError('ACTS_TOO_FAST');
    }
    this.#passed += 1;
    const ended = this.#ended;
    try {
      return await this.#core.call(name, args);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'ACTS_TOO_FAST') throw error;
      const answer = await this.#mayGoOn();
      if (answer === 'no') throw error;
      if (answer === 'too-late' || this.#ended !== ended) throw new AppError('VAULT_LOCKED');
      return await this.#core.call(name, args);
    } finally {
      this.#passed -= 1;
    }
  }

  /** Asks the person, once for all that wait for the answer. */
  #mayGoOn(): Promise<ActsAnswer> {
    this.#asking ??= this.#askForActs().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #askForActs(): Promise<ActsAnswer> {
    this.#options.log.event('acts-too-fast');
    const ended = this.#ended;
    const goesOn = await this.#options.confirm('manyActs');
    if (this.#ended !== ended) return 'too-late';
    if (goesOn) await this.#core.call('control.allowActs', {});
    else await this.#core.call('control.lock', { cause: 'person' });
    return goesOn ? 'yes' : 'no';
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

  /** Somebody is there; while there is no core, nothing is open that could lock. */
  async touch(): Promise<void> {
    if (this.#core.up) await this.#core.call('control.touch', {});
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
    // A host that is stuck is ended without a logout: its logins end with the process.
    await this.#tokens.logout();
    this.#watchdog.stop();
    this.#coreChild?.kill();
    this.#tokenChild?.abort();
  }

  /** Ends every login: with the process, where the host does not do it. */
  async #logout(): Promise<void> {
    if (!(await this.#tokens.logout())) this.#abortTokenHost();
  }

  /**
   * Ends a host whose driver does not return: the core notices that its port is gone and locks, and another host is
   * started. A process that the kernel holds in a device call dies later; then the port of the next tells the core.
   */
  #abortTokenHost(): void {
    this.#tokenStalled = true;
    this.#tokenChild?.abort();
    setTimeout(this.#tokenLost, this.#waits.abortMs).unref();
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
    const lost = () => {
      if (this.#tokenChild !== child) return;
      this.#options.log.event(this.#stopping ? 'token-host-ended' : 'token-host-lost');
      this.#tokenChild = undefined;
      this.#watchdog.stop();
      this.#tokens.lose();
      gone();
    };
    child.onExit(lost);
    this.#tokenLost = lost;
    const { local, remote } = this.#options.processes.toChild();
    child.handOver('shell', remote);
    this.#watchdog.begin('load');
    this.#tokens.open(local, (phase) => this.#watchdog.begin(phase));
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
      const starting = this.#startingView();
      this.#countersignings.sessionChanged(starting);
      this.#options.emit('session', starting);
      // What a dead core had opened is closed before there is another.
      void this.#logout().then(gone);
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

  /** Neither a new core nor one whose token host was ended knows why; the windows do, until somebody unlocks. */
  #explain(view: SessionView): SessionView {
    const wasOpen = this.#isOpen;
    this.#isOpen = view.phase === 'unlocked';
    if (wasOpen && !this.#isOpen) this.#ended += 1;
    this.#countersignings.sessionChanged(view);
    if (this.#isOpen) {
      this.#coreLost = false;
      this.#tokenStalled = false;
    }
    return { ...view, lockedBecause: this.#reason(view.lockedBecause) };
  }

  #reason(lockedBecause: ErrorCode | null): ErrorCode | null {
    const unexplained = lockedBecause === null || lockedBecause === 'TOKEN_HOST_LOST';
    if (this.#tokenStalled && unexplained) return 'TOKEN_NOT_ANSWERING';
    return this.#coreLost && lockedBecause === null ? 'CORE_LOST' : lockedBecause;
  }

  async #explainLoss<Value>(value: Promise<Value>): Promise<Value> {
    try {
      return await value;
    } catch (error) {
      const lost = error instanceof AppError && error.code === 'TOKEN_HOST_LOST';
      throw lost && this.#tokenStalled ? new AppError('TOKEN_NOT_ANSWERING', { cause: error }) : error;
    }
  }
}

type SessionChannel = 'session.view' | 'session.unlock' | 'seal.open' | 'custody.countersign';
