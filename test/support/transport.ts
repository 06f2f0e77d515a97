import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pemOf, spkiOf } from '../../build/demo/pki.ts';
import { issueCertificate, type Profile } from '../../build/demo/pki-certificates.ts';
import type { World } from '../../build/demo/world.ts';
import { recoverStore } from './recovery.ts';

/**
 * OpenSSL checks the certificates of a TLS connection against the machine's own clock, which no test can set. So
 * a fixture's root, device authority and device certificates are issued again, for the same keys, with a life
 * that holds on any machine: as long as a date in UTCTime can say.
 */
const life = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2049-12-31T00:00:00Z') };

const authority = (pathLength: number): Profile => ({
  keyUsage: ['keyCertSign', 'cRLSign'],
  authority: { pathLength },
});
const device = (extendedKeyUsage: 'serverAuth' | 'clientAuth'): Profile => ({
  keyUsage: ['digitalSignature'],
  extendedKeyUsage,
  addresses: extendedKeyUsage === 'serverAuth' ? [Uint8Array.of(127, 0, 0, 1)] : undefined,
});

interface Holder {
  readonly key: ReturnType<typeof createPrivateKey>;
  readonly certificate: Uint8Array;
}

/** Call it before the first start of endpoint and terminals. */
export async function lengthenTransport(world: World): Promise<void> {
  const root = await authorityAgain(world, 'root', authority(1));
  const devices = await authorityAgain(world, 'devices', authority(0), root);
  const homes = [world.endpoint.home, ...Object.values(world.homes).map(({ home }) => home)];
  for (const home of homes) {
    await writeFile(join(home, 'trust', 'anchors', '1.der'), root.certificate);
    await writeFile(join(home, 'trust', 'intermediates', '2.der'), devices.certificate);
  }
  await writeFile(join(world.endpoint.home, 'device-ca.crt'), pemOf(devices.certificate));
  const people = await readFile(join(world.pki, 'people.crt'), 'utf8');
  const chain = [pemOf(root.certificate), people, pemOf(devices.certificate)];
  await writeFile(join(world.pki, 'chain.pem'), chain.join(''));

  const server = join(world.endpoint.home, 'tls.crt');
  const again = await leafAgain(await readFile(server), devices, device('serverAuth'));
  await writeFile(server, pemOf(again));
  for (const key of ['a', 'b'] as const) {
    const store = recoverStore(world, key);
    const held = store.settings.read('tls-certificate') ?? new Uint8Array();
    const client = await leafAgain(held, devices, device('clientAuth'));
    store.settings.write('tls-certificate', Buffer.from(pemOf(client)));
    store.close();
  }
}

async function authorityAgain(
  { pki }: World,
  name: 'root' | 'devices',
  profile: Profile,
  issuer?: Holder,
): Promise<Holder> {
  const key = createPrivateKey(await readFile(join(pki, `${name}.key`)));
  const file = join(pki, `${name}.crt`);
  const certificate = await again(await readFile(file), profile, issuer ?? { key });
  await writeFile(file, pemOf(certificate));
  return { key, certificate };
}

const leafAgain = (held: Uint8Array, devices: Holder, profile: Profile): Promise<Uint8Array> =>
  again(held, profile, devices);

/** The certificate (DER or PEM) once more: the same key and name, another life. */
function again(
  held: Uint8Array,
  profile: Profile,
  issuer: Pick<Holder, 'key'> & Partial<Holder>,
): Promise<Uint8Array> {
  const { subject, publicKey } = new X509Certificate(held);
  const part = (name: string): string => new RegExp(`^${name}=(.*)$`, 'm').exec(subject)?.[1] ?? '';
  return issueCertificate({
    publicKey: spkiOf(publicKey),
    commonName: part('CN'),
    organisation: part('O'),
    life,
    profile,
    issuer,
  });
}
