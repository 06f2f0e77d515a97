import type { StorageReceipt } from '../../contract/exchange/api.ts';
import type { Dispatch, StatusStatement } from '../../contract/exchange/body.ts';
import type { Act } from '../../contract/ledger/act.ts';
import type { Allocation, Proof } from '../../contract/ledger/parts.ts';
import {
  codedRecordFormat,
  type IssuedRecord,
  issuedPart,
  issuedRecordFormat,
  type WrittenRecord,
} from '../../contract/record/coded-record.ts';
import { controlCodeFrom } from '../../contract/record/control-code.ts';
import { digestOf } from '../../core/encoding/canonical.ts';
import { type SignBytes, type SignedBytes, signStatement } from '../../core/encoding/statement.ts';
import { newestGeneration } from '../../domain/record/older-generations.ts';
import { type Agency, agency, endpointKey } from './exchange/agencies.ts';
import { sampleInput } from './sample-input.ts';

/** Acts of an agency `a` with real signatures, towards and from an agency `b`. */

export const at = '2026-11-23T01:00:00.000Z';
/** The envelopes that `a` sent and received. */
export const ours = '3f0f0a54-9f43-4c52-8d0a-0a4f4f6f3b11';
export const theirs = '4f0f0a54-9f43-4c52-8d0a-0a4f4f6f3b12';
/** The records that `a` issued and received. */
export const code = controlCodeFrom(new Uint8Array(12).fill(1));
export const other = controlCodeFrom(new Uint8Array(12).fill(2));

const line = (from: Agency, to: Agency, of: string): WrittenRecord =>
  codedRecordFormat.newest.parse({
    generation: 4,
    ...sampleInput,
    ...{ code: of, year: 2026, ordinal: 1, level: 'C', number: 1, notation: 'BC-VP' },
    ...{ issuedOn: '2026-11-23', issuer: from.code, signer: from.personCode, recipients: [to.code] },
    ...{ pages: 1, enclosures: 0 },
  });

/** What is signed otherwise than an honest agency does, and by whom. */
interface IssueChange {
  record?: Partial<IssuedRecord>;
  dispatch?: Partial<Dispatch>;
  /** Makes both of the first generation, in which the dispatch states who gets which copies. */
  allocation?: Allocation[];
  person?: SignBytes;
  organisation?: SignBytes;
}

export async function signedActs() {
  const a = await agency('G22', 'P00000001', 'T00000001');
  const b = await agency('H37', 'P00000002', 'T00000002');
  const proofs = new Map<string, Uint8Array>();

  function keep({ content, signature }: SignedBytes): Proof {
    const put = (bytes: Uint8Array): string => {
      const digest = digestOf(bytes);
      proofs.set(digest, bytes);
      return digest;
    };
    return { content: put(content), signature: put(signature) };
  }

  async function signed(from: Agency, to: Agency, of: string, change: IssueChange) {
    const { person = from.clerk.sign, organisation = from.seal.sign, allocation } = change;
    const { generation, copyAllowed, ...first } = issuedRecordFormat.newest.parse(
      issuedPart(line(from, to, of)),
    );
    const numbered = allocation === undefined ? { generation, copyAllowed } : {};
    const record = keep(await signStatement({ ...numbered, ...first, ...change.record }, person));
    const dispatch = {
      ...{
        ...(allocation === undefined ? { generation: 2 } : {}),
        purpose: 'tram-mat/dispatch',
        from: from.code,
        code: of,
        at,
      },
      ...{ record: record.content, recordSignature: record.signature },
      ...(allocation === undefined ? {} : { allocation }),
      ...change.dispatch,
    };
    return { record, dispatch: keep(await signStatement(dispatch, organisation)) };
  }

  async function issue(change: IssueChange = {}) {
    const { record, dispatch } = await signed(a, b, code, change);
    const digest = digestOf(new Uint8Array());
    const generation = change.allocation === undefined ? newestGeneration : 1;
    const envelopes = [{ id: ours, to: b.code, digest, generation }];
    const data = { record, dispatch, older: [], envelopes, paper: [] };
    return { act: 'issue', subject: code, data } as const;
  }

  async function deliver(change: Partial<StorageReceipt> = {}, sign = endpointKey.sign) {
    const stored = { purpose: 'tram-mat/stored', id: ours, digest: digestOf(new Uint8Array()), seq: 1, at };
    const receipt = keep(await signStatement({ ...stored, ...change }, sign));
    return { act: 'deliver', subject: ours, data: { receipt, to: b.code } } as const;
  }

  async function receive(change: IssueChange = {}) {
    const { record, dispatch } = await signed(b, a, other, change);
    const envelope = digestOf(new Uint8Array());
    const data = { code: other, from: b.code, envelope, record, dispatch, copies: [1] };
    return { act: 'receive', subject: theirs, data } as const;
  }

  async function stated(by: Agency, change: Partial<StatusStatement>, sign = by.clerk.sign): Promise<Proof> {
    const status = { from: by.code, by: by.personCode, status: '03', reasons: [], at, envelope: ours, code };
    return keep(
      await signStatement({ generation: 2, purpose: 'tram-mat/status', ...status, ...change }, sign),
    );
  }

  async function status(change: Partial<StatusStatement> = {}, sign?: SignBytes) {
    const statement = await stated(b, change, sign);
    const data = { envelope: ours, from: b.code, status: '03' as const, reasons: [], statement };
    return { act: 'status', subject: code, data } as const;
  }

  const arrived = (): WrittenRecord =>
    codedRecordFormat.newest.parse({
      ...line(b, a, other),
      ...{ book: 'incoming', arrivedOn: '2026-11-23', arrivalNumber: 1 },
    });

  async function enter(change: Partial<StatusStatement> = {}, sign?: SignBytes) {
    const statement = await stated(a, { envelope: theirs, code: other, ...change }, sign);
    const data = { record: arrived(), envelope: theirs, copies: [1], statement, warned: [] };
    return { act: 'enter', subject: other, data } as const;
  }

  async function join(change: Partial<StatusStatement> = {}, sign?: SignBytes) {
    const { data } = await enter(change, sign);
    const { record, warned: _, ...answer } = data;
    return { act: 'join', subject: other, data: { old: record, new: record, ...answer } } as const;
  }

  async function refuse(change: Partial<StatusStatement> = {}, sign?: SignBytes) {
    const refusal = { envelope: theirs, code: other, status: '02' as const, reasons: ['R02'] };
    const statement = await stated(a, { ...refusal, ...change }, sign);
    const data = { envelope: theirs, reasons: ['R02'], statement };
    return { act: 'refuse', subject: other, data } as const;
  }

  const honest: Act[] = [
    { act: 'unlock', subject: 'S1', data: {} },
    await issue(),
    await deliver(),
    await status(),
    await receive(),
    await enter(),
    await refuse(),
  ];
  return { a, b, proofs, honest, keep, issue, deliver, receive, status, enter, join, refuse };
}
