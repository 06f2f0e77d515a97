import {
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  type KeyPairKeyObjectResult,
  X509Certificate,
} from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Authority, issueCertificate, issueCrl, type Profile } from './pki-certificates.ts';

/**
 * The certificate authorities of the training world: a root and two sub-authorities, one for persons and
 * organisations, one for devices. Their keys are files beside their certificates, which is right for
 * training and nothing else.
 */
export interface DemoPki {
  readonly directory: string;
  /** DER: the anchor, both sub-authorities, a revocation list of each of the three. */
  readonly trust: { anchors: Uint8Array[]; intermediates: Uint8Array[]; crls: Uint8Array[] };
  /** Issues a leaf certificate (DER) for a public key made elsewhere. */
  issue(kind: LeafKind, publicKey: Uint8Array, name: string, life?: Partial<Life>): Promise<Uint8Array>;
  /** Revokes certificates (DER); returns the new lists of all three authorities and writes them. */
  revoke(certificates: readonly Uint8Array[], at?: Date): Promise<Uint8Array[]>;
  /** Certificates of the authorities above a leaf of this kind, DER, without the root: a `Signer`'s chain. */
  chainOf(kind: LeafKind): Uint8Array[];
}

export type LeafKind =
  | 'person-signing'
  | 'person-encryption'
  | 'organisation-seal'
  | 'recovery'
  | 'endpoint-signer'
  | 'directory-authority'
  | 'tls-server'
  | 'tls-client';

export interface Life {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

const organisation = 'Trạm Mật (huấn luyện)';
const authorities = {
  root: { file: 'root', name: 'Cơ quan chứng thực số huấn luyện', years: 20, pathLength: 1 },
  people: { file: 'people', name: 'CA huấn luyện công vụ', years: 10, pathLength: 0 },
  devices: { file: 'devices', name: 'CA huấn luyện thiết bị', years: 10, pathLength: 0 },
} as const;
type AuthorityName = keyof typeof authorities;

const signing: Profile = { keyUsage: ['digitalSignature', 'nonRepudiation'] };
const encryption: Profile = { keyUsage: ['keyEncipherment'] };
/** Addresses stand in the certificate, because the terminal asks no name service. */
const localhost: Profile['addresses'] = [Uint8Array.of(127, 0, 0, 1)];
const kinds: Record<LeafKind, { issuer: Exclude<AuthorityName, 'root'>; profile: Profile }> = {
  'person-signing': { issuer: 'people', profile: signing },
  'person-encryption': { issuer: 'people', profile: encryption },
  'organisation-seal': { issuer: 'people', profile: signing },
  recovery: { issuer: 'people', profile: encryption },
  'endpoint-signer': { issuer: 'people', profile: signing },
  'directory-authority': { issuer: 'people', profile: signing },
  'tls-server': {
    issuer: 'devices',
    profile: { keyUsage: ['digitalSignature'], extendedKeyUsage: 'serverAuth', addresses: localhost },
  },
  'tls-client': {
    issuer: 'devices',
    profile: { keyUsage: ['digitalSignature'], extendedKeyUsage: 'clientAuth' },
  },
};

const year = 365 * 24 * 60 * 60 * 1000;
const hour = 60 * 60 * 1000;

/** A little in the past, so that clocks a few minutes apart accept what was issued a moment ago. */
const lifeFrom = (now: Date, years: number): Life => ({
  notBefore: new Date(now.getTime() - hour),
  notAfter: new Date(now.getTime() + years * year),
});

/**
 * Makes the authorities in `directory` (created if need be): `<name>.key` (PEM), `<name>.crt` (PEM) and
 * `<name>.crl` (DER) for root, people and devices, and `chain.pem` with all three certificates. `makeKeys` makes the
 * keys of each authority: RSA of 3072 bits, as in the national profile, unless a test needs something cheaper.
 */
export async function createDemoPki(
  directory: string,
  now: Date = new Date(),
  makeKeys: () => KeyPairKeyObjectResult = () => generateKeyPairSync('rsa', { modulusLength: 3072 }),
): Promise<DemoPki> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const root = await createAuthority('root', { now, keys: makeKeys() });
  const people = await createAuthority('people', { parent: root, now, keys: makeKeys() });
  const devices = await createAuthority('devices', { parent: root, now, keys: makeKeys() });
  const all = { root, people, devices };
  for (const name of authorityNames) {
    const { file } = authorities[name];
    await writeFile(join(directory, `${file}.key`), privatePem(all[name].key), { mode: 0o600 });
    await writeFile(join(directory, `${file}.crt`), pemOf(all[name].certificate));
  }
  await writeFile(join(directory, 'revoked.json'), '[]');
  await writeFile(
    join(directory, 'chain.pem'),
    authorityNames.map((name) => pemOf(all[name].certificate)).join(''),
  );
  return open(directory, all, await writeCrls(directory, all, [], now));
}

const authorityNames = ['root', 'people', 'devices'] as const;

async function createAuthority(
  name: AuthorityName,
  { parent, now, keys }: { parent?: Authority; now: Date; keys: KeyPairKeyObjectResult },
): Promise<Authority> {
  const { privateKey, publicKey } = keys;
  const { name: commonName, years, pathLength } = authorities[name];
  const certificate = await issueCertificate({
    publicKey: spkiOf(publicKey),
    commonName,
    organisation,
    life: lifeFrom(now, years),
    profile: { keyUsage: ['keyCertSign', 'cRLSign'], authority: { pathLength } },
    issuer: parent ?? { key: privateKey },
  });
  return { key: privateKey, certificate };
}

/** Opens the authorities that `createDemoPki` made. */
export async function openDemoPki(directory: string): Promise<DemoPki> {
  const [root, people, devices] = await Promise.all(
    authorityNames.map((name) => readAuthority(directory, name)),
  );
  if (root === undefined || people === undefined || devices === undefined) throw new Error('no authorities');
  const crls = await Promise.all(
    authorityNames.map(async (name) =>
      bytesOf(await readFile(join(directory, `${authorities[name].file}.crl`))),
    ),
  );
  return open(directory, { root, people, devices }, crls);
}

async function readAuthority(directory: string, name: AuthorityName): Promise<Authority> {
  const { file } = authorities[name];
  const certificate = new X509Certificate(await readFile(join(directory, `${file}.crt`)));
  return {
    key: createPrivateKey(await readFile(join(directory, `${file}.key`))),
    certificate: bytesOf(certificate.raw),
  };
}

function open(directory: string, all: Record<AuthorityName, Authority>, crls: Uint8Array[]): DemoPki {
  return {
    directory,
    trust: {
      anchors: [all.root.certificate],
      intermediates: [all.people.certificate, all.devices.certificate],
      crls,
    },
    issue: (kind, publicKey, commonName, life) => {
      const { issuer, profile } = kinds[kind];
      return issueCertificate({
        publicKey,
        commonName,
        organisation,
        life: { ...lifeFrom(new Date(), 3), ...life },
        profile,
        issuer: all[issuer],
      });
    },
    revoke: (certificates, at = new Date()) => revoke(directory, all, certificates, at),
    chainOf: (kind) => [all[kinds[kind].issuer].certificate],
  };
}

interface Revocation {
  readonly certificate: string;
  readonly at: string;
}

async function revoke(
  directory: string,
  all: Record<AuthorityName, Authority>,
  certificates: readonly Uint8Array[],
  at: Date,
): Promise<Uint8Array[]> {
  const file = join(directory, 'revoked.json');
  const earlier = JSON.parse(await readFile(file, 'utf8')) as Revocation[];
  const revocations = [
    ...earlier,
    ...certificates.map((der) => ({
      certificate: Buffer.from(der).toString('base64'),
      at: at.toISOString(),
    })),
  ];
  await writeFile(file, JSON.stringify(revocations));
  return writeCrls(directory, all, revocations, new Date());
}

/** A list of each authority, valid for a year, with what it revoked among its own. */
async function writeCrls(
  directory: string,
  all: Record<AuthorityName, Authority>,
  revocations: readonly Revocation[],
  now: Date,
): Promise<Uint8Array[]> {
  const lists: Uint8Array[] = [];
  for (const name of authorityNames) {
    const revoked = revocations
      .map(({ certificate, at }) => ({
        certificate: new X509Certificate(Buffer.from(certificate, 'base64')),
        at: new Date(at),
      }))
      .filter(({ certificate }) => certificate.checkIssued(new X509Certificate(all[name].certificate)));
    const list = await issueCrl(all[name], {
      thisUpdate: new Date(now.getTime() - hour),
      nextUpdate: new Date(now.getTime() + year),
      revoked: revoked.map(({ certificate, at }) => ({ serial: certificate.serialNumber, at })),
      number: Math.floor(now.getTime() / 1000),
    });
    lists.push(list);
    await writeFile(join(directory, `${authorities[name].file}.crl`), list);
  }
  return lists;
}

const bytesOf = (buffer: Buffer): Uint8Array => Uint8Array.from(buffer);

const privatePem = (key: KeyObject): string | Buffer => key.export({ format: 'pem', type: 'pkcs8' });

/** SubjectPublicKeyInfo, DER. */
export const spkiOf = (key: KeyObject): Uint8Array => bytesOf(key.export({ format: 'der', type: 'spki' }));

/** A certificate (DER) as PEM. */
export const pemOf = (certificate: Uint8Array): string => new X509Certificate(certificate).toString();
