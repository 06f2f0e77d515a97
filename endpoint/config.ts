import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { EndpointConfig } from '../contract/config.ts';
import { AppError } from '../contract/errors/index.ts';
import { Directory } from '../contract/exchange/directory.ts';
import { canonicalBytes, digestOf } from '../core/encoding/canonical.ts';
import { keySigner } from '../core/signature/key-signer.ts';
import type { Signer } from '../core/signature/signer.ts';
import { loadTrust, type TrustStore } from '../core/signature/trust.ts';
import {
  blocksOf,
  collectTrustFiles,
  reasonOf,
  refusedFile,
  type TrustFiles,
} from '../core/signature/trust-files.ts';
import { verifyDetached } from '../core/signature/verify.ts';
import { Authority } from './authority.ts';
import type { PublishedDirectory } from './context.ts';
import { Devices } from './devices.ts';

/** Days after its next-update date that a revocation list is accepted when endpoint.json does not say. */
const defaultStaleCrlDays = 7;

/** The TLS files of the home folder, PEM. */
export interface TlsFiles {
  readonly key: Buffer;
  readonly cert: Buffer;
  /** The device authority and the roots above it; that it is the device authority is checked by `Devices`. */
  readonly ca: string[];
}

/** The files that an administrator replaces while the endpoint runs. */
export interface Appointments {
  readonly authority: Authority;
  readonly directory: PublishedDirectory;
  readonly tls: TlsFiles;
}

/** `endpoint.json`. CONFIG_INVALID when it is missing or does not have its closed form. */
export function readConfig(home: string): EndpointConfig {
  try {
    return EndpointConfig.parse(JSON.parse(readFileSync(join(home, 'endpoint.json'), 'utf8')));
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', { field: 'endpoint.json', cause });
  }
}

/** The endpoint's signing key (`signer.key`, PEM PKCS#8) and certificate (`signer.crt`). */
export function readSigner(home: string): Signer {
  try {
    const { raw: certificate } = new X509Certificate(readFileSync(join(home, 'signer.crt')));
    return keySigner(
      createPrivateKey(readFileSync(join(home, 'signer.key'))),
      certificate,
      trustFiles(home).intermediates,
    );
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', { field: 'signer.crt', cause });
  }
}

/**
 * Trust files, directory and TLS files. TRUST_FILES_INVALID, CLOCK_BEHIND, CONFIG_INVALID, or DIRECTORY_INVALID when the
 * directory is not the work of the directory authority (`authority.crt`: two certificates in PEM while one
 * takes the place of the other).
 */
export async function readAppointments(
  home: string,
  config: EndpointConfig,
  now: Date,
): Promise<Appointments> {
  const staleCrlDays = config.staleCrlDays ?? defaultStaleCrlDays;
  const trust = loadTrust(trustFiles(home), staleCrlDays, now);
  const devices = readDevices(home, staleCrlDays, now);
  const tls = readTls(home);
  const { directory, published } = await readDirectory(home, trust, now);
  return { authority: new Authority(directory, trust, devices), directory: published, tls };
}

/** `device-ca.crt` holds the device authority's certificate alone; `device-ca.crl` may be absent. */
function readDevices(home: string, staleCrlDays: number, now: Date): Devices {
  try {
    const anchors = readBlocks(join(home, 'device-ca.crt'));
    const crl = join(home, 'device-ca.crl');
    const crls = existsSync(crl) ? readBlocks(crl) : [];
    return new Devices(anchors, crls, staleCrlDays, now);
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'CLOCK_BEHIND') throw cause;
    throw refusedFile({ file: 'device-ca', name: 'device-ca', index: 0 }, reasonOf(cause), cause);
  }
}

function readTls(home: string): TlsFiles {
  try {
    // A server in Node takes no chain that ends below a root, so the roots come along.
    const authorities = [...readBlocks(join(home, 'device-ca.crt')), ...trustFiles(home).anchors];
    const files = {
      key: readFileSync(join(home, 'tls.key')),
      cert: readFileSync(join(home, 'tls.crt')),
      ca: authorities.map((der) => new X509Certificate(der).toString()),
    };
    // A key that is damaged or belongs to another certificate shows here and not when the server is made.
    createSecureContext(files);
    return files;
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', { field: 'tls.crt', cause });
  }
}

async function readDirectory(
  home: string,
  trust: TrustStore,
  now: Date,
): Promise<{ directory: Directory; published: PublishedDirectory }> {
  try {
    const statement = readFileSync(join(home, 'directory.json'));
    const signature = readFileSync(join(home, 'directory.p7s'));
    const { fingerprint } = await verifyDetached(statement, signature, trust, now);
    if (!readBlocks(join(home, 'authority.crt')).map(digestOf).includes(fingerprint))
      throw new AppError('SIGNER_NOT_AUTHORISED');
    const directory = Directory.parse(JSON.parse(statement.toString('utf8')));
    if (!statement.equals(canonicalBytes(directory))) throw new AppError('DIRECTORY_INVALID');
    const published = {
      version: directory.version,
      statement: Buffer.from(statement.toString('base64')),
      signature: signature.toString('base64'),
    };
    return { directory, published };
  } catch (cause) {
    throw new AppError('DIRECTORY_INVALID', { cause });
  }
}

/** `trust/` of the home folder. */
function trustFiles(home: string): TrustFiles {
  const folder = join(home, 'trust');
  return collectTrustFiles({
    names: (role) => (existsSync(join(folder, role)) ? readdirSync(join(folder, role)).sort() : []),
    read: (role, name) => readFileSync(join(folder, role, name)),
  });
}

/** A DER file, or every block of a PEM file. */
const readBlocks = (path: string): Uint8Array[] => blocksOf(readFileSync(path));
