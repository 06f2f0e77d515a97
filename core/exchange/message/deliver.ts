import { AppError } from '../../../contract/errors/index.ts';
import { type Body, Dispatch, dispatchFormat } from '../../../contract/exchange/body.ts';
import type { Allocation } from '../../../contract/ledger/parts.ts';
import { IssuedRecord } from '../../../contract/record/coded-record.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { allocate, allocationFits, allocationOf } from '../../../domain/custody/allocation.ts';
import type { DirectoryIndex } from '../../directory/directory.ts';
import { digestOf } from '../../encoding/canonical.ts';
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

/** A record with its two signatures: the person's over the record, then the organisation's over the dispatch. */
export interface SignedIssue {
  record: SignedBytes;
  dispatch: SignedBytes;
}

/** The competent person signs the record. */
export function signRecord(record: IssuedRecord, signPerson: SignBytes): Promise<SignedBytes> {
  return signStatement(IssuedRecord.parse(record), signPerson);
}

/**
 * The organisation signs after the person and over the person's signature (NĐ 30/2020 Điều 32).
 * SIGNATURE_ORDER when the record does not carry a valid signature of a person of the organisation.
 */
export async function signDispatch(
  record: SignedBytes,
  context: {
    from: OrganisationCode;
    at: string;
    directory: DirectoryIndex;
    check: CheckSignature;
    signAsOrganisation: SignBytes;
    /** The record of which `record` is an older form; a recipient gets the same copies by either. */
    whole?: IssuedRecord;
  },
): Promise<SignedIssue> {
  const { from, at, directory, check, signAsOrganisation } = context;
  const issued = readStatement(IssuedRecord, record.content, 'RECORD_INVALID');
  if (record.signature.length === 0) throw new AppError('SIGNATURE_ORDER');
  const person = await check(record.content, record.signature).catch((cause) => {
    throw new AppError('SIGNATURE_ORDER', { cause });
  });
  if (directory.personByCertificate(from, person.fingerprint, person.at) === undefined)
    throw new AppError('SIGNATURE_ORDER');
  const whole = allocate(context.whole ?? issued);
  const allocation = whole.filter(({ to }) => issued.recipients.includes(to));
  checkAllocation(issued, allocation);
  const stated = {
    purpose: 'tram-mat/dispatch',
    code: issued.code,
    from,
    record: digestOf(record.content),
    recordSignature: digestOf(record.signature),
    at,
  };
  // Where some recipients are left out, the rule would give the others copies that are not theirs.
  const dispatch: Dispatch =
    allocation.length < whole.length
      ? dispatchFormat.generations[0].parse({ ...stated, allocation })
      : dispatchFormat.newest.parse({ ...stated, generation: 2 });
  return { record, dispatch: await signStatement(dispatch, signAsOrganisation) };
}

export function deliverBody({ record, dispatch }: SignedIssue): Extract<Body, { kind: 'deliver' }> {
  return {
    kind: 'deliver',
    record: toBase64(record.content),
    recordSignature: toBase64(record.signature),
    dispatch: toBase64(dispatch.content),
    dispatchSignature: toBase64(dispatch.signature),
  };
}

export interface CheckedDeliver extends SignedIssue {
  issued: IssuedRecord;
  /** The copies meant for this organisation. */
  copies: number[];
  person: SignatureFacts;
  seal: SignatureFacts;
}

/**
 * Checks a delivered record: canonical bytes, both signatures and their order, the signers' rights, that
 * issuer and sender are one, that this organisation is among the recipients and has copies of its own.
 * Whether the parts of the notation are listed for the issuer is the caller's to check.
 */
export async function checkDeliver(
  body: Extract<Body, { kind: 'deliver' }>,
  context: {
    from: OrganisationCode;
    self: OrganisationCode;
    directory: DirectoryIndex;
    check: CheckSignature;
  },
): Promise<CheckedDeliver> {
  const { from, self, directory, check } = context;
  const record = fromWire(body.record, body.recordSignature);
  const dispatch = fromWire(body.dispatch, body.dispatchSignature);
  const issued = readStatement(IssuedRecord, record.content, 'ENVELOPE_INVALID');
  const stated = readStatement(Dispatch, dispatch.content, 'ENVELOPE_INVALID');
  if (issued.issuer !== from || stated.from !== from) throw new AppError('SENDER_MISMATCH');
  if (stated.code !== issued.code || stated.record !== digestOf(record.content)) {
    throw new AppError('ENVELOPE_INVALID', { field: 'record' });
  }
  if (stated.recordSignature !== digestOf(record.signature)) throw new AppError('SIGNATURE_ORDER');
  const allocation = allocationOf(stated, issued);
  checkAllocation(issued, allocation);
  const copies = allocation.find(({ to }) => to === self)?.copies;
  if (copies === undefined) throw new AppError('ENVELOPE_NOT_OURS');

  const person = await check(record.content, record.signature);
  directory.signer(from, person);
  const seal = await check(dispatch.content, dispatch.signature);
  checkStatedTime(stated.at, seal);
  if (!directory.isOrganisationCertificate(from, seal.fingerprint, seal.at))
    throw new AppError('SIGNER_NOT_AUTHORISED');
  return { record, dispatch, issued, copies, person, seal };
}

/** ENVELOPE_INVALID unless every recipient, and nobody else, gets copies of its own. */
function checkAllocation(record: IssuedRecord, allocation: readonly Allocation[]): void {
  if (!allocationFits(record, allocation)) throw new AppError('ENVELOPE_INVALID', { field: 'allocation' });
}
