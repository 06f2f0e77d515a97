import { AppError, type ErrorCode, errorSpec } from '../../../contract/errors/index.ts';
import type { SignedAnchor } from '../../../contract/exchange/api.ts';
import type { Digest, OrganisationCode, TerminalCode } from '../../../contract/scalar.ts';
import type { IncidentCode } from '../../acts/incident.ts';
import { clockOffset } from '../../clocks/clock.ts';
import { type DirectoryIndex, openDirectory } from '../../directory/directory.ts';
import { isAnchorOver } from '../../encoding/anchor.ts';
import { canonicalBytes } from '../../encoding/canonical.ts';
import {
  type CheckSignature,
  fromBase64,
  fromWire,
  type SignBytes,
  type SignedBytes,
  signStatement,
} from '../../encoding/statement.ts';
import {
  type AnchorExpectation,
  anchorBytes,
  anchorRequest,
  checkAnchor,
  checkpointOver,
} from '../../ledger/checkpoint.ts';
import type { PeerConnection } from '../../ports/peer.ts';
import type { Store, StoredCheckpoint } from '../../ports/store.ts';
import type { ClockPort, LogPort, RandomPort } from '../../ports/system.ts';
import { codeOf } from './fault.ts';
import { anchoredUpTo, timeWentBack } from './regress.ts';

export interface MaintenanceDeps {
  store: Store;
  clock: Pick<ClockPort, 'now'>;
  random: RandomPort;
  log: LogPort;
  self: { organisation: OrganisationCode; terminal: TerminalCode };
  directoryAuthorities: readonly Digest[];
  check: CheckSignature;
  /** The personal token. */
  sign: SignBytes;
  directory(): DirectoryIndex | undefined;
  /** The same; DIRECTORY_MISSING when there is none. */
  signers(): DirectoryIndex;
  /** Keeps a directory that has been verified and uses it from now on. */
  adoptDirectory(index: DirectoryIndex, signed: SignedBytes): void;
  /** Distance of the endpoint's signed time from ours in milliseconds. */
  clockOffset(milliseconds: number): void;
  anchored(): void;
  /** Something that must be looked into and written to the ledger. */
  incident(fault: IncidentCode): void;
  /** Something that holds but needs attention; null when it has gone. */
  warning(code: ErrorCode): void;
}

/** LEDGER_ROLLED_BACK when the endpoint has countersigned an entry this ledger does not have. */
export async function compareWithAnchor(connection: PeerConnection, deps: MaintenanceDeps): Promise<void> {
  const { lastAnchor } = connection.session;
  if (lastAnchor === null) return;
  const receipt = await checkAnchor(anchorBytes(lastAnchor), expectation(deps), deps.check);
  const entry = deps.store.ledger.get(receipt.toSeq);
  if (entry === undefined || !isAnchorOver(receipt, entry.hash)) throw new AppError('LEDGER_ROLLED_BACK');
}

/** Has every checkpoint countersigned that is not yet; oldest first. */
export async function anchorCheckpoints(connection: PeerConnection, deps: MaintenanceDeps): Promise<void> {
  for (const checkpoint of deps.store.checkpoints.unanchored()) {
    const anchor = anchorBytes(await present(connection, checkpoint, deps));
    const receipt = await checkAnchor(anchor, expectation(deps), deps.check);
    const { head } = anchorRequest(checkpoint).statement;
    if (receipt.toSeq !== checkpoint.toSeq || !isAnchorOver(receipt, head)) {
      throw new AppError('ENDPOINT_ANSWER_INVALID');
    }
    const { content: statement, signature } = anchor;
    deps.store.checkpoints.anchor(checkpoint.toSeq, { statement, signature });
    deps.log.event('anchored', { count: checkpoint.toSeq - checkpoint.fromSeq + 1 });
    deps.anchored();
  }
}

/**
 * Presents again what an endpoint put back from an older copy no longer holds: it takes checkpoints without a
 * gap. The receipts already here stay.
 */
export async function anchorAgain(connection: PeerConnection, deps: MaintenanceDeps): Promise<void> {
  const { checkpoints } = deps.store;
  const held = connection.session.lastAnchor?.statement.toSeq ?? 0;
  const anchored = anchoredUpTo(checkpoints);
  if (held >= anchored) return;
  for (const checkpoint of checkpoints.all()) {
    if (checkpoint.toSeq > anchored) return;
    if (checkpoint.toSeq > held) await present(connection, checkpoint, deps);
  }
}

/**
 * Has a checkpoint countersigned. If its signer has left, the person at work presents the same entries under their own
 * signature: the receipt covers the head alone, and without it nothing later could be anchored.
 */
async function present(
  connection: PeerConnection,
  stored: StoredCheckpoint,
  deps: MaintenanceDeps,
): Promise<SignedAnchor> {
  try {
    return await connection.anchor(anchorRequest(stored));
  } catch (error) {
    if (errorSpec(codeOf(error)).exchange.signature !== 'signer-gone') throw error;
  }
  const entries = deps.store.ledger.range(stored.fromSeq, stored.toSeq);
  const at = new Date(deps.clock.now()).toISOString();
  const statement = checkpointOver(entries, { terminal: deps.self.terminal, at });
  if (statement === undefined) throw new AppError('CHECKPOINT_INVALID');
  const { content, signature } = await signStatement(statement, deps.sign);
  return connection.anchor(anchorRequest({ statement: content, signature }));
}

/**
 * Asks for signed time; the nonce proves that the answer is of now. It is checked as of the time that it states: by a
 * clock that is behind, its signature would lie in the future. One behind the last is an incident.
 */
export async function compareClocks(connection: PeerConnection, deps: MaintenanceDeps): Promise<void> {
  const nonce = Buffer.from(deps.random.bytes(32)).toString('hex');
  const asked = deps.clock.now();
  const { statement, signature } = await connection.time(nonce);
  const receivedAt = deps.clock.now();
  const stated = new Date(statement.at);
  const { fingerprint, at } = await deps.check(canonicalBytes(statement), fromBase64(signature), stated);
  if (statement.nonce !== nonce || !deps.signers().isEndpoint(fingerprint, at)) {
    throw new AppError('ENDPOINT_ANSWER_INVALID');
  }
  const last = deps.store.settings.read('endpoint-time');
  if (last !== undefined && timeWentBack(new TextDecoder().decode(last), statement.at))
    deps.incident('ENDPOINT_WENT_BACK');
  deps.store.settings.write('endpoint-time', new TextEncoder().encode(statement.at));
  deps.clockOffset(clockOffset(asked, receivedAt, Date.parse(statement.at)));
}

/** Fetches a newer directory; true when there was one. A bad one is told and the old one kept. */
export async function refreshDirectory(connection: PeerConnection, deps: MaintenanceDeps): Promise<boolean> {
  const known = deps.directory();
  const { directory } = await connection.directory(known?.version ?? 0);
  if (directory === null) return false;
  const signed = fromWire(directory.statement, directory.signature);
  try {
    const expected = { check: deps.check, authorities: deps.directoryAuthorities, known };
    const index = await openDirectory(signed, expected);
    deps.adoptDirectory(index, signed);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (errorSpec(code).retry !== 'newer-directory') throw error;
    deps.log.event('failed', { code });
    deps.warning(code);
    return false;
  }
}

const expectation = ({ self, signers }: MaintenanceDeps): AnchorExpectation => ({
  ...self,
  signers: signers(),
});
