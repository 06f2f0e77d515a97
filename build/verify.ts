// `npm run verify -- FOLDER [--trust FOLDER]`: checks exported evidence (core/ledger/export.ts) offline.
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError, type ErrorCode, errorSpec } from '../contract/errors/index.ts';
import { openDirectory } from '../core/exchange/directory.ts';
import { canonicalBytes, digestOf } from '../core/ledger/canonical.ts';
import { EvidenceFrame } from '../core/ledger/export.ts';
import { checkEntryProof, EntryProof } from '../core/ledger/inclusion.ts';
import { type CheckSignature, readStatement, type SignedBytes } from '../core/ledger/statement.ts';
import { type LedgerFindings, verifyLedger } from '../core/ledger/verify.ts';
import type { StoredCheckpoint } from '../core/ports/store.ts';
import { Replay } from '../core/register/replay.ts';
import { loadTrust } from '../core/signature/trust.ts';
import { asStated, verifyDetached } from '../core/signature/verify.ts';

const { values, positionals } = parseArgs({
  options: { trust: { type: 'string' } },
  allowPositionals: true,
});
const [folder] = positionals;
if (folder === undefined || positionals.length !== 1) {
  console.error('verify FOLDER [--trust FOLDER]');
  process.exit(2);
}
try {
  process.exitCode = (await verifyFolder(folder, values.trust ?? join(folder, 'trust'))) ? 0 : 1;
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.log(words(error.code));
  process.exitCode = 1;
}

/** Prints one verdict for each ledger and each other signed file; true when all hold. */
async function verifyFolder(root: string, trustFolder: string): Promise<boolean> {
  const letters = list(root, /^ledger-([a-z])\.jsonl$/);
  if (letters.length === 0) {
    console.log('Không có tệp ledger-?.jsonl nào. / There is no ledger-?.jsonl file.');
    return false;
  }
  for (const file of files(trustFolder, /^anchor-.*\.der$/)) {
    console.log(`Gốc tin cậy / trust anchor ${file}: SHA-256 ${digestOf(read(trustFolder, file))}`);
  }
  const verdicts: boolean[] = [];
  const referred = new Set<string>();
  for (const letter of letters) verdicts.push(await verifyOne(root, trustFolder, letter, referred));
  // After a fault the acts that follow are not read, and what they refer to is not known.
  if (verdicts.every(Boolean)) verdicts.push(nothingElse(join(root, 'proof'), referred));
  verdicts.push(await verifyOthers(root, trustFolder, verdicts.every(Boolean) ? referred : new Set()));
  verdicts.push(verifyInclusions(root));
  return verdicts.every(Boolean);
}

async function verifyOne(
  root: string,
  trustFolder: string,
  letter: string,
  referred: Set<string>,
): Promise<boolean> {
  const frame = readStatement(EvidenceFrame, read(root, `terminal-${letter}.json`), 'CONFIG_INVALID');
  const { organisation, terminal, directoryAuthorities, staleCrlDays } = frame;
  const check = checkAgainst(trustFolder, staleCrlDays);
  const asMade = asStated(check, () => new Date());
  const expected = { check: asMade, authorities: directoryAuthorities };
  const directory = await openDirectory(pair(root, 'directory'), expected);
  const findings = await verifyLedger({
    organisation,
    terminal,
    lines: linesOf(join(root, `ledger-${letter}.jsonl`)),
    checkpoints: checkpoints(root, letter),
    check,
    signers: directory,
    replay: new Replay(organisation),
    proof: (digest) => {
      referred.add(digest);
      const file = join(root, 'proof', digest);
      return existsSync(file) ? readFileSync(file) : undefined;
    },
  });
  console.log(`ledger-${letter}.jsonl (${organisation}, ${terminal}): ${summary(findings)}`);
  for (const { seq, after, before } of findings.unattested) {
    const until = before ?? 'nay / now';
    console.log(`  mục / entry ${seq}: ${words('TIME_NOT_ATTESTED')} (${after} – ${until})`);
  }
  return findings.ok;
}

/** Names every file of a folder of proofs that no act refers to: text could be carried in it. */
function nothingElse(folder: string, referred: ReadonlySet<string>): boolean {
  const others = files(folder, /^/).filter((name) => !referred.has(name));
  for (const name of others) console.log(`proof/${name}: ${words('PROOF_UNKNOWN')}`);
  return others.length === 0;
}

/**
 * Signed files beside the ledgers, such as record.json with record.p7s, as of the time they state. That is
 * attested where a ledger that holds refers to them; elsewhere it is said when their certificate may sign no
 * more.
 */
async function verifyOthers(
  root: string,
  trustFolder: string,
  attested: ReadonlySet<string>,
): Promise<boolean> {
  const ofLedgers = /^(?:checkpoint|anchor)-[a-z](?:-[0-9]+)?$|^directory$/;
  const names = list(root, /^(.+)\.p7s$/).filter((name) => !ofLedgers.test(name));
  const check = checkAgainst(trustFolder, 365);
  let all = true;
  for (const name of names) {
    try {
      const { content, signature } = pair(root, name);
      const { subject, at, warnings } = await asStated(check, () => new Date())(content, signature);
      const notes = warnings.map((code) => ` [${code}]`).join('');
      console.log(`${name}.json: ĐÚNG / holds — ${subject}, ${at}${notes}`);
      const known = [content, signature].every((bytes) => attested.has(digestOf(bytes)));
      if (!known && !(await maySignToday(check, { content, signature })))
        console.log(`  ${words('TIME_NOT_ATTESTED')}`);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      console.log(`${name}.json: ${words(error.code)}`);
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
function verifyInclusions(root: string): boolean {
  let all = true;
  for (const letter of list(root, /^inclusion-([a-z])\.json$/)) {
    const given = EntryProof.parse(
      JSON.parse(new TextDecoder().decode(read(root, `inclusion-${letter}.json`))),
    );
    const statement = Buffer.from(canonicalBytes(given.checkpoint));
    const signed = list(root, new RegExp(`^checkpoint-${letter}-([0-9]+)\\.json$`)).some((digits) =>
      statement.equals(read(root, `checkpoint-${letter}-${digits}.json`)),
    );
    const entry = signed ? checkEntryProof(given) : undefined;
    all &&= entry !== undefined;
    const verdict =
      entry === undefined ? words('CHECKPOINT_INVALID') : `ĐÚNG / holds — ${entry.seq} ${entry.act}`;
    console.log(`inclusion-${letter}.json: ${verdict}`);
  }
  return all;
}

function checkAgainst(folder: string, staleCrlDays: number): CheckSignature {
  const all = (pattern: RegExp): Uint8Array[] => files(folder, pattern).map((file) => read(folder, file));
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

function summary({ entries, checkpoints: points, signed, anchored, firstFault }: LedgerFindings): string {
  const counts =
    `${entries} mục, ${points} điểm chốt, ${signed} mục đã ký, ${anchored} mục đã được xác nhận` +
    ` / ${entries} entries, ${points} checkpoints, ${signed} signed, ${anchored} anchored`;
  if (firstFault === null) return `ĐÚNG / holds — ${counts}`;
  const { seq, code } = firstFault;
  return `SAI tại mục ${seq} / fails at entry ${seq} — ${words(code)} — ${counts}`;
}

function words(code: ErrorCode): string {
  const { vi, en } = errorSpec(code);
  return `${code}: ${vi.what} / ${en.what}`;
}

function* checkpoints(root: string, letter: string): IterableIterator<StoredCheckpoint> {
  for (const digits of list(root, new RegExp(`^checkpoint-${letter}-([0-9]+)\\.json$`))) {
    const { content, signature } = pair(root, `checkpoint-${letter}-${digits}`);
    const anchorName = `anchor-${letter}-${digits}`;
    const anchor = existsSync(join(root, `${anchorName}.json`)) ? pair(root, anchorName) : null;
    const { fromSeq, toSeq } = rangeOf(content);
    yield {
      fromSeq,
      toSeq,
      statement: content,
      signature,
      anchor: anchor === null ? null : { statement: anchor.content, signature: anchor.signature },
    };
  }
}

/** Only for the frame of the stored row; verifyLedger reads the statement itself, strictly. */
function rangeOf(statement: Uint8Array): { fromSeq: number; toSeq: number } {
  try {
    const { fromSeq, toSeq }: { fromSeq?: unknown; toSeq?: unknown } = JSON.parse(
      Buffer.from(statement).toString('utf8'),
    );
    return { fromSeq: Number(fromSeq), toSeq: Number(toSeq) };
  } catch {
    return { fromSeq: 0, toSeq: 0 };
  }
}

/** Lines end with a line feed and with nothing else: a carriage return is a changed byte. */
async function* linesOf(file: string): AsyncIterableIterator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function pair(root: string, name: string): SignedBytes {
  return { content: read(root, `${name}.json`), signature: read(root, `${name}.p7s`) };
}

function read(root: string, name: string): Uint8Array {
  const file = join(root, name);
  if (!existsSync(file)) throw new AppError('PROOF_MISSING');
  return readFileSync(file);
}

/** First group of each matching file name, sorted. */
function list(root: string, pattern: RegExp): string[] {
  return files(root, pattern).flatMap((name) => pattern.exec(name)?.[1] ?? []);
}

function files(root: string, pattern: RegExp): string[] {
  return existsSync(root)
    ? readdirSync(root)
        .filter((name) => pattern.test(name))
        .sort()
    : [];
}
