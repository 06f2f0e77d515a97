import { type ErrorCode, errorSpec } from '../../../contract/errors/index.ts';
import type { StatusStatement } from '../../../contract/exchange/body.ts';
import type { Envelope } from '../../../contract/exchange/envelope.ts';
import type { IssuedRecord } from '../../../contract/record/coded-record.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import type { DirectoryIndex } from '../../directory/directory.ts';
import type { CheckSignature } from '../../encoding/statement.ts';
import { codeOf } from '../link/fault.ts';
import { type OpenedEnvelope, openEnvelope } from '../message/batch.ts';
import { type CheckedDeliver, checkDeliver } from '../message/deliver.ts';
import type { MailboxKey } from '../message/seal.ts';
import { type CheckedStatus, checkStatus } from '../message/status.ts';

/** What an envelope turned out to be. */
export type Validation =
  | { kind: 'deliver'; deliver: CheckedDeliver }
  | { kind: 'status'; status: CheckedStatus }
  /** `forged`: no sender that the directory lists has signed it, or it is addressed to somebody else. */
  | { kind: 'rejected'; fault: ErrorCode; forged: boolean };

export interface ValidationContext {
  self: OrganisationCode;
  directory: DirectoryIndex;
  check: CheckSignature;
  mailbox: MailboxKey;
  /** Rules of the register on a record from outside, such as the parts of its notation; throws AppError. */
  acceptRecord(issued: IssuedRecord, directory: DirectoryIndex): void;
  /** Whether the catalogue has the reasons of a refusal; throws AppError. */
  acceptReasons(reasons: StatusStatement['reasons']): void;
}

/** Opens and checks an envelope with all it carries. Never throws: a fault is a result too. */
export async function validate(envelope: Envelope, context: ValidationContext): Promise<Validation> {
  let opened: OpenedEnvelope;
  try {
    opened = await openEnvelope(envelope, context);
  } catch (error) {
    const fault = codeOf(error);
    return { kind: 'rejected', fault, forged: errorSpec(fault).exchange.forged };
  }
  try {
    const { header, body } = opened;
    const of = { ...context, from: header.from };
    if (body.kind === 'status') {
      const status = await checkStatus(body, of);
      context.acceptReasons(status.statement.reasons);
      return { kind: 'status', status };
    }
    const deliver = await checkDeliver(body, of);
    context.acceptRecord(deliver.issued, context.directory);
    return { kind: 'deliver', deliver };
  } catch (error) {
    return { kind: 'rejected', fault: codeOf(error), forged: false };
  }
}
