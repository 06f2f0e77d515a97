import { join } from 'node:path';
import { AppError } from '../../contract/errors/index.ts';
import { AnchorReceipt } from '../../contract/ledger/checkpoint.ts';
import type { Digest } from '../../contract/scalar.ts';
import { Replay } from '../../core/acts/engine/replay.ts';
import {
  type DirectoryExpectation,
  type DirectoryIndex,
  openDirectory,
} from '../../core/directory/directory.ts';
import { canonicalBytes, digestOf } from '../../core/encoding/canonical.ts';
import { type CheckSignature, readStatement, type SignedBytes } from '../../core/encoding/statement.ts';
import { EvidenceFrame } from '../../core/evidence/export.ts';
import { verifyLedger } from '../../core/evidence/verify-ledger.ts';
import { checkAnchor } from '../../core/ledger/checkpoint.ts';
import { checkEntryProof, readEntryProof } from '../../core/ledger/inclusion.ts';
import { loadTrust } from '../../core/signature/trust.ts';
import { asStated, verifyDetached } from '../../core/signature/verify.ts';
import { checkCompanions } from './companions.ts';
import { EvidenceFolder, filesIn } from './evidence.ts';
import { LedgerSummary } from './ledger-summary.ts';
import { extent, laterDirectory, meaning, olderDirectory, summary, unverifiedNote } from './verdict-text.ts';

/** What the examiner has from elsewhere. What is missing is taken from the folder itself, with a note. */
interface Examiner {
  trustFolder: string | undefined;
  authorities: readonly string[] | undefined;
  directory: SignedBytes | undefined;
  anchors: readonly SignedBytes[];
  /** Takes each line of the verdict. */
  print: (line: string) => void;
}

/** What every check of one folder is given. */
interface Examination extends Examiner {
  trustFolder: string;
  evidence: EvidenceFolder;
}

/** Prints one verdict for each ledger and each other signed file; true when all hold. */
export async function verifyFolder(root: string, examiner: Examiner): Promise<boolean> {
  const { print } = examiner;
  const evidence = new EvidenceFolder(root);
  const trustFolder = examiner.trustFolder ?? join(root, 'trust');
  const examination: Examination = { ...examiner, trustFolder, evidence };
  const letters = evidence.list(/^ledger-([a-z])\.jsonl$/);
  if (letters.length === 0) {
    print('Không có tệp ledger-?.jsonl nào. / There is no ledger-?.jsonl file.');
    return false;
  }
  for (const [file, bytes] of filesIn(trustFolder, /^anchor-.*\.der$/))
    print(`Gốc tin cậy / trust anchor ${file}: SHA-256 ${digestOf(bytes)}`);
  if (examiner.trustFolder === undefined)
    print(unverifiedNote('gốc tin cậy', 'the trust anchors are', '--trust'));
  const verdicts: boolean[] = [];
  const referred = new Set<string>();
  const used = new Set<SignedBytes>();
  for (const letter of letters) verdicts.push(await verifyOne(examination, letter, { referred, used }));
  for (const anchor of examiner.anchors)
    if (!used.has(anchor)) {
      print(`--anchor: ${meaning('ENDPOINT_ANSWER_INVALID')}`);
      verdicts.push(false);
    }
  const hold = verdicts.every(Boolean);
  verdicts.push(await verifyOthers(examination, hold ? referred : new Set()));
  verdicts.push(verifyInclusions(examination));
  checkCompanions(evidence, root);
  verdicts.push(reportOthers(examination, hold));
  return verdicts.every(Boolean);
}

/** What the checks of the ledgers collect for the checks after them. */
interface Seen {
  /** The digests of all proofs that acts refer to. */
  referred: Set<string>;
  /** The examiner's anchors that belong to a ledger of the folder. */
  used: Set<SignedBytes>;
}

async function verifyOne(
  examination: Examination,
  letter: string,
  { referred, used }: Seen,
): Promise<boolean> {
  const { evidence, print } = examination;
  const frame = readStatement(EvidenceFrame, evidence.read(`terminal-${letter}.json`), 'CONFIG_INVALID');
  const { organisation, terminal, staleCrlDays } = frame;
  const check = checkAgainst(examination.trustFolder, staleCrlDays);
  const { index: directory, digest } = await directoryFor(examination, frame, check);
  const lastAnchor = await newestAnchor(
    examination,
    { organisation, terminal, signers: directory },
    check,
    used,
  );
  const registers = new Replay({ self: organisation, directory });
  const seen = new LedgerSummary();
  const findings = await verifyLedger({
    organisation,
    terminal,
    lines: evidence.lines(`ledger-${letter}.jsonl`),
    checkpoints: evidence.checkpoints(letter),
    check,
    signers: directory,
    lastAnchor,
    replay: {
      take(entry) {
        registers.take(entry);
        seen.take(entry);
      },
    },
    proof: (digest) => {
      referred.add(digest);
      return evidence.find(`proof/${digest}`);
    },
  });
  print(`ledger-${letter}.jsonl (${organisation}, ${terminal}): ${summary(findings)}`);
  const { last } = seen;
  print(`  ${extent(findings, last?.at, anchorTime(evidence, letter, findings.anchored))}`);
  if (lastAnchor === null)
    print(`  ${unverifiedNote('mục cuối của sổ cái', 'where the ledger ends is', '--anchor')}`);
  if (last !== undefined && directory.statement.at < last.at)
    print(`  ${olderDirectory(directory.statement.at)}`);
  for (const { seq, fault } of seen.incidents) print(`  mục / entry ${seq}: ${meaning(fault)}`);
  for (const { seq, after, before } of findings.unattested) {
    const until = before ?? 'nay / now';
    print(`  mục / entry ${seq}: ${meaning('TIME_NOT_ATTESTED')} (${after} – ${until})`);
  }
  const isAdmitted = seen.admits({ version: directory.version, digest });
  if (!isAdmitted) print(`  SAI / fails — ${laterDirectory(seen.directory?.version)}`);
  return findings.ok && isAdmitted;
}

/** The examiner's directory, or the one in the folder; prints its authority and the endpoint's certificates. */
async function directoryFor(
  { evidence, authorities, directory: own, print }: Examination,
  frame: EvidenceFrame,
  check: CheckSignature,
): Promise<{ index: DirectoryIndex; digest: Digest }> {
  const asMade = asStated(check, () => new Date());
  const expected = { check: asMade, authorities: authorities ?? frame.directoryAuthorities };
  const exported = evidence.pair('directory');
  const { signed, index } = await newestDirectory(own, exported, expected);
  const { fingerprint } = await asMade(signed.content, signed.signature);
  const { version, at, endpointSigners } = index.statement;
  print(`Danh bạ / directory: phiên bản / version ${version}, ${at}`);
  print(`  cơ quan quản lý danh bạ / directory authority: SHA-256 ${fingerprint}`);
  for (const { digest } of endpointSigners)
    print(`  chứng thư ký của máy chủ / endpoint's signing certificate: SHA-256 ${digest}`);
  if (authorities === undefined)
    print(`  ${unverifiedNote('cơ quan quản lý danh bạ', 'the directory authority is', '--authority')}`);
  if (own === undefined) print(`  ${unverifiedNote('bản danh bạ', 'this directory is', '--directory')}`);
  return { index, digest: digestOf(signed.content) };
}

/** The examiner's own, unless the one in the folder is a later version that keeps its history. */
async function newestDirectory(
  own: SignedBytes | undefined,
  exported: SignedBytes,
  expected: DirectoryExpectation,
): Promise<{ signed: SignedBytes; index: DirectoryIndex }> {
  const index = await openDirectory(exported, expected);
  if (own === undefined) return { signed: exported, index };
  const known = await openDirectory(own, expected);
  if (index.version <= known.version) return { signed: own, index: known };
  return { signed: exported, index: await openDirectory(exported, { ...expected, known }) };
}

/** When the endpoint countersigned the checkpoint that ends with an entry, by a receipt that was checked. */
function anchorTime(evidence: EvidenceFolder, letter: string, toSeq: number): string | undefined {
  for (const { anchor, toSeq: end } of evidence.checkpoints(letter))
    if (end === toSeq && anchor !== null)
      return readStatement(AnchorReceipt, anchor.statement, 'ENDPOINT_ANSWER_INVALID').at;
  return undefined;
}

/** The last of the examiner's anchors for a ledger; null when none was given. ENDPOINT_ANSWER_INVALID. */
async function newestAnchor(
  { anchors }: Examiner,
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

/** Names every file of the folder that nothing refers to; after a fault it is not known what proofs acts name. */
function reportOthers({ evidence, print }: Examination, proofsKnown: boolean): boolean {
  const others = evidence.others().filter((name) => proofsKnown || !name.startsWith('proof/'));
  for (const name of others) print(`${name}: ${meaning('PROOF_UNKNOWN')}`);
  return others.length === 0;
}

/**
 * Signed files beside the ledgers, such as record.json with record.p7s, as of the time they state. That is
 * attested where a ledger that holds refers to them; elsewhere TIME_NOT_ATTESTED is
 * printed if their certificate may not sign any more.
 */
async function verifyOthers(
  { evidence, trustFolder, print }: Examination,
  attested: ReadonlySet<string>,
): Promise<boolean> {
  const ofLedgers = /^(?:checkpoint|anchor)-[a-z](?:-[0-9]+)?$|^directory$/;
  const names = evidence.list(/^(.+)\.p7s$/).filter((name) => !ofLedgers.test(name));
  const check = checkAgainst(trustFolder, 365);
  let all = true;
  for (const name of names) {
    try {
      const { content, signature } = evidence.pair(name);
      const { subject, at, warnings } = await asStated(check, () => new Date())(content, signature);
      const notes = warnings.map((code) => ` [${code}]`).join('');
      print(`${name}.json: ĐÚNG / holds — ${subject}, ${at}${notes}`);
      const known = [content, signature].every((bytes) => attested.has(digestOf(bytes)));
      if (!known && !(await maySignToday(check, { content, signature })))
        print(`  ${meaning('TIME_NOT_ATTESTED')}`);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      print(`${name}.json: ${meaning(error.code)}`);
      all = false;
    }
  }
  return all;
}

function maySignToday(check: CheckSignature, { content, signature }: SignedBytes): Promise<boolean> {
  return check(content, signature).then(
    () => true,
    () => false,
  );
}

/** Single entries proven under a checkpoint that lies in the folder, whose signature was checked before. */
function verifyInclusions({ evidence, print }: Examination): boolean {
  let all = true;
  for (const letter of evidence.list(/^inclusion-([a-z])\.json$/)) {
    const name = `inclusion-${letter}.json`;
    try {
      const given = readEntryProof(new TextDecoder().decode(evidence.read(name)));
      const statement = Buffer.from(canonicalBytes(given.checkpoint));
      const signed = evidence
        .list(new RegExp(`^checkpoint-${letter}-([0-9]+)\\.json$`))
        .some((digits) => statement.equals(evidence.read(`checkpoint-${letter}-${digits}.json`)));
      const entry = signed ? checkEntryProof(given) : undefined;
      if (entry === undefined) throw new AppError('CHECKPOINT_INVALID');
      print(`${name}: ĐÚNG / holds — ${entry.seq} ${entry.act}`);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      print(`${name}: ${meaning(error.code)}`);
      all = false;
    }
  }
  return all;
}

function checkAgainst(folder: string, staleCrlDays: number): CheckSignature {
  const all = (pattern: RegExp): Uint8Array[] => filesIn(folder, pattern).map(([, bytes]) => bytes);
  const trust = loadTrust(
    {
      anchors: all(/^anchor-.*\.der$/),
      intermediates: all(/^intermediate-.*\.der$/),
      crls: all(/\.crl$/),
    },
    staleCrlDays,
  );
  const now = new Date();
  return (content, cms, asOf = now) => verifyDetached(content, cms, trust, asOf);
}
