import type { Handlers } from '../../contract/channel.ts';
import type { ErrorCode } from '../../contract/errors/index.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import type { LedgerVerdict } from '../../contract/ipc/views.ts';
import { rebuildRegisters, registersDiffer } from '../acts/engine/rebuild.ts';
import { Replay } from '../acts/engine/replay.ts';
import { NamedDocuments } from '../acts/support/documents.ts';
import type { LedgerFindings } from '../evidence/findings.ts';
import { verifyLedger } from '../evidence/verify-ledger.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { OpenSession } from '../session/open-session.ts';
import type { Session } from '../session/session.ts';
import { ledgerRow, ledgerVerdict } from '../views/ledger-view.ts';
import { told } from '../views/seen.ts';

/**
 * Entries up to which a verification also replays the registers: some 0.2 ms each, while nothing else runs.
 * `ledger.rebuild` does it for any number.
 */
const replayed = 10_000;

export function ledgerHandlers(
  dependencies: TerminalDependencies,
  session: Session,
): Pick<
  Handlers<typeof coreChannels>,
  'ledger.page' | 'ledger.verify' | 'ledger.rebuild' | 'ledger.checkpoint'
> {
  const { config, clock } = dependencies;
  /** However often it is asked for meanwhile, one verification runs in a session. */
  const inProgress = new WeakMap<OpenSession, Promise<LedgerVerdict>>();
  async function verify({ vault }: OpenSession): Promise<LedgerVerdict> {
    const { store, directory, check } = vault;
    const started = clock.monotonic();
    const documents = new NamedDocuments(config.directoryAuthorities);
    const findings = await verifyLedger({
      documents,
      lines: unhurried(store.ledger.lines()),
      checkpoints: store.checkpoints.all(),
      check,
      signers: directory,
      replay:
        (store.ledger.head()?.seq ?? 0) <= replayed
          ? new Replay({ self: config.organisation, directory, documents })
          : undefined,
      proof: (digest) => store.proofs.get(digest),
      organisation: config.organisation,
      terminal: config.terminal,
    });
    const differ = findings.ok && findings.entries <= replayed && registersDiffer(store, config.organisation);
    const verdict = differ ? withFault(findings, 'PROJECTION_DIFFERS') : findings;
    return ledgerVerdict(verdict, clock.monotonic() - started);
  }

  return {
    'ledger.page': ({ before, limit }) => {
      const { vault, rights } = session.open;
      const { store } = vault;
      const { total, entries } = store.ledger.page(before, limit);
      const signedTo = store.checkpoints.last()?.toSeq ?? 0;
      const { rows, ...locked } = told(entries, rights.levelOf, rights.sight(), ({ seq }) => seq);
      return {
        total,
        rows: rows.map((entry) => ledgerRow(entry, signedTo, config.organisation)),
        ...locked,
      };
    },
    'ledger.verify': () => {
      const { open } = session;
      const known = inProgress.get(open);
      if (known !== undefined) return known;
      const verdict = verify(open).finally(() => inProgress.delete(open));
      inProgress.set(open, verdict);
      return verdict;
    },
    'ledger.rebuild': () => {
      const differed = rebuildRegisters(session.open.vault.store, config.organisation);
      session.changed(['today', 'register', 'record']);
      return { differed };
    },
    'ledger.checkpoint': async () => {
      await session.open.checkpoints.now();
      return {};
    },
  };
}

/** A fault of no entry in particular is named at the last one. */
function withFault(findings: LedgerFindings, code: ErrorCode): LedgerFindings {
  return { ...findings, ok: false, firstFault: { seq: Math.max(1, findings.entries), code } };
}

/** Lets other work in between: a ledger of thirty years takes a while to read. */
async function* unhurried(lines: Iterable<string>): AsyncIterable<string> {
  let read = 0;
  for (const line of lines) {
    read += 1;
    if (read % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
    yield line;
  }
}
