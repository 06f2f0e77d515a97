import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { CheckSignature, SignedBytes } from '../../core/encoding/statement.ts';
import { loadTrust, type TrustStore } from '../../core/signature/trust.ts';
import { verifyDetached } from '../../core/signature/verify.ts';
import type { EvidenceFolder } from './evidence.ts';
import type { Report } from './report.ts';
import type { TrustFile } from './trust-files.ts';

/** What the examiner has from elsewhere. What is missing is taken from the folder itself, with a note. */
export interface Examiner {
  trustFolder: string | undefined;
  authorities: readonly string[] | undefined;
  directory: SignedBytes | undefined;
  anchors: readonly SignedBytes[];
  /** How many days after its end a revocation list may still be used. */
  staleCrlDays: number | undefined;
}

/** What every check of one folder is given. */
export interface Examination extends Omit<Examiner, 'trustFolder'> {
  /** The trust files, read once; throws again what was wrong with them. They vouch for the folder's own `trust/`. */
  trust: () => TrustStore;
  evidence: EvidenceFolder;
  report: Report;
  /** One clock for the whole examination. */
  now: Date;
}

/** Reads the trust files when it is first called, and once: several ledgers in a folder must not multiply the work. */
export function trustReader(trust: readonly TrustFile[], now: Date): () => TrustStore {
  let read: { store: TrustStore } | { error: unknown } | undefined;
  return () => {
    read ??= attempt(() => loadFiles(trust, now));
    if ('error' in read) throw read.error;
    return read.store;
  };
}

function attempt(load: () => TrustStore): { store: TrustStore } | { error: unknown } {
  try {
    return { store: load() };
  } catch (error) {
    return { error };
  }
}

function loadFiles(trust: readonly TrustFile[], now: Date): TrustStore {
  const all = (pattern: RegExp): readonly TrustFile[] => trust.filter(({ name }) => pattern.test(name));
  const namesOf = (files: readonly TrustFile[]) => files.map(({ name }) => name);
  const anchors = all(/^anchor-.*\.der$/);
  const intermediates = all(/^intermediate-.*\.der$/);
  const crls = all(/\.crl$/);
  return loadTrust(
    {
      anchors: anchors.map(({ read }) => read()),
      intermediates: intermediates.map(({ read }) => read()),
      crls: crls.map(({ read }) => read),
      names: { anchors: namesOf(anchors), intermediates: namesOf(intermediates), crls: namesOf(crls) },
    },
    0,
    now,
  );
}

/** Signatures as the trust files allow them. TRUST_FILES_INVALID or CLOCK_BEHIND names the refused file. */
export function checkAgainst({ trust, now }: Examination, staleCrlDays: number): CheckSignature {
  const store = trust().withStaleDays(staleCrlDays);
  return (content, cms, asOf = now) => verifyDetached(content, cms, store, asOf);
}

/**
 * Runs one check. What it throws is its own fault and stops no other check: `UNEXPECTED` for what is no error of ours,
 * with the class of what was
 * thrown, so that nothing in a folder can end the examination without a verdict.
 */
export async function guarded(
  work: () => Promise<void> | void,
  failed: (code: ErrorCode, thrown: string) => void,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof AppError) failed(error.code, '');
    else failed('UNEXPECTED', error instanceof Error ? error.constructor.name : typeof error);
  }
}
