import { digestOf } from '../../core/encoding/canonical.ts';
import type { SignedBytes } from '../../core/encoding/statement.ts';
import { compareLedgers } from '../../core/evidence/compare-ledgers.ts';
import { checkCompanions } from './companions.ts';
import { EvidenceFolder } from './evidence.ts';
import { type Examination, type Examiner, guarded, trustReader } from './examination.ts';
import { verifyInclusions } from './inclusions.ts';
import { type Seen, verifyOneLedger } from './ledger-verdict.ts';
import { printableName } from './printable.ts';
import type { Report } from './report.ts';
import { verifySignedFiles } from './signed-files.ts';
import { exportedTrust, nameRefused, ownTrust } from './trust-files.ts';
import { contradiction, rejected, underWay } from './verdict-text.ts';

/** Reports on each ledger of a folder, on all of them together, on each other signed file and on each file at fault. */
export async function verifyFolder(root: string, examiner: Examiner, report: Report): Promise<void> {
  const evidence = new EvidenceFolder(root);
  const { trustFolder } = examiner;
  const trust = trustFolder === undefined ? exportedTrust(evidence) : ownTrust(trustFolder, report);
  const now = new Date();
  const examination: Examination = {
    ...examiner,
    trust: trustReader(trust, now),
    evidence,
    report,
    now,
  };
  for (const { name, read } of trust.filter((file) => file.name.startsWith('anchor-')))
    report.line(`Gốc tin cậy / trust anchor ${printableName(name)}: SHA-256 ${digestOf(read())}`);
  if (trustFolder === undefined)
    report.taken({ vi: 'gốc tin cậy', en: 'the trust anchors are', how: '--trust' });
  const seen: Seen = {
    referred: new Set(),
    used: new Set<SignedBytes>(),
    directories: [],
    facts: [],
    signedTo: new Map(),
    failed: new Set(),
  };
  const letters = evidence.list(/^ledger-([a-z])\.jsonl$/);
  if (letters.length === 0) report.fault('PROOF_MISSING', 'ledger-?.jsonl');
  for (const letter of letters)
    await guarded(
      () => verifyOneLedger(examination, letter, seen),
      (code, thrown) => {
        seen.failed.add(letter);
        report.fault(code, `ledger-${letter}.jsonl`, thrown);
      },
    );
  for (const anchor of examiner.anchors)
    if (!seen.used.has(anchor)) report.fault('ENDPOINT_ANSWER_INVALID', '--anchor');
  if (letters.length > 1) reportTogether(seen, letters.length, report);
  const hold = report.holds;
  await verifySignedFiles(examination, hold ? seen.referred : new Set(), seen.directories);
  await verifyInclusions(examination, seen.signedTo);
  // Trust files are vouched for even if the examiner brought others.
  if (trustFolder !== undefined) exportedTrust(evidence);
  else nameRefused(evidence, examination.trust);
  checkCompanions(evidence, examination.trust);
  reportFiles(evidence, seen, report);
}

/** What the ledgers of several bodies say of each other. */
function reportTogether({ facts }: Seen, count: number, report: Report): void {
  if (facts.length < count)
    report.line(
      `Đối chiếu giữa các nhật ký chỉ gồm ${facts.length}/${count} nhật ký / only ${facts.length} of ${count} ledgers are held against each other`,
    );
  const { contradictions, underWay: open, rejected: refused } = compareLedgers(facts);
  for (const found of contradictions)
    report.fault(found.code, 'Đối chiếu nhật ký / ledgers together', contradiction(found));
  for (const pair of open) report.line(`Đang chuyển / under way: ${underWay(pair)}`);
  for (const some of refused)
    report.line(`Bên nhận không chấp nhận / rejected by the receiver: ${rejected(some)}`);
  if (contradictions.length === 0)
    report.line(
      `Đối chiếu ${facts.length} nhật ký: không mâu thuẫn / ${facts.length} ledgers together: no contradiction`,
    );
}

/** Names every file that is at fault or that nothing refers to. */
function reportFiles(evidence: EvidenceFolder, seen: Seen, report: Report): void {
  for (const name of evidence.others()) if (isExamined(name, seen)) evidence.fail(name, 'PROOF_UNKNOWN');
  const faults = [...evidence.faults].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [name, code] of faults) report.fault(code, printableName(name));
}

/** Where a ledger could not be read to its end, it is not known what its files and the proofs of its acts are for. */
function isExamined(name: string, { signedTo, facts, failed }: Seen): boolean {
  const [, letter] = /^(?:ledger|terminal|checkpoint|anchor)-([a-z])[-.]/.exec(name) ?? [];
  if (letter !== undefined) return !failed.has(letter);
  if (/^directory\./.test(name)) return failed.size === 0;
  return !name.startsWith('proof/') || (failed.size === 0 && facts.length === signedTo.size);
}
