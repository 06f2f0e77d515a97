import { AnchorReceipt } from '../../contract/ledger/checkpoint.ts';
import { Replay } from '../../core/acts/engine/replay.ts';
import { NamedDocuments } from '../../core/acts/support/documents.ts';
import { type CheckSignature, readStatement, type SignedBytes } from '../../core/encoding/statement.ts';
import { EvidenceFrame } from '../../core/evidence/export.ts';
import type { LedgerFindings } from '../../core/evidence/findings.ts';
import { FreeIdentityCount } from '../../core/evidence/free-identities.ts';
import { FreeOrderCount } from '../../core/evidence/free-order.ts';
import { LedgerFacts } from '../../core/evidence/ledger-facts.ts';
import { verifyLedger } from '../../core/evidence/verify-ledger.ts';
import { checkAnchor } from '../../core/ledger/checkpoint.ts';
import { type ChosenDirectory, directoryFor, lists } from './directory-choice.ts';
import type { EvidenceFolder } from './evidence.ts';
import { checkAgainst, type Examination, type Examiner } from './examination.ts';
import { LedgerSummary } from './ledger-summary.ts';
import type { Report } from './report.ts';
import {
  extent,
  freeIdentities,
  freeOrder,
  laterDirectory,
  meaning,
  olderDirectory,
  onlyExportedDirectoryLists,
  summary,
} from './verdict-text.ts';

/** What the checks of the ledgers collect for the checks after them. */
export interface Seen {
  /** The digests of all proofs that acts refer to. */
  referred: Set<string>;
  /** The examiner's anchors that belong to a ledger of the folder. */
  used: Set<SignedBytes>;
  /** The directories and checks by which the ledgers were verified. */
  directories: { directory: ChosenDirectory; check: CheckSignature }[];
  /** The hand-overs of each ledger that could be read to its end. */
  facts: LedgerFacts[];
  /** The last entry of each ledger, by letter, that a checkpoint with a good signature covers. */
  signedTo: Map<string, number>;
  /** The letters of ledgers that could not be examined. */
  failed: Set<string>;
}

/** Prints the verdict on one ledger, and what of it is only the examinee's word. */
export async function verifyOneLedger(
  examination: Examination,
  letter: string,
  { referred, used, directories, facts: all, signedTo }: Seen,
): Promise<void> {
  const { evidence, report, now } = examination;
  const frame = readStatement(EvidenceFrame, evidence.read(`terminal-${letter}.json`), 'CONFIG_INVALID');
  const { organisation, terminal } = frame;
  const check = checkAgainst(examination, staleCrlDaysFor(examination, frame));
  const chosen = await directoryFor(examination, frame, check);
  const { index: directory } = chosen;
  directories.push({ directory: chosen, check });
  const whose = { organisation, terminal, signers: directory };
  const lastAnchor = await newestAnchor(examination, whose, check, used);
  const documents = new NamedDocuments(examination.authorities ?? frame.directoryAuthorities);
  const registers = new Replay({ self: organisation, directory, documents });
  const seen = new LedgerSummary();
  const order = new FreeOrderCount();
  const identities = new FreeIdentityCount();
  const proof = (digest: string) => {
    referred.add(digest);
    const name = `proof/${digest}`;
    if (!evidence.has(name)) evidence.fail(name, 'PROOF_MISSING');
    return evidence.find(name);
  };
  const facts = new LedgerFacts(frame, proof);
  const findings = await verifyLedger({
    ...whose,
    documents,
    lines: evidence.lines(`ledger-${letter}.jsonl`),
    checkpoints: evidence.checkpoints(letter),
    check,
    lastAnchor,
    replay: {
      take(entry) {
        registers.take(entry);
        for (const taking of [seen, order, identities, facts]) taking.take(entry);
      },
      digestOfSent: (envelope) => registers.digestOfSent(envelope),
    },
    proof,
    now,
  });
  report.line(`ledger-${letter}.jsonl (${organisation}, ${terminal}): ${summary(findings)}`);
  countFaults(findings, report);
  if (findings.ok) all.push(facts);
  signedTo.set(letter, findings.signed);
  const { last } = seen;
  report.line(`  ${extent(findings, last?.at, anchorTime(evidence, letter, findings.anchored))}`);
  if (lastAnchor === null)
    report.taken({ vi: 'mục cuối của nhật ký', en: 'where the ledger ends is', how: '--anchor' }, '  ');
  noteTimes(findings, report);
  if (last !== undefined && directory.statement.at < last.at)
    report.line(`  ${olderDirectory(directory.statement.at)}`);
  for (const { seq, fault } of seen.incidents) report.line(`  mục / entry ${seq}: ${meaning(fault)}`);
  for (const { seq, after, before } of findings.unattested) {
    const until = before ?? 'nay / now';
    report.line(`  mục / entry ${seq}: ${meaning('TIME_NOT_ATTESTED')} (${after} – ${until})`);
  }
  report.line(`  ${freeIdentities(identities)}`);
  if (order.lists > 0) report.line(`  ${freeOrder(order)}`);
  checkDirectory(chosen, frame, seen, report);
}

function countFaults({ firstFault, unsigned, entries }: LedgerFindings, report: Report): void {
  if (firstFault !== null) report.count(firstFault.code);
  else if (entries === 0) report.count('LEDGER_EMPTY');
  else if (unsigned !== null) report.count('LEDGER_UNSIGNED');
}

/** What nobody outside attests. */
function noteTimes({ entries, anchored }: LedgerFindings, report: Report): void {
  if (anchored >= entries) return;
  const vi = `thời điểm của mục ${anchored + 1}–${entries}`;
  const en = `the times of entries ${anchored + 1} to ${entries} are`;
  report.taken({ vi, en, how: 'chưa có xác nhận của máy chủ / no anchor covers them' }, '  ');
}

function staleCrlDaysFor({ staleCrlDays, report }: Examination, frame: EvidenceFrame): number {
  if (staleCrlDays !== undefined) return staleCrlDays;
  const days = frame.staleCrlDays;
  const vi = `thời hạn ${days} ngày cho danh sách thu hồi đã quá hạn`;
  const en = `that revocation lists may be ${days} days past their end is`;
  report.taken({ vi, en, how: '--stale-crl-days' });
  return days;
}

/** Whether the directory is the one that the ledger went by, and lists the terminal. */
function checkDirectory(
  { index, digest, exported }: ChosenDirectory,
  frame: EvidenceFrame,
  seen: LedgerSummary,
  report: Report,
): void {
  if (!lists(index, frame)) {
    if (lists(exported, frame)) report.line(`  ${onlyExportedDirectoryLists(exported.version)}`);
    else report.fault('TERMINAL_NOT_LISTED', '  SAI / fails', `${frame.organisation}, ${frame.terminal}`);
  }
  if (seen.directory === undefined) {
    const vi = 'nhật ký không ghi đã theo danh mục cơ quan, tổ chức nào: bản đã dùng';
    const en = 'the ledger records no directory: the one it went by is';
    report.taken({ vi, en, how: 'không kiểm tra được / cannot be checked' }, '  ');
  }
  if (!seen.admits({ version: index.version, digest }))
    report.fault('DIRECTORY_INVALID', '  SAI / fails', laterDirectory(seen.directory?.version));
}

/** When the endpoint countersigned the checkpoint that ends with an entry, by a receipt that was checked. */
function anchorTime(evidence: EvidenceFolder, letter: string, toSeq: number): string | undefined {
  if (toSeq === 0) return undefined;
  for (const { anchor, toSeq: end } of evidence.checkpoints(letter))
    if (end === toSeq && anchor !== null)
      return readStatement(AnchorReceipt, anchor.statement, 'ENDPOINT_ANSWER_INVALID').at;
  return undefined;
}

/** The last of the examiner's anchors for a ledger; null when none was given. ENDPOINT_ANSWER_INVALID. */
async function newestAnchor(
  { anchors }: Pick<Examiner, 'anchors'>,
  whose: Parameters<typeof checkAnchor>[1],
  check: CheckSignature,
  used: Set<SignedBytes>,
): Promise<AnchorReceipt | null> {
  let newest: AnchorReceipt | null = null;
  for (const anchor of anchors) {
    const stated = readStatement(AnchorReceipt, anchor.content, 'ENDPOINT_ANSWER_INVALID');
    if (stated.organisation !== whose.organisation || stated.terminal !== whose.terminal) continue;
    const receipt = await checkAnchor(anchor, whose, check);
    used.add(anchor);
    if (newest === null || receipt.toSeq > newest.toSeq) newest = receipt;
  }
  return newest;
}
