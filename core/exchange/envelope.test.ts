import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { ErrorCode } from '../../contract/errors/index.ts';
import type { Body } from '../../contract/exchange/body.ts';
import type { Envelope } from '../../contract/exchange/envelope.ts';
import { codedRecordFormat, IssuedRecord } from '../../contract/record/coded-record.ts';
import { controlCodeFrom } from '../../contract/record/control-code.ts';
import { newestGeneration } from '../../domain/record/older-generations.ts';
import { type Agency, agency, check, indexOf, signedAt } from '../../test/support/exchange/agencies.ts';
import { bent, refusedWith } from '../../test/support/exchange/refused.ts';
import { fc } from '../../test/support/random.ts';
import { canonicalBytes, digestOf } from '../encoding/canonical.ts';
import { merkleRoot } from '../encoding/merkle.ts';
import { signStatement, toBase64 } from '../encoding/statement.ts';
import { buildEnvelopes, openEnvelope } from './message/batch.ts';
import { checkDeliver, deliverBody, signDispatch, signRecord } from './message/deliver.ts';
import { seal } from './message/seal.ts';
import { checkStatus, statusBody } from './message/status.ts';
import { envelopeId, type PrepareContext, prepareAnswer, prepareIssue } from './outbound/prepare.ts';

let a: Agency;
let b: Agency;
let c: Agency;
beforeAll(async () => {
  a = await agency('G22', 'P00000001', 'T00000001');
  b = await agency('H37', 'P00000002', 'T00000002');
  c = await agency('H37.02', 'P00000003', 'T00000003');
});

let counter = 0;
const random = {
  bytes: (length: number) => Uint8Array.from({ length }, () => (counter = (counter * 31 + 7) & 0xff)),
};
const clock = { now: () => Date.parse(signedAt) };
const code = controlCodeFrom(new Uint8Array(12).fill(5));

const record = (): IssuedRecord =>
  IssuedRecord.parse({
    generation: 2,
    code,
    level: 'B',
    typeCode: 'BC',
    number: 7,
    notation: 'BC-VP',
    issuedOn: '2026-11-23',
    issuer: a.code,
    signer: a.personCode,
    recipients: [b.code, c.code],
    urgency: 'normal',
    copies: 3,
    pages: 4,
    enclosures: 0,
    namedOpenerOnly: false,
  });
const as = (who: Agency): PrepareContext => ({
  self: who.code,
  person: who.personCode,
  directory: indexOf(a, b, c),
  check,
  sign: who.clerk.sign,
  clock,
  random,
  newestReadBy: () => newestGeneration,
});
const issue = () => prepareIssue({ ...as(a), signAsOrganisation: a.seal.sign }, record());
const receiving = (who: Agency, from = a) => ({
  self: who.code,
  from: from.code,
  directory: indexOf(a, b, c),
  check,
  mailbox: who.mailbox,
});

describe('an issue', () => {
  test('reaches each recipient with the same record, its own copies and both signatures', async () => {
    const { envelopes } = await issue();
    expect(envelopes.map(({ header }) => header.to)).toEqual([b.code, c.code]);
    for (const [who, copies] of [
      [b, [1]],
      [c, [2]],
    ] as const) {
      const envelope = envelopes.find(({ header }) => header.to === who.code);
      const { body, sender } = await openEnvelope(envelope, receiving(who));
      expect(sender.code).toBe(a.personCode);
      if (body.kind !== 'deliver') throw new Error('kind');
      const checked = await checkDeliver(body, receiving(who));
      expect(checked.issued).toEqual(record());
      expect(checked.copies).toEqual(copies);
      expect(checked.person.fingerprint).toBe(a.clerk.fingerprint);
      expect(checked.seal.fingerprint).toBe(a.seal.fingerprint);
    }
  });

  describe('to recipients that read other generations', () => {
    const newer = (change: Partial<IssuedRecord> = {}) =>
      IssuedRecord.parse({ ...record(), generation: 4, copyAllowed: true, ...change });
    const context = () => ({
      ...as(a),
      newestReadBy: (to: string) => (to === b.code ? 1 : 9),
      signAsOrganisation: a.seal.sign,
    });
    const delivered = async (envelope: Envelope | undefined, who: Agency) => {
      const { body } = await openEnvelope(envelope, receiving(who));
      if (body.kind !== 'deliver') throw new Error('kind');
      return await checkDeliver(body, receiving(who));
    };

    test('is signed once in each that is needed, and brings each what it reads', async () => {
      const [person, organisation] = [vi.fn(a.clerk.sign), vi.fn(a.seal.sign)];
      const { older, envelopes, generations, ...own } = await prepareIssue(
        { ...context(), sign: person, signAsOrganisation: organisation },
        newer(),
      );
      // Two records and one batch.
      expect([person.mock.calls.length, organisation.mock.calls.length]).toEqual([3, 2]);
      expect([...generations]).toEqual([
        [b.code, 1],
        [c.code, 4],
      ]);
      expect(older.map(({ generation }) => generation)).toEqual([1]);
      const [forB, forC] = [await delivered(envelopes[0], b), await delivered(envelopes[1], c)];
      const { generation: _, ...first } = record();
      expect([forB.issued, forB.copies]).toEqual([first, [1]]);
      expect([forC.issued, forC.copies]).toEqual([newer(), [2]]);
      expect(digestOf(forC.record.content)).toBe(digestOf(own.record.content));
    });

    test('gives each the copies of the whole record, also where an older one leaves recipients out', async () => {
      const last = await agency('Y01', 'P00000004', 'T00000004');
      const whole = newer({ recipients: [b.code, 'X0001', 'X0002', last.code], copies: 9 });
      const directory = indexOf(a, b, last);
      const { envelopes } = await prepareIssue({ ...context(), directory, newestReadBy: () => 2 }, whole, [
        'X0001',
        'X0002',
      ]);
      for (const [index, who, copy] of [
        [0, b, 1],
        [1, last, 4],
      ] as const) {
        const { body } = await openEnvelope(envelopes[index], { ...receiving(who), directory });
        if (body.kind !== 'deliver') throw new Error('kind');
        const { issued, copies } = await checkDeliver(body, { ...receiving(who), directory });
        expect([issued.recipients, copies]).toEqual([[b.code, last.code], [copy]]);
      }
    });

    test('goes on paper to one that could not be told, and is not signed before the person knew', async () => {
      const endless = newer({ protectUntil: 'endless' });
      const sign = vi.fn(a.clerk.sign);
      await refusedWith(prepareIssue({ ...context(), sign }, endless), 'LEGS_CHANGED');
      expect(sign).not.toHaveBeenCalled();
      const { older, envelopes } = await prepareIssue(context(), endless, [b.code]);
      expect(older).toEqual([]);
      expect(envelopes.map(({ header }) => header.to)).toEqual([c.code]);
    });
  });

  test('shows nothing of the record but header fields and a size class', async () => {
    const [first] = (await issue()).envelopes;
    const text = JSON.stringify(first);
    expect(text).not.toContain(code);
    expect(Object.keys(first?.header ?? {}).sort()).toEqual([
      'at',
      'from',
      'id',
      'kind',
      'sizeClass',
      'suite',
      'to',
    ]);
    expect(Buffer.from(first?.sealed ?? '', 'base64').length).toBe(1120 + 8192 + 16);
  });

  test('goes on paper to one without a mailbox key, if the person knew; nothing is signed otherwise', async () => {
    let signatures = 0;
    const { mailbox: _none, ...mute } = c.organisation;
    const context = {
      ...as(a),
      directory: indexOf(a, b, { ...c, organisation: mute }),
      signAsOrganisation: a.seal.sign,
    };
    const sign = (content: Uint8Array) => {
      signatures += 1;
      return a.clerk.sign(content);
    };
    for (const paper of [[], [b.code, c.code]])
      await refusedWith(prepareIssue({ ...context, sign }, record(), paper), 'LEGS_CHANGED');
    expect(signatures).toBe(0);
    const { envelopes } = await prepareIssue({ ...context, sign }, record(), [c.code]);
    expect(envelopes.map(({ header }) => header.to)).toEqual([b.code]);
    const { mailbox: _nothing, ...deaf } = b.organisation;
    const none = indexOf(a, { ...b, organisation: deaf }, { ...c, organisation: mute });
    const alone = await prepareIssue(
      { ...context, directory: none, sign },
      record(),
      [b.code, c.code].sort(),
    );
    expect(alone.envelopes).toEqual([]);
  });

  test('the organisation does not sign before, or in place of, the person', async () => {
    const context = {
      from: a.code,
      at: signedAt,
      directory: indexOf(a, b, c),
      check,
      signAsOrganisation: a.seal.sign,
    };
    const content = canonicalBytes(record());
    await refusedWith(signDispatch({ content, signature: new Uint8Array() }, context), 'SIGNATURE_ORDER');
    const bySeal = await signRecord(record(), a.seal.sign);
    await refusedWith(signDispatch(bySeal, context), 'SIGNATURE_ORDER');
    const byStranger = await signRecord(record(), b.clerk.sign);
    await refusedWith(signDispatch(byStranger, context), 'SIGNATURE_ORDER');
  });
});

describe('an envelope is refused', () => {
  test('with any character of any part changed', async () => {
    const [envelope] = (await issue()).envelopes;
    if (envelope === undefined) throw new Error('no envelope');
    const text = JSON.stringify(envelope);
    const original = canonicalBytes(envelope);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.constantFrom('0', 'a', 'B', '"', 'đ'),
        async (at, character) => {
          const changed = text.slice(0, at) + character + text.slice(at + 1);
          let parsed: unknown;
          try {
            parsed = JSON.parse(changed);
          } catch {
            return;
          }
          if (Buffer.from(canonicalBytes(parsed)).equals(original)) return;
          await expect(openEnvelope(parsed, receiving(b))).rejects.toMatchObject({ name: 'AppError' });
        },
      ),
      { numRuns: 60 },
    );
  });

  test('with a changed byte in each part: each part has its guard', async () => {
    const [envelope] = (await issue()).envelopes;
    if (envelope === undefined) throw new Error('no envelope');
    const { header, batch, proof } = envelope;
    const changes: [Partial<Envelope>, ErrorCode][] = [
      [{ header: { ...header, id: envelopeId(new Uint8Array(16)) } }, 'SIGNATURE_INVALID'],
      [{ header: { ...header, at: '2026-11-23T01:00:00.001Z' } }, 'SIGNATURE_INVALID'],
      [{ header: { ...header, kind: 'status' } }, 'SIGNATURE_INVALID'],
      [{ header: { ...header, sizeClass: 'm' } }, 'SIGNATURE_INVALID'],
      [{ header: { ...header, to: c.code } }, 'ENVELOPE_NOT_OURS'],
      [{ header: { ...header, from: c.code } }, 'ENVELOPE_INVALID'],
      [{ sealed: bent(envelope.sealed, 5) }, 'SIGNATURE_INVALID'],
      [{ sealed: bent(envelope.sealed, 5000) }, 'SIGNATURE_INVALID'],
      [{ batch: { ...batch, root: '0'.repeat(64) } }, 'SIGNATURE_INVALID'],
      [{ batch: { ...batch, at: '2026-11-23T01:00:00.001Z' } }, 'SIGNATURE_INVALID'],
      [{ batch: { ...batch, size: 3 } }, 'ENVELOPE_INVALID'],
      [{ proof: { ...proof, index: 1 } }, 'SIGNATURE_INVALID'],
      [{ proof: { ...proof, path: [] } }, 'SIGNATURE_INVALID'],
      [{ signature: bent(envelope.signature, 60) }, 'SIGNATURE_INVALID'],
    ];
    for (const [change, expected] of changes) {
      await refusedWith(openEnvelope({ ...envelope, ...change }, receiving(b)), expected);
    }
    await refusedWith(openEnvelope({ ...envelope, subject: 'V' }, receiving(b)), 'ENVELOPE_INVALID');
  });

  test('whose header states another time than its batch, though the sender signed both', async () => {
    const body: Body = { kind: 'status', statement: '', signature: '' };
    const message = { id: envelopeId(random.bytes(16)), to: b.code, publicKey: b.mailbox.publicKey, body };
    const [genuine] = await buildEnvelopes([message], { from: a.code, at: signedAt, sign: a.clerk.sign });
    if (genuine === undefined) throw new Error('no envelope');
    const header = { ...genuine.header, at: new Date(Date.parse(signedAt) + 1).toISOString() };
    const sealed = await seal(canonicalBytes(body), header, b.mailbox.publicKey);
    const root = merkleRoot([canonicalBytes({ header, sealed: digestOf(sealed) })]);
    const batch = { ...genuine.batch, root };
    const { signature } = await signStatement(batch, a.clerk.sign);
    const parts = { header, sealed: toBase64(sealed), batch, signature: toBase64(signature) };
    const envelope = { ...genuine, ...parts };
    await refusedWith(openEnvelope(envelope, receiving(b)), 'ENVELOPE_INVALID');
    expect((await openEnvelope(genuine, receiving(b))).body.kind).toBe('status');
  });

  test('from a sender who is not in the directory, or a signer who may not send for it', async () => {
    const [envelope] = (await issue()).envelopes;
    await refusedWith(
      openEnvelope(envelope, { ...receiving(b), directory: indexOf(b, c) }),
      'ENVELOPE_SENDER_UNKNOWN',
    );
    const body: Body = { kind: 'status', statement: '', signature: '' };
    const message = { id: envelopeId(random.bytes(16)), to: b.code, publicKey: b.mailbox.publicKey, body };
    const [forged] = await buildEnvelopes([message], { from: a.code, at: signedAt, sign: c.clerk.sign });
    await refusedWith(openEnvelope(forged, receiving(b)), 'SIGNER_NOT_AUTHORISED');
  });

  test('sealed to somebody else, or with anything but zeros behind the body', async () => {
    const body: Body = { kind: 'status', statement: '', signature: '' };
    const message = { id: envelopeId(random.bytes(16)), to: b.code, publicKey: c.mailbox.publicKey, body };
    const [astray] = await buildEnvelopes([message], { from: a.code, at: signedAt, sign: a.clerk.sign });
    await refusedWith(openEnvelope(astray, receiving(b)), 'ENVELOPE_UNSEALABLE');

    const header = {
      id: message.id,
      from: a.code,
      to: b.code,
      kind: 'status',
      at: signedAt,
      sizeClass: 's',
      suite: 'xwing-aes256gcm-1',
    } as const;
    const honest = await seal(new Uint8Array(10), header, b.mailbox.publicKey);
    expect(await b.mailbox.open(honest, header)).toEqual(new Uint8Array(10));
    await refusedWith(
      b.mailbox.open(honest, { ...header, at: '2026-11-23T01:00:00.001Z' }),
      'ENVELOPE_UNSEALABLE',
    );
    await refusedWith(b.mailbox.open(honest.subarray(1), header), 'ENVELOPE_UNSEALABLE');
    await refusedWith(seal(new Uint8Array(8189), header, b.mailbox.publicKey), 'ENVELOPE_TOO_LARGE');
  });
});

describe('a delivered record is refused', () => {
  type Deliver = Extract<Body, { kind: 'deliver' }>;
  const deliver = async (change: Partial<Deliver>) => {
    const body = deliverBody(await issue());
    return checkDeliver({ ...body, ...change }, receiving(b));
  };

  test('when its bytes are a second spelling of the same record', async () => {
    const spelled = Buffer.from(JSON.stringify(record(), null, 1));
    await refusedWith(deliver({ record: toBase64(spelled) }), 'ENVELOPE_INVALID');
  });

  test('when it holds a field more, such as a summary', async () => {
    const more = canonicalBytes({ ...record(), trichYeu: 'V/v' });
    await refusedWith(deliver({ record: toBase64(more) }), 'ENVELOPE_INVALID');
  });

  test('when a newer version wrote it', async () => {
    const newer = canonicalBytes({ ...record(), generation: codedRecordFormat.generations.length + 1 });
    await refusedWith(deliver({ record: toBase64(newer) }), 'GENERATION_UNKNOWN');
    const numbered = canonicalBytes({ ...record(), generation: 1 });
    await refusedWith(deliver({ record: toBase64(numbered) }), 'ENVELOPE_INVALID');
  });

  test('when another signature of the person stands in place of the one the organisation covered', async () => {
    const { signature } = await signRecord(record(), a.clerk.sign);
    await refusedWith(deliver({ recordSignature: toBase64(signature) }), 'SIGNATURE_ORDER');
  });

  test('when another record, or another organisation, stands behind the dispatch', async () => {
    const other = await signRecord({ ...record(), number: 8 }, a.clerk.sign);
    await refusedWith(deliver({ record: toBase64(other.content) }), 'ENVELOPE_INVALID');
    const { record: person, dispatch } = await issue();
    const body = deliverBody({ record: person, dispatch });
    const stated: unknown = JSON.parse(new TextDecoder().decode(dispatch.content));
    const stranger = await signStatement(stated, c.seal.sign);
    const change = { ...body, dispatchSignature: toBase64(stranger.signature) };
    await refusedWith(deliver(change), 'SIGNER_NOT_AUTHORISED');
  });

  test('by one who is not among its recipients', async () => {
    const body = deliverBody(await issue());
    await refusedWith(checkDeliver(body, { ...receiving(b), self: 'H99' }), 'ENVELOPE_NOT_OURS');
    await refusedWith(checkDeliver(body, { ...receiving(b), from: c.code }), 'SENDER_MISMATCH');
  });
});

describe('a status of a document', () => {
  const statusOf = (status: '01' | '02' | '03', reasons: string[] = []) =>
    ({ to: a.code, envelope: envelopeId(new Uint8Array(16)), code, status, reasons }) as const;

  test('comes back signed by the person it names', async () => {
    const { envelope } = await prepareAnswer(as(b), { ...statusOf('02', ['R01']), reasons: ['R01'] });
    if (envelope === undefined) throw new Error('no envelope');
    const { body } = await openEnvelope(envelope, receiving(a, b));
    if (body.kind !== 'status') throw new Error('kind');
    const checked = await checkStatus(body, receiving(a, b));
    expect(checked.statement).toMatchObject({
      status: '02',
      reasons: ['R01'],
      from: b.code,
      by: b.personCode,
    });
    await refusedWith(checkStatus(body, receiving(a, c)), 'SENDER_MISMATCH');
  });

  test('a refusal has reasons and nothing else has', async () => {
    await refusedWith(prepareAnswer(as(b), { ...statusOf('02'), reasons: [] }), 'ENVELOPE_INVALID');
    await refusedWith(prepareAnswer(as(b), { ...statusOf('03'), reasons: ['R01'] }), 'ENVELOPE_INVALID');
  });

  test('to a body that no envelope can be sealed to is signed all the same, and nothing is sent', async () => {
    const { mailbox: _mailbox, ...mute } = a.organisation;
    const deaf = { ...as(b), directory: indexOf({ ...a, organisation: mute }, b, c) };
    const { statement, envelope } = await prepareAnswer(deaf, { ...statusOf('03'), reasons: [] });
    expect(envelope).toBeUndefined();
    expect((await checkStatus(statusBody(statement), receiving(a, b))).statement).toMatchObject({
      status: '03',
      from: b.code,
    });
  });

  test('in the name of a colleague is refused', async () => {
    const forged = await prepareAnswer(
      { ...as(b), person: c.personCode },
      { ...statusOf('03'), reasons: [] },
    );
    if (forged.envelope === undefined) throw new Error('no envelope');
    const { body } = await openEnvelope(forged.envelope, receiving(a, b));
    if (body.kind !== 'status') throw new Error('kind');
    await refusedWith(checkStatus(body, receiving(a, b)), 'SIGNER_NOT_AUTHORISED');
  });
});
