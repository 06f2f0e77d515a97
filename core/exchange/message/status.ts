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

/** Signs a status of a document. A refusal (02) states its reasons, each once, and nothing else does. */
export function signStatus(
  statement: Omit<StatusStatement, 'purpose' | 'generation'>,
  sign: SignBytes,
): Promise<SignedBytes> {
  const full = statusFormat.newest.parse({ generation: 2, purpose: 'tram-mat/status', ...statement });
  checkReasons(full);
  return signStatement(full, sign);
}

export function statusBody({ content, signature }: SignedBytes): Extract<Body, { kind: 'status' }> {
  return { kind: 'status', statement: toBase64(content), signature: toBase64(signature) };
}

export interface CheckedStatus {
  statement: StatusStatement;
  signed: SignedBytes;
  signature: SignatureFacts;
}

/**
 * Checks a status of a document: it is the sender's own, signed by the person it names at the time it names.
 * Whether the catalogue has its reasons is the caller's to check.
 */
export async function checkStatus(
  body: Extract<Body, { kind: 'status' }>,
  context: { from: OrganisationCode; directory: DirectoryIndex; check: CheckSignature },
): Promise<CheckedStatus> {
  const { from, directory, check } = context;
  const signed = fromWire(body.statement, body.signature);
  const statement = readStatement(StatusStatement, signed.content, 'ENVELOPE_INVALID');
  if (statement.from !== from) throw new AppError('SENDER_MISMATCH');
  checkReasons(statement);
  const signature = await check(signed.content, signed.signature);
  checkStatedTime(statement.at, signature);
  if (directory.signer(from, signature).code !== statement.by) throw new AppError('SIGNER_NOT_AUTHORISED');
  return { statement, signed, signature };
}

function checkReasons({ status, reasons }: StatusStatement): void {
  const fits = (status === '02') === reasons.length > 0;
  if (!fits || new Set(reasons).size < reasons.length)
    throw new AppError('ENVELOPE_INVALID', { field: 'reasons' });
}
