import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DriverConfig } from '../../contract/config.ts';
import {
  addKeys,
  type CertificateToWrite,
  type CreatedKey,
  type CreatedToken,
  createTokens,
  type KeySpec,
  type TokenPlace,
  type TokenSpec,
  writeCertificatesTo,
} from './provisioning.ts';

const modulePlaces = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so',
];

/** Absolute path of SoftHSM's PKCS#11 module where Debian puts it; throws when it is not installed. */
export function softHsmModule(): string {
  const found = modulePlaces.find((place) => existsSync(place));
  if (found === undefined) throw new Error('SoftHSM 2 is not installed: apt-get install softhsm2');
  return found;
}

/** The configuration file of a SoftHSM folder: the value of SOFTHSM2_CONF for whoever uses its tokens. */
export const softHsmConfiguration = (directory: string): string => join(directory, 'softhsm2.conf');

/** Makes the token folder and its configuration file; a folder that exists keeps its tokens. */
export async function createSoftHsm(directory: string): Promise<string> {
  const tokens = join(directory, 'tokens');
  await mkdir(tokens, { recursive: true, mode: 0o700 });
  const file = softHsmConfiguration(directory);
  await writeFile(
    file,
    `directories.tokendir = ${tokens}\nobjectstore.backend = file\nlog.level = ERROR\nslots.removable = false\n`,
    { mode: 0o600 },
  );
  return file;
}

/** Makes the tokens with user PIN and key pairs that never leave them, in the order of `specs`. */
export async function initialiseTokens(
  directory: string,
  specs: readonly TokenSpec[],
): Promise<CreatedToken[]> {
  await createSoftHsm(directory);
  return createTokens(softHsmPlace(directory), specs);
}

/** Makes further key pairs in a token that is there already. */
export const generateKeys = (
  directory: string,
  serial: string,
  pin: string,
  keys: readonly KeySpec[],
): Promise<readonly CreatedKey[]> => addKeys(softHsmPlace(directory), { serial, pin }, keys);

/** Writes X.509 certificates beside the keys of the same CKA_ID; one that is there already is replaced. */
export const writeCertificates = (
  directory: string,
  serial: string,
  pin: string,
  certificates: readonly CertificateToWrite[],
): Promise<void> => writeCertificatesTo(softHsmPlace(directory), { serial, pin }, certificates);

/** What a terminal is told, so that whoever opens its tokens finds them. SoftHSM reads it once per process. */
export const softHsmDriver = (directory: string): DriverConfig => ({
  environment: { SOFTHSM2_CONF: softHsmConfiguration(directory) },
  initialisation: null,
});

export const softHsmPlace = (directory: string): TokenPlace => ({
  module: softHsmModule(),
  environment: softHsmDriver(directory).environment,
});
