import type { Http2Session } from 'node:http2';
import { join } from 'node:path';
import { EndpointLimits } from '../contract/endpoint-limits.ts';
import { AppError } from '../contract/errors/index.ts';
import { checkHistory } from '../core/directory/directory-history.ts';
import { digestOf } from '../core/encoding/canonical.ts';
import { Admissions } from './admissions.ts';
import { Answers } from './answers.ts';
import type { Authority } from './authority.ts';
import { type Appointments, readAppointments, readConfig, readSigner } from './config.ts';
import { Connections } from './connections.ts';
import type { Context } from './context.ts';
import { Gate } from './gate.ts';
import { type Limits, RateLimiter } from './limits.ts';
import type { EndpointLog } from './log.ts';
import { Waiters } from './mailbox/waiters.ts';
import { MailboxWriter } from './mailbox/writer.ts';
import { readMailboxKey } from './mailbox-key.ts';
import { Quotas } from './quotas.ts';
import { type Countersigner, createCountersigner } from './receipts.ts';
import { buildServer, tlsOptions } from './server.ts';
import { Sessions } from './session.ts';
import { openSqlite } from './storage/sqlite.ts';

/** A running endpoint. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  /**
   * Reads trust files, directory, device authority, TLS files and signing key again, ends every session and forgets the
   * shut-outs of listed devices that were not admitted. If the new files are not valid, throws and keeps the old ones;
   * DIRECTORY_INVALID also for an older version or another of the same number, DIRECTORY_HISTORY for one that states
   * another past than the old one, SIGNER_NOT_AUTHORISED for one that does not list the signing certificate.
   */
  reload(): Promise<void>;
  /** Answers what it has taken, then closes. */
  close(): Promise<void>;
}

/** A directory follows another by number and keeps its history, as every terminal asks of it too. */
function checkSuccession(held: Appointments, next: Appointments): void {
  const { statement, signature } = held.directory;
  if (next.directory.signature === signature && next.directory.statement.equals(statement)) return;
  if (next.directory.version <= held.directory.version)
    throw new AppError('DIRECTORY_INVALID', { field: 'version' });
  checkHistory(held.authority.directory, next.authority.directory);
}

/** The signing key of the home folder. SIGNER_NOT_AUTHORISED when the directory does not list its certificate. */
function readListedSigner(home: string, authority: Authority, now: Date) {
  const signer = readSigner(home);
  const fingerprint = digestOf(signer.certificate);
  authority.checkEndpoint(fingerprint, now);
  return { fingerprint, countersigner: createCountersigner(signer) };
}

/**
 * Starts the endpoint of a home folder. Throws the codes of `config.ts`; SIGNER_NOT_AUTHORISED when the
 * directory does not list the certificate it is to sign with, because no terminal would accept a receipt;
 * MAILBOXES_IN_USE when another endpoint serves this home folder, and the other codes of `openSqlite`.
 */
export async function startEndpoint(options: {
  home: string;
  log: EndpointLog;
  limits?: Partial<Limits>;
}): Promise<Endpoint> {
  const { home, log } = options;
  const config = readConfig(home);
  const limits = { ...EndpointLimits.parse(config.limits ?? {}), ...options.limits };
  const now = () => new Date();
  let appointments: Appointments = await readAppointments(home, config, now());
  let signing = readListedSigner(home, appointments.authority, now());
  const countersigner: Countersigner = {
    async sign(statement, at) {
      try {
        appointments.authority.checkEndpoint(signing.fingerprint, at);
      } catch (cause) {
        // Nothing that a terminal could mend, and a receipt that it refuses would be repeated for ever.
        throw new AppError('ENDPOINT_FAILED', { cause });
      }
      return signing.countersigner.sign(statement, at);
    },
  };

  const storage = openSqlite(join(home, 'mailboxes.db'), (isNew) => readMailboxKey(home, config, isNew));
  const quotas = await Quotas.open(storage, limits, home).catch(async (error: unknown) => {
    await storage.close();
    throw error;
  });
  const waiters = new Waiters();
  const writer = new MailboxWriter({
    storage,
    countersigner,
    limits,
    now,
    stored: (envelopes) => {
      quotas.stored(envelopes);
      for (const to of new Set(envelopes.map((each) => each.to))) waiters.wake(to);
    },
  });
  const sessions = new Sessions(limits.sessionTime);
  const connectionOf: Context['connectionOf'] = (request) => {
    const { session } = request.raw.stream;
    if (session === undefined) throw new AppError('SESSION_REQUIRED');
    return session;
  };
  const admissions = new Admissions();
  const addresses = new RateLimiter({ burst: limits.addressBurst, rate: limits.addressRate });
  const isAdmitted = (connection: Http2Session) =>
    admissions.admits(connection, appointments.authority, now());
  const connections = new Connections({ limits, sessions, admissions, isAdmitted, addresses, log });
  const polls = new WeakMap<Http2Session, number>();
  const context: Context = {
    limits,
    storage,
    writer,
    quotas,
    waiters,
    countersigner,
    sessions,
    answers: new Answers(limits),
    log,
    now,
    authority: () => appointments.authority,
    publishedDirectory: () => appointments.directory,
    connectionOf,
    noteRefusal({ raw: { stream } }, weight) {
      // A connection that was ended meanwhile needs no more.
      if (stream.session?.destroyed === false) connections.noteRefusal(stream.session, weight);
    },
    deviceOf: (request) => admissions.keyOf(connectionOf(request)),
    admittedDevice: (request) => admissions.check(connectionOf(request), appointments.authority, now()),
    sessionOf: (request) => sessions.of(connectionOf(request), appointments.authority, now()),
    enterPoll(request) {
      const connection = connectionOf(request);
      const count = polls.get(connection) ?? 0;
      if (count >= limits.polls) throw new AppError('ENDPOINT_BUSY');
      polls.set(connection, count + 1);
      return () => polls.set(connection, (polls.get(connection) ?? 1) - 1);
    },
  };

  const app = buildServer(context, appointments.tls);
  connections.watch(app.server);
  const gate = new Gate(limits, addresses, app.server);
  app.addHook('preClose', async () => {
    waiters.wakeAll();
    connections.drain(limits.closingTime);
  });
  await app.ready();
  const port = await gate.listen(config.host, config.port).catch(async (error: unknown) => {
    await app.close();
    await storage.close();
    throw error;
  });

  return {
    host: config.host,
    port,
    async reload() {
      const next = await readAppointments(home, readConfig(home), now());
      checkSuccession(appointments, next);
      const nextSigning = readListedSigner(home, next.authority, now());
      app.server.setSecureContext(tlsOptions(next.tls));
      appointments = next;
      signing = nextSigning;
      connections.pardon((device) => next.authority.listsDevice(device));
      waiters.wakeAll();
      log.event('reloaded', { count: next.directory.version });
    },
    async close() {
      await app.close();
      await gate.close();
      await writer.idle();
      await storage.close();
    },
  };
}
