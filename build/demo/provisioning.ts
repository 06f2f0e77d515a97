import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A key pair to make in a token; `id` is its CKA_ID in lower-case hexadecimal. */
export interface KeySpec {
  readonly id: string;
  readonly kind: 'rsa-2048' | 'p256';
  readonly usage: 'sign' | 'encrypt';
  /** CKA_ALWAYS_AUTHENTICATE. */
  readonly asksEachTime?: boolean;
  /** False leaves CKA_SIGN and its like to the token: a TPM refuses to be told. */
  readonly statesUsage?: boolean;
}
export interface TokenSpec {
  readonly label: string;
  readonly pin: string;
  /** The security officer's PIN of a token that comes with one, and wants each PIN changed by whom it belongs to. */
  readonly factoryOfficerPin?: string;
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

/** What `provisioning-worker.ts` is asked and answers; bytes are base64. */
export type WorkerRequest =
  | { readonly do: 'initialise'; readonly module: string; readonly specs: readonly TokenSpec[] }
  | {
      readonly do: 'unblock';
      readonly module: string;
      readonly serial: string;
      readonly pin: string;
      readonly pinsExpire: boolean;
    }
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

/** Where tokens are: a PKCS#11 module, and the variables by which it finds them. */
export interface TokenPlace {
  readonly module: string;
  readonly environment: Readonly<Record<string, string>>;
  /** A command that runs the program after it where the module works. */
  readonly within?: readonly string[];
}

/** One token there, and who may change it. */
export interface TokenLogin {
  readonly serial: string;
  readonly pin: string;
}

/** Makes tokens with user PIN and key pairs that never leave them, in the order of `specs`. */
export async function createTokens(place: TokenPlace, specs: readonly TokenSpec[]): Promise<CreatedToken[]> {
  return created(await runWorker(place, { do: 'initialise', module: place.module, specs }));
}

/** Makes further key pairs in a token that is there already. */
export async function addKeys(
  place: TokenPlace,
  login: TokenLogin,
  keys: readonly KeySpec[],
): Promise<readonly CreatedKey[]> {
  const answer = await runWorker(place, { do: 'generate', module: place.module, ...login, keys });
  return created(answer).flatMap((token) => token.keys);
}

const created = (answer: WorkerAnswer): CreatedToken[] =>
  answer.map((token) => ({
    ...token,
    keys: token.keys.map((key) => ({ ...key, spki: new Uint8Array(Buffer.from(key.spki, 'base64')) })),
  }));

/** Gives a user back all tries, as the security officer does. */
export async function unblockToken(
  place: TokenPlace,
  login: TokenLogin,
  { pinsExpire }: { pinsExpire: boolean },
): Promise<void> {
  await runWorker(place, { do: 'unblock', module: place.module, ...login, pinsExpire });
}

/** Writes X.509 certificates beside the keys of the same CKA_ID; one that is there already is replaced. */
export async function writeCertificatesTo(
  place: TokenPlace,
  login: TokenLogin,
  certificates: readonly CertificateToWrite[],
): Promise<void> {
  await runWorker(place, {
    do: 'certify',
    module: place.module,
    ...login,
    certificates: certificates.map(({ keyId, der, isPrivate = false }) => ({
      keyId,
      der: Buffer.from(der).toString('base64'),
      isPrivate,
    })),
  });
}

/**
 * Modules read their settings once per process, so that each place is worked on in a process of its own.
 * Request and answer go over the standard streams: a PIN never stands in a command line.
 */
async function runWorker(place: TokenPlace, request: WorkerRequest): Promise<WorkerAnswer> {
  const worker = fileURLToPath(new URL('./provisioning-worker.ts', import.meta.url));
  const [program = '', ...args] = [...(place.within ?? []), process.execPath, worker];
  const child = spawn(program, args, {
    env: { ...process.env, ...place.environment },
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
  if (code !== 0) throw new Error(`${place.module} could not ${request.do} (exit ${code})`);
  return JSON.parse(Buffer.concat(parts).toString('utf8')) as WorkerAnswer;
}
