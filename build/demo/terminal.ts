import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { terminalConfigFormat } from '../../contract/config.ts';
import { Directory, type mailboxFormat, type Organisation } from '../../contract/exchange/directory.ts';
import type { Written } from '../../contract/generations.ts';
import { canonicalBytes } from '../../core/encoding/canonical.ts';
import { generateMailboxKey } from '../../core/exchange/message/seal.ts';
import { wrapVaultKey } from '../../core/vault/key-wrapping.ts';
import { newestGeneration } from '../../domain/record/older-generations.ts';
import { homeFiles } from '../../native/home.ts';
import { createStore } from '../../native/store/store.ts';
import type { Agency } from './cast.ts';
import type { DemoEndpoint, DirectoryFiles } from './endpoint.ts';
import { type DemoPki, pemOf, spkiOf } from './pki.ts';
import { signedWithToken } from './token-signature.ts';
import type { AgencyTokens } from './tokens.ts';
import { writeTrustFiles } from './trust-files.ts';

/** Where a terminal lives and where its tokens would be plugged in. */
export interface TerminalHome {
  readonly home: string;
  /** SoftHSM folder. */
  readonly tokens: string;
}
export interface DemoTerminal {
  /** Its organisation as the directory will name it. */
  readonly organisation: Organisation;
  install(directory: DirectoryFiles): Promise<void>;
  close(): void;
}

const days = 24 * 60 * 60 * 1000;

/**
 * Provisions one terminal: configuration, trust files, vault with the terminal's own keys, wrapped for each
 * personal token and for the recovery certificate.
 */
export async function provisionTerminal(
  pki: DemoPki,
  place: TerminalHome,
  agency: Agency,
  tokens: AgencyTokens,
  recovery: Uint8Array,
  endpoint: DemoEndpoint,
): Promise<DemoTerminal> {
  const files = homeFiles(place.home);
  await mkdir(place.home, { recursive: true, mode: 0o700 });
  await writeFile(files.config, JSON.stringify(await configOf(agency, tokens, endpoint), undefined, 2));
  await writeFile(files.driver, JSON.stringify(tokens.driver, undefined, 2));
  await writeTrustFiles(files.trust, pki);

  const personal = [tokens.clerk, tokens.head, ...tokens.colleagues];
  const key = new Uint8Array(randomBytes(32));
  const wrapped = await wrapVaultKey(key, [
    ...personal.map(({ encryption }) => ({ certificate: encryption, oaepHash: 'SHA-1' as const })),
    { certificate: recovery, oaepHash: 'SHA-256' },
  ]);
  await writeFile(files.vaultKey, wrapped, { mode: 0o600 });
  const store = createStore({ path: files.store, key, organisation: agency.code });
  key.fill(0);

  store.settings.write('training', Uint8Array.of(1));
  const tls = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const tlsKey = spkiOf(tls.publicKey);
  const tlsCertificate = await pki.issue('tls-client', tlsKey, agency.terminal);
  store.settings.write('tls-key', Buffer.from(tls.privateKey.export({ format: 'pem', type: 'pkcs8' })));
  store.settings.write('tls-certificate', Buffer.from(pemOf(tlsCertificate)));
  const mailbox = await generateMailboxKey();
  store.settings.write('mailbox-private-key', mailbox.privateKey);
  mailbox.privateKey.fill(0);

  const from = new Date(Date.now() - days).toISOString();
  const organisation: Organisation = {
    code: agency.code,
    name: agency.name,
    superior: agency.superior,
    tier: 2,
    notationParts: [...agency.notationParts],
    persons: [
      { ...personOf(agency.clerk), from, certificates: [{ digest: digest(tokens.clerk.signing), from }] },
      { ...personOf(agency.head), from, certificates: [{ digest: digest(tokens.head.signing), from }] },
    ],
    seals: [{ digest: digest(tokens.seal.signing), from }],
    terminals: [{ code: agency.terminal, key: digest(tlsKey) }],
    mailbox: await mailboxOf(pki, agency, tokens, mailbox.publicKey),
  };
  return {
    organisation,
    async install({ statement, signature }) {
      store.settings.write('directory-statement', statement);
      store.settings.write('directory-signature', signature);
      // The agencies of the demo have written to each other before.
      const { organisations } = Directory.parse(JSON.parse(new TextDecoder().decode(statement)));
      for (const { code, terminals } of organisations)
        for (const { code: terminal } of terminals)
          store.reads.hold({ organisation: code, terminal, newest: newestGeneration, at: from });
    },
    close: () => store.close(),
  };
}

const personOf = ({ code, name, role }: Agency['clerk']) => ({ code, name, role });

async function configOf(
  agency: Agency,
  tokens: AgencyTokens,
  endpoint: DemoEndpoint,
): Promise<Written<typeof terminalConfigFormat>> {
  const { module } = tokens.place;
  return {
    organisation: agency.code,
    organisationName: agency.name,
    terminal: agency.terminal,
    training: true,
    endpoint: { host: endpoint.host, port: endpoint.port, spki: endpoint.spki },
    directoryAuthorities: [endpoint.authority.fingerprint],
    token: {
      module,
      digest: digest(await readFile(module)),
      personal: [tokens.clerk, tokens.head, ...tokens.colleagues].map(({ serial }) => serial),
      seal: tokens.seal.serial,
    },
    idleMinutes: 10,
    staleCrlDays: 30,
  };
}

/** The organisation's own token signs the mailbox key. */
async function mailboxOf(
  pki: DemoPki,
  agency: Agency,
  tokens: AgencyTokens,
  publicKey: Uint8Array,
): Promise<NonNullable<Organisation['mailbox']>> {
  const now = Date.now();
  const statement: Written<typeof mailboxFormat> = {
    purpose: 'tram-mat/mailbox',
    organisation: agency.code,
    suite: 'xwing-aes256gcm-1',
    publicKey: Buffer.from(publicKey).toString('base64'),
    notBefore: new Date(now - days).toISOString(),
    notAfter: new Date(now + 3 * 365 * days).toISOString(),
  };
  const signature = await signedWithToken(canonicalBytes(statement), {
    place: tokens.place,
    serial: tokens.seal.serial,
    pin: agency.seal.pin,
    chain: pki.chainOf('organisation-seal'),
  });
  return { statement, signature: Buffer.from(signature).toString('base64') };
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
