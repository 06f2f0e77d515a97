import { expect, test } from 'vitest';
import { type Act, numberAct } from '../../contract/ledger/act.ts';
import type { Digest } from '../../contract/scalar.ts';
import { line, permit, rightsRefusal } from '../../test/support/custody-acts.ts';
import { custodyOffice, staff } from '../../test/support/custody-section.ts';
import { acts, digest, insideRefusal, projected, proof, three } from '../../test/support/honest-ledger.ts';
import { outgoing, self } from '../../test/support/store.ts';

const { archive, concur, disclose, register, transfer } = acts;
const said = { person: staff.keeper, line };
const deed = transfer(three, { to: 'U02' });
const concurred = concur(deed, said);

test('it stands before the act that it is about, and changes nothing', () => {
  expect(insideRefusal(concurred, deed)).toBeNull();
  expect(insideRefusal(concurred)).toBeNull();
  expect(projected(concurred)).toEqual([]);
  const unknown = transfer(outgoing(9), { to: 'U02' });
  expect(insideRefusal(concur(unknown, said))).toBe('RECORD_NOT_FOUND');
});

test('no other act takes the place of the one that it is about', () => {
  const other = transfer(three, { to: 'U02', copies: [2] });
  expect(insideRefusal(concurred, other)).toBe('LEDGER_CONTRADICTS');
  expect(insideRefusal(concurred, concurred)).toBe('LEDGER_CONTRADICTS');
  expect(insideRefusal(concurred, acts.incident())).toBe('LEDGER_CONTRADICTS');
  const changed = (data: object): Act => ({ ...concurred, data: { ...concurred.data, ...data } }) as Act;
  expect(insideRefusal(changed({ act: 'disclose' }), deed)).toBe('LEDGER_CONTRADICTS');
  expect(insideRefusal(changed({ deed: digest }), deed)).toBe('LEDGER_CONTRADICTS');
});

test('one signature stands by one act, however alike the next one is', () => {
  const shown = disclose(three, { persons: [staff.reader], permit });
  const by = (content: Digest) => concur(shown, { person: staff.keeper, statement: { ...proof, content } });
  const [one, other] = ['1', '2'].map((each) => by(each.repeat(64)));
  if (one === undefined || other === undefined) throw new Error('no signatures');
  expect(insideRefusal(one, shown, other, shown)).toBeNull();
  expect(insideRefusal(one, shown, one)).toBe('LEDGER_CONTRADICTS');
  // A line of the paper book has room for several.
  const onPaper = concur(shown, said);
  expect(insideRefusal(onPaper, shown, onPaper, shown)).toBeNull();
});

test('the second person signs, or is named with a line of this year or the last, and there is no other way', () => {
  expect(insideRefusal(concur(deed, { ...said, line: { ...line, year: 2024 } }))).toBe('RECORD_INVALID');
  const { person } = said;
  for (const more of [{ person }, { ...said, statement: proof }])
    expect(() => numberAct(concur(deed, more))).toThrow('LEDGER_ENTRY_INVALID');
  expect(() => numberAct(concur(deed, { ...said, name: 'An' } as typeof said))).toThrow(
    'LEDGER_ENTRY_INVALID',
  );
  expect(() => concur(register(three), said)).toThrow('RECORD_INVALID');
});

test('it is somebody else, cleared for the level, with a role that the law asks for', () => {
  const law = { twoPerson: [{ act: 'transfer' as const, from: 'B' as const, roles: ['head' as const] }] };
  const office = custodyOffice(self, {}, law);
  const refusal = (person: string, more: object = {}, act = deed) =>
    rightsRefusal(concur(act, { person, line }), { office, ...more });
  expect(refusal(staff.head)).toBeNull();
  expect(refusal(staff.clerk)).toBe('SECOND_PERSON_SAME');
  expect(refusal(staff.keeper)).toBe('SECOND_PERSON_ROLE');
  expect(refusal(staff.trainee)).toBe('CLEARANCE_MISSING');
  expect(refusal(staff.former)).toBe('HOLDER_UNKNOWN');
  // Where the law asks for nobody, somebody may stand by it all the same.
  expect(refusal(staff.keeper, { level: 'C' })).toBeNull();
  expect(refusal(staff.keeper, {}, archive(three, { place: 'K1-T01-N1' }))).toBeNull();
});

test('an act for which the law asks for a second person is not done without one', () => {
  const law = { twoPerson: [{ act: 'transfer' as const, from: 'B' as const, roles: ['head' as const] }] };
  const office = custodyOffice(self, {}, law);
  expect(rightsRefusal(deed, { office })).toBe('SECOND_PERSON_MISSING');
  expect(rightsRefusal(deed, { office, second: staff.head })).toBeNull();
  expect(rightsRefusal(deed, { office, level: 'C' })).toBeNull();
  expect(rightsRefusal(archive(three, { place: 'K1-T01-N1' }), { office })).toBeNull();
  // Who may not do it is told that first.
  expect(rightsRefusal(deed, { office, actor: staff.auditor })).toBe('RIGHT_MISSING');
});
