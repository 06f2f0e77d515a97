import type { Digest, OrganisationCode, TerminalCode } from '../../contract/scalar.ts';
import {
  type DirectoryExpectation,
  type DirectoryIndex,
  openDirectory,
} from '../../core/directory/directory.ts';
import { digestOf } from '../../core/encoding/canonical.ts';
import type { CheckSignature, SignedBytes } from '../../core/encoding/statement.ts';
import type { EvidenceFrame } from '../../core/evidence/export.ts';
import { asStated } from '../../core/signature/verify.ts';
import type { Examination } from './examination.ts';

/** The directory by which a ledger is verified. */
export interface ChosenDirectory {
  index: DirectoryIndex;
  digest: Digest;
  /** The one in the export, where the examiner's own is later. */
  exported: DirectoryIndex;
}

/** The examiner's directory, or the one in the folder; prints its authority and the endpoint's certificates. */
export async function directoryFor(
  { evidence, authorities, directory: own, report, now }: Examination,
  frame: EvidenceFrame,
  check: CheckSignature,
): Promise<ChosenDirectory> {
  const asMade = asStated(check, () => now);
  const expected = { check: asMade, authorities: authorities ?? frame.directoryAuthorities };
  const pair = evidence.pair('directory');
  const { signed, index, exported } = await newestDirectory(own, pair, expected);
  const { fingerprint } = await asMade(signed.content, signed.signature);
  const { version, at, endpointSigners } = index.statement;
  report.line(`Danh mục cơ quan, tổ chức / directory: phiên bản / version ${version}, ${at}`);
  report.line(`  cơ quan quản lý danh mục / directory authority: SHA-256 ${fingerprint}`);
  for (const { digest } of endpointSigners)
    report.line(`  chứng thư ký của máy chủ / endpoint's signing certificate: SHA-256 ${digest}`);
  if (authorities === undefined)
    report.taken(
      {
        vi: 'cơ quan quản lý danh mục',
        en: 'the directory authority is',
        how: '--authority',
      },
      '  ',
    );
  if (own === undefined)
    report.taken({ vi: 'bản danh mục cơ quan, tổ chức', en: 'this directory is', how: '--directory' }, '  ');
  return { index, digest: digestOf(signed.content), exported };
}

/** Whether a directory lists the terminal for the body. */
export const lists = (
  directory: DirectoryIndex,
  { organisation, terminal }: { organisation: OrganisationCode; terminal: TerminalCode },
): boolean => directory.organisation(organisation)?.terminals.some(({ code }) => code === terminal) ?? false;

/** The examiner's own, unless the one in the folder is a later version that keeps its history. */
async function newestDirectory(
  own: SignedBytes | undefined,
  exported: SignedBytes,
  expected: DirectoryExpectation,
): Promise<{ signed: SignedBytes; index: DirectoryIndex; exported: DirectoryIndex }> {
  const index = await openDirectory(exported, expected);
  if (own === undefined) return { signed: exported, index, exported: index };
  const known = await openDirectory(own, expected);
  if (index.version <= known.version) return { signed: own, index: known, exported: index };
  const newer = await openDirectory(exported, { ...expected, known });
  return { signed: exported, index: newer, exported: newer };
}
