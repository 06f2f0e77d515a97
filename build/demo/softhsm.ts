import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A key pair to make in a token; `id` is its CKA_ID in lower-case hexadecimal. */
export interface KeySpec {
  readonly id: string;
  readonly kind: 'rsa-2048' | 'p256';
  readonly usage: 'sign' | 'encrypt';
  /** CKA_ALWAYS_AUTHENTICATE. */
  readonly asksEachTime?: boolean;
}
export interface TokenSpec {
  readonly label: string;
  readonly pin: string;
  readonly keys: readonly KeySpec[];
}
export interface CreatedKey extends KeySpec {
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
}
export interface CreatedToken {
  readonly label: string;
  readonly serial: string;
  readonly keys: readonly CreatedKey[];
}
export interface CertificateToWrite {
  readonly keyId: string;
  readonly der: Uint8Array;
  /** Shows only after a login. */
  readonly isPrivate?: boolean;
}

/** What `softhsm-worker.ts` is asked and answers; bytes are base64. */
export type WorkerRequest =
  | { readonly do: 'initialise'; readonly module: string; readonly specs: readonly TokenSpec[] }
  | {
      readonly do: 'generate';
      readonly module: string;
      readonly serial: string;
      readonly pin: string;
      readonly keys: readonly KeySpec[];
    }
  | {
      readonly do: 'certify';
      readonly module: string;
      readonly serial: string;
      readonly pin: string;
      readonly certificates: readonly {
        readonly keyId: string;
        readonly der: string;
        readonly isPrivate: boolean;
      }[];
    };
export type WorkerAnswer = {
  readonly label: string;
  readonly serial: string;
  readonly keys: readonly (KeySpec & { readonly spki: string })[];
}[];

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
  return created(await runWorker(directory, { do: 'initialise', module: softHsmModule(), specs }));
}

/** Makes further key pairs in a token that is there already. */
export async function generateKeys(
  directory: string,
  serial: string,
  pin: string,
  keys: readonly KeySpec[],
): Promise<readonly CreatedKey[]> {
  const request = { do: 'generate', module: softHsmModule(), serial, pin, keys } as const;
  return created(await runWorker(directory, request)).flatMap((token) => token.keys);
}

const created = (answer: WorkerAnswer): CreatedToken[] =>
  answer.map((token) => ({
    ...token,
    keys: token.keys.map((key) => ({ ...key, spki: new Uint8Array(Buffer.from(key.spki, 'base64')) })),
  }));

/** Writes X.509 certificates beside the keys of the same CKA_ID; one that is there already is replaced. */
export async function writeCertificates(
  directory: string,
  serial: string,
  pin: string,
  certificates: readonly CertificateToWrite[],
): Promise<void> {
  await runWorker(directory, {
    do: 'certify',
    module: softHsmModule(),
    serial,
    pin,
    certificates: certificates.map(({ keyId, der, isPrivate = false }) => ({
      keyId,
      der: Buffer.from(der).toString('base64'),
      isPrivate,
    })),
  });
}

/**
 * SoftHSM reads SOFTHSM2_CONF once per process, so that each folder is worked on in a process of its own.
 * Request and answer go over the standard streams: a PIN never stands in a command line.
 */
async function runWorker(directory: string, request: WorkerRequest): Promise<WorkerAnswer> {
  const worker = fileURLToPath(new URL('./softhsm-worker.ts', import.meta.url));
  const child = spawn(process.execPath, [worker], {
    env: { ...process.env, SOFTHSM2_CONF: softHsmConfiguration(directory) },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  child.stdin.end(JSON.stringify(request));
  const code = await ended;
  if (code !== 0) throw new Error(`SoftHSM could not ${request.do} in ${directory} (exit ${code})`);
  return JSON.parse(Buffer.concat(parts).toString('utf8')) as WorkerAnswer;
}
