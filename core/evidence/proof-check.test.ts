import { beforeAll, describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../contract/errors/index.ts';
import type { StorageReceipt } from '../../contract/exchange/api.ts';
import { Dispatch, type StatusStatement } from '../../contract/exchange/body.ts';
import type { Act, LedgerEntry } from '../../contract/ledger/act.ts';
import type { Proof } from '../../contract/ledger/parts.ts';
import { CodedRecord, issuedPart } from '../../contract/record/coded-record.ts';
import { controlCodeFrom } from '../../contract/record/control-code.ts';
import {
  type Agency,
  agency,
  check,
  endpointKey,
  indexOf,
  testSigner,
} from '../../test/support/exchange/agencies.ts';
import { digestOf } from '../encoding/canonical.ts';
import { readStatement, type SignBytes, type SignedBytes, signStatement } from '../encoding/statement.ts';
import { signDispatch, signRecord } from '../exchange/message/deliver.ts';
import { entryLine, frameEntry, genesis } from '../ledger/chain.ts';
import { type LedgerEvidence, verifyLedger } from './verify-ledger.ts';

const at = '2026-11-23T01:00:00.000Z';
const ours = '3f0f0a54-9f43-4c52-8d0a-0a4f4f6f3b11';
const theirs = '4f0f0a54-9f43-4c52-8d0a-0a4f4f6f3b12';
const code = controlCodeFrom(new Uint8Array(12).fill(1));
const other = controlCodeFrom(new Uint8Array(12).fill(2));

type Look = (digest: string) => Uint8Array | undefined;
let a: Agency;
let b: Agency;
let proofs: Map<string, Uint8Array>;
let honest: Act[];

beforeAll(async () => {
  [a, b] = [await agency('G22', 'P00000001', 'T00000001'), await agency('H37', 'P00000002', 'T00000002')];
  proofs = new Map();
  honest = [
    { act: 'unlock', subject: 'S1', data: {} },
    await issue(),
    await deliver(),
    await status(),
    await receive(),
    await enter(),
    await refuse(),
  ];
});

function keep({ content, signature }: SignedBytes): Proof {
  const put = (bytes: Uint8Array): string => {
    const digest = digestOf(bytes);
    proofs.set(digest, bytes);
    return digest;
  };
  return { content: put(content), signature: put(signature) };
}

const line = (from: Agency, to: Agency, of = code): CodedRecord =>
  CodedRecord.parse({
    ...{ code: of, book: 'outgoing', year: 2026, ordinal: 1, level: 'C', typeCode: 'BC', number: 1 },
    ...{ notation: 'BC-VP', issuedOn: '2026-11-23', issuer: from.code, signer: from.personCode },
    ...{ recipients: [to.code], urgency: 'normal', copies: 2, pages: 1, enclosures: 0 },
    ...{ namedOpenerOnly: false, noteCodes: [] },
  });

async function signed(from: Agency, to: Agency, of = code, person: SignBytes = from.clerk.sign) {
  const allocation = [{ to: to.code, copies: [1] }];
  const record = await signRecord(issuedPart(line(from, to, of)), person);
  const frame = {
    from: from.code,
    allocation,
    at,
    directory: indexOf(a, b),
    check,
    signAsOrganisation: from.seal.sign,
  };
  return { allocation, ...(await signDispatch(record, frame)) };
}

async function issue() {
  const { record, dispatch, allocation } = await signed(a, b);
  const envelopes = [{ id: ours, to: b.code }];
  const data = { record: keep(record), dispatch: keep(dispatch), allocation, envelopes };
  return { act: 'issue', subject: code, data } as const;
}

async function receive() {
  const { record, dispatch } = await signed(b, a, other);
  const envelope = digestOf(new Uint8Array());
  const both = { record: keep(record), dispatch: keep(dispatch) };
  const data = { code: other, from: b.code, envelope, ...both, copies: [1] };
  return { act: 'receive', subject: theirs, data } as const;
}

async function deliver(change: Partial<StorageReceipt> = {}, sign = endpointKey.sign) {
  const stored = { purpose: 'tram-mat/stored', id: ours, digest: digestOf(new Uint8Array()), seq: 1, at };
  const receipt = keep(await signStatement({ ...stored, ...change }, sign));
  return { act: 'deliver', subject: ours, data: { receipt, to: b.code } } as const;
}

async function signedStatus(
  by: Agency,
  change: Partial<StatusStatement>,
  sign = by.clerk.sign,
): Promise<Proof> {
  const statement = { from: by.code, by: by.personCode, status: '03', reasons: [], at, envelope: ours, code };
  return keep(await signStatement({ purpose: 'tram-mat/status', ...statement, ...change }, sign));
}

async function status(change: Partial<StatusStatement> = {}, sign?: SignBytes) {
  const statement = await signedStatus(b, change, sign);
  const data = { envelope: ours, from: b.code, status: '03' as const, reasons: [], statement };
  return { act: 'status', subject: code, data } as const;
}

async function enter(change: Partial<StatusStatement> = {}, sign?: SignBytes) {
  const statement = await signedStatus(a, { envelope: theirs, code: other, ...change }, sign);
  const arrival = { book: 'incoming', arrivedOn: '2026-11-23', arrivalNumber: 1 };
  const record = CodedRecord.parse({ ...line(b, a, other), ...arrival });
  const data = { record, envelope: theirs, copies: [1], statement };
  return { act: 'enter', subject: other, data } as const;
}

async function refuse(change: Partial<StatusStatement> = {}) {
  const refusal = { envelope: theirs, code: other, status: '02' as const, reasons: ['R02'] };
  const statement = await signedStatus(a, { ...refusal, ...change });
  const data = { envelope: theirs, reasons: ['R02'], statement };
  return { act: 'refuse', subject: other, data } as const;
}

function evidence(acts: readonly Act[]): LedgerEvidence & { proof: Look } {
  const entries: LedgerEntry[] = [];
  for (const [index, act] of acts.entries()) {
    const position = { seq: index + 1, at, actor: a.personCode, prev: entries.at(-1)?.hash ?? genesis };
    entries.push(frameEntry(act, position));
  }
  return {
    organisation: a.code,
    terminal: a.terminal,
    lines: entries.map(entryLine),
    checkpoints: [],
    check,
    signers: indexOf(a, b),
    proof: (digest) => proofs.get(digest),
  };
}

/** The code of the fault, which must lie in the last entry. */
async function fault(acts: readonly Act[], change: Partial<LedgerEvidence> = {}): Promise<ErrorCode | null> {
  const { firstFault, ok } = await verifyLedger({ ...evidence(acts), ...change });
  expect(ok).toBe(firstFault === null);
  if (firstFault !== null) expect(firstFault.seq).toBe(acts.length);
  return firstFault?.code ?? null;
}

/** The honest ledger with one more act at its end, which is the one that must be named. */
const appended = (act: Act, change: Partial<LedgerEvidence> = {}) => fault([...honest, act], change);
const bytes = (digest: string): Uint8Array => proofs.get(digest) ?? new Uint8Array();
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('proofs of a ledger', () => {
  test('hold when each states what its act states, and are validated as of the entry’s time', async () => {
    const times: (string | undefined)[] = [];
    const noting: LedgerEvidence['check'] = (content, cms, asOf) => {
      times.push(asOf?.toISOString());
      return check(content, cms, asOf);
    };
    expect(await fault(honest, { check: noting })).toBeNull();
    expect(times).toEqual(Array.from({ length: 8 }, () => at));
  });

  test('are not looked at where they are not at hand, and missed where they should be', async () => {
    const act = await status({ code: other });
    const { proof: _proof, ...bare } = evidence([...honest, act]);
    expect((await verifyLedger(bare)).ok).toBe(true);
    const { content } = act.data.statement;
    const proof: Look = (digest) => (digest === content ? undefined : proofs.get(digest));
    expect(await appended(act, { proof })).toBe('PROOF_MISSING');
  });

  test('with plain text for a statement, or another signature over it, are named', async () => {
    const genuine = await status();
    const { content, signature } = genuine.data.statement;
    const forged = keep({ content: bytesOf('Nội dung mật'), signature: bytesOf('không phải chữ ký') });
    const spaced = keep({
      content: bytesOf(` ${new TextDecoder().decode(bytes(content))}`),
      signature: bytes(signature),
    });
    const copied = { content, signature: (await status({ status: '01' })).data.statement.signature };
    for (const statement of [forged, spaced, copied]) {
      expect(await appended({ ...genuine, data: { ...genuine.data, statement } })).toBe('PROOF_INVALID');
    }
  });

  test('signed by somebody else are named', async () => {
    const stranger = testSigner('stranger');
    expect(await appended(await status({}, a.clerk.sign))).toBe('SIGNER_NOT_AUTHORISED');
    expect(await appended(await status({}, stranger.sign))).toBe('SIGNER_NOT_AUTHORISED');
    expect(await appended(await status({ by: a.personCode }))).toBe('SIGNER_NOT_AUTHORISED');
    expect(await appended(await status({}, b.seal.sign))).toBe('SIGNER_NOT_AUTHORISED');
    expect(await appended(await enter({}, b.clerk.sign))).toBe('SIGNER_NOT_AUTHORISED');
    expect(await appended(await deliver({}, a.clerk.sign))).toBe('SIGNER_NOT_AUTHORISED');
  });

  test('of another act are named', async () => {
    const before = (await status()).data;
    expect(await appended({ act: 'status', subject: other, data: before })).toBe('PROOF_INVALID');
    expect(await appended(await status({ status: '01' }))).toBe('PROOF_INVALID');
    expect(await appended(await status({ envelope: theirs }))).toBe('PROOF_INVALID');
    expect(await appended(await status({ from: a.code, by: a.personCode }, a.clerk.sign))).toBe(
      'PROOF_INVALID',
    );
    expect(await appended(await enter({ status: '01' }))).toBe('PROOF_INVALID');
    expect(await appended(await refuse({ reasons: ['R01'] }))).toBe('PROOF_INVALID');
    expect(await appended(await deliver({ id: theirs }))).toBe('PROOF_INVALID');
    const alone = await enter();
    const { statement: _statement, ...unanswered } = alone.data;
    expect(await appended({ ...alone, data: unanswered })).toBe('PROOF_INVALID');
    const { envelope: _envelope, ...paper } = alone.data;
    expect(await appended({ ...alone, data: paper })).toBe('PROOF_INVALID');
    const { statement: _, ...onPaper } = paper;
    expect(await appended({ ...alone, data: onPaper })).toBeNull();
  });

  test('of an issue must be in order: the organisation over the person’s own signature', async () => {
    const act = await issue();
    const { record, dispatch, allocation } = act.data;
    const again = await issue();
    const sealed = keep(
      await signStatement(readStatement(Dispatch, bytes(dispatch.content), 'PROOF_INVALID'), a.clerk.sign),
    );
    const changes: [Partial<typeof act.data>, ErrorCode][] = [
      [{ record: { ...record, signature: again.data.record.signature } }, 'PROOF_INVALID'],
      [{ record: dispatch }, 'PROOF_INVALID'],
      [{ allocation: allocation.map(({ to }) => ({ to, copies: [2] })) }, 'PROOF_INVALID'],
      [{ envelopes: [{ id: ours, to: 'G01' }] }, 'PROOF_INVALID'],
      [{ dispatch: sealed }, 'SIGNER_NOT_AUTHORISED'],
    ];
    for (const [change, code] of changes) {
      expect(await appended({ ...act, data: { ...act.data, ...change } })).toBe(code);
    }
    expect(await appended({ ...act, subject: other })).toBe('PROOF_INVALID');
  });

  test('of what came must be the sender’s and give us the copies', async () => {
    const act = await receive();
    expect(await appended({ ...act, data: { ...act.data, copies: [1, 2] } })).toBe('PROOF_INVALID');
    expect(await appended({ ...act, data: { ...act.data, code } })).toBe('PROOF_INVALID');
    expect(await appended({ ...act, data: { ...act.data, from: 'G01' } })).toBe('PROOF_INVALID');
    const own = await issue();
    const { record, dispatch } = own.data;
    expect(await appended({ ...act, data: { ...act.data, code, from: a.code, record, dispatch } })).toBe(
      'PROOF_INVALID',
    );
  });

  test('hold after their signers have left, and not when they state a later time', async () => {
    const until = new Date(Date.parse(at) + 1).toISOString();
    const { organisation } = b;
    const persons = organisation.persons.map((person) => ({ ...person, until }));
    const seals = organisation.seals.map((seal) => ({ ...seal, until }));
    const later: LedgerEvidence['check'] = async (...given) => ({ ...(await check(...given)), at: until });
    for (const change of [{ persons }, { seals }]) {
      const signers = indexOf(a, { ...b, organisation: { ...organisation, ...change } });
      expect(await fault(honest, { signers })).toBeNull();
      expect(await fault([await receive()], { signers, check: later })).toBe('SIGNER_NOT_AUTHORISED');
    }
  });
});
