import { describe, expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import type { Act, LedgerEntry } from '../../../contract/ledger/act.ts';
import { controlCodeFrom } from '../../../contract/record/control-code.ts';
import { checkedProofs, shifted } from '../../../test/support/checked-proofs.ts';
import { check, indexOf, testSigner } from '../../../test/support/exchange/agencies.ts';
import { firstGeneration } from '../../../test/support/first-generation.ts';
import { at, code, other, ours, theirs } from '../../../test/support/signed-acts.ts';
import { checkProofs } from '../../evidence/proof-check.ts';
import { frameEntry, genesis } from '../../ledger/chain.ts';
import type { ProofContext } from './proof-reader.ts';
import type { DatedClaim } from './signers.ts';

const { a, b, proofs, issue, deliver, receive, status, enter, join, refuse, ...checks } =
  await checkedProofs();
const { position, context, checked, refusal, entryRefusal } = checks;
const digest = '0'.repeat(64);
const third = controlCodeFrom(new Uint8Array(12).fill(3));
const stranger = testSigner('stranger');

/** The times as of which the signatures of the act are checked. */
async function timesOf(act: Act): Promise<(string | undefined)[]> {
  const times: (string | undefined)[] = [];
  await checked(act, {
    check: (content, cms, asOf) => {
      times.push(asOf?.toISOString());
      return check(content, cms, asOf);
    },
  });
  return times;
}

const makers = { issue, deliver, receive, status, enter, join, refuse };

test.each(Object.entries(makers))('the proofs of an honest %s hold', async (_name, make) => {
  expect(await refusal(await make())).toBeNull();
});

describe('an issue and what is received', () => {
  test.each([
    ['a record that names another issuer', { record: { issuer: 'G01' } }],
    ['a record with another code', { record: { code: third } }],
    ['a record and a dispatch with another code', { record: { code: third }, dispatch: { code: third } }],
    ['a dispatch that names another sender', { dispatch: { from: 'G01' } }],
    ['a dispatch of another record', { dispatch: { code: third } }],
    ['a dispatch over other bytes', { dispatch: { record: 'ab'.repeat(32) } }],
    ['a dispatch over another signature', { dispatch: { recordSignature: 'ab'.repeat(32) } }],
    ['too few copies for its recipients', { record: { recipients: ['G01', a.code, b.code], copies: 2 } }],
  ])('are refused with %s', async (_what, change) => {
    expect(await refusal(await issue(change))).toBe('PROOF_INVALID');
    expect(await refusal(await receive(change))).toBe('PROOF_INVALID');
  });

  test('are signed by a person of the sender, then by its organisation', async () => {
    for (const [make, from, to] of [
      [issue, a, b],
      [receive, b, a],
    ] as const) {
      for (const person of [stranger, to.clerk, from.seal]) {
        expect(await refusal(await make({ person: person.sign }))).toBe('SIGNER_NOT_AUTHORISED');
      }
      for (const organisation of [stranger, from.clerk, to.seal]) {
        expect(await refusal(await make({ organisation: organisation.sign }))).toBe('SIGNER_NOT_AUTHORISED');
      }
    }
  });
});

describe('what an issue states', () => {
  test.each([
    ['the subject', { subject: other }, {}],
    ['the recipient of an envelope', {}, { envelopes: [{ id: ours, to: 'G01', digest, generation: 4 }] }],
    [
      'the number of envelopes',
      {},
      { envelopes: ['G01', b.code].map((to) => ({ id: ours, to, digest, generation: 4 })) },
    ],
  ])('agrees with what was signed: %s', async (_what, frame, data) => {
    const act = await issue();
    expect(await refusal({ ...act, ...frame, data: { ...act.data, ...data } })).toBe('PROOF_INVALID');
  });

  describe('with an older form of the record', () => {
    const allocation = [{ to: b.code, copies: [1] }];
    const withOlder = async ({
      generation = 1,
      ...change
    }: Parameters<typeof issue>[0] & { generation?: number } = {}) => {
      const [{ data, ...frame }, older] = [await issue(), await issue({ allocation, ...change })];
      const { record, dispatch } = older.data;
      return { ...frame, data: { ...data, older: [{ generation, record, dispatch }] } };
    };

    test('holds by the same person and organisation, with the same copies', async () => {
      expect(await refusal(await withOlder())).toBeNull();
    });

    test.each<[string, Parameters<typeof withOlder>[0], string]>([
      ['another generation than it says', { generation: 2 }, 'PROOF_INVALID'],
      ['other copies', { allocation: [{ to: b.code, copies: [2] }] }, 'PROOF_INVALID'],
      ['another recipient', { record: { recipients: ['G01'] } }, 'PROOF_INVALID'],
      ['another code', { record: { code: other } }, 'PROOF_INVALID'],
      ['a person of another body', { person: b.clerk.sign }, 'SIGNER_NOT_AUTHORISED'],
      ['another organisation', { organisation: b.seal.sign }, 'SIGNER_NOT_AUTHORISED'],
      [
        'the person in the place of the organisation',
        { organisation: a.clerk.sign },
        'SIGNER_NOT_AUTHORISED',
      ],
    ])('is refused with %s', async (_what, change, code) => {
      expect(await refusal(await withOlder(change))).toBe(code);
    });
  });

  test('names each recipient with an envelope, ascending by code', async () => {
    const act = await issue({ record: { recipients: ['G01', b.code] } });
    const [first, second] = [
      { id: theirs, to: 'G01', digest, generation: 4 },
      { id: ours, to: b.code, digest, generation: 4 },
    ];
    expect(await refusal({ ...act, data: { ...act.data, envelopes: [first, second] } })).toBeNull();
    const turned = { ...act, data: { ...act.data, envelopes: [second, first] } };
    expect(() => frameEntry(turned, position)).toThrow(new AppError('LEDGER_ENTRY_INVALID'));
  });

  test('was signed by the person who acts', async () => {
    const act = await issue();
    const entry = frameEntry(act, { seq: 1, at, actor: 'P00000009', prev: genesis });
    await expect(checkProofs(entry, context())).rejects.toMatchObject({ code: 'SIGNER_NOT_AUTHORISED' });
  });
});

describe('what is received', () => {
  test.each([
    ['the code of another record', { code: third }],
    ['the copies of another', { copies: [2] }],
    ['more copies than are ours', { copies: [1, 2] }],
  ])('is refused with %s', async (_what, data) => {
    const act = await receive();
    expect(await refusal({ ...act, data: { ...act.data, ...data } })).toBe('PROOF_INVALID');
  });

  test('states the copies that the rule gives us among others', async () => {
    const act = await receive({ record: { recipients: ['G01', a.code] } });
    expect(await refusal({ ...act, data: { ...act.data, copies: [2] } })).toBeNull();
    expect(await refusal(act)).toBe('PROOF_INVALID');
  });

  test('is refused when we are no recipient', async () => {
    expect(await refusal(await receive({ record: { recipients: ['G01'] } }))).toBe('PROOF_INVALID');
  });

  test('is refused when it is our own', async () => {
    const act = await receive();
    const { record, dispatch } = (await issue()).data;
    expect(await refusal({ ...act, data: { ...act.data, code, from: a.code, record, dispatch } })).toBe(
      'PROOF_INVALID',
    );
  });
});

describe('an allocation, which the first generation states', () => {
  const copiesOf = (...bodies: string[]) => bodies.map((to, index) => ({ to, copies: [index + 1] }));
  const issued = async (
    recipients: string[],
    allocation: ReturnType<typeof copiesOf>,
    stated: object = {},
  ): Promise<LedgerEntry> => {
    const { data } = await issue({ record: { recipients, copies: 3 }, allocation });
    const envelopes = recipients.map((to, index) => ({ id: [ours, theirs][index], to }));
    const { record, dispatch } = data;
    const act = { act: 'issue', subject: code, data: { record, dispatch, allocation, envelopes, ...stated } };
    return firstGeneration(act, position);
  };
  const received = async (
    recipients: string[],
    allocation: ReturnType<typeof copiesOf>,
    copies: number[],
  ): Promise<LedgerEntry> => {
    const { act, subject, data } = await receive({ record: { recipients, copies: 3 }, allocation });
    return firstGeneration({ act, subject, data: { ...data, copies } }, position);
  };

  test('is the same in act and dispatch, in any order of recipients', async () => {
    const bodies = [b.code, 'G01'];
    expect(await entryRefusal(await issued(bodies, copiesOf(...bodies)))).toBeNull();
    const other = { allocation: [{ to: b.code, copies: [2] }] };
    expect(await entryRefusal(await issued([b.code], copiesOf(b.code), other))).toBe('PROOF_INVALID');
  });

  test('gives copies to every recipient and nobody else', async () => {
    expect(await entryRefusal(await issued([b.code], copiesOf('G01')))).toBe('PROOF_INVALID');
    expect(await entryRefusal(await received([a.code], copiesOf('G01'), [1]))).toBe('PROOF_INVALID');
    expect(await entryRefusal(await received(['G01', a.code], copiesOf(a.code), [1]))).toBe('PROOF_INVALID');
  });

  test('gives the receiver the copies that its act states', async () => {
    const bodies = ['G01', a.code];
    expect(await entryRefusal(await received(bodies, copiesOf(...bodies), [2]))).toBeNull();
    expect(await entryRefusal(await received(bodies, copiesOf(...bodies), [1]))).toBe('PROOF_INVALID');
  });
});

describe('the statement of a receiver', () => {
  const statements = { status, enter, join, refuse };

  test.each(Object.entries(statements))('that %s rests on is about its document', async (_name, make) => {
    for (const change of [
      { code: third },
      { envelope: '5f0f0a54-9f43-4c52-8d0a-0a4f4f6f3b13' },
      { status: '01' as const, reasons: [] },
      { reasons: ['R01'] },
      { from: 'G01' },
    ]) {
      expect(await refusal(await make(change))).toBe('PROOF_INVALID');
    }
  });

  test.each(Object.entries(statements))('that %s rests on is signed by whom it names', async (name, make) => {
    const receiver = name === 'status' ? b : a;
    const sender = name === 'status' ? a : b;
    expect(await refusal(await make({ by: 'P00000009' }))).toBe('SIGNER_NOT_AUTHORISED');
    for (const signer of [stranger, sender.clerk, receiver.seal]) {
      expect(await refusal(await make({}, signer.sign))).toBe('SIGNER_NOT_AUTHORISED');
    }
  });

  test('that we made is signed by the person who acts, that of another body is not', async () => {
    const entryBy = (act: Act) => frameEntry(act, { seq: 1, at, actor: 'P00000009', prev: genesis });
    for (const act of [await enter(), await join(), await refuse()]) {
      await expect(checkProofs(entryBy(act), context())).rejects.toMatchObject({
        code: 'SIGNER_NOT_AUTHORISED',
      });
    }
    await expect(checkProofs(entryBy(await status()), context())).resolves.toBeUndefined();
  });

  test('has reasons when it refuses, and none otherwise', async () => {
    const refusing = await status({ status: '02' });
    const silent = { ...refusing.data, status: '02' as const };
    expect(await refusal({ ...refusing, data: silent })).toBe('PROOF_INVALID');
    const entered = await status({ reasons: ['R01'] });
    expect(await refusal({ ...entered, data: { ...entered.data, reasons: ['R01'] } })).toBe('PROOF_INVALID');
    const whole = await status({ status: '02', reasons: ['R01'] });
    const data = { ...whole.data, status: '02' as const, reasons: ['R01'] };
    expect(await refusal({ ...whole, data })).toBeNull();
  });

  test('about a document of ours is of another organisation', async () => {
    const act = await status({ from: a.code, by: a.personCode }, a.clerk.sign);
    expect(await refusal({ ...act, data: { ...act.data, from: a.code } })).toBe('PROOF_INVALID');
  });

  test('is missing only where paper came alone', async () => {
    const act = await enter();
    const { statement, ...unanswered } = act.data;
    const { envelope: _envelope, ...paper } = unanswered;
    expect(await refusal({ ...act, data: unanswered })).toBe('PROOF_INVALID');
    expect(await refusal({ ...act, data: { ...paper, statement } })).toBe('PROOF_INVALID');
    expect(await refusal({ ...act, data: paper })).toBeNull();
  });
});

describe('a receipt', () => {
  test('is for the envelope of its act, by the endpoint', async () => {
    expect(await refusal(await deliver({ id: theirs }))).toBe('PROOF_INVALID');
    for (const { sign } of [stranger, a.clerk, a.seal]) {
      expect(await refusal(await deliver({}, sign))).toBe('SIGNER_NOT_AUTHORISED');
    }
  });

  test.each([
    ['states, when that is before its entry', -1, -1],
    ['is entered at, when it states a later time', 1, 0],
  ])('is checked as of the time that it %s', async (_what, stated, asOf) => {
    const act = await deliver({ at: shifted(stated) });
    expect(await timesOf(act)).toEqual([shifted(asOf)]);
  });
});

describe('the bytes and the signature of a proof', () => {
  test('are checked as of the time of the entry, whatever the statement says', async () => {
    expect(await timesOf(await status({ at: shifted(-1) }))).toEqual([at]);
    expect(await timesOf(await issue())).toEqual([at, at]);
  });

  test('are missing when the bytes of either are not at hand or are others', async () => {
    const act = await status();
    const { content, signature } = act.data.statement;
    for (const missing of [content, signature]) {
      for (const bytes of [undefined, new Uint8Array()]) {
        const proof = (digest: string) => (digest === missing ? bytes : proofs.get(digest));
        expect(await refusal(act, { proof })).toBe('PROOF_MISSING');
      }
    }
  });

  test('are refused when the signature is over another statement', async () => {
    const act = await status();
    const { signature } = (await status({ at: shifted(-1) })).data.statement;
    const statement = { ...act.data.statement, signature };
    const fault = checked({ ...act, data: { ...act.data, statement } });
    await expect(fault).rejects.toMatchObject({
      code: 'PROOF_INVALID',
      cause: { code: 'SIGNATURE_INVALID' },
    });
  });

  test('keep the fault of a certificate, and a fault that is none of ours', async () => {
    const act = await status();
    for (const cause of [new AppError('CERTIFICATE_UNTRUSTED'), new RangeError('memory')]) {
      await expect(checked(act, { check: () => Promise.reject(cause) })).rejects.toBe(cause);
    }
  });

  test('make a claim where the certificate has lost its authority since', async () => {
    const end = shifted(1);
    const claims: DatedClaim[] = [];
    const revoked: ProofContext['check'] = async (...given) => ({
      ...(await check(...given)),
      revokedAt: end,
    });
    const claimed = (claim: DatedClaim) => claims.push(claim);
    await checked(await status(), { claimed });
    expect(claims).toEqual([]);
    await checked(await status(), { claimed, check: revoked });
    await checked(await deliver({ at: shifted(-1) }), { claimed, check: revoked });
    expect(claims).toEqual([
      { stated: at, end },
      { stated: shifted(-1), end },
    ]);
  });

  test('by one who has left count up to the end of the office, by the time that the signature states', async () => {
    const until = shifted(1);
    const later: ProofContext['check'] = async (...given) => ({ ...(await check(...given)), at: until });
    const { organisation } = b;
    const left = {
      persons: organisation.persons.map((person) => ({ ...person, until })),
      seals: organisation.seals.map((seal) => ({ ...seal, until })),
    };
    for (const change of [{ persons: left.persons }, { seals: left.seals }]) {
      const signers = indexOf(a, { ...b, organisation: { ...organisation, ...change } });
      expect(await refusal(await receive(), { signers })).toBeNull();
      expect(await refusal(await receive(), { signers, check: later })).toBe('SIGNER_NOT_AUTHORISED');
    }
  });
});
