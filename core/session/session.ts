import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { Topic } from '../../contract/ipc/topic.ts';
import type { Act, LedgerEntry } from '../../contract/ledger/act.ts';
import type { LockCause } from '../../contract/ledger/acts/lock.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import { Book } from '../../contract/record/fields.ts';
import type { TokenHostState } from '../../contract/token/state.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { appendAct, checkAct } from '../acts/engine/append.ts';
import type { IncidentCode } from '../acts/incident.ts';
import { specificationOf } from '../acts/index.ts';
import { concurrenceWith, type SaidBySecond } from '../acts/support/concurrence.ts';
import { ClockWatch } from '../clocks/clock.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { codeOf } from '../exchange/link/fault.ts';
import { AnsweredRequests } from './answered-requests.ts';
import { type CheckpointKeeper, createCheckpointKeeper } from './checkpoints.ts';
import type { TerminalDependencies } from './dependencies.ts';
import { endsWithin } from './ends-within.ts';
import { IdleClock } from './idle.ts';
import { takeInbox } from './incoming.ts';
import { lastAnchor } from './last-anchor.ts';
import { shownCause } from './lock-cause.ts';
import { exchangeWaitMs, failWaitMs, logoutWaitMs, signWaitMs } from './lock-waits.ts';
import type { OpenSession } from './open-session.ts';
import { closeVault, type OpenVault, openVault } from './open-vault.ts';
import { RegisterReader } from './register-reader.ts';
import { SerialQueue } from './serial-queue.ts';
import { terminalExchange } from './session-exchange.ts';
import { sessionRights } from './session-rights.ts';
import { findToken } from './signers.ts';
import { lawAt } from './stored-documents.ts';
import { volumeKeeper } from './volume-keeper.ts';

export type SessionPhase = 'locked' | 'unlocking' | 'unlocked';

const tickMs = 1_000;
/** Ticks between two looks at the clock; each look is written down, so there are not many. */
const clockTicks = 30;
/** Milliseconds after an unlock in which the first screens have the core to themselves. */
const firstScreensMs = 1_000;

/** Locked, unlocking or unlocked: the only place that opens and closes the vault. */
export class Session {
  /** Acts that sign before they write, of whichever session. */
  readonly #signingActs = new SerialQueue();
  phase: SessionPhase = 'locked';
  lockedBecause: ErrorCode | null = null;
  /** The personal token a person chose among several; the first in the configuration otherwise. */
  chosen: string | undefined;
  tokens: TokenHostState = { module: 'reading', tokens: [] };
  readonly #dependencies: TerminalDependencies;
  #open: OpenSession | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** What windows must read again once the acts of this moment are committed. */
  readonly #refreshes = new Set<Topic>();
  /** A lock asked for while unlocking. */
  #wanted: LockCause | undefined;
  /** The lock in progress: the store has one owner at a time, so an unlock waits for it. Never rejects. */
  #closing: Promise<unknown> = Promise.resolve();

  constructor(dependencies: TerminalDependencies) {
    this.#dependencies = dependencies;
  }

  /** VAULT_LOCKED while there is none. */
  get open(): OpenSession {
    if (this.#open === undefined) throw new AppError('VAULT_LOCKED');
    return this.#open;
  }

  get maybe(): OpenSession | undefined {
    return this.#open;
  }

  /**
   * Runs an act that signs before it writes, after those before it. VAULT_LOCKED where the session that it was asked in
   * has ended by then: the next one may be another person's.
   */
  signing<Value>(act: (open: OpenSession) => Promise<Value>): Promise<Value> {
    const { open } = this;
    return this.#signingActs.run(() => {
      if (this.#open !== open) throw new AppError('VAULT_LOCKED');
      return act(open);
    });
  }

  async unlock(serial: string): Promise<void> {
    if (this.phase !== 'locked') return;
    this.phase = 'unlocking';
    this.#wanted = undefined;
    this.changed([]);
    try {
      await this.#closing;
      this.tokens = await this.#dependencies.token.state();
      this.#refuseStandingSeal();
      const vault = await openVault(this.#dependencies, this.tokens, serial);
      const started = this.#startOrClose(vault);
      // Nobody acts before what came in counts: it may say who may do what.
      await takeInbox(this.#dependencies, started).catch((error) =>
        this.#release(started).then(() => Promise.reject(error)),
      );
      this.#open = started;
      // The endpoint and other bodies know only whom the directory lists.
      if (vault.mayRepresent()) started.exchange.start();
      // Made before the terminal counts as unlocked: a damaged page that nothing has read so far keeps it locked.
      this.onView?.();
      this.lockedBecause = null;
      this.phase = 'unlocked';
      this.#dependencies.log.event('unlocked');
    } catch (error) {
      const open = this.#open;
      this.#open = undefined;
      if (open !== undefined) await this.#release(open);
      this.phase = 'locked';
      await this.#logout();
      throw error;
    } finally {
      this.changed(['today', 'register', 'record', 'outbox', 'ledger', 'directory']);
    }
    // What asked for a lock while the token was at work, and a token pulled out meanwhile, take effect now.
    const wanted = findToken(this.tokens, serial)?.loggedIn ? this.#wanted : 'token-removed';
    if (wanted !== undefined) await this.lock(wanted);
  }

  /** The organisation's token is opened in each session anew: one left open by an earlier session ends this. */
  #refuseStandingSeal(): void {
    const { seal } = this.#dependencies.config.token;
    if (findToken(this.tokens, seal)?.loggedIn) throw new AppError('VAULT_LOCKED');
  }

  /**
   * Locks for good or bad. Acts in progress end first and what can be signed is signed, but no token is waited for
   * longer than `signWaitMs`: an act that signs longer finds the store closed and is not written.
   */
  async lock(cause: LockCause): Promise<void> {
    if (this.phase === 'unlocking') this.#wanted = cause;
    const open = this.#open;
    if (open === undefined) return void (await this.#closing);
    this.#open = undefined;
    this.phase = 'locked';
    this.lockedBecause = shownCause[cause];
    this.changed([]);
    const closing = this.#close(open, cause);
    // The caller that locks gets the error; a caller that waits for the end of the lock does not need it.
    this.#closing = closing.catch(() => undefined);
    await closing;
  }

  /**
   * Resolves when no lock is in progress: the end of a lock logs every token out, also one that logged in meanwhile.
   */
  async closed(): Promise<void> {
    await this.#closing;
  }

  async #close(open: OpenSession, cause: LockCause): Promise<void> {
    const canSign = !['token-removed', 'token-host-lost', 'person-ended'].includes(cause);
    const { clock } = this.#dependencies;
    const deadline = clock.monotonic() + (canSign ? signWaitMs : failWaitMs);
    const inTime = async (work: Promise<unknown>): Promise<boolean> => {
      const ended = await endsWithin(work, Math.max(0, deadline - clock.monotonic()));
      if (!ended) this.#failed('TOKEN_NOT_ANSWERING');
      return ended;
    };
    clearInterval(this.#timer);
    try {
      await inTime(this.#signingActs.drained());
      // Verification takes no session whose acts go back in time without an incident.
      open.lookAtClock();
      open.act({ act: 'lock', subject: open.vault.serial, data: { cause } });
      if (canSign) {
        const signed = open.checkpoints.now().catch((error) => this.#failed(codeOf(error)));
        if (await inTime(signed)) await lastAnchor(open, clock);
      }
    } finally {
      await this.#release(open);
      // A person who has given the PIN again in the meantime stays logged in. The organisation's token is
      // logged out with the rest also when the personal one was pulled out.
      if (cause !== 'token-host-lost' && this.phase === 'locked') {
        await this.#logout();
      }
      this.#dependencies.log.event('locked');
      this.changed([]);
    }
  }

  /** Ends what runs on the vault and closes it, whatever else fails. */
  async #release({ vault, reader, checkpoints, exchange }: OpenSession): Promise<void> {
    clearInterval(this.#timer);
    reader.stop();
    checkpoints.stop();
    await endsWithin(
      exchange.stop().catch((error) => this.#failed(codeOf(error))),
      exchangeWaitMs,
    );
    this.#try(() => closeVault(vault));
  }

  touch(): void {
    this.#open?.idle.touch();
  }

  /** Never throws: a view that fails to render must not fail the act that changed the data. */
  changed(topics: Topic[]): void {
    this.#try(() => {
      if (topics.length > 0) this.#dependencies.events.changed(topics);
      this.onView?.();
    });
  }

  /** Once for all acts of a transaction, and after it: a microtask runs when the synchronous store is done. */
  #refreshAfter(entry: LedgerEntry): void {
    if (this.#refreshes.size === 0) {
      queueMicrotask(() => {
        const topics = [...this.#refreshes];
        this.#refreshes.clear();
        this.changed(topics);
      });
    }
    for (const topic of specificationOf(entry).refreshes) this.#refreshes.add(topic);
  }

  /** Set by the terminal: the session view may have changed. Throws when it cannot be made. */
  onView: (() => void) | undefined;

  #startOrClose(vault: OpenVault): OpenSession {
    try {
      return this.#start(vault);
    } catch (error) {
      clearInterval(this.#timer);
      closeVault(vault);
      throw error;
    }
  }

  #start(vault: OpenVault): OpenSession {
    const { clock, config, log } = this.#dependencies;
    const idle = new IdleClock(clock, config.idleMinutes);
    const watch = new ClockWatch(clock, vault.store);
    const checkpoints: CheckpointKeeper = createCheckpointKeeper({
      store: vault.store,
      clock,
      log,
      terminal: config.terminal,
      sign: vault.signInside,
      taken: () => {
        exchange.wake();
        this.changed(['ledger', 'register', 'record']);
      },
    });
    const rights = sessionRights(vault, config.organisation, clock);
    const context = { store: vault.store, clock, self: config.organisation, actor: vault.user.code };
    const append = (data: Act): LedgerEntry => {
      const entry = appendAct(context, data, rights.check);
      this.#refreshAfter(entry);
      checkpoints.soon();
      return entry;
    };
    const check = (data: Act, second?: SaidBySecond) => {
      if (second !== undefined) checkAct(context, concurrenceWith(data, second), rights.check);
      checkAct(context, data, (entry) => rights.check(entry, second?.person));
    };
    const actWith = (second: SaidBySecond, data: Act) =>
      vault.store.transaction(() => {
        append(concurrenceWith(data, second));
        return append(data);
      });
    const volumes = volumeKeeper(vault, clock, append);
    const act = (data: Act) => volumes.before(data, () => append(data));
    const incident = (fault: IncidentCode, code?: ControlCode) => {
      vault.warnings.add(fault);
      log.event('incident', { code: fault });
      const data = code === undefined ? { fault } : { fault, code };
      act({ act: 'incident', subject: vault.serial, data });
    };
    const exchange: Exchange = terminalExchange(this.#dependencies, vault, vault.mailbox, {
      changed: () => {
        checkpoints.soon();
        this.changed(['today', 'register', 'record', 'outbox', 'ledger', 'directory']);
      },
      link: () => this.changed([]),
      personFirst: () => this.#signingActs.idle(),
      incident,
      directory: (mark) => act({ act: 'directory', subject: vault.serial, data: mark }),
    });
    const lookAtClock = () => {
      if (watch.wentBack()) incident('CLOCK_BACKWARD');
    };
    // In one transaction: the incident names the person and the token of the unlock that follows it.
    vault.store.transaction(() => {
      lookAtClock();
      const { at } = act({ act: 'unlock', subject: vault.serial, data: vault.unlockedUnder });
      vault.law = lawAt(vault.documents, at);
      volumes.turn();
    });
    const reader = new RegisterReader(vault.store.registers, (error) => this.#failed(codeOf(error)));
    this.#prepareSearches(vault, reader);
    let ticks = 0;
    this.#timer = setInterval(() => {
      ticks += 1;
      if (!vault.mayAct()) this.lock('person-ended').catch((error) => this.#failed(codeOf(error)));
      else if (idle.secondsLeft() === 0) this.lock('idle').catch((error) => this.#failed(codeOf(error)));
      else if (ticks % clockTicks === 0) {
        this.#try(lookAtClock);
        this.#try(volumes.turn);
      }
    }, tickMs);
    const answered = new AnsweredRequests();
    return {
      ...{ vault, reader, checkpoints, exchange, idle, answered, volumes, rights },
      ...{ act, actWith, check, incident, lookAtClock },
    };
  }

  /**
   * Indexes the names of the directory and has this year's registers read, not before the windows have had time to show
   * what the clerk opened first: each slice holds up what comes after it.
   */
  #prepareSearches({ store, directory, search }: OpenVault, reader: RegisterReader): void {
    const year = Number(localDate(this.#dependencies.clock.now()).slice(0, 4));
    const begin = () => {
      if (this.#open?.vault.store !== store) return;
      for (const book of Book.options) reader.later(book, year);
      directory.prepareSearch();
      search.prepare(directory);
    };
    setTimeout(() => this.#try(begin), firstScreensMs).unref();
  }

  /** Ends the login of a token that signed beside the session; that of the session stays. */
  async logoutBeside(serial: string): Promise<void> {
    if (serial === this.#open?.vault.serial) return;
    await endsWithin(
      this.#dependencies.token.logoutOne(serial).catch((error) => this.#failed(codeOf(error))),
      logoutWaitMs,
    );
  }

  /** A token host that does not answer is told when it is lost; the session ends all the same. */
  async #logout(): Promise<void> {
    await endsWithin(
      this.#dependencies.token.logout().catch((error) => this.#failed(codeOf(error))),
      logoutWaitMs,
    );
  }

  /** For work that nobody waits for: a failure is noted and goes no further. */
  #try(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#failed(codeOf(error));
    }
  }

  #failed(code: ErrorCode): void {
    this.#dependencies.log.event('failed', { code });
  }
}
