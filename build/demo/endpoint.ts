import { createHash, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { endpointConfigFormat } from '../../contract/config.ts';
import type { Written } from '../../contract/generations.ts';
import { keySigner } from '../../core/signature/key-signer.ts';
import type { Signer } from '../../core/signature/signer.ts';
import { type DemoPki, pemOf, spkiOf } from './pki.ts';
import { writeTrustFiles } from './trust-files.ts';

/** Directory as the authority signed it. */
export interface DirectoryFiles {
  readonly statement: Uint8Array;
  readonly signature: Uint8Array;
}
export interface DemoEndpoint {
  readonly host: string;
  readonly port: number;
  /** SHA-256 of the TLS key's SubjectPublicKeyInfo. */
  readonly spki: string;
  /** SHA-256 of the certificate that signs receipts, time and anchors. */
  readonly signer: string;
  /** The directory authority; in the field it sits elsewhere. */
  readonly authority: { signer: Signer; fingerprint: string };
  install(directory: DirectoryFiles): Promise<void>;
}

/** Fills the endpoint's home folder but for the directory, which needs the terminals first. */
export async function provisionEndpoint(
  pki: DemoPki,
  { home, host, port }: { home: string; host: string; port: number },
): Promise<DemoEndpoint> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  const config: Written<typeof endpointConfigFormat> = { host, port, training: true };
  await writeFile(join(home, 'endpoint.json'), JSON.stringify(config, undefined, 2));
  const tls = await keyPair(home, 'tls', (spki) => pki.issue('tls-server', spki, 'may-chu-trao-doi'));
  const signer = await keyPair(home, 'signer', (spki) =>
    pki.issue('endpoint-signer', spki, 'Máy chủ trao đổi (huấn luyện)'),
  );
  const authority = await keyPair(home, 'authority', (spki) =>
    pki.issue('directory-authority', spki, 'Cơ quan quản lý danh mục (huấn luyện)'),
  );
  await copyFile(join(pki.directory, 'devices.crt'), join(home, 'device-ca.crt'));
  await writeTrustFiles(join(home, 'trust'), pki);
  return {
    host,
    port,
    spki: sha256(spkiOf(new X509Certificate(tls.certificate).publicKey)),
    signer: sha256(signer.certificate),
    authority: {
      signer: keySigner(authority.privateKey, authority.certificate, pki.chainOf('directory-authority')),
      fingerprint: sha256(authority.certificate),
    },
    async install({ statement, signature }) {
      await writeFile(join(home, 'directory.json'), statement);
      await writeFile(join(home, 'directory.p7s'), signature);
    },
  };
}

async function keyPair(
  home: string,
  name: string,
  issue: (spki: Uint8Array) => Promise<Uint8Array>,
): Promise<{ privateKey: KeyObject; certificate: Uint8Array }> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const certificate = await issue(spkiOf(publicKey));
  await writeFile(join(home, `${name}.key`), privateKey.export({ format: 'pem', type: 'pkcs8' }), {
    mode: 0o600,
  });
  await writeFile(join(home, `${name}.crt`), pemOf(certificate));
  return { privateKey, certificate };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
