import { type ErrorCode, isResting } from '../../../contract/errors/index.ts';
import type { Instant } from '../../../contract/scalar.ts';
import type { IncidentCode } from '../../acts/incident.ts';
import { noTraffic, type PeerConnection, type PeerPort, type Traffic } from '../../ports/peer.ts';
import type { ClockPort, LogPort, RandomPort } from '../../ports/system.ts';
import { codeOf } from './fault.ts';
import { fullJitter, sleep } from './wait.ts';

/** The connection to the endpoint; `fault` is why the last one failed or ended. */
export interface LinkState {
  state: 'off' | 'connecting' | 'online' | 'offline';
  lastContact: Instant | null;
  fault: ErrorCode | null;
  /** What has been on its way for longer than a moment. */
  traffic: Traffic;
}

/** No connection yet, or none any more. */
export const linkOff: LinkState = { state: 'off', lastContact: null, fault: null, traffic: noTraffic };

/** Milliseconds between two reports of traffic; what takes less is not reported at all. */
const trafficEveryMs = 500;
const base = 500;
const cap = 30_000;
/** A connection that lived this long was a good one: the back-off begins anew. */
const goodAfter = 10_000;
/** One that opened its session but broke soon is not held back longer than the third failure is. */
const shortStep = 3;

export interface LinkDeps {
  peer: PeerPort;
  clock: ClockPort;
  random: RandomPort;
  log: LogPort;
  prove(exporter: Uint8Array): Promise<{ statement: unknown; signature: string }>;
  /** Checks that must hold before anything is exchanged. */
  greet(connection: PeerConnection): Promise<void>;
  /** The work of one connection: each runs until `signal`, and the end of one is the end of all. */
  work: readonly ((connection: PeerConnection, signal: AbortSignal) => Promise<void>)[];
  changed(state: LinkState): void;
  incident(fault: IncidentCode): void;
}

/** Keeps one connection to the endpoint: dials, works, and dials again after a pause with jitter. */
export class Link {
  readonly #deps: LinkDeps;
  #state: LinkState = linkOff;
  /** The latest of this connection, and the timer that reports it. */
  #traffic: Traffic = noTraffic;
  #report: NodeJS.Timeout | undefined;

  constructor(deps: LinkDeps) {
    this.#deps = deps;
  }

  state(): LinkState {
    return this.#state;
  }

  /** Runs until `signal`; never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock, random, log, incident } = this.#deps;
    let failures = 0;
    while (!signal.aborted) {
      const dialled = clock.monotonic();
      let fault: ErrorCode = 'ENDPOINT_UNREACHABLE';
      try {
        await this.#once(signal);
      } catch (error) {
        fault = codeOf(error);
      }
      if (signal.aborted) break;
      const wasOnline = this.#state.state === 'online';
      log.event('disconnected', { code: fault });
      this.#forgetTraffic();
      this.#set({ state: 'offline', fault });
      if (isResting(fault)) {
        this.#tell(() => incident(fault));
        return;
      }
      if (clock.monotonic() - dialled > goodAfter) failures = 0;
      failures = wasOnline ? Math.min(failures + 1, shortStep) : failures + 1;
      await sleep(100 + fullJitter(failures, base, cap, random), signal);
    }
    this.#forgetTraffic();
    this.#set({ state: 'off', fault: null });
  }

  #noteTraffic(now: Traffic): void {
    this.#traffic = now;
    this.#report ??= setTimeout(() => {
      this.#report = undefined;
      this.#state = { ...this.#state, traffic: this.#traffic };
      this.#tell(() => this.#deps.changed(this.#state));
    }, trafficEveryMs);
  }

  #forgetTraffic(): void {
    clearTimeout(this.#report);
    this.#report = undefined;
    this.#state = { ...this.#state, traffic: noTraffic };
  }

  /** One connection from dialling to its end. Resolves when it just broke, rejects with what was wrong. */
  async #once(signal: AbortSignal): Promise<void> {
    this.#set({ state: 'connecting', fault: this.#state.fault });
    const connection = await this.#dial(signal);
    if (connection === undefined) return;
    const ending = new AbortController();
    const end = (): void => ending.abort();
    signal.addEventListener('abort', end, { once: true });
    // The end may have come in the moment in which the connection opened: its event is over.
    if (signal.aborted) end();
    void connection.closed.then(end);
    try {
      const watched = this.#watched(connection);
      await this.#deps.greet(watched);
      this.#deps.log.event('connected');
      this.#set({ state: 'online', fault: null });
      const works = this.#deps.work.map((work) => work(watched, ending.signal).finally(end));
      const rejected = (await Promise.allSettled(works)).find((result) => result.status === 'rejected');
      if (rejected !== undefined) throw rejected.reason;
    } finally {
      signal.removeEventListener('abort', end);
      end();
      connection.close();
    }
  }

  /** Undefined when the end came first; a connection that opens after that is closed at once. */
  async #dial(signal: AbortSignal): Promise<PeerConnection | undefined> {
    const dialling = this.#deps.peer.connect(
      (exporter) => this.#deps.prove(exporter),
      (now) => {
        if (!signal.aborted) this.#noteTraffic(now);
      },
    );
    const aborted = new Promise<undefined>((resolve) => {
      if (signal.aborted) resolve(undefined);
      else signal.addEventListener('abort', () => resolve(undefined), { once: true });
    });
    const connection = await Promise.race([dialling, aborted]);
    if (connection === undefined) {
      // The session has ended: how late dialling fails is of no use to anybody.
      dialling.then(
        (late) => late.close(),
        () => undefined,
      );
    }
    return connection;
  }

  /** The same connection, noting each answer as a contact. */
  #watched(connection: PeerConnection): PeerConnection {
    const noted = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
      const value = await answer;
      const lastContact = new Date(this.#deps.clock.now()).toISOString();
      this.#state = { ...this.#state, lastContact };
      return value;
    };
    return {
      session: connection.session,
      closed: connection.closed,
      close: () => connection.close(),
      putEnvelope: (envelope) => noted(connection.putEnvelope(envelope)),
      mailbox: (after, wait, signal, limit) => noted(connection.mailbox(after, wait, signal, limit)),
      acknowledge: (upTo) => noted(connection.acknowledge(upTo)),
      directory: (since) => noted(connection.directory(since)),
      anchor: (request) => noted(connection.anchor(request)),
      reads: (organisation) => noted(connection.reads(organisation)),
      stateReads: (stated) => noted(connection.stateReads(stated)),
      time: (nonce) => noted(connection.time(nonce)),
    };
  }

  #set(change: Pick<LinkState, 'state' | 'fault'>): void {
    this.#state = { ...this.#state, ...change };
    this.#tell(() => this.#deps.changed(this.#state));
  }

  /** A listener that fails must not fail the connection. */
  #tell(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#deps.log.event('failed', { code: codeOf(error) });
    }
  }
}
