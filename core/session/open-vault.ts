import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { CameIn } from '../../contract/intake/came-in.ts';
import type { Law } from '../../contract/law/law.ts';
import type { DatedDirectoryMark, SectionMark } from '../../contract/ledger/parts.ts';
import type { Role } from '../../contract/rights/role.ts';
import type { Instant, OrganisationCode, PersonCode } from '../../contract/scalar.ts';
import type { TokenHostState, TokenInfo } from '../../contract/token/state.ts';
import type { DirectoryIndex } from '../directory/directory.ts';
import { Partners } from '../directory/partners.ts';
import type { CheckSignature, SignBytes } from '../encoding/statement.ts';
import { WaitingOrder } from '../exchange/inbound/waiting.ts';
import { type MailboxKey, openMailboxKey } from '../exchange/message/seal.ts';
import { allTypes, editionsWith } from '../law/law.ts';
import type { SettingKey, Store } from '../ports/store.ts';
import { RegisterSearch } from '../register/search.ts';
import type { SectionIndex } from '../section/section.ts';
import { fingerprint } from '../signature/certificates.ts';
import { signDetached } from '../signature/sign.ts';
import type { Signer } from '../signature/signer.ts';
import { loadTrust, type TrustStore } from '../signature/trust.ts';
import { asStated, verifyDetached } from '../signature/verify.ts';
import { unwrapVaultKey } from '../vault/key-wrapping.ts';
import { keysFor, type SigningKey, usableSigningKeys } from './certificate-choice.ts';
import type { TerminalDependencies } from './dependencies.ts';
import { incomingLists } from './incoming-lists.ts';
import { withKeptLists } from './kept-lists.ts';
import { sessionStore } from './session-store.ts';
import { findToken, tokenSigner } from './signers.ts';
import { isStale, storedDirectory } from './stored-directory.ts';
import { lawAt, type StoredDocuments, storedDocuments } from './stored-documents.ts';
import { storedSection } from './stored-section.ts';

/** Whose token opened the vault: a person of the directory, or one whom the section alone lists. */
export interface VaultUser {
  readonly code: PersonCode;
  readonly name: string;
  /** What the directory lists the person as; else the first post by the section, null without one. */
  readonly role: Role | null;
}

/** What exists only between PIN and lock. */
export interface OpenVault {
  readonly store: Store;
  /** Whether the lock is written: the ledger takes nothing any more. */
  ended(): boolean;
  /** In force today; an edition that is taken in takes its place. */
  law: Law;
  readonly trust: TrustStore;
  readonly check: CheckSignature;
  readonly user: VaultUser;
  /** Serial number of the personal token that opened the vault. */
  readonly serial: string;
  /** Whom directory or section in use list now with a certificate, by its fingerprint: the directory first. */
  personBy(fingerprint: string): VaultUser | undefined;
  /** Whether the directory or the section in use still lets the user act. */
  mayAct(): boolean;
  /** Whether the directory lists the user: nobody else signs anything that leaves. */
  mayRepresent(): boolean;
  /** Signs what leaves with the user's own token; SIGNER_NOT_AUTHORISED unless the directory lists the user. */
  readonly sign: SignBytes;
  /** The same for what stays in the organisation; SIGNER_NOT_AUTHORISED once the user may not act any more. */
  readonly signInside: SignBytes;
  /** Opens envelopes sealed to the organisation. */
  readonly mailbox: MailboxKey;
  /** The directory in use; a newer one takes its place while the vault is open. */
  directory: DirectoryIndex;
  /** What was in use at the unlock. */
  readonly unlockedUnder: { readonly directory: DatedDirectoryMark; readonly section?: SectionMark };
  /** The section in use, by which acts are decided; undefined before the first. A newer one takes its place. */
  section: SectionIndex | undefined;
  /** Calendars and editions of the law that were taken in. */
  documents: StoredDocuments;
  /** What this session took in from the inbox. */
  cameIn: readonly CameIn[];
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
  const files = dependencies.trustFiles.all();
  const further = incomingLists(dependencies);
  const names = { ...files.names, crls: [...files.names.crls, ...further.map(() => '')] };
  const imported = loadTrust(
    { ...files, names, crls: [...files.crls, ...further] },
    config.staleCrlDays,
    now(),
  );
  // Before the vault is opened, so that a token without a usable certificate opens none.
  usableSigningKeys(token, imported, now());

  const { store, ended } = sessionStore(await openStore(dependencies, token));
  try {
    refuseForeignVault(dependencies, store);
    const { trust, wentBack } = withKeptLists(store, imported);
    const check: CheckSignature = (content, cms, asOf = now()) => verifyDetached(content, cms, trust, asOf);
    // Once more: the vault may know of a revocation that the files do not name any more.
    const usable = usableSigningKeys(token, trust, now());
    const asMade = asStated(check, now);
    const { organisation } = config;
    const authorities = config.directoryAuthorities;
    const { index: directory, mark } = await storedDirectory(store, { check: asMade, authorities });
    const stored = await storedSection(store, { check: asMade, organisation, directory });
    const unlockedUnder = { directory: mark, ...(stored === undefined ? {} : { section: stored.mark }) };
    const section = stored?.index;
    const holder = (of: Pick<OpenVault, 'directory' | 'section'>, { certificate }: SigningKey) =>
      holderOf(of, { organisation, fingerprint: fingerprint(certificate), at: now().toISOString() });
    const key =
      usable.find((one) => holder({ directory, section: undefined }, one) !== undefined) ??
      usable.find((one) => holder({ directory, section }, one) !== undefined);
    const user = key && holder({ directory, section }, key);
    if (key === undefined || user === undefined)
      throw new AppError('SIGNER_NOT_AUTHORISED', { detail: { token: 'personal' } });
    const represents = holder({ directory, section: undefined }, key) !== undefined;
    const warnings = new Set<ErrorCode>(key.warnings);
    if (wentBack) warnings.add('CRL_WENT_BACK');
    if (isStale(directory, now())) warnings.add('DIRECTORY_STALE');
    if (stored?.isStillSigned === false) warnings.add('SECTION_SIGNER_ENDED');
    const signer = tokenSigner(dependencies.token, token, dependencies.trustFiles.intermediates(), key);
    const signNow = signWith(signer, now);
    const documents = storedDocuments(store);
    const law = lawAt(documents, now().toISOString());
    const privateKey = readSecret(store, 'mailbox-private-key');
    const mailbox = await openMailboxKey(privateKey).finally(() => privateKey.fill(0));
    const vault: OpenVault = {
      ...{
        store,
        ended,
        law,
        documents,
        trust,
        check,
        user,
        serial,
        mailbox,
        directory,
        section,
        unlockedUnder,
        warnings,
      },
      cameIn: [],
      search: new RegisterSearch(() =>
        allTypes(editionsWith(vault.documents.laws.map(({ value }) => value))),
      ),
      partners: new Partners(),
      waitingOrder: new WaitingOrder(),
      personBy: (listed) => holderOf(vault, { organisation, fingerprint: listed, at: now().toISOString() }),
      // Whom the directory let in stays for the directory to let go: the exchange runs in that person's name.
      mayAct: () => (represents ? vault.mayRepresent() : holder(vault, key) !== undefined),
      mayRepresent: () => holder({ directory: vault.directory, section: undefined }, key) !== undefined,
      async sign(content) {
        requireSigner(vault.mayRepresent());
        return signNow(content);
      },
      async signInside(content) {
        requireSigner(vault.mayAct());
        return signNow(content);
      },
    };
    return vault;
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Whom directory or section list with a certificate at an instant: the directory first. */
function holderOf(
  { directory, section }: Pick<OpenVault, 'directory' | 'section'>,
  { organisation, fingerprint, at }: { organisation: OrganisationCode; fingerprint: string; at: Instant },
): VaultUser | undefined {
  const listed = directory.personByCertificate(organisation, fingerprint, at);
  if (listed !== undefined) return listed;
  const person = section?.staff.personByCertificate(fingerprint, at);
  if (section === undefined || person === undefined) return undefined;
  const { code, name } = person;
  return { code, name, role: section.staff.posts(code, at)[0]?.role ?? null };
}

function requireSigner(holds: boolean): void {
  if (!holds) throw new AppError('SIGNER_NOT_AUTHORISED', { detail: { token: 'personal' } });
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
