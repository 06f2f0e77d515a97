import { AppError } from '../../contract/errors/index.ts';
import { StorageReceipt } from '../../contract/exchange/api.ts';
import { Dispatch, StatusStatement } from '../../contract/exchange/body.ts';
import { IssuedRecord } from '../../contract/record/coded-record.ts';
import type { DirectoryIndex } from '../../core/directory/directory.ts';
import { digestOf } from '../../core/encoding/canonical.ts';
import {
  type CheckSignature,
  readStatement,
  type SignatureFacts,
  type SignedBytes,
} from '../../core/encoding/statement.ts';
import { asStated } from '../../core/signature/verify.ts';
import { type Examination, guarded } from './examination.ts';
import { type SignedName, signedNames } from './file-names.ts';
import type { Seen } from './ledger-verdict.ts';
import { meaning } from './verdict-text.ts';

/** Whether the statement in a file of that name is of the kind that the name says, and its signer may sign that. */
const mayBeSigned: Readonly<
  Record<SignedName, (content: Uint8Array, facts: SignatureFacts, directory: DirectoryIndex) => boolean>
> = {
  record: (content, { fingerprint, at }, directory) => {
    const { issuer } = readStatement(IssuedRecord, content, 'PROOF_INVALID');
    return directory.personByCertificate(issuer, fingerprint, at) !== undefined;
  },
  dispatch: (content, { fingerprint, at }, directory) => {
    const { from } = readStatement(Dispatch, content, 'PROOF_INVALID');
    return directory.isOrganisationCertificate(from, fingerprint, at);
  },
  'storage-receipt': (content, { fingerprint, at }, directory) => {
    readStatement(StorageReceipt, content, 'PROOF_INVALID');
    return directory.isEndpoint(fingerprint, at);
  },
  receipt: (content, { fingerprint, at }, directory) => {
    const { from, by } = readStatement(StatusStatement, content, 'PROOF_INVALID');
    return directory.personByCertificate(from, fingerprint, at)?.code === by;
  },
};

/**
 * Signed files beside the ledgers, such as record.json with record.p7s, as of the time they state. That is attested
 * where a ledger that holds refers to them (`attested`); elsewhere TIME_NOT_ATTESTED is printed if their certificate may
 * not sign any more.
 */
export async function verifySignedFiles(
  { evidence, report, now }: Examination,
  attested: ReadonlySet<string>,
  [first]: Seen['directories'],
): Promise<void> {
  for (const name of signedNames) {
    if (!evidence.has(`${name}.json`) && !evidence.has(`${name}.p7s`)) continue;
    await guarded(
      async () => {
        const { content, signature } = evidence.pair(name);
        // No ledger could be examined, so nothing says who may sign.
        if (first === undefined) throw new AppError('DIRECTORY_INVALID');
        const { check, directory } = first;
        const facts = await asStated(check, () => now)(content, signature);
        if (!mayBeSigned[name](content, facts, directory.index)) throw new AppError('SIGNER_NOT_AUTHORISED');
        const notes = facts.warnings.map((code) => ` [${code}]`).join('');
        report.line(`${name}.json: ĐÚNG / holds — ${facts.subject}, ${facts.at}${notes}`);
        const known = [content, signature].every((bytes) => attested.has(digestOf(bytes)));
        if (!known && !(await maySignToday(check, { content, signature })))
          report.line(`  ${meaning('TIME_NOT_ATTESTED')}`);
      },
      (code, thrown) => report.fault(code, `${name}.json`, thrown),
    );
  }
}

/** A probe: whatever the check throws is the answer no. */
function maySignToday(check: CheckSignature, { content, signature }: SignedBytes): Promise<boolean> {
  return check(content, signature).then(
    () => true,
    () => false,
  );
}
