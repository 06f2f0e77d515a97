import { AppError } from '../../contract/errors/index.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import type { Store } from '../../core/ports/store.ts';
import { checkpointStore } from './checkpoints.ts';
import { type Connection, connect, connectNew } from './connection.ts';
import { draftStore } from './drafts.ts';
import { storeError } from './errors.ts';
import { inboxStore } from './inbox.ts';
import { ledgerStore } from './ledger.ts';
import { migrate } from './migrations.ts';
import { outboxStore } from './outbox.ts';
import { proofStore } from './proofs.ts';
import { readsStore } from './reads.ts';
import type { ReadingSteps } from './registers/partitions.ts';
import { registerStore } from './registers/registers.ts';
import { settingStore } from './settings.ts';

export interface StoreLocation {
  /** The database file; `-wal` and `-shm` lie beside it. */
  readonly path: string;
  /** 32 bytes. The caller zeroes them afterwards; the cipher keeps a copy of its own until `close`. */
  readonly key: Uint8Array;
  /** The terminal's own organisation; a store belongs to one for ever. */
  readonly organisation: OrganisationCode;
}

/** Makes a new, empty store readable by its owner alone. DISK_FAILED when the file is already there. */
export const createStore = ({ path, key, organisation }: StoreLocation): Store =>
  storeOver(connectNew(path, key), organisation);

/**
 * Opens a store and brings it up to date. VAULT_KEY_WRONG, VAULT_DAMAGED, VAULT_NEWER,
 * VAULT_MIGRATION_CHANGED; CONFIG_INVALID when it belongs to another organisation.
 */
export const openStore = ({ path, key, organisation }: StoreLocation): Store =>
  storeOver(connect(path, key), organisation);

/** The store on a connection, which it takes over: brought up to date, closed when it cannot be used. */
export function storeOver(
  connection: Connection,
  organisation: OrganisationCode,
  steps?: ReadingSteps,
): Store {
  try {
    migrate(connection);
    belongsTo(connection, organisation);
    return assemble(connection, steps);
  } catch (error) {
    connection.close();
    throw storeError(error);
  }
}

function belongsTo(connection: Connection, organisation: OrganisationCode): void {
  connection
    .prepare("INSERT INTO setting (key, value) VALUES ('organisation', ?) ON CONFLICT (key) DO NOTHING")
    .run(Buffer.from(organisation, 'latin1'));
  const owner = connection
    .prepare<{ value: Uint8Array }>("SELECT value FROM setting WHERE key = 'organisation'")
    .get();
  if (owner === undefined || Buffer.from(owner.value).toString('latin1') !== organisation) {
    throw new AppError('CONFIG_INVALID', { field: 'organisation' });
  }
}

function assemble(connection: Connection, steps?: ReadingSteps): Store {
  const { wipe, ...registers } = registerStore(connection, steps);
  return {
    ledger: ledgerStore(connection),
    registers,
    proofs: proofStore(connection),
    checkpoints: checkpointStore(connection),
    outbox: outboxStore(connection),
    inbox: inboxStore(connection),
    drafts: draftStore(connection),
    reads: readsStore(connection),
    settings: settingStore(connection),
    transaction: (work) => connection.transaction(work),
    close() {
      wipe();
      connection.close();
    },
  };
}
