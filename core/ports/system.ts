import type { ErrorCode } from '../../contract/errors/index.ts';

/** The wall clock and a clock that cannot be set. */
export interface ClockPort {
  /** Milliseconds since 1970 in UTC, by the machine's clock. */
  now(): number;
  /** Milliseconds on a monotonic clock of arbitrary origin. */
  monotonic(): number;
}

export interface RandomPort {
  bytes(length: number): Uint8Array;
}

/** The vault's key file (`vault.p7m`); undefined when there is none. */
export interface VaultFilePort {
  read(): Uint8Array | undefined;
}

/** Trust anchors and revocation lists, imported by approved means, as DER. */
export interface TrustFilesPort {
  /** All of them with the names of their files. */
  all(): {
    readonly anchors: readonly Uint8Array[];
    readonly intermediates: readonly Uint8Array[];
    readonly crls: readonly Uint8Array[];
    readonly names: Readonly<Record<'anchors' | 'intermediates' | 'crls', readonly string[]>>;
  };
  anchors(): readonly Uint8Array[];
  /** Certificates of intermediate authorities. */
  intermediates(): readonly Uint8Array[];
  crls(): readonly Uint8Array[];
}

/** A file of the inbox. */
export interface IncomingFile {
  /** INCOMING_UNREADABLE for what is no regular file, or too large a one. */
  read(): Uint8Array;
  /** Removes it for good; false where the machine does not let it. */
  remove(): boolean;
  /** Puts it aside, whatever it is; the same. */
  refuse(): boolean;
}

/** Where the administrator puts what a terminal takes in. */
export interface IncomingPort {
  /** In order of their names; DISK_FAILED. */
  files(): readonly IncomingFile[];
  /** Puts a revocation list (DER) beside the others of the trust files; false where the machine does not let it. */
  keepList(list: Uint8Array): boolean;
}

/** Logs name events, codes, identities and counts; no parameter admits text. */
export interface LogPort {
  event(name: LogEvent, facts?: { code?: ErrorCode; id?: string; count?: number; ms?: number }): void;
}
export type LogEvent =
  | 'started'
  | 'stopped'
  | 'unlocked'
  | 'locked'
  | 'connected'
  | 'disconnected'
  | 'sent'
  | 'received'
  | 'taken-in'
  | 'rejected'
  | 'failed'
  | 'checkpoint'
  | 'anchored'
  | 'incident';
