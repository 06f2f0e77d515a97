import type { DriverConfig } from '../../contract/config.ts';
import type { ErrorCode } from '../../contract/errors/index.ts';
import type { SignMechanism } from '../../contract/token/channels.ts';
import type { PinFlags } from '../../contract/token/state.ts';

/** A vendor's middleware with what stands behind it, and how it is known to behave. */
export interface Stack {
  readonly name: string;
  /** Debian packages without which it cannot run; build/setup/debian-packages.mjs knows each. */
  readonly packages: readonly string[];
  /** Whose right it takes. */
  readonly user: 'any' | 'root';
  /** How its keys sign, in any order. */
  readonly signs: readonly SignMechanism[];
  /** What comes of a vault that was wrapped with each hash. */
  readonly unwraps: Readonly<Record<'SHA-1' | 'SHA-256', Outcome>>;
  readonly wrongPins: WrongPins;
  /**
   * How the module tells that the token is gone: it shows it; it may not return from a call, so that the host is ended;
   * it shows nothing until the token is used; never, because the token is a file and nothing that could be pulled out.
   */
  readonly removal: 'shown' | 'may hang' | 'at use' | 'never';
  /** Makes one token with a PIN, keys and certificates in an empty folder, and puts it in. */
  open(folder: string, certify: Certify): Promise<OpenStack>;
}

export type Outcome = ErrorCode | 'ok';

export interface WrongPins {
  /** What each of several wrong PINs in a row gives, and the flags that the token shows then. */
  readonly inRow: readonly { readonly code: ErrorCode; readonly flags: PinFlags }[];
  /** After so many of them the next is the last try. */
  readonly beforeLastTry: number;
  /** What the right PIN gives after all of them. */
  readonly afterwards: Outcome;
}

/** Issues a certificate (DER) for a public key (SubjectPublicKeyInfo, DER). */
export type Certify = (usage: 'sign' | 'encrypt' | 'both', publicKey: Uint8Array) => Promise<Uint8Array>;

export interface OpenStack {
  /** Absolute path of the PKCS#11 module. */
  readonly module: string;
  /** What the module needs besides, as `driver.json` states it. */
  readonly driver: DriverConfig;
  /** A command that runs the program after it where the module works. */
  readonly within?: readonly string[];
  /** Milliseconds between two looks of the host, where the usual half second would make the tests wait. */
  readonly pollMs?: number;
  readonly pin: string;
  readonly wrongPin: string;
  pullOut(): Promise<void>;
  putBack(): Promise<void>;
  /** Gives all tries back, as the issuer or time does it; nobody uses the token meanwhile. */
  unblock(): Promise<void>;
  close(): Promise<void>;
}
