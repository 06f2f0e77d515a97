import type { TerminalConfig } from '../../contract/config.ts';
import type { Exposure } from '../../contract/exposure.ts';
import type { Topic } from '../../contract/ipc/topic.ts';
import type { PeerPort } from '../ports/peer.ts';
import type { Store } from '../ports/store.ts';
import type {
  ClockPort,
  IncomingPort,
  LogPort,
  RandomPort,
  TrustFilesPort,
  VaultFilePort,
} from '../ports/system.ts';
import type { TokenPort } from '../ports/token.ts';

/** What a terminal stands on. Everything that touches the machine comes in through here. */
export interface TerminalDependencies {
  readonly config: TerminalConfig;
  /** The programme runs on the Electron stand-in, which opens training vaults only. */
  readonly standIn: boolean;
  readonly version: string;
  /** Name and version of the runtime, for the about page. */
  readonly runtime: string;
  readonly token: TokenPort;
  readonly clock: ClockPort;
  readonly random: RandomPort;
  readonly log: LogPort;
  readonly vaultFile: VaultFilePort;
  readonly trustFiles: TrustFilesPort;
  readonly incoming: IncomingPort;
  /** By which ways the machine gives the memory of this program away. */
  exposures(): Exposure[];
  /** Opens the store with the vault key; the caller zeroes the key afterwards. */
  openStore(key: Uint8Array): Store;
  /** A client for the pinned endpoint with the terminal's own TLS certificate and key (PEM). */
  createPeer(identity: { certificate: Uint8Array; key: Uint8Array }): PeerPort;
  readonly events: SessionEvents;
}

export interface SessionEvents {
  /** What was read under these topics may have changed. */
  changed(topics: Topic[]): void;
}
