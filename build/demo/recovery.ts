import { generateKeyPairSync } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type DemoPki, pemOf, spkiOf } from './pki.ts';

/** The recovery key that would lie in a safe; here it is a file, so that opening with openssl can be tried. */
export async function provisionRecovery(
  pki: DemoPki,
  files: { key: string; certificate: string },
): Promise<Uint8Array> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
  const certificate = await pki.issue('recovery', spkiOf(publicKey), 'Khôi phục két dữ liệu (huấn luyện)');
  await mkdir(dirname(files.key), { recursive: true, mode: 0o700 });
  await writeFile(files.key, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
  await writeFile(files.certificate, pemOf(certificate));
  return certificate;
}
