import pkcs11 from 'pkcs11js';
import type { TokenCertificate } from '../../contract/token/state.ts';
import { readCertificates, withPrivateKey } from './certificates.ts';
import { isRemoved, isSessionLost, returnValue } from './errors.ts';
import type { Library } from './library.ts';
import type { FailureLog } from './log.ts';
import type { TokenSession } from './objects.ts';
import type { PresentToken } from './slots.ts';

/** CKS_RO_USER_FUNCTIONS and CKS_RW_USER_FUNCTIONS (PKCS#11 2.40, 3.4), which pkcs11js does not name. */
const loggedInStates: readonly number[] = [1, 3];

/** An admitted token with the one session that the host holds on it. */
export class AttachedToken implements TokenSession {
  readonly library: Library;
  readonly failures: FailureLog;
  readonly slot: Buffer;
  readonly serial: string;
  readonly mechanisms: ReadonlySet<number>;
  /** Handles of private keys by CKA_ID; they end with the login. */
  readonly keys = new Map<string, Buffer>();
  certificates: TokenCertificate[];
  session: Buffer;

  /** Opens a read-only session and reads what the token shows without a PIN; throws what the module answers. */
  constructor(library: Library, failures: FailureLog, token: PresentToken) {
    this.library = library;
    this.failures = failures;
    this.slot = token.slot;
    this.serial = token.serial;
    this.mechanisms = new Set(library.C_GetMechanismList(token.slot));
    this.session = library.C_OpenSession(token.slot, pkcs11.CKF_SERIAL_SESSION);
    try {
      // A login that some module remembers from before the token was pulled is not one this host made.
      if (this.isLoggedIn()) this.logout();
      this.certificates = readCertificates(this);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Whether the token takes the session for one with a logged-in user; throws when the session is gone. */
  isLoggedIn(): boolean {
    return loggedInStates.includes(this.library.C_GetSessionInfo(this.session).state);
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
    this.keys.clear();
    const old = this.session;
    this.session = this.library.C_OpenSession(this.slot, pkcs11.CKF_SERIAL_SESSION);
    this.#closeSession(old);
  }

  /** After a login the private keys show: certificates without one are left out from then on. */
  keepCertificatesWithKey(): void {
    this.certificates = withPrivateKey(this, this.certificates);
  }

  /** Ends the login of the whole application on this token. */
  logout(): void {
    this.keys.clear();
    try {
      this.library.C_Logout(this.session);
    } catch (error) {
      if (returnValue(error) !== pkcs11.CKR_USER_NOT_LOGGED_IN) throw error;
    }
  }

  close(): void {
    this.keys.clear();
    this.#closeSession(this.session);
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
