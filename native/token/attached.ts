import pkcs11 from 'pkcs11js';
import { AppError } from '../../contract/errors/index.ts';
import type { PinFlags, TokenCertificate } from '../../contract/token/state.ts';
import { readCertificates } from './certificates.ts';
import { isRemoved, isSessionLost, returnValue } from './errors.ts';
import { type PrivateKey, privateKeys } from './key-pairs.ts';
import type { Library } from './library.ts';
import type { FailureLog } from './log.ts';
import type { TokenSession } from './objects.ts';
import type { TokenProfile } from './profiles/profile.ts';
import type { PresentToken } from './slots.ts';

/** CKS_RO_USER_FUNCTIONS and CKS_RW_USER_FUNCTIONS (PKCS#11 2.40, 3.4), which pkcs11js does not name. */
const loggedInStates: readonly number[] = [1, 3];

/** An admitted token with the one session that the host holds on it. */
export class AttachedToken implements TokenSession {
  readonly library: Library;
  readonly failures: FailureLog;
  readonly profile: TokenProfile;
  readonly slot: Buffer;
  readonly serial: string;
  readonly mechanisms: ReadonlySet<number>;
  /** A PIN was right since the token was put in, and none was wrong after it. */
  pinProven = false;
  /** The reader has a PIN pad. */
  readonly pinPad: boolean;
  /** Private keys by key identity; they end with the login. */
  #keys: ReadonlyMap<string, PrivateKey> = new Map();
  /** Kept from login to logout, only where a key asks for it at each use and there is no PIN pad. */
  #pin: Buffer | undefined;
  certificates: TokenCertificate[];
  session: Buffer;

  /** Opens a session and reads what the token shows without a PIN; throws what the module answers. */
  constructor(library: Library, failures: FailureLog, token: PresentToken, profile: TokenProfile) {
    this.library = library;
    this.failures = failures;
    this.profile = profile;
    this.slot = token.slot;
    this.serial = token.serial;
    this.pinPad = token.pinPad;
    this.mechanisms = new Set(library.C_GetMechanismList(token.slot));
    this.session = this.#openSession();
    try {
      // A login that some module remembers from before the token was pulled is not one this host made.
      if (this.isLoggedIn()) this.logout();
      this.certificates = readCertificates(this);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** How many usages its certificates have between them. */
  get usages(): number {
    return new Set(this.certificates.map(({ usage }) => usage)).size;
  }

  /** Whether the token takes the session for one with a logged-in user; throws when the session is gone. */
  isLoggedIn(): boolean {
    return loggedInStates.includes(this.library.C_GetSessionInfo(this.session).state);
  }

  /** Where a module keeps its flags for few tries up after the right PIN, they say nothing until one is wrong. */
  shownPin(flags: PinFlags): PinFlags {
    const fewTries = flags === 'count-low' || flags === 'last-try';
    return this.profile.pin.flags === 'kept' && this.pinProven && fewTries ? 'ok' : flags;
  }

  /** Whether the session still lives: it dies with the token's removal, however short. */
  isAlive(): boolean {
    try {
      this.library.C_GetSessionInfo(this.session);
      return true;
    } catch (error) {
      this.failures.failed('session', error);
      return false;
    }
  }

  /**
   * Takes a new session in the old one's place: that one has ended, or a failed operation may still be under
   * way on it. Opened before the other closes, because a login ends with the last session.
   */
  renew(): void {
    this.#keys = new Map();
    const old = this.session;
    this.session = this.#openSession();
    this.#closeSession(old);
  }

  /**
   * After a login the private keys show, and certificates that are private objects. Certificates without a key are left
   * out from then on. The PIN is kept if one of the keys asks for it at each use.
   */
  loggedInWith(pin: Uint8Array | null): void {
    this.certificates = readCertificates(this);
    this.#keys = privateKeys(this, this.certificates);
    this.certificates = this.certificates.filter(({ keyId }) => this.#keys.has(keyId));
    this.#forgetPin();
    if (pin !== null && this.#asksEachTime()) this.#pin = Buffer.from(pin);
  }

  /** Whether an operation with a key may wait for a person at the PIN pad. */
  get waitsAtPad(): boolean {
    return this.pinPad && this.#asksEachTime();
  }

  /**
   * Logs in for one operation, after it was begun, where its key asks for that (PKCS#11 2.40, 5.6, CKU_CONTEXT_SPECIFIC).
   * A PIN that was right at the login and is refused now is offered no second time: it costs one try.
   */
  authenticateFor(key: PrivateKey): void {
    if (!key.asksEachTime) return;
    if (this.#pin === undefined && !this.pinPad) throw new AppError('TOKEN_NOT_LOGGED_IN');
    const text = new TextDecoder().decode(this.#pin);
    try {
      this.library.C_Login(this.session, pkcs11.CKU_CONTEXT_SPECIFIC, text);
    } catch (error) {
      this.pinProven = false;
      if (!isRemoved(error) && !isSessionLost(error)) this.failures.tolerate('logout', () => this.logout());
      throw error;
    }
  }

  #asksEachTime(): boolean {
    return [...this.#keys.values()].some(({ asksEachTime }) => asksEachTime);
  }

  #forgetPin(): void {
    this.#pin?.fill(0);
    this.#pin = undefined;
  }

  /** A certificate's private key; undefined when the token has no such certificate or key. */
  privateKey(keyId: string): PrivateKey | undefined {
    if (this.#keys.size === 0) this.#keys = privateKeys(this, this.certificates);
    return this.#keys.get(keyId);
  }

  /** Ends the login of the whole application on this token. */
  logout(): void {
    this.#keys = new Map();
    this.#forgetPin();
    try {
      this.library.C_Logout(this.session);
    } catch (error) {
      if (returnValue(error) !== pkcs11.CKR_USER_NOT_LOGGED_IN) throw error;
    }
  }

  close(): void {
    this.#keys = new Map();
    this.#forgetPin();
    this.#closeSession(this.session);
  }

  #openSession(): Buffer {
    const readWrite = this.profile.session === 'read-write' ? pkcs11.CKF_RW_SESSION : 0;
    return this.library.C_OpenSession(this.slot, pkcs11.CKF_SERIAL_SESSION | readWrite);
  }

  #closeSession(session: Buffer): void {
    try {
      this.library.C_CloseSession(session);
    } catch (error) {
      // A session that ended with its token has nothing to close.
      if (!isSessionLost(error) && !isRemoved(error)) this.failures.failed('close', error);
    }
  }
}
