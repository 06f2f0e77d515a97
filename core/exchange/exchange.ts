import { AppError, type ErrorCode, errorSpec } from '../../contract/errors/index.ts';
import type { SessionStatement } from '../../contract/exchange/api.ts';
import type { StatusStatement } from '../../contract/exchange/body.ts';
import type { Envelope } from '../../contract/exchange/envelope.ts';
import type { IssuedRecord } from '../../contract/record/coded-record.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { Digest, OrganisationCode, PersonCode, TerminalCode } from '../../contract/scalar.ts';
import type { LedgerContext } from '../acts/engine/append.ts';
import { othersWith } from '../acts/engine/route.ts';
import type { IncidentCode } from '../acts/incident.ts';
import { clockStep } from '../clocks/clock.ts';
import type { DirectoryIndex } from '../directory/directory.ts';
import {
  type CheckSignature,
  type SignBytes,
  type SignedBytes,
  signStatement,
  toBase64,
} from '../encoding/statement.ts';
import type { PeerConnection, PeerPort } from '../ports/peer.ts';
import type { Store } from '../ports/store.ts';
import type { ClockPort, LogPort, RandomPort } from '../ports/system.ts';
import { Arrivals } from './inbound/arrivals.ts';
import { Receiver } from './inbound/receiver.ts';
import { validate } from './inbound/validate.ts';
import { codeOf } from './link/fault.ts';
import { Link, type LinkState } from './link/link.ts';
import {
  anchorAgain,
  anchorCheckpoints,
  compareClocks,
  compareWithAnchor,
  type MaintenanceDeps,
  refreshDirectory,
} from './link/maintenance.ts';
import { PartnerReads } from './link/reads.ts';
import { queueAgain } from './link/regress.ts';
import { aborted, sleep, WakeSignal } from './link/wait.ts';
import type { MailboxKey } from './message/seal.ts';
import { newestRead } from './outbound/newest-read.ts';
import { type PrepareContext, prepareStatuses } from './outbound/prepare.ts';
import { checkReceipt, keepReceipt } from './outbound/receipt.ts';
import { Sender } from './outbound/sender.ts';

export interface ExchangeDeps {
  store: Store;
  clock: ClockPort;
  random: RandomPort;
  log: LogPort;
  peer: PeerPort;
  self: { organisation: OrganisationCode; terminal: TerminalCode };
  /** Whose token is open; acts of the exchange are under this name. */
  person: PersonCode;
  /** The personal token. */
  sign: SignBytes;
  /** Resolves when no act of the person waits for the token: what the exchange signs by itself comes after it. */
  personFirst(): Promise<void>;
  /** Whether the session's lock is written: only what is signed already is anchored still. */
  ended(): boolean;
  check: CheckSignature;
  mailbox: MailboxKey;
  directoryAuthorities: readonly Digest[];
  directory(): DirectoryIndex | undefined;
  /** Keeps a newer directory that has been verified and uses it from now on. */
  adoptDirectory(index: DirectoryIndex, signed: SignedBytes): void;
  /** Rules of the register on a record from outside, such as the parts of its notation; throws AppError. */
  acceptRecord(issued: IssuedRecord, directory: DirectoryIndex): void;
  /** Whether the catalogue has the reasons of a refusal; throws AppError. */
  acceptReasons(reasons: StatusStatement['reasons']): void;
  events: {
    link(state: LinkState): void;
    /** Registers, inbox or outbox may read differently from now on. */
    changed(): void;
    /** Something that must be looked into and written to the ledger; `code` is that of the records it is about. */
    incident(fault: IncidentCode, code?: ControlCode): void;
    /** Distance of the endpoint's signed time from ours in milliseconds. */
    clockOffset(milliseconds: number): void;
    warning(code: ErrorCode): void;
  };
}

export interface Exchange {
  start(): void;
  /** Resolves when no part of it runs any more; nothing is written after. */
  stop(): Promise<void>;
  /** The outbox, or the list of unanchored checkpoints, has something new. */
  wake(): void;
  /**
   * Has what the terminals of these bodies read asked for, where that is possible now. Never throws, and takes some
   * seconds at most: what is held is what is known.
   */
  learnReads(organisations: readonly OrganisationCode[]): Promise<void>;
  state(): LinkState;
}

/** Longest wait for a connection that is being opened. */
const connectingMs = 3_000;
const maintenanceEveryMs = 60_000;
const comparisonEveryMs = 600_000;
/** A step of the clock, either way, after which it is compared at the next look. */
const comparisonStepMs = 30_000;

/** The exchange of one unlocked session: sends, receives, reports 01, anchors, and keeps the directory fresh. */
export function createExchange(deps: ExchangeDeps): Exchange {
  const { store, clock, log, check, self, events } = deps;
  const context: LedgerContext = { store, clock, self: self.organisation, actor: deps.person };
  const maintenance = new WakeSignal();
  const stopping = new AbortController();
  let running: Promise<unknown> = Promise.resolve();

  /** After the lock nothing is written, and what would be waits for the stop, so that anchoring keeps its connection. */
  const unlessEnded = async (): Promise<void> => {
    if (!deps.ended()) return;
    await aborted(stopping.signal);
    throw new AppError('VAULT_LOCKED');
  };

  /** Told once in a session, of each code: a faulty endpoint may give the same cause with each connection. */
  const told = new Set<string>();
  const incident = (fault: IncidentCode, code?: ControlCode): void => {
    const what = `${fault} ${code}`;
    if (told.has(what) || deps.ended()) return;
    told.add(what);
    events.incident(fault, code);
  };

  const directory = (): DirectoryIndex => {
    const index = deps.directory();
    if (index === undefined) throw new AppError('DIRECTORY_MISSING');
    return index;
  };
  /** Reports when somebody else's record bears the code of a record that came. */
  const tellShared = ({ id, from }: Envelope['header']): void => {
    const code = store.registers.codeOfEnvelope(id);
    if (code === undefined) return;
    const others = othersWith(store.ledger, { issuer: from, code }, self.organisation);
    if (others.length > 0) incident('RECORD_CODE_SHARED', code);
  };

  const maintenanceDeps = { ...deps, ...events, signers: directory, anchored: events.changed, incident };

  const sender = new Sender({
    ...deps,
    changed: events.changed,
    async settle(item, answer) {
      const receipt = await checkReceipt(answer, item.envelope, {
        directory: directory(),
        check,
        now: clock.now(),
      });
      // Sent again in the next session, it gets the same receipt.
      if (deps.ended()) return aborted(stopping.signal);
      if (keepReceipt(context, item, receipt, answer.statement)) incident('ENDPOINT_WENT_BACK');
    },
  });

  const signAfterPerson: SignBytes = async (content) => {
    await deps.personFirst();
    await unlessEnded();
    return await deps.sign(content);
  };

  const arrivals = new Arrivals({
    ...deps,
    prepare: (statuses) =>
      prepareStatuses({ ...prepareContext(deps, directory()), sign: signAfterPerson }, statuses),
    queued() {
      sender.wake();
      events.changed();
    },
  });

  /** A newer directory may know the sender of what was rejected. */
  const refresh = async (connection: PeerConnection): Promise<boolean> => {
    if (deps.ended()) return false;
    const newer = await refreshDirectory(connection, maintenanceDeps);
    if (newer) await receiver.reconsider();
    return newer;
  };

  const receiver: Receiver = new Receiver({
    context,
    clock,
    log,
    validate: async (envelope) => {
      const validation = await validate(envelope, {
        self: self.organisation,
        directory: directory(),
        check,
        mailbox: deps.mailbox,
        acceptRecord: deps.acceptRecord,
        acceptReasons: deps.acceptReasons,
      });
      await unlessEnded();
      return validation;
    },
    isListed: (code) => deps.directory()?.organisation(code) !== undefined,
    refreshDirectory: refresh,
    arrived({ header }) {
      arrivals.wake();
      tellShared(header);
    },
    changed: events.changed,
  });

  /** Of the connection that is open. */
  let partners: PartnerReads | undefined;
  const greetPartners = (connection: PeerConnection): void => {
    const own = new PartnerReads(connection, {
      ...deps,
      directory,
      sign: signAfterPerson,
      hold: (reads) => {
        if (!stopping.signal.aborted) store.reads.hold(reads);
      },
    });
    partners = own;
    void connection.closed.then(() => {
      if (partners === own) partners = undefined;
    });
  };
  /** What is not known yet is worth the moment that the first connection of a session takes. */
  const connected = async (organisations: readonly OrganisationCode[]): Promise<void> => {
    const until = clock.monotonic() + connectingMs;
    const opening = () => ['off', 'connecting'].includes(link.state().state) && clock.monotonic() < until;
    const unknown = (to: OrganisationCode) =>
      directory().canReceive(to) && store.reads.of(to) === undefined && !stopping.signal.aborted;
    while (opening() && organisations.some(unknown)) await sleep(20, stopping.signal);
  };

  const link: Link = new Link({
    ...deps,
    prove: (exporter) => proveSession(exporter, deps),
    async greet(connection) {
      greetPartners(connection);
      // First of all: only a new directory knows a certificate that the endpoint has signed with since.
      await refreshDirectory(connection, maintenanceDeps);
      await compareWithAnchor(connection, maintenanceDeps);
      if (queueAgain(connection, store)) incident('ENDPOINT_WENT_BACK');
    },
    work: [
      (connection, signal) => sender.run(connection, signal),
      (connection, signal) => receiver.run(connection, signal),
      (connection, signal) =>
        runMaintenance(connection, signal, maintenance, {
          ...maintenanceDeps,
          refresh,
          stateReads: async () => partners?.state(),
          reconsider: () => receiver.reconsider(signal),
        }),
    ],
    changed: events.link,
    incident,
  });

  return {
    start() {
      running = Promise.all([link.run(stopping.signal), arrivals.run(stopping.signal)]);
    },
    async stop() {
      stopping.abort();
      await running;
    },
    wake() {
      sender.wake();
      maintenance.wake();
    },
    async learnReads(organisations) {
      await connected(organisations);
      await partners?.learn(organisations.filter((to) => directory().canReceive(to)));
    },
    state: () => link.state(),
  };
}

interface MaintenanceLoopDeps extends MaintenanceDeps {
  clock: ClockPort;
  refresh(connection: PeerConnection): Promise<boolean>;
  /** Has the partners told which records this version reads. */
  stateReads(): Promise<void>;
  /** Validates rejected envelopes again. */
  reconsider(): Promise<void>;
}

/**
 * Anchors at each wake signal and every minute; every ten minutes, and when the clock was set, compares the clocks,
 * refreshes the directory and validates rejected envelopes again. It runs beside reception, so that many forged
 * envelopes delay no valid one.
 */
async function runMaintenance(
  connection: PeerConnection,
  signal: AbortSignal,
  wakeSignal: WakeSignal,
  deps: MaintenanceLoopDeps,
): Promise<void> {
  let compared: { now: number; monotonic: number } | undefined;
  let again = true;
  while (!signal.aborted) {
    try {
      const time = { now: deps.clock.now(), monotonic: deps.clock.monotonic() };
      const due =
        compared === undefined ||
        time.monotonic - compared.monotonic >= comparisonEveryMs ||
        Math.abs(clockStep(compared, time)) > comparisonStepMs;
      if (due) {
        compared = time;
        await compareClocks(connection, deps);
        await deps.refresh(connection);
      }
      if (again) await deps.stateReads();
      if (again) await anchorAgain(connection, deps);
      again = false;
      await anchorCheckpoints(connection, deps);
      if (due) await deps.reconsider();
    } catch (error) {
      // A busy endpoint, or one that refuses a checkpoint, is asked again in a minute; anything else ends the
      // connection.
      const code = codeOf(error);
      if (errorSpec(code).exchange.link !== 'stay') throw error;
      deps.log.event('failed', { code });
    }
    await wakeSignal.wait(maintenanceEveryMs, signal);
  }
}

/** The user's token signs the exporter value of this very connection (RFC 5705). */
async function proveSession(
  exporter: Uint8Array,
  { self, clock, sign }: ExchangeDeps,
): Promise<{ statement: SessionStatement; signature: string }> {
  const statement: SessionStatement = {
    purpose: 'tram-mat/session',
    exporter: toBase64(exporter),
    ...self,
    at: new Date(clock.now()).toISOString(),
  };
  const { signature } = await signStatement(statement, sign);
  return { statement, signature: toBase64(signature) };
}

const prepareContext = (deps: ExchangeDeps, directory: DirectoryIndex): PrepareContext => ({
  self: deps.self.organisation,
  person: deps.person,
  directory,
  check: deps.check,
  sign: deps.sign,
  clock: deps.clock,
  random: deps.random,
  newestReadBy: (to) => newestRead(to, { reads: deps.store.reads, directory }),
});
