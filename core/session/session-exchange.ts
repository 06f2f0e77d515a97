import type { DatedDirectoryMark } from '../../contract/ledger/parts.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import { checkRefusalReasons } from '../../domain/record/catalogue-codes.ts';
import { checkReceived } from '../../domain/record/line-rules.ts';
import type { IncidentCode } from '../acts/incident.ts';
import { isAstray } from '../clocks/clock.ts';
import { createExchange, type Exchange } from '../exchange/exchange.ts';
import type { MailboxKey } from '../exchange/message/seal.ts';
import type { TerminalDependencies } from './dependencies.ts';
import { type OpenVault, readSecret } from './open-vault.ts';
import { adoptDirectory, markOf } from './stored-directory.ts';

export interface ExchangeEvents {
  /** Acts may have been written; windows may read something new. */
  changed(): void;
  /** The state of the connection changed. */
  link(): void;
  incident(fault: IncidentCode, code?: ControlCode): void;
  /** Resolves when no act of the person waits for the token. */
  personFirst(): Promise<void>;
  /** A newer directory is being stored, in this very transaction. */
  directory(mark: DatedDirectoryMark): void;
}

/** The exchange with the endpoint for one open vault. */
export function terminalExchange(
  dependencies: TerminalDependencies,
  vault: OpenVault,
  mailbox: MailboxKey,
  events: ExchangeEvents,
): Exchange {
  const { config, clock, random, log } = dependencies;
  const key = readSecret(vault.store, 'tls-key');
  const exchange = createExchange({
    store: vault.store,
    clock,
    random,
    log,
    peer: dependencies.createPeer({
      certificate: readSecret(vault.store, 'tls-certificate'),
      key,
    }),
    self: { organisation: config.organisation, terminal: config.terminal },
    person: vault.user.code,
    sign: vault.sign,
    personFirst: events.personFirst,
    ended: () => vault.ended(),
    check: vault.check,
    mailbox,
    directoryAuthorities: config.directoryAuthorities,
    directory: () => vault.directory,
    adoptDirectory: (index, signed) => {
      const now = new Date(clock.now());
      adoptDirectory(vault, { index, signed, now }, () => events.directory(markOf(index, signed)));
      events.changed();
    },
    acceptRecord: (issued, directory) => checkReceived(issued, directory, vault.law),
    acceptReasons: (reasons) => checkRefusalReasons(reasons, vault.law),
    events: {
      link: events.link,
      changed: events.changed,
      incident: events.incident,
      clockOffset: (milliseconds) => {
        if (isAstray(milliseconds)) vault.warnings.add('CLOCK_ASTRAY');
        else vault.warnings.delete('CLOCK_ASTRAY');
        events.link();
      },
      warning: (code) => {
        vault.warnings.add(code);
        events.link();
      },
    },
  });
  return {
    ...exchange,
    async stop() {
      await exchange.stop().finally(() => key.fill(0));
    },
  };
}
