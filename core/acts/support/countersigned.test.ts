import { describe, expect, test } from 'vitest';
import type { Countersigned } from '../../../contract/custody/countersigned.ts';
import { AppError, type ErrorCode } from '../../../contract/errors/index.ts';
import type { Act } from '../../../contract/ledger/act.ts';
import type { Proof } from '../../../contract/ledger/parts.ts';
import { check, type TestSigner, testSigner } from '../../../test/support/exchange/agencies.ts';
import { acts } from '../../../test/support/honest-ledger.ts';
import { people } from '../../../test/support/section.ts';
import { sectionOffice } from '../../../test/support/section-office.ts';
import { outgoing } from '../../../test/support/store.ts';
import { digestOf } from '../../encoding/canonical.ts';
import { signStatement } from '../../encoding/statement.ts';
import { checkProofs } from '../../evidence/proof-check.ts';
import { frameEntry, genesis } from '../../ledger/chain.ts';
import { NamedDocuments } from './documents.ts';

const office = await sectionOffice();
const { organisation, signers, proofs } = office;
const at = '2026-11-24T01:00:00.000Z';
const record = { ...outgoing(1), issuer: organisation };
const offer = 12;

/** What the keeper says of the act, and what the act says, with one of the two changed. */
async function act(
  name: 'accept' | 'collect',
  {
    said = {},
    data = {},
    signer = signers.keeper,
  }: Partial<{ said: object; data: object; signer: TestSigner }> = {},
): Promise<Act> {
  const [from, to] = name === 'accept' ? ['desk', people.keeper] : [people.keeper, 'desk'];
  const statement: Countersigned = {
    ...{ purpose: 'tram-mat/countersigned', organisation, act: name, issuer: organisation },
    ...{ code: record.code, copies: [1, 2], from, to, person: people.keeper, at },
    ...(name === 'accept' ? { offer } : {}),
    ...said,
  };
  const signed = await signStatement(statement, signer.sign);
  const proof: Proof = { content: digestOf(signed.content), signature: digestOf(signed.signature) };
  proofs.set(proof.content, signed.content).set(proof.signature, signed.signature);
  const terms = { copies: [1, 2], from, to, person: people.keeper, statement: proof, ...data };
  return name === 'accept' ? acts.accept(record, { offer, ...terms }) : acts.collect(record, terms);
}

const documents = new NamedDocuments();
const context = (named = documents) => ({
  ...{ organisation, signers: office.directory, check, documents: named },
  claimed: () => undefined,
  proof: (digest: string) => proofs.get(digest),
  digestOfSent: () => undefined,
});
async function refusal(made: Act, named?: NamedDocuments): Promise<ErrorCode | null> {
  try {
    await checkProofs(frameEntry(made, { seq: 20, at, actor: people.clerk, prev: genesis }), context(named));
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return null;
}
// The keeper stands in the section alone.
const section = await office.taken(office.section(), signers.head);
await checkProofs(frameEntry(section, { seq: 2, at, actor: people.clerk, prev: genesis }), context());

describe.each(['accept', 'collect'] as const)('a countersignature of %s', (name) => {
  test('holds as it was shown and signed', async () => {
    expect(await refusal(await act(name))).toBeNull();
  });

  test.each([
    ['other copies', { copies: [1] }],
    ['another record', { code: outgoing(2).code }],
    ['another issuer', { issuer: 'G01' }],
    ['another giver', { from: 'U02' }],
    ['another receiver', { to: 'U01' }],
    ['another act', { act: name === 'accept' ? 'collect' : 'accept' }],
    ['another offer', { offer: 13 }],
    ['another organisation', { organisation: 'H37' }],
    ['another purpose', { purpose: 'tram-mat/status' }],
    ['more than is shown', { note: 'x' }],
  ])('is not one about %s', async (_what, said) => {
    expect(await refusal(await act(name, { said }))).toBe('PROOF_INVALID');
  });

  test('is for the act as it is written, and no other', async () => {
    for (const data of [{ copies: [1, 2, 3] }, { from: 'U01' }, { to: 'U02' }])
      expect(await refusal(await act(name, { data }))).toBe('PROOF_INVALID');
  });

  test('is of the person whom it and the act name', async () => {
    for (const signer of [signers.clerk, signers.head, testSigner('stranger')])
      expect(await refusal(await act(name, { signer }))).toBe('SIGNER_NOT_AUTHORISED');
    const person = people.officer;
    expect(await refusal(await act(name, { said: { person } }))).toBe('PROOF_INVALID');
    expect(await refusal(await act(name, { said: { person }, data: { person } }))).toBe(
      'SIGNER_NOT_AUTHORISED',
    );
    const theirs = { said: { person }, data: { person }, signer: signers.officer };
    expect(await refusal(await act(name, theirs))).toBeNull();
  });

  test('is made with its act: it does for no later one that is alike', async () => {
    const ago = (minutes: number) => new Date(Date.parse(at) - minutes * 60_000).toISOString();
    expect(await refusal(await act(name, { said: { at: ago(4) } }))).toBeNull();
    expect(await refusal(await act(name, { said: { at: ago(6) } }))).toBe('PROOF_INVALID');
  });

  test('of whom the section alone lists needs the section', async () => {
    expect(await refusal(await act(name), new NamedDocuments())).toBe('SIGNER_NOT_AUTHORISED');
  });

  test('has bytes that were signed and are at hand', async () => {
    const made = await act(name);
    if (made.act !== 'accept' && made.act !== 'collect') throw new Error('another act');
    const { statement } = made.data;
    if (statement === undefined) throw new Error('unsigned');
    const other = await act(name, { said: { copies: [1] } });
    const foreign = 'statement' in other.data ? (other.data.statement as Proof) : statement;
    const mixed = await act(name, { data: { statement: { ...statement, signature: foreign.signature } } });
    expect(await refusal(mixed)).toBe('PROOF_INVALID');
    proofs.delete(statement.content);
    expect(await refusal(made)).toBe('PROOF_MISSING');
  });
});

test('a countersignature is of the time of its signature', async () => {
  // The signer's clock, as CMS states it, is that of the statement here; so the statement lies beside the entry.
  const far = { at: '2026-11-25T09:00:00.000Z' };
  const shifted: typeof check = async (content, cms, asOf) => ({ ...(await check(content, cms, asOf)), at });
  const made = await act('accept', { said: far });
  const entry = frameEntry(made, { seq: 20, at, actor: people.clerk, prev: genesis });
  await expect(checkProofs(entry, { ...context(), check: shifted })).rejects.toMatchObject({
    code: 'PROOF_INVALID',
  });
});
