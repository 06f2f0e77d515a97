import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { Person } from '../../contract/exchange/directory.ts';
import type { Law } from '../../contract/law/law.ts';
import type { DirectoryMark } from '../../contract/ledger/parts.ts';
import type { TokenHostState, TokenInfo } from '../../contract/token/state.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import type { DirectoryIndex } from '../directory/directory.ts';
import { Partners } from '../directory/partners.ts';
import type { CheckSignature, SignBytes } from '../encoding/statement.ts';
import { WaitingOrder } from '../exchange/inbound/waiting.ts';
import { type MailboxKey, openMailboxKey } from '../exchange/message/seal.ts';
import { loadLaw } from '../law/law.ts';
import type { SettingKey, Store } from '../ports/store.ts';
import { RegisterSearch } from '../register/search.ts';
import { fingerprint } from '../signature/certificates.ts';
import { signDetached } from '../signature/sign.ts';
import type { Signer } from '../signature/signer.ts';
import { loadTrust, type TrustStore } from '../signature/trust.ts';
import { asStated, verifyDetached } from '../signature/verify.ts';
import { unwrapVaultKey } from '../vault/key-wrapping.ts';
import { keysFor, usableSigningKeys } from './certificate-choice.ts';
import type { TerminalDependencies } from './dependencies.ts';
import { withKeptLists } from './kept-lists.ts';
import { sessionStore } from './session-store.ts';
import { findToken, tokenSigner } from './signers.ts';
import { isStale, storedDirectory } from './stored-directory.ts';

/** What exists only between PIN and lock. */
export interface OpenVault {
  readonly store: Store;
  /** Whether the lock is written: the ledger takes nothing any more. */
  ended(): boolean;
  readonly law: Law;
  readonly trust: TrustStore;
  readonly check: CheckSignature;
  readonly user: Person;
  /** Serial number of the personal token that opened the vault. */
  readonly serial: string;
  /** Whether the directory in use still lets the user act. */
  mayAct(): boolean;
  /** Signs with the user's own token; SIGNER_NOT_AUTHORISED once the user may not act any more. */
  readonly sign: SignBytes;
  /** Opens envelopes sealed to the organisation. */
  readonly mailbox: MailboxKey;
  /** The directory in use; a newer one takes its place while the vault is open. */
  directory: DirectoryIndex;
  /** The directory that was in use at the unlock. */
  readonly unlockedUnder: DirectoryMark;
  readonly search: RegisterSearch;
  readonly partners: Partners;
  readonly waitingOrder: WaitingOrder;
  /** Things that hold but need attention. */
  readonly warnings: Set<ErrorCode>;
}

/**
 * Opens the vault with a token whose PIN has been accepted: certificate, key file, store, directory, user;
 * each step fails with its own code and leaves nothing open.
 */
export async function openVault(
  dependencies: TerminalDependencies,
  tokens: TokenHostState,
  serial: string,
): Promise<OpenVault> {
  const { config, clock } = dependencies;
  const token = requirePersonal(dependencies, tokens, serial);
  const now = () => new Date(clock.now());
  const imported = loadTrust(dependencies.trustFiles.all(), config.staleCrlDays, now());
  // Before the vault is opened, so that a token without a usable certificate opens none.
  usableSigningKeys(token, imported, now());

  const { store, ended } = sessionStore(await openStore(dependencies, token));
  try {
    refuseForeignVault(dependencies, store);
    const { trust, wentBack } = withKeptLists(store, imported);
    const check: CheckSignature = (content, cms, asOf = now()) => verifyDetached(content, cms, trust, asOf);
    // Once more: the vault may know of a revocation that the files do not name any more.
    const usable = usableSigningKeys(token, trust, now());
    const { index: directory, mark: unlockedUnder } = await storedDirectory(store, {
      check: asStated(check, now),
      authorities: config.directoryAuthorities,
    });
    const holder = (index: DirectoryIndex, certificate: Uint8Array) =>
      index.personByCertificate(config.organisation, fingerprint(certificate), now().toISOString());
    const key = usable.find(({ certificate }) => holder(directory, certificate) !== undefined);
    const user = key && holder(directory, key.certificate);
    if (key === undefined || user === undefined)
      throw new AppError('SIGNER_NOT_AUTHORISED', { detail: { token: 'personal' } });
    const warnings = new Set<ErrorCode>(key.warnings);
    if (wentBack) warnings.add('CRL_WENT_BACK');
    if (isStale(directory, now())) warnings.add('DIRECTORY_STALE');
    const signer = tokenSigner(dependencies.token, token, dependencies.trustFiles.intermediates(), key);
    const signNow = signWith(signer, now);
    const law = loadLaw(localDate(clock.now()));
    const privateKey = readSecret(store, 'mailbox-private-key');
    const mailbox = await openMailboxKey(privateKey).finally(() => privateKey.fill(0));
    const vault: OpenVault = {
      ...{ store, ended, law, trust, check, user, serial, mailbox, directory, unlockedUnder, warnings },
      search: new RegisterSearch(),
      partners: new Partners(),
      waitingOrder: new WaitingOrder(),
      mayAct: () => holder(vault.directory, key.certificate) !== undefined,
      async sign(content) {
        if (!vault.mayAct()) throw new AppError('SIGNER_NOT_AUTHORISED', { detail: { token: 'personal' } });
        return signNow(content);
      },
    };
    return vault;
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Signs with the organisation's own token; SEAL_ABSENT or SEAL_LOCKED when it cannot. */
export async function organisationSigner(
  dependencies: TerminalDependencies,
  vault: OpenVault,
  tokens: TokenHostState,
): Promise<SignBytes> {
  const seal = findToken(tokens, dependencies.config.token.seal);
  if (seal === undefined) throw new AppError('SEAL_ABSENT');
  if (!seal.loggedIn) throw new AppError('SEAL_LOCKED');
  const now = () => new Date(dependencies.clock.now());
  const key = usableSigningKeys(seal, vault.trust, now()).find(({ certificate }) =>
    vault.directory.isOrganisationCertificate(
      dependencies.config.organisation,
      fingerprint(certificate),
      now().toISOString(),
    ),
  );
  if (key === undefined) throw new AppError('SIGNER_NOT_AUTHORISED', { detail: { token: 'organisation' } });
  return signWith(tokenSigner(dependencies.token, seal, dependencies.trustFiles.intermediates(), key), now);
}

const signWith =
  (signer: Signer, now: () => Date): SignBytes =>
  (content) =>
    signDetached(content, signer, now());

function requirePersonal(
  { config }: TerminalDependencies,
  tokens: TokenHostState,
  serial: string,
): TokenInfo {
  const token = findToken(tokens, serial);
  if (token === undefined) throw new AppError('TOKEN_ABSENT');
  if (!token.listed || !config.token.personal.includes(serial)) throw new AppError('TOKEN_NOT_LISTED');
  if (!token.loggedIn) throw new AppError('VAULT_LOCKED');
  return token;
}

async function openStore(dependencies: TerminalDependencies, token: TokenInfo): Promise<Store> {
  const file = dependencies.vaultFile.read();
  if (file === undefined) throw new AppError('VAULT_KEY_FILE_DAMAGED');
  const keyIds = new Map(keysFor(token, 'encrypt').map(({ keyId, certificate }) => [certificate, keyId]));
  const key = await unwrapVaultKey(file, [...keyIds.keys()], (certificate, oaepHash, wrapped) =>
    dependencies.token.decrypt(token.serial, keyIds.get(certificate) ?? '', oaepHash, wrapped),
  );
  try {
    return dependencies.openStore(key);
  } finally {
    key.fill(0);
  }
}

/** The mark is inside the encrypted store, so that no edited configuration passes a real vault off as training. */
function refuseForeignVault({ config, standIn }: TerminalDependencies, store: Store): void {
  const training = store.settings.read('training')?.[0] === 1;
  if (training !== config.training || (standIn && !training)) throw new AppError('VAULT_NOT_TRAINING');
}

/** One of the terminal's own keys or certificates; VAULT_DAMAGED when the store lacks it. */
export function readSecret(store: Store, key: SettingKey): Uint8Array {
  const value = store.settings.read(key);
  if (value === undefined) throw new AppError('VAULT_DAMAGED');
  return value;
}

/** Zeroes the keys in memory and closes the store. */
export function closeVault(vault: OpenVault): void {
  vault.mailbox.close();
  vault.store.close();
}
