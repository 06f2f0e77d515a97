import { AppError } from '../../../contract/errors/index.ts';
import { type Body, StatusStatement, statusFormat } from '../../../contract/exchange/body.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import type { DirectoryIndex } from '../../directory/directory.ts';
import { checkStatedTime } from '../../encoding/stated-time.ts';
import {
  type CheckSignature,
  fromWire,
  readStatement,
  type SignatureFacts,
  type SignBytes,
  type SignedBytes,
  signStatement,
  toBase64,
} from '../../encoding/statement.ts';

/** Signs a word about a document. A refusal (02) states its reasons, each once, and nothing else does. */
export function signStatus(
  statement: Omit<StatusStatement, 'purpose'>,
  sign: SignBytes,
): Promise<SignedBytes> {
  const full = statusFormat.newest.parse({ purpose: 'tram-mat/status', ...statement });
  checkReasons(full);
  return signStatement(full, sign);
}

export function statusBody({ content, signature }: SignedBytes): Extract<Body, { kind: 'status' }> {
  return { kind: 'status', statement: toBase64(content), signature: toBase64(signature) };
}

export interface CheckedStatus {
  word: StatusStatement;
  statement: SignedBytes;
  signature: SignatureFacts;
}

/**
 * Checks a word about a document: it is the sender's own, signed by the person it names at the time it names.
 * Whether the catalogue has its reasons is the caller's to check.
 */
export async function checkStatus(
  body: Extract<Body, { kind: 'status' }>,
  context: { from: OrganisationCode; directory: DirectoryIndex; check: CheckSignature },
): Promise<CheckedStatus> {
  const { from, directory, check } = context;
  const statement = fromWire(body.statement, body.signature);
  const word = readStatement(StatusStatement, statement.content, 'ENVELOPE_INVALID');
  if (word.from !== from) throw new AppError('SENDER_MISMATCH');
  checkReasons(word);
  const signature = await check(statement.content, statement.signature);
  checkStatedTime(word.at, signature);
  if (directory.signer(from, signature).code !== word.by) throw new AppError('SIGNER_NOT_AUTHORISED');
  return { word, statement, signature };
}

function checkReasons({ status, reasons }: StatusStatement): void {
  const fits = (status === '02') === reasons.length > 0;
  if (!fits || new Set(reasons).size < reasons.length)
    throw new AppError('ENVELOPE_INVALID', { field: 'reasons' });
}
