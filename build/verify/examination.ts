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
  trust: readonly TrustFile[];
  evidence: EvidenceFolder;
  report: Report;
  /** The trust files as each check read them: they vouch for the files of the folder's own `trust/`. */
  trusts: TrustStore[];
  /** One clock for the whole examination. */
  now: Date;
}

/** Signatures as the trust files allow them. TRUST_FILES_INVALID or CLOCK_BEHIND names the refused file. */
export function checkAgainst({ trust, trusts, now }: Examination, staleCrlDays: number): CheckSignature {
  const all = (pattern: RegExp): readonly TrustFile[] => trust.filter(({ name }) => pattern.test(name));
  const bytesOf = (files: readonly TrustFile[]) => files.map(({ bytes }) => bytes);
  const namesOf = (files: readonly TrustFile[]) => files.map(({ name }) => name);
  const anchors = all(/^anchor-.*\.der$/);
  const intermediates = all(/^intermediate-.*\.der$/);
  const crls = all(/\.crl$/);
  const store = loadTrust(
    {
      anchors: bytesOf(anchors),
      intermediates: bytesOf(intermediates),
      crls: bytesOf(crls),
      names: { anchors: namesOf(anchors), intermediates: namesOf(intermediates), crls: namesOf(crls) },
    },
    staleCrlDays,
    now,
  );
  trusts.push(store);
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
