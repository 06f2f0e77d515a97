import type { Act, LedgerEntry } from '../../contract/ledger/act.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { IncidentCode } from '../acts/incident.ts';
import type { SaidBySecond } from '../acts/support/concurrence.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { AnsweredRequests } from './answered-requests.ts';
import type { CheckpointKeeper } from './checkpoints.ts';
import type { IdleClock } from './idle.ts';
import type { OpenVault } from './open-vault.ts';
import type { RegisterReader } from './register-reader.ts';
import type { SessionRights } from './session-rights.ts';
import type { VolumeKeeper } from './volume-keeper.ts';

/** An open session: the vault and what runs on it. */
export interface OpenSession {
  readonly vault: OpenVault;
  readonly reader: RegisterReader;
  readonly checkpoints: CheckpointKeeper;
  readonly exchange: Exchange;
  readonly idle: IdleClock;
  readonly answered: AnsweredRequests;
  readonly volumes: VolumeKeeper;
  readonly rights: SessionRights;
  /** Appends an act by the user; the checkpoint that signs it follows. */
  act(act: Act): LedgerEntry;
  /** Appends an act and, before it in the same transaction, that a second person stands by it. */
  actWith(second: SaidBySecond, act: Act): LedgerEntry;
  /** Throws what `act`, or `actWith`, would throw now, and writes nothing. */
  check(act: Act, second?: SaidBySecond): void;
  /** Writes down something that must be looked into, and keeps it in sight until the lock. */
  incident(fault: IncidentCode, code?: ControlCode): void;
  /** Writes down that the clock was set back since the last look. */
  lookAtClock(): void;
}
